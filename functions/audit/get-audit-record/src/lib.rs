//! Reads a record of the audit log: `GET /v1/audit/records/{record_id}`.

use std::slice;

use audit_domain::RecordId;
use audit_store::{RecordRow, explained, key_of, keys_for};
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
    let keys = keys_for(slice::from_ref(&row), &ports.field_keys).await?;
    let record = explained(&row, keys.as_ref()).await?;
    Ok(Reply::json(200, &record))
}
