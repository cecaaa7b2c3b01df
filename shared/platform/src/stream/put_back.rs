use serde::{Deserialize, Serialize};
use store::parked::ParkedRecord;

use super::record::Delivered;
use super::{Change, Reader, Stopped};
use crate::{FunctionError, telemetry};

/// The records that one call puts back, at most: what fits into the time of a stream reader.
const AT_MOST: usize = 200;

/// A request to put back what this function parked: `{"putBack": {}}` all of it, `{"putBack":
/// {"subject": "acc_..."}}` that of one subject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PutBack {
    /// The one subject.
    subject: Option<String>,
    /// Only says what is parked.
    list: bool,
    /// The place of a first record that never can be handled, because it is wrong itself and the row
    /// was repaired since. It is kept, and the records behind it come to their turn.
    discard: Option<String>,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Progress {
    /// The records that were handled and are no longer parked.
    put_back: usize,
    /// The records that were discarded.
    discarded: usize,
    /// The subjects that still have parked records.
    pub(super) parked: usize,
    /// Whether everything was tried; if not, another call goes on.
    done: bool,
    /// The first record of each subject that is parked still, a hundred at most.
    first: Vec<First>,
}

/// The first record of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct First {
    table: &'static str,
    subject: String,
    place: String,
    reason: String,
    at: kernel::time::Moment,
}

const SHOWN: usize = 100;

impl PutBack {
    /// Handles the parked records, those of a subject in their order, until one cannot be handled.
    ///
    /// # Errors
    /// At a fault that another attempt may get past; what was handled until then is done.
    pub(super) async fn run<H, F>(&self, reader: &Reader<'_, H>) -> Result<Progress, FunctionError>
    where
        H: Fn(Vec<Change>) -> F,
        F: Future<Output = Result<(), Stopped>>,
    {
        let mut done = Progress {
            done: true,
            ..Progress::default()
        };
        for table in reader.parked.tables() {
            let mut subjects = reader.parked.subjects(table).await?;
            subjects.retain(|subject| self.subject.as_ref().is_none_or(|one| one == subject));
            for subject in &subjects {
                self.subject(reader, table, subject, &mut done).await?;
            }
        }
        Ok(done)
    }

    async fn subject<H, F>(
        &self,
        reader: &Reader<'_, H>,
        table: &'static str,
        subject: &str,
        done: &mut Progress,
    ) -> Result<(), FunctionError>
    where
        H: Fn(Vec<Change>) -> F,
        F: Future<Output = Result<(), Stopped>>,
    {
        while let Some(record) = reader.parked.first(table, subject).await? {
            let reason = if self.list {
                record.reason.clone()
            } else if self.discard.as_ref() == Some(&record.place) {
                reader.parked.discard(table, &record).await?;
                let (reader, place) = (reader.name, record.place);
                tracing::info!(target: telemetry::RECORD, reader, table, subject, place, "a parked change was discarded");
                done.discarded = done.discarded.saturating_add(1);
                continue;
            } else if done.put_back >= AT_MOST {
                done.done = false;
                record.reason.clone()
            } else if let Err(fault) = reader.put_back(&record).await? {
                fault.to_string()
            } else {
                reader.parked.remove(table, &record).await?;
                done.put_back = done.put_back.saturating_add(1);
                continue;
            };
            done.parked = done.parked.saturating_add(1);
            if done.first.len() < SHOWN {
                done.first.push(First {
                    table,
                    subject: subject.to_owned(),
                    place: record.place,
                    reason,
                    at: record.at,
                });
            }
            return Ok(());
        }
        Ok(())
    }
}

impl<H, F> Reader<'_, H>
where
    H: Fn(Vec<Change>) -> F,
    F: Future<Output = Result<(), Stopped>>,
{
    /// Handles a parked record; within, why it still cannot be.
    async fn put_back(
        &self,
        record: &ParkedRecord,
    ) -> Result<Result<(), FunctionError>, FunctionError> {
        let shard = record.shard.as_deref();
        let read = Delivered::read(&record.text, shard, self.parked, true);
        let read = read.ok_or_else(|| FunctionError::new("the function declares no stream"))?;
        let change = match read.change {
            Ok(change) => change,
            Err(fault) => return Ok(Err(fault)),
        };
        match (self.handle)(vec![change]).await {
            Ok(()) => Ok(Ok(())),
            Err(stopped) if stopped.fault.is_permanent() => Ok(Err(stopped.fault)),
            Err(stopped) => Err(stopped.fault),
        }
    }
}
