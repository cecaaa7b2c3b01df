//! Reads a record of the audit log: `GET /v1/audit/records/{record_id}`.

use audit_domain::RecordId;
use audit_store::{AuditRecord, RecordRow, key_of};
use platform::http::{Call, Code, Problem, Reply};

platform::function!();

/// The record as it was written. The key holds the tenant, so that another's is not found.
///
/// # Errors
/// `not_found` if there is none of that id.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let id: RecordId = call.resource("record_id")?;
    let row: Option<RecordRow> = ports.audit.get(&key_of(principal.tenant, &id)).await?;
    let row = row.ok_or_else(|| Problem::new(Code::NotFound))?;
    Ok(Reply::json(200, &AuditRecord::of_row(&row)?))
}
