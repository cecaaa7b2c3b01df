use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use tokio::sync::watch;

use super::EngineError;
use super::state::State;

/// The bank's clock: the system's, plus an offset that only ever moves it forward and survives
/// a restart. Delays, schedules and retentions are told by it, so moving it makes them due.
#[derive(Clone, Debug)]
pub struct Clock {
    state: State,
    offset_ms: Arc<AtomicI64>,
    moved: Arc<watch::Sender<()>>,
}

impl Clock {
    pub(super) fn open(state: State) -> Result<Self, EngineError> {
        let offset = state.run_now(read_offset)?;
        Ok(Self {
            state,
            offset_ms: Arc::new(AtomicI64::new(offset)),
            moved: Arc::new(watch::Sender::new(())),
        })
    }

    /// The bank's time now.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.now_ms()).unwrap_or(Timestamp::MAX)
    }

    /// How far the bank's clock is ahead of the system's.
    pub fn offset(&self) -> Duration {
        let offset = self.offset_ms.load(Ordering::Relaxed);
        Duration::from_millis(u64::try_from(offset).unwrap_or(0))
    }

    /// Moves the clock forward for good. What became due is delivered at once.
    pub async fn advance(&self, by: Duration) -> Result<Timestamp, EngineError> {
        let by_ms = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        let offset = self
            .state
            .run(move |tx| {
                let offset = read_offset(tx)?.saturating_add(by_ms);
                tx.execute(
                    "INSERT INTO settings (name, value) VALUES ('clock_offset_ms', ?1)
                     ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    [offset],
                )?;
                Ok(offset)
            })
            .await?;
        self.offset_ms.fetch_max(offset, Ordering::Relaxed);
        self.moved.send_replace(());
        Ok(self.now())
    }

    /// Milliseconds since the Unix epoch, by the bank's clock.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that the runner moves"
    )]
    pub(super) fn now_ms(&self) -> i64 {
        let system = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        i64::try_from(system.as_millis())
            .unwrap_or(i64::MAX)
            .saturating_add(self.offset_ms.load(Ordering::Relaxed))
    }

    /// Seconds since the Unix epoch, by the bank's clock.
    pub(super) fn now_s(&self) -> i64 {
        self.now_ms().div_euclid(1000)
    }

    /// A receiver that is told whenever the clock was moved from now on.
    pub(super) fn moved(&self) -> watch::Receiver<()> {
        self.moved.subscribe()
    }

    /// Waits until the bank's clock shows `due_ms`, however it comes to show it.
    pub(super) async fn until(&self, due_ms: i64) {
        let mut moved = self.moved();
        loop {
            let left = due_ms.saturating_sub(self.now_ms());
            let Ok(left) = u64::try_from(left) else {
                return;
            };
            if left == 0 {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep(Duration::from_millis(left)) => {}
                _ = moved.changed() => {}
            }
        }
    }
}

fn read_offset(tx: &rusqlite::Transaction<'_>) -> rusqlite::Result<i64> {
    tx.query_row(
        "SELECT COALESCE(MAX(value), 0) FROM settings WHERE name = 'clock_offset_ms'",
        [],
        |row| row.get(0),
    )
}
