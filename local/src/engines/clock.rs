use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use tokio::sync::{Mutex, watch};

use super::EngineError;
use super::state::State;

/// The bank's clock: the system's clock plus an offset that survives a restart. It never goes back:
/// it moves forward at once, and is slewed back by running at half speed. Delays, schedules and
/// retention use it, so moving it forward makes them due.
#[derive(Clone, Debug)]
pub struct Clock {
    state: State,
    ahead: Arc<RwLock<ClockOffset>>,
    /// Held while the offset changes, so that changes are applied in the order of their commits.
    changing: Arc<Mutex<()>>,
    changed: Arc<watch::Sender<()>>,
}

/// How far the bank's clock is ahead of the system's, and how much of that remains to be slewed.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_field_names, reason = "each names its unit")]
struct ClockOffset {
    /// The offset when the system's clock was at `since_ms`.
    offset_ms: i64,
    /// The excess that the offset loses from then on, one millisecond in every two.
    excess_ms: i64,
    since_ms: i64,
}

impl ClockOffset {
    /// Returns how much of the excess is lost at this time of the system's clock.
    fn lost(self, system_ms: i64) -> i64 {
        let passed = system_ms.saturating_sub(self.since_ms).max(0);
        passed.div_euclid(2).min(self.excess_ms)
    }

    /// Returns the offset at this time of the system's clock.
    fn at(self, system_ms: i64) -> i64 {
        self.offset_ms.saturating_sub(self.lost(system_ms))
    }

    /// Returns the same clock with this time of the system's clock as its reference.
    fn rebased(self, system_ms: i64) -> Self {
        Self {
            offset_ms: self.at(system_ms),
            excess_ms: self.excess_ms.saturating_sub(self.lost(system_ms)),
            since_ms: system_ms,
        }
    }

    fn advanced(self, by_ms: i64) -> Self {
        Self {
            offset_ms: self.offset_ms.saturating_add(by_ms),
            ..self
        }
    }

    /// Limited to the system's clock.
    fn slewed_back(self, by_ms: i64) -> Self {
        Self {
            excess_ms: self.excess_ms.saturating_add(by_ms).min(self.offset_ms),
            ..self
        }
    }
}

impl Clock {
    pub(super) fn open(state: State) -> Result<Self, EngineError> {
        let ahead = state.run_now(read)?;
        Ok(Self {
            state,
            ahead: Arc::new(RwLock::new(ahead)),
            changing: Arc::new(Mutex::new(())),
            changed: Arc::new(watch::Sender::new(())),
        })
    }

    /// Returns the bank's time.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.now_ms()).unwrap_or(Timestamp::MAX)
    }

    /// Returns how far the bank's clock is ahead of the system's.
    pub fn offset(&self) -> Duration {
        let offset = self.ahead().at(system_ms());
        Duration::from_millis(u64::try_from(offset).unwrap_or(0))
    }

    /// Moves the clock forward. Whatever becomes due is delivered at once.
    pub async fn advance(&self, by: Duration) -> Result<Timestamp, EngineError> {
        let by_ms = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.change(move |ahead| ahead.advanced(by_ms)).await?;
        self.changed.send_replace(());
        Ok(self.now())
    }

    /// Moves the clock back towards the system's, by at most `by`: it runs at half speed until
    /// then. A clock that jumped back would repeat instants that records, seals and tokens already
    /// have.
    pub async fn slew_back(&self, by: Duration) -> Result<Timestamp, EngineError> {
        let by_ms = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.change(move |ahead| ahead.slewed_back(by_ms)).await?;
        Ok(self.now())
    }

    /// Changes the offset, on disk first.
    async fn change<F>(&self, change: F) -> Result<(), EngineError>
    where
        F: FnOnce(ClockOffset) -> ClockOffset + Send + 'static,
    {
        let _order = self.changing.lock().await;
        let changed = self
            .state
            .run(move |tx| {
                let changed = change(read(tx)?.rebased(system_ms()));
                write(tx, changed)?;
                Ok(changed)
            })
            .await?;
        *self.ahead.write().unwrap_or_else(PoisonError::into_inner) = changed;
        Ok(())
    }

    fn ahead(&self) -> ClockOffset {
        *self.ahead.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns milliseconds since the Unix epoch, by the bank's clock.
    pub(super) fn now_ms(&self) -> i64 {
        let system_ms = system_ms();
        system_ms.saturating_add(self.ahead().at(system_ms))
    }

    /// Returns seconds since the Unix epoch, by the bank's clock.
    pub(super) fn now_s(&self) -> i64 {
        self.now_ms().div_euclid(1000)
    }

    /// Returns a receiver that is notified of every move of the clock from now on.
    pub(super) fn changed(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Waits until the bank's clock reaches `due_ms`, including by being moved.
    pub(super) async fn until(&self, due_ms: i64) {
        let mut changed = self.changed();
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
                _ = changed.changed() => {}
            }
        }
    }
}

/// Returns milliseconds since the Unix epoch, by the system's clock.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the clock that the runner moves"
)]
fn system_ms() -> i64 {
    let system = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(system.as_millis()).unwrap_or(i64::MAX)
}

fn read(tx: &rusqlite::Transaction<'_>) -> rusqlite::Result<ClockOffset> {
    let setting = |name: &str| {
        tx.query_row(
            "SELECT COALESCE(MAX(value), 0) FROM settings WHERE name = ?1",
            [name],
            |row| row.get(0),
        )
    };
    Ok(ClockOffset {
        offset_ms: setting("clock_offset_ms")?,
        excess_ms: setting("clock_excess_ms")?,
        since_ms: setting("clock_since_ms")?,
    })
}

fn write(tx: &rusqlite::Transaction<'_>, ahead: ClockOffset) -> rusqlite::Result<()> {
    let settings = [
        ("clock_offset_ms", ahead.offset_ms),
        ("clock_excess_ms", ahead.excess_ms),
        ("clock_since_ms", ahead.since_ms),
    ];
    for (name, value) in settings {
        tx.execute(
            "INSERT INTO settings (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_slewed_back_never_goes_back_and_ends_where_it_was() {
        let hour = ClockOffset::default().advanced(3_600_000);
        let ahead = hour.rebased(1_000).advanced(300_000).slewed_back(300_000);
        let mut last = i64::MIN;
        for system_ms in 1_000..602_000 {
            let now = ahead.at(system_ms).saturating_add(system_ms);
            assert!(now >= last, "{now} after {last}");
            last = now;
        }
        assert_eq!(ahead.at(1_000), 3_900_000);
        assert_eq!(ahead.at(301_000), 3_750_000);
        assert_eq!(ahead.at(601_000), 3_600_000);
        assert_eq!(ahead.at(i64::MAX), 3_600_000);
    }

    #[test]
    fn a_change_while_the_clock_is_slewed_keeps_what_is_left_of_it() {
        let ahead = ClockOffset::default().advanced(100_000).slewed_back(60_000);
        let later = ahead.rebased(40_000).advanced(5_000).slewed_back(5_000);
        assert_eq!(later.at(40_000), 85_000);
        assert_eq!(later.at(1_000_000), 40_000);
        assert_eq!(later.slewed_back(i64::MAX).at(i64::MAX), 0);
    }

    #[tokio::test]
    async fn a_slewed_clock_continues_after_a_restart() {
        let data = tempfile::tempdir().unwrap();
        let file = data.path().join("state.sqlite");
        let clock = Clock::open(State::open(&file).unwrap()).unwrap();
        clock.advance(Duration::from_mins(5)).await.unwrap();
        let before = clock.slew_back(Duration::from_mins(5)).await.unwrap();
        let reopened = Clock::open(State::open(&file).unwrap()).unwrap();
        assert!(reopened.now() >= before);
        assert!(reopened.offset() <= Duration::from_mins(5));
        assert_eq!(reopened.ahead().at(i64::MAX), 0);
    }
}
