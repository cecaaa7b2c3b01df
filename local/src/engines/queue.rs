use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Row, Transaction, params};
use tokio::sync::Notify;
use uuid::Uuid;

use super::EngineError;
use super::bus::Delivery;
use super::clock::Clock;
use super::state::State;

/// The queues of the consumers: one each, named after its function, with delivery delay, receive
/// count and a dead-letter queue. Times are the bank clock's.
///
/// A message is `waiting`, `in-flight` (its consumer processes it) or `dead`.
#[derive(Clone, Debug)]
pub(super) struct Queues {
    state: State,
    clock: Clock,
    wakes: Arc<BTreeMap<String, Notify>>,
}

/// The contents of one queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueDepth {
    /// The consumer.
    pub queue: String,
    /// Messages that can be delivered now.
    pub visible: u64,
    /// Messages that wait for a delivery delay or for a retry.
    pub delayed: u64,
    /// Messages that the consumer is processing.
    pub in_flight: u64,
    /// Messages in the dead-letter queue.
    pub dead: u64,
}

/// A message that failed [`MAX_RECEIVES`] deliveries.
#[derive(Clone, Debug)]
pub struct DeadLetter {
    /// The consumer.
    pub queue: String,
    /// The message's id.
    pub message_id: String,
    /// The event.
    pub body: String,
    /// The number of its deliveries.
    pub receives: u32,
    /// The consumer's last error.
    pub last_error: Option<String>,
}

/// A message as received.
#[derive(Debug)]
pub(super) struct Message {
    pub(super) row: i64,
    pub(super) id: String,
    pub(super) body: String,
    pub(super) sent_ms: i64,
    pub(super) first_received_ms: i64,
    pub(super) receives: u32,
}

/// The deliveries after which a message moves to the dead-letter queue.
pub const MAX_RECEIVES: u32 = 5;

impl Queues {
    /// Opens the queues of these consumers. Messages in flight when the process ended are waiting
    /// again.
    pub(super) fn open(
        state: State,
        clock: Clock,
        names: impl IntoIterator<Item = String>,
    ) -> Result<Self, EngineError> {
        state.run_now(|tx| {
            tx.execute(
                "UPDATE messages SET last_error = 'the process ended',
                 state = CASE WHEN receives >= ?1 THEN 'dead' ELSE 'waiting' END
                 WHERE state = 'in-flight'",
                [MAX_RECEIVES],
            )
        })?;
        let wakes = names.into_iter().map(|name| (name, Notify::new()));
        Ok(Self {
            state,
            clock,
            wakes: Arc::new(wakes.collect()),
        })
    }

    /// Puts all messages on their queues, durably, or none.
    pub(super) async fn send(&self, deliveries: Vec<Delivery>) -> Result<(), EngineError> {
        if deliveries.is_empty() {
            return Ok(());
        }
        let now = self.clock.now_ms();
        let queues: Vec<String> = deliveries.iter().map(|d| d.queue.clone()).collect();
        self.state
            .run(move |tx| deliveries.iter().try_for_each(|d| insert(tx, d, now)))
            .await?;
        for queue in queues {
            self.wake_consumer(&queue);
        }
        Ok(())
    }

    /// Receives up to `max` messages that are due and increments their receive counts.
    pub(super) async fn receive(&self, queue: &str, max: u32) -> Result<Vec<Message>, EngineError> {
        let (queue, now) = (queue.to_owned(), self.clock.now_ms());
        self.state
            .run(move |tx| {
                let mut due = tx.prepare_cached(
                    "SELECT id FROM messages
                     WHERE queue = ?1 AND state = 'waiting' AND visible_ms <= ?2
                     ORDER BY visible_ms, id LIMIT ?3",
                )?;
                let ids = due.query_map(params![queue, now, max], |row| row.get(0))?;
                let ids = ids.collect::<rusqlite::Result<Vec<i64>>>()?;
                ids.into_iter().map(|id| take(tx, id, now)).collect()
            })
            .await
    }

    /// Deletes handled messages; makes failed ones due again after a pause, or dead.
    pub(super) async fn settle(
        &self,
        done: Vec<i64>,
        failed: Vec<i64>,
        error: Option<String>,
    ) -> Result<(), EngineError> {
        let now = self.clock.now_ms();
        self.state
            .run(move |tx| {
                for id in done {
                    tx.execute("DELETE FROM messages WHERE id = ?1", [id])?;
                }
                for id in failed {
                    tx.execute(
                        "UPDATE messages SET last_error = ?2, visible_ms = ?3 + (500 << receives),
                         state = CASE WHEN receives >= ?4 THEN 'dead' ELSE 'waiting' END
                         WHERE id = ?1",
                        params![id, error, now, MAX_RECEIVES],
                    )?;
                }
                Ok(())
            })
            .await
    }

    /// Waits until a message of the queue may be due.
    pub(super) async fn wait(&self, queue: &str) -> Result<(), EngineError> {
        let Some(wake) = self.wakes.get(queue) else {
            return Err(EngineError::Stopped);
        };
        let due_ms = self.next_due(queue).await?.unwrap_or(i64::MAX);
        tokio::select! {
            () = self.clock.until(due_ms) => {}
            () = wake.notified() => {}
            // A sender that stopped between its commit and the wake signal sends no signal.
            () = tokio::time::sleep(Duration::from_secs(5)) => {}
        }
        Ok(())
    }

    async fn next_due(&self, queue: &str) -> Result<Option<i64>, EngineError> {
        let queue = queue.to_owned();
        self.state
            .run(move |tx| {
                tx.query_row(
                    "SELECT MIN(visible_ms) FROM messages WHERE queue = ?1 AND state = 'waiting'",
                    [queue],
                    |row| row.get(0),
                )
            })
            .await
    }

    /// Returns the contents of each queue.
    pub(super) async fn depths(&self) -> Result<Vec<QueueDepth>, EngineError> {
        let now = self.clock.now_ms();
        let counted = self.state.run(move |tx| count(tx, now)).await?;
        let empty = self.wakes.keys().map(|name| {
            let depth = QueueDepth {
                queue: name.clone(),
                ..QueueDepth::default()
            };
            (name.clone(), depth)
        });
        let mut depths: BTreeMap<String, QueueDepth> = empty.collect();
        depths.extend(counted.into_iter().map(|d| (d.queue.clone(), d)));
        Ok(depths.into_values().collect())
    }

    pub(super) async fn dead_letters(&self) -> Result<Vec<DeadLetter>, EngineError> {
        self.state
            .run(|tx| {
                let mut dead = tx.prepare_cached(
                    "SELECT queue, message_id, body, receives, last_error FROM messages
                     WHERE state = 'dead' ORDER BY id",
                )?;
                let letters = dead.query_map([], |row| {
                    Ok(DeadLetter {
                        queue: row.get(0)?,
                        message_id: row.get(1)?,
                        body: row.get(2)?,
                        receives: row.get(3)?,
                        last_error: row.get(4)?,
                    })
                })?;
                letters.collect()
            })
            .await
    }

    /// Moves the dead letters of a queue back to it, with a receive count of zero.
    pub(super) async fn redrive(&self, queue: &str) -> Result<usize, EngineError> {
        let (name, now) = (queue.to_owned(), self.clock.now_ms());
        let changed = self
            .state
            .run(move |tx| {
                tx.execute(
                    "UPDATE messages SET state = 'waiting', receives = 0, visible_ms = ?2,
                     first_received_ms = NULL WHERE queue = ?1 AND state = 'dead'",
                    params![name, now],
                )
            })
            .await?;
        self.wake_consumer(queue);
        Ok(changed)
    }

    fn wake_consumer(&self, queue: &str) {
        if let Some(wake) = self.wakes.get(queue) {
            wake.notify_one();
        }
    }
}

fn insert(tx: &Transaction<'_>, delivery: &Delivery, now: i64) -> rusqlite::Result<()> {
    let delay = i64::from(delivery.delay_seconds).saturating_mul(1000);
    tx.prepare_cached(
        "INSERT INTO messages (queue, message_id, body, sent_ms, visible_ms)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        delivery.queue,
        Uuid::new_v4().to_string(),
        delivery.body,
        now,
        now.saturating_add(delay),
    ])?;
    Ok(())
}

fn take(tx: &Transaction<'_>, id: i64, now: i64) -> rusqlite::Result<Message> {
    tx.prepare_cached(
        "UPDATE messages SET state = 'in-flight', receives = receives + 1,
         first_received_ms = COALESCE(first_received_ms, ?2) WHERE id = ?1
         RETURNING id, message_id, body, sent_ms, first_received_ms, receives",
    )?
    .query_row(params![id, now], message)
}

fn message(row: &Row<'_>) -> rusqlite::Result<Message> {
    Ok(Message {
        row: row.get(0)?,
        id: row.get(1)?,
        body: row.get(2)?,
        sent_ms: row.get(3)?,
        first_received_ms: row.get(4)?,
        receives: row.get(5)?,
    })
}

fn count(tx: &Transaction<'_>, now: i64) -> rusqlite::Result<Vec<QueueDepth>> {
    let mut counts = tx.prepare_cached(
        "SELECT queue,
         COUNT(*) FILTER (WHERE state = 'waiting' AND visible_ms <= ?1),
         COUNT(*) FILTER (WHERE state = 'waiting' AND visible_ms > ?1),
         COUNT(*) FILTER (WHERE state = 'in-flight'),
         COUNT(*) FILTER (WHERE state = 'dead')
         FROM messages GROUP BY queue",
    )?;
    let depths = counts.query_map([now], |row| {
        Ok(QueueDepth {
            queue: row.get(0)?,
            visible: row.get(1)?,
            delayed: row.get(2)?,
            in_flight: row.get(3)?,
            dead: row.get(4)?,
        })
    })?;
    depths.collect()
}
