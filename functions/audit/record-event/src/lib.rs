//! Writes each event into the audit log, once, and files the record for its seal.
//!
//! The function may insert and read, and nothing else: it can neither change nor remove a record.

use audit_domain::{Minute, Record, next_to_file_in};
use audit_store::{ClosingRow, LeafRow, RecordRow};
use platform::FunctionError;
use platform::queue::Received;
use store::Row;

platform::function!();

/// How often a record is filed anew within one call because the minute was closed meanwhile.
const ATTEMPTS: usize = 5;

/// Records the event. One that comes again finds its record there, which is as it should be: the
/// first one stays, and what was left undone for it is done.
///
/// # Errors
/// When the event is none of ours, or the table does not answer: the event comes again.
pub async fn handle(ports: &Ports, event: Received) -> Result<(), FunctionError> {
    let record = Record::of(event, ports.clock.now())
        .map_err(|error| FunctionError::caused("an event that makes no record", error))?;
    let row = RecordRow::of(&record).map_err(unwritable)?;
    if ports.audit.insert(&row).await? {
        return file(ports, &row).await;
    }
    let first: Option<RecordRow> = ports.audit.get(&row.key()).await?;
    file(
        ports,
        &first.ok_or(FunctionError::new("a record that is there is not there"))?,
    )
    .await
}

/// Files the record in the minute in which it was written down. If that was closed before it was
/// certainly there, then in one that is open as well: it is sealed in the first that has it.
async fn file(ports: &Ports, row: &RecordRow) -> Result<(), FunctionError> {
    let mut minute = Minute::of(row.recorded_at);
    for _ in 0..ATTEMPTS {
        let leaf = LeafRow::of(row, minute).map_err(unwritable)?;
        let _already_there = !ports.audit.insert(&leaf).await?;
        // After the leaf is written: only then does an open minute mean that its sealer reads it.
        let newest = ClosingRow::newest(leaf.shard());
        let newest = ports.audit.query::<ClosingRow>(&newest).await?;
        let closed = newest.rows.first().map(|closing| closing.minute);
        match next_to_file_in(minute, closed, ports.clock.now()) {
            None => return Ok(()),
            Some(next) => minute = next,
        }
    }
    Err(FunctionError::new(
        "minutes are closed faster than a record is filed",
    ))
}

fn unwritable(error: serde_json::Error) -> FunctionError {
    FunctionError::caused("a record cannot be written down", error)
}
