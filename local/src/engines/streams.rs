use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{OptionalExtension, params};
use serde_json::{Value, json};
use tokio::sync::{Notify, watch};

use super::EngineError;
use super::batch::Outcome;
use super::clock::Clock;
use super::dynamodb::Dynamodb;
use super::invoke::Invoke;
use super::state::State;
use super::wire::{pause_after_fault, stopped};

/// A function that reads the stream of a table.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) function: String,
    pub(super) table: String,
    /// Whether the function is told the shard, as those with a tumbling window are.
    pub(super) windowed: bool,
}

/// One event source mapping: a function that is told every change of one table, in order and at
/// least once. Where it got to is kept, and moves on only after the function succeeded.
#[derive(Clone, Debug)]
pub(super) struct Mapping {
    pub(super) function: String,
    pub(super) table: String,
    pub(super) windowed: bool,
    pub(super) dynamodb: Dynamodb,
    pub(super) state: State,
    pub(super) clock: Clock,
    pub(super) invoke: Invoke,
    pub(super) bell: Arc<Notify>,
    pub(super) trouble: Arc<Mutex<Option<String>>>,
}

/// How a function stands with the stream of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamStanding {
    /// The function.
    pub function: String,
    /// The table.
    pub table: String,
    /// Whether every change was handled.
    pub up_to_date: bool,
    /// What the function said of the batch that it is being retried with, if it is.
    pub trouble: Option<String>,
}

impl Mapping {
    /// Delivers until `stop` says true.
    pub(super) async fn run(self, stop: watch::Receiver<bool>) {
        let mut failures = 0_u32;
        while !*stop.borrow() {
            match self.step(failures).await {
                Ok(Step::Advanced) => failures = 0,
                Ok(Step::UpToDate) => tokio::select! {
                    () = self.bell.notified() => {}
                    () = stopped(stop.clone()) => {}
                },
                Ok(Step::Failed) => {
                    failures = failures.saturating_add(1);
                    self.pause(failures, &stop).await;
                }
                Err(error) => {
                    let (function, table) = (&self.function, &self.table);
                    tracing::error!(%error, function, table, "the stream could not be read");
                    pause_after_fault(&stop).await;
                }
            }
        }
    }

    /// Whether every change was handled.
    pub(super) async fn is_up_to_date(&self) -> Result<bool, EngineError> {
        let checkpoint = self.checkpoint().await?;
        let unread = self.dynamodb.changes(&self.table, checkpoint, 1).await?;
        Ok(unread.is_empty())
    }

    pub(super) async fn standing(&self) -> Result<StreamStanding, EngineError> {
        Ok(StreamStanding {
            function: self.function.clone(),
            table: self.table.clone(),
            up_to_date: self.is_up_to_date().await?,
            trouble: self.trouble().clone(),
        })
    }

    fn trouble(&self) -> MutexGuard<'_, Option<String>> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner)
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
        let numbers: Vec<String> = changes.iter().map(sequence_number).collect();
        let event = self.event(&changes).to_string().into_bytes();
        let answer = self.invoke.call(&self.function, event).await;
        let answer = answer.and_then(|answer| self.with_state(answer));
        let items: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let (handled, error) = match Outcome::of(answer, &items) {
            Outcome::Done => (numbers.as_slice(), None),
            // All before the lowest failure is done; the rest of the batch comes again.
            Outcome::Partly(failed) => {
                let first = numbers.iter().position(|number| failed.contains(number));
                let handled = numbers.get(..first.unwrap_or(0)).unwrap_or_default();
                (handled, Some("named in batchItemFailures".to_owned()))
            }
            Outcome::Failed(error) => (&[][..], Some(error)),
        };
        self.trouble().clone_from(&error);
        if let Some(last) = handled.last() {
            self.save_checkpoint(last.clone()).await?;
        }
        let Some(error) = error else {
            return Ok(Step::Advanced);
        };
        let (function, table) = (&self.function, &self.table);
        tracing::warn!(function, table, failures, error, "changes not handled");
        Ok(if handled.is_empty() {
            Step::Failed
        } else {
            Step::Advanced
        })
    }

    /// An answer without a state is a failed invocation of a function with a window.
    fn with_state(&self, answer: Vec<u8>) -> Result<Vec<u8>, String> {
        let told: Value = serde_json::from_slice(&answer).unwrap_or_default();
        if self.windowed && told.get("state").is_none() {
            return Err("the answer has no state".to_owned());
        }
        Ok(answer)
    }

    /// The batch as Lambda gives it to a function; there is one shard here.
    fn event(&self, changes: &[Value]) -> Value {
        if self.windowed {
            json!({"Records": changes, "shardId": "shardId-00000000000000000000-00000000"})
        } else {
            json!({"Records": changes})
        }
    }

    /// From 0.1 s doubling to 12.8 s, cut short when the clock is moved.
    async fn pause(&self, failures: u32, stop: &watch::Receiver<bool>) {
        let pause = Duration::from_millis(50_u64.saturating_mul(1 << failures.min(8)));
        let mut moved = self.clock.moved();
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = moved.changed() => {}
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

/// For each table of `mappings`, the sequence number that all its consumers are past; a table
/// with a consumer that never read is left out.
pub(super) fn past(
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
            // Fixed width, so the order of the texts is the order of the numbers.
            let reached: Option<Vec<String>> = consumers.map(reached).collect();
            Some((table.clone(), reached?.into_iter().min()?))
        })
        .collect())
}

/// Rings the bells of the mappings after each commit of the tables, and when `wrote` is rung,
/// until `stop` says true.
///
/// The engine cannot call back, so this looks at its log file: one `stat` a tick, no query. A
/// change is followed by a second ring on the next tick, because two commits within one tick of
/// the file system's clock look like one; and the bells are rung every few seconds regardless.
pub(super) async fn watch_for_commits(
    dynamodb: Dynamodb,
    bells: Vec<Arc<Notify>>,
    wrote: Arc<Notify>,
    stop: watch::Receiver<bool>,
) {
    let mut ticks = tokio::time::interval(Duration::from_millis(20));
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut seen = None;
    let mut again = false;
    for tick in 0_u64.. {
        let told = tokio::select! {
            _ = ticks.tick() => false,
            () = wrote.notified() => true,
            () = stopped(stop.clone()) => return,
        };
        let mark = dynamodb.log_mark();
        let changed = mark != seen;
        if told || changed || again || tick.is_multiple_of(250) {
            for bell in &bells {
                bell.notify_one();
            }
        }
        again = changed;
        seen = mark;
    }
}

fn sequence_number(record: &Value) -> String {
    record
        .pointer("/dynamodb/SequenceNumber")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}
