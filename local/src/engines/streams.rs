use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use fence::declaration::Only;
use rusqlite::{OptionalExtension, params};
use serde_json::{Value, json};
use tokio::sync::{Notify, watch};

use super::EngineError;
use super::batch::Outcome;
use super::clock::Clock;
use super::dynamodb::Dynamodb;
use super::invoke::Invoke;
use super::state::State;
use super::wire::{pause_after_error, stopped};

/// A function that reads the stream of a table.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) function: String,
    pub(super) table: String,
    /// Whether the event names the shard, as for functions with a tumbling window.
    pub(super) windowed: bool,
    /// The changes that it is called for; all if there are none.
    pub(super) only: Vec<Only>,
}

/// An event source mapping: delivers every change of one table to a function, in order and at least
/// once. Its position is stored and advances only after the function succeeded.
#[derive(Clone, Debug)]
pub(super) struct Mapping {
    pub(super) function: String,
    pub(super) table: String,
    pub(super) windowed: bool,
    pub(super) only: Vec<Only>,
    pub(super) dynamodb: Dynamodb,
    pub(super) state: State,
    pub(super) clock: Clock,
    pub(super) invoke: Invoke,
    pub(super) wake: Arc<Notify>,
    pub(super) failure: Arc<Mutex<Option<String>>>,
}

/// The state of a function's reading of one table's stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamState {
    /// The function.
    pub function: String,
    /// The table.
    pub table: String,
    /// Whether every change was handled.
    pub up_to_date: bool,
    /// The function's error for the batch being retried, if there is one.
    pub failure: Option<String>,
}

impl Mapping {
    /// Delivers changes until `stop` is true.
    pub(super) async fn run(self, stop: watch::Receiver<bool>) {
        let mut failures = 0_u32;
        while !*stop.borrow() {
            match self.step(failures).await {
                Ok(Step::Advanced) => failures = 0,
                Ok(Step::UpToDate) => tokio::select! {
                    () = self.wake.notified() => {}
                    () = stopped(stop.clone()) => {}
                },
                Ok(Step::Failed) => {
                    failures = failures.saturating_add(1);
                    self.pause(failures, &stop).await;
                }
                Err(error) => {
                    let (function, table) = (&self.function, &self.table);
                    tracing::error!(%error, function, table, "stream unreadable, retrying");
                    pause_after_error(&stop).await;
                }
            }
        }
    }

    /// Returns whether every change was handled.
    pub(super) async fn is_up_to_date(&self) -> Result<bool, EngineError> {
        let checkpoint = self.checkpoint().await?;
        let unread = self.dynamodb.changes(&self.table, checkpoint, 1).await?;
        Ok(unread.is_empty())
    }

    pub(super) async fn state(&self) -> Result<StreamState, EngineError> {
        Ok(StreamState {
            function: self.function.clone(),
            table: self.table.clone(),
            up_to_date: self.is_up_to_date().await?,
            failure: self.failure().clone(),
        })
    }

    fn failure(&self) -> MutexGuard<'_, Option<String>> {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn step(&self, failures: u32) -> Result<Step, EngineError> {
        let checkpoint = self.checkpoint().await?;
        let changes = self
            .dynamodb
            .changes(&self.table, checkpoint, BATCH)
            .await?;
        if changes.is_empty() {
            return Ok(Step::UpToDate);
        }
        let (read, changes) = self.wanted(changes);
        if changes.is_empty() {
            self.save_checkpoint(read).await?;
            return Ok(Step::Advanced);
        }
        let numbers: Vec<String> = changes.iter().map(sequence_number).collect();
        let event = self.event(&changes).to_string().into_bytes();
        let response = self.invoke.call(&self.function, event).await;
        let response = response.and_then(|response| self.with_state(response));
        let items: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let all = [read];
        let (handled, error) = match Outcome::of(response, &items) {
            // What the filter kept back is handled too.
            Outcome::Done => (all.as_slice(), None),
            // All records before the lowest failure are done; the rest of the batch is redelivered.
            Outcome::Partly(failed) => {
                let first = numbers.iter().position(|number| failed.contains(number));
                let handled = numbers.get(..first.unwrap_or(0)).unwrap_or_default();
                (handled, Some("named in batchItemFailures".to_owned()))
            }
            Outcome::Failed(error) => (&[][..], Some(error)),
        };
        self.failure().clone_from(&error);
        if let Some(last) = handled.last() {
            self.save_checkpoint(last.clone()).await?;
        }
        let Some(error) = error else {
            return Ok(Step::Advanced);
        };
        let (function, table) = (&self.function, &self.table);
        tracing::warn!(
            function,
            table,
            failures,
            error,
            "changes not handled, retrying"
        );
        Ok(if handled.is_empty() {
            Step::Failed
        } else {
            Step::Advanced
        })
    }

    /// Returns where a batch ends, and those of its changes that pass the filter of the mapping.
    fn wanted(&self, changes: Vec<Value>) -> (String, Vec<Value>) {
        let read = changes.last().map(sequence_number).unwrap_or_default();
        let is_wanted = |change: &Value| {
            self.only.is_empty() || self.only.iter().any(|only| passes(only, change))
        };
        (read, changes.into_iter().filter(is_wanted).collect())
    }

    /// A response without a state is a failed invocation of a function with a window.
    fn with_state(&self, response: Vec<u8>) -> Result<Vec<u8>, String> {
        let received: Value = serde_json::from_slice(&response).unwrap_or_default();
        if self.windowed && received.get("state").is_none() {
            return Err("the response has no state".to_owned());
        }
        Ok(response)
    }

    /// Returns the batch as Lambda passes it to a function; there is one shard here.
    fn event(&self, changes: &[Value]) -> Value {
        if self.windowed {
            json!({"Records": changes, "shardId": "shardId-00000000000000000000-00000000"})
        } else {
            json!({"Records": changes})
        }
    }

    /// Waits from 0.1 s, doubling to 12.8 s, or until the clock is moved.
    async fn pause(&self, failures: u32, stop: &watch::Receiver<bool>) {
        let pause = Duration::from_millis(50_u64.saturating_mul(1 << failures.min(8)));
        let mut changed = self.clock.changed();
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = changed.changed() => {}
            () = stopped(stop.clone()) => {}
        }
    }

    async fn checkpoint(&self) -> Result<Option<String>, EngineError> {
        let (function, table) = (self.function.clone(), self.table.clone());
        self.state
            .run(move |tx| {
                tx.prepare_cached(
                    "SELECT sequence FROM checkpoints WHERE function = ?1 AND source = ?2",
                )?
                .query_row(params![function, table], |row| row.get(0))
                .optional()
            })
            .await
    }

    async fn save_checkpoint(&self, sequence: String) -> Result<(), EngineError> {
        let (function, table) = (self.function.clone(), self.table.clone());
        self.state
            .run(move |tx| {
                tx.prepare_cached(
                    "INSERT INTO checkpoints (function, source, sequence) VALUES (?1, ?2, ?3)
                     ON CONFLICT (function, source) DO UPDATE SET sequence = excluded.sequence",
                )?
                .execute(params![function, table, sequence])
            })
            .await?;
        Ok(())
    }
}

enum Step {
    UpToDate,
    Advanced,
    Failed,
}

/// Lambda's default batch size for a stream.
const BATCH: usize = 100;

/// Returns, for each table of `mappings`, the sequence number that all its consumers have passed; a
/// table with a consumer that has read nothing is left out.
pub(super) fn passed_positions(
    state: &State,
    mappings: &[Source],
) -> Result<Vec<(String, String)>, EngineError> {
    let known = state.run_now(|tx| {
        let mut known = tx.prepare("SELECT function, source, sequence FROM checkpoints")?;
        let rows = known.query_map([], |row| {
            Ok(((row.get(0)?, row.get(1)?), row.get::<_, String>(2)?))
        })?;
        rows.collect::<rusqlite::Result<Vec<((String, String), String)>>>()
    })?;
    let reached = |mapping: &Source| {
        let found = known.iter().find(|((function, table), _)| {
            (function, table) == (&mapping.function, &mapping.table)
        });
        found.map(|(_, sequence)| sequence.clone())
    };
    let mut tables: Vec<&String> = mappings.iter().map(|mapping| &mapping.table).collect();
    tables.sort();
    tables.dedup();
    Ok(tables
        .into_iter()
        .filter_map(|table| {
            let consumers = mappings.iter().filter(|mapping| mapping.table == *table);
            // Fixed width, so text order is number order.
            let reached: Option<Vec<String>> = consumers.map(reached).collect();
            Some((table.clone(), reached?.into_iter().min()?))
        })
        .collect())
}

/// Wakes the mappings after each commit to the tables, and when `wrote` is notified, until `stop`
/// is true.
///
/// The engine has no callback, so this watches its log file: one `stat` each tick, no query. A
/// change is followed by a second wake signal on the next tick, because two commits within one tick
/// of the file system's clock look like one; and the mappings are woken every few seconds
/// regardless.
pub(super) async fn watch_for_commits(
    dynamodb: Dynamodb,
    wakes: Vec<Arc<Notify>>,
    wrote: Arc<Notify>,
    stop: watch::Receiver<bool>,
) {
    let mut ticks = tokio::time::interval(Duration::from_millis(20));
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut seen = None;
    let mut changed_last_tick = false;
    for tick in 0_u64.. {
        let received = tokio::select! {
            _ = ticks.tick() => false,
            () = wrote.notified() => true,
            () = stopped(stop.clone()) => return,
        };
        let mark = dynamodb.log_mark();
        let changed = mark != seen;
        if received || changed || changed_last_tick || tick.is_multiple_of(250) {
            for wake in &wakes {
                wake.notify_one();
            }
        }
        changed_last_tick = changed;
        seen = mark;
    }
}

/// Returns whether the item after a change has one of these texts in each of these attributes; of an item that was removed,
/// its key.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html>
fn passes(only: &Only, record: &Value) -> bool {
    only.iter().all(|(name, texts)| {
        let is_key = matches!(name.as_str(), "pk" | "sk");
        let image = if is_key { "Keys" } else { "NewImage" };
        let text = record.pointer(&format!("/dynamodb/{image}/{name}/S"));
        let text = text.and_then(Value::as_str);
        text.is_some_and(|text| texts.iter().any(|known| known == text))
    })
}

fn sequence_number(record: &Value) -> String {
    record
        .pointer("/dynamodb/SequenceNumber")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}
