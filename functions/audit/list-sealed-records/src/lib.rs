//! Exports the records of one seal: `GET /v1/audit/seals/{seal_number}/records`.
//!
//! An auditor needs no access to the bucket of the trail. A client reads its institution's records and the hashes of all
//! others, from which the seal's root follows; a client of the bank's own tenant reads every record.

use audit_domain::trail::NamedLine;
use audit_domain::{Hash, SignedSeal};
use audit_store::OpenFile;
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

/// A record of a seal, as far as it is shown.
#[derive(Serialize)]
struct SealedRecord {
    /// Its place in the seal, from 0.
    index: u64,
    /// Its leaf hash: from all of them follows the seal's root.
    hash: Hash,
    /// The record to the byte; none if it is another institution's.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
}

/// A page of the records of a seal, in their order.
///
/// # Errors
/// `not_found` if there is no such seal, `invalid_field` for anything that cannot be read.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let number: u64 = call.numbered("seal_number")?;
    let first = call.number("cursor", 0..=u64::MAX).map_err(|_| no_place());
    let (size, first) = Problem::both(call.page_size(), first)?;
    let first = first.unwrap_or(0);
    let end = first.saturating_add(size.into());
    let file = OpenFile::open(&ports.trail, number).await?;
    let file = file.ok_or_else(|| Problem::new(Code::NotFound))?;
    let sealed_by = file.head.signed;
    let records = file.records(&ports.trail, first..end).await?;
    if records.is_empty() {
        return Err(no_place());
    }
    let is_shown = |line: &str| tenant == TenantId::bank() || tenant == NamedLine::of(line).tenant;
    let data = (first..)
        .zip(records)
        .map(|(index, (hash, line))| SealedRecord {
            index,
            hash,
            record: is_shown(&line).then_some(line),
        });
    Ok(Reply::json(
        200,
        &Page {
            sealed_by,
            data: data.collect(),
            next_cursor: (end < sealed_by.seal.size).then(|| end.to_string()),
        },
    ))
}

/// A cursor of this list is the place of the next record: it opens nothing that a client could not read anyway.
fn no_place() -> Problem {
    Problem::field("query:cursor", "expected the next_cursor of this list")
}
