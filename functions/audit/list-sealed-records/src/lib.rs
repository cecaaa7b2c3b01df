//! Exports the records of one seal: `GET /v1/audit/seals/{seal_number}/records`.
//!
//! An auditor needs no access to the bucket of the trail. A client reads its institution's records and the hashes of all
//! others, from which the seal's root follows; a client of the bank's own tenant reads every record.

use audit_domain::{SignedSeal, file_name};
use audit_store::{SealedRecord, TrailFile};
use kernel::id::TenantId;
use platform::http::{Call, Code, Problem, Reply};
use serde::Serialize;

platform::function!();

#[derive(Serialize)]
struct Page {
    sealed_by: SignedSeal,
    data: Vec<SealedRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// A page of the records of a seal, in their order.
///
/// # Errors
/// `not_found` if there is no such seal, `invalid_field` for anything that cannot be read.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let number: u64 = call.numbered("seal_number")?;
    let first = call.query::<usize>("cursor").map_err(|_| no_place());
    let (size, first) = Problem::both(call.page_size(), first)?;
    let (size, first) = (usize::from(size), first.unwrap_or(0));
    let bytes = ports.trail.get(&file_name(number)).await;
    let bytes = bytes.map_err(|error| {
        tracing::error!(%error, "no file of a seal");
        Problem::undecided(Code::Unavailable)
    })?;
    let bytes = bytes.ok_or_else(|| Problem::new(Code::NotFound))?;
    let file = TrailFile::read(&bytes).map_err(Problem::internal)?;
    let reader = (tenant != TenantId::bank()).then_some(tenant);
    let data = file.page(reader, first, size).map_err(Problem::internal)?;
    if data.is_empty() {
        return Err(no_place());
    }
    let next = first.saturating_add(data.len());
    let next_cursor = (next < file.size()).then(|| next.to_string());
    let sealed_by = file.signed;
    Ok(Reply::json(
        200,
        &Page {
            sealed_by,
            data,
            next_cursor,
        },
    ))
}

/// A cursor of this list is the place of the next record: it opens nothing that a client could not read anyway.
fn no_place() -> Problem {
    Problem::field("query:cursor", "expected the next_cursor of this list")
}
