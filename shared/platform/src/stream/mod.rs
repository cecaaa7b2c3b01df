//! Changes of a table's items, in order for each item, possibly more than once.
//!
//! A record that a reader cannot handle, and would not be able to handle if it came again, is
//! parked ([`store::parked`]) with all later ones of its subject; the reader goes on with all
//! others. What another attempt may get past (a table or a bus that does not answer) holds the
//! shard, as nothing is lost by waiting. Parked records are put back by a call of the same function
//! (`put_back`), so that they meet the code that handles all others.

mod put_back;
mod record;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use environment::Clock;
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;
use store::parked::{Joined, Parked};

use crate::{FunctionError, fault, telemetry};

use put_back::PutBack;
use record::Delivered;

pub use record::{Change, Delivery, Seen};

/// The first change that could not be dealt with; all before it are done. If the fault is one that
/// stays ([`FunctionError::is_permanent`]), the change is parked, else it and all after it are delivered
/// again.
#[derive(Debug)]
pub struct Stopped {
    /// Where.
    pub sequence_number: String,
    /// Why.
    pub fault: FunctionError,
}

/// What a stream reader is called with: a batch of its stream, or a request to put back what it
/// parked.
#[derive(Deserialize)]
struct Asked {
    #[serde(rename = "Records")]
    records: Option<Vec<Box<RawValue>>>,
    #[serde(rename = "shardId")]
    shard: Option<String>,
    #[serde(rename = "putBack")]
    put_back: Option<PutBack>,
}

/// Hands the changes of a `DynamoDB` stream batch to `handle`, together and in order, but for those
/// of subjects that have parked records; or puts parked records back.
///
/// # Errors
/// When the payload is neither.
pub async fn serve<H, F>(
    name: &'static str,
    payload: Vec<u8>,
    parked: &Parked,
    clock: &Clock,
    handle: H,
) -> Result<Vec<u8>, FunctionError>
where
    H: Fn(Vec<Change>) -> F,
    F: Future<Output = Result<(), Stopped>>,
{
    let unrecorded = |_| std::future::ready(Ok(()));
    serve_recorded(name, payload, parked, clock, unrecorded, handle).await
}

/// Like [`serve`], and gives each batch to `record` first, whole: with the changes that will be
/// parked, and those that cannot be read. If it is not recorded, nothing of it is handled. Parked
/// records that are put back were recorded when they were delivered.
///
/// # Errors
/// When the payload is neither.
pub async fn serve_recorded<R, D, H, F>(
    name: &'static str,
    payload: Vec<u8>,
    parked: &Parked,
    clock: &Clock,
    record: R,
    handle: H,
) -> Result<Vec<u8>, FunctionError>
where
    R: FnOnce(Delivery) -> D,
    D: Future<Output = Result<(), FunctionError>>,
    H: Fn(Vec<Change>) -> F,
    F: Future<Output = Result<(), Stopped>>,
{
    let started = Instant::now();
    let asked: Asked = serde_json::from_slice(&payload)
        .map_err(|error| FunctionError::caused("not a DynamoDB stream batch", error))?;
    let reader = Reader {
        name,
        parked,
        clock,
        handle,
    };
    let Some(records) = asked.records else {
        let put_back = asked.put_back.ok_or_else(|| {
            FunctionError::new("neither a DynamoDB stream batch nor a request to put back")
        })?;
        let done = Box::pin(put_back.run(&reader)).await;
        let line = line(name, started, done.is_ok(), 1);
        line.write_with_parked(done.as_ref().map_or(0, |done| done.parked));
        return serde_json::to_vec(&done?)
            .map_err(|error| FunctionError::caused("an answer cannot be written down", error));
    };
    let read = |text| Delivered::read(text, asked.shard.as_deref(), parked, false);
    let records: Option<Vec<_>> = record::texts(&records).map(read).collect();
    let records = records.ok_or_else(|| FunctionError::new("the function declares no stream"))?;
    let mut aside = Aside::default();
    let outcome = match delivery(&records, asked.shard) {
        None => Ok(()),
        Some(delivery) => match record(delivery).await {
            Ok(()) => Box::pin(reader.work(&records, &mut aside)).await,
            Err(fault) => Err(stopped(&records, fault)),
        },
    };
    let failures = match &outcome {
        Ok(()) => json!([]),
        Err(stopped) => {
            tracing::error!(cause = fault::chain(&stopped.fault), "a change failed");
            json!([{"itemIdentifier": stopped.sequence_number}])
        }
    };
    line(name, started, outcome.is_ok(), records.len()).write_with_parked(aside.count());
    // To a function with a window an answer without a state is a failed invocation. We keep ours in
    // tables.
    // <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-windows.html>
    Ok(json!({"batchItemFailures": failures, "state": {}})
        .to_string()
        .into_bytes())
}

/// The batch of these records; none if there are none, as at the end of a window.
fn delivery(records: &[Delivered<'_>], shard: Option<String>) -> Option<Delivery> {
    Some(Delivery {
        table: records.first()?.table,
        shard,
        changes: records.iter().map(Delivered::seen).collect(),
    })
}

fn line(
    name: &'static str,
    started: Instant,
    done: bool,
    count: usize,
) -> telemetry::Line<'static> {
    telemetry::Line {
        function: name,
        request_id: None,
        status: if done { 200 } else { 500 },
        code: None,
        elapsed: started.elapsed(),
        count,
        resource: None,
    }
}

/// The subjects with parked records, by table, as they were read for this batch and grew in it.
#[derive(Default)]
struct Aside(BTreeMap<&'static str, BTreeSet<String>>);

impl Aside {
    fn has(&self, record: &Delivered<'_>) -> bool {
        let of_table = self.0.get(record.table);
        of_table.is_some_and(|subjects| subjects.contains(&record.subject))
    }

    fn set(&mut self, record: &Delivered<'_>, joined: Joined) {
        let of_table = self.0.entry(record.table).or_default();
        match joined {
            Joined::Parked => of_table.insert(record.subject.clone()),
            Joined::NoneLeft => of_table.remove(&record.subject),
        };
    }

    fn count(&self) -> usize {
        self.0.values().map(BTreeSet::len).sum()
    }
}

/// A function that reads streams.
struct Reader<'a, H> {
    name: &'static str,
    parked: &'a Parked,
    clock: &'a Clock,
    handle: H,
}

impl<H, F> Reader<'_, H>
where
    H: Fn(Vec<Change>) -> F,
    F: Future<Output = Result<(), Stopped>>,
{
    async fn work(&self, records: &[Delivered<'_>], aside: &mut Aside) -> Result<(), Stopped> {
        let mut rest = records;
        // One read for a batch and table. It is consistent, so whoever parked before this batch was
        // delivered is seen: another sandbox, or the reader of the shard that this one came from.
        for table in records.iter().map(|record| record.table) {
            if !aside.0.contains_key(table) {
                let subjects = self.parked.subjects(table).await;
                let subjects = subjects.map_err(|error| stopped(records, error.into()))?;
                aside.0.insert(table, subjects);
            }
        }
        while let Some(first) = rest.first() {
            let free = rest.iter().map_while(|record| {
                let change = record.change.as_ref().ok();
                change.filter(|_| !aside.has(record)).cloned()
            });
            let run: Vec<_> = free.collect();
            if run.is_empty() {
                // A record whose subject is no longer parked is looked at again.
                if self.set_aside(first, aside).await? == Joined::Parked {
                    rest = rest.get(1..).unwrap_or_default();
                }
                continue;
            }
            let given = run.len();
            let Err(failed) = (self.handle)(run).await else {
                rest = rest.get(given..).unwrap_or_default();
                continue;
            };
            let is_it = |record: &Delivered<'_>| record.sequence_number == failed.sequence_number;
            let at = rest.iter().position(is_it);
            let Some(at) = at.filter(|_| failed.fault.is_permanent()) else {
                return Err(failed);
            };
            let after = rest.get(at.saturating_add(1)..).unwrap_or_default();
            if let Some(record) = rest.get(at) {
                self.park(record, &failed.fault, aside).await?;
            }
            rest = after;
        }
        Ok(())
    }

    /// Parks a record that cannot be read, or whose subject has parked ones.
    async fn set_aside(
        &self,
        record: &Delivered<'_>,
        aside: &mut Aside,
    ) -> Result<Joined, Stopped> {
        if aside.has(record) {
            let behind = record.parked("an earlier change is parked".to_owned(), self.clock.now());
            let joined = self.parked.join(record.table, &behind).await;
            let joined = joined.map_err(|error| stopped_at(record, error.into()))?;
            aside.set(record, joined);
            return Ok(joined);
        }
        if let Err(fault) = &record.change {
            self.park(record, fault, aside).await?;
        }
        Ok(Joined::Parked)
    }

    async fn park(
        &self,
        record: &Delivered<'_>,
        fault: &FunctionError,
        aside: &mut Aside,
    ) -> Result<(), Stopped> {
        // The cause may cite the record, which may name people: it is in the table, whole.
        let reason = fault.to_string();
        let (reader, table, subject) = (self.name, record.table, &record.subject);
        tracing::error!(reader, table, subject, reason, "a change is parked");
        let whole = record.parked(reason, self.clock.now());
        let parked = self.parked.park(record.table, &whole).await;
        parked.map_err(|error| stopped_at(record, error.into()))?;
        aside.set(record, Joined::Parked);
        Ok(())
    }
}

fn stopped(records: &[Delivered<'_>], fault: FunctionError) -> Stopped {
    Stopped {
        sequence_number: records
            .first()
            .map(|record| record.sequence_number.clone())
            .unwrap_or_default(),
        fault,
    }
}

fn stopped_at(record: &Delivered<'_>, fault: FunctionError) -> Stopped {
    stopped(std::slice::from_ref(record), fault)
}

#[cfg(test)]
mod tests;
