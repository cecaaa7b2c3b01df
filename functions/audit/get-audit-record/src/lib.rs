//! Reads a record of the audit log: `GET /v1/audit/records/{record_id}`.

use audit_domain::RecordId;
use audit_store::{AuditRecord, FoundRecord, Trail, keys_for};
use platform::http::{Call, Code, Problem, Reply};

platform::function!();

/// The record as it was written, if it is of the client's institution.
///
/// # Errors
/// `not_found` if there is none of that id.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let id: RecordId = call.resource("record_id")?;
    let trail = Trail {
        audit: &ports.audit,
        bucket: &ports.trail,
    };
    let found = trail.record(tenant, &id, ports.clock.now()).await?;
    let line = match found.ok_or_else(|| Problem::new(Code::NotFound))? {
        FoundRecord::Sealed(_, _, line) | FoundRecord::Waiting(line) => line,
    };
    let record = AuditRecord::of_line(&line).map_err(Problem::internal)?;
    let keys = keys_for(&record, &ports.field_keys).await?;
    Ok(Reply::json(200, &record.explained(keys.as_ref()).await))
}
