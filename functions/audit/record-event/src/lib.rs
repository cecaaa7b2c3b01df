//! Writes each event into the audit log, once.
//!
//! The function may insert and nothing else: it can neither read, change nor remove a record.

use audit_domain::Record;
use audit_store::RecordRow;
use platform::Fault;
use platform::queue::Received;

platform::function!();

/// Records the event. One that comes again finds its record there, which is as it should be: the
/// first one stays.
///
/// # Errors
/// When the event is none of ours, or the table does not answer.
pub async fn handle(ports: &Ports, event: Received) -> Result<(), Fault> {
    let record = Record::of(event, ports.clock.now())
        .map_err(|error| Fault::caused("an event that makes no record", error))?;
    let row = RecordRow::of(&record)
        .map_err(|error| Fault::caused("a record cannot be written down", error))?;
    let _already_there = !ports.audit.insert(&row).await?;
    Ok(())
}
