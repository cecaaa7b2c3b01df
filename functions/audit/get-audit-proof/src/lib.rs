//! Proves that a record of the audit log is sealed: `GET /v1/audit/records/{record_id}/proof`.

use audit_domain::{InclusionProof, Minute, RecordId};
use audit_store::{LateRow, RecordRow, SealRow, TrailFile, key_of};
use kernel::id::TenantId;
use platform::FunctionError;
use platform::http::{Call, Code, Problem, Reply};

platform::function!();

/// The proof, as `verify` reads it. The key of the record holds the tenant, so that another's is
/// not found; of the other records of the seal only hashes are answered.
///
/// # Errors
/// `not_found` if there is no such record, `not_sealed_yet` if it waits for its seal.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let id: RecordId = call.resource("record_id")?;
    let row: Option<RecordRow> = ports.audit.get(&key_of(tenant, &id)).await?;
    let row = row.ok_or_else(|| Problem::new(Code::NotFound))?;
    let proof = proof_of(ports, tenant, &id, &row).await?;
    let proof = proof.ok_or_else(|| Problem::new(Code::NotSealedYet))?;
    Ok(Reply::json(200, &proof))
}

async fn proof_of(
    ports: &Ports,
    tenant: TenantId,
    id: &RecordId,
    row: &RecordRow,
) -> Result<Option<InclusionProof>, Problem> {
    let late: Option<LateRow> = ports.audit.get(&LateRow::key_of(tenant, id)).await?;
    let minute = late.map_or_else(|| Minute::of(row.recorded_at), |late| late.sealed_in);
    let seal: Option<SealRow> = ports.audit.get(&SealRow::key_of(minute)).await?;
    let Some(seal) = seal else {
        return Ok(None);
    };
    let bytes = ports.trail.get(&seal.file_name()).await;
    let bytes = bytes.map_err(|error| {
        tracing::error!(%error, "no file of a seal");
        Problem::undecided(Code::Unavailable)
    })?;
    let bytes = bytes.ok_or_else(|| Problem::internal(FunctionError::new("a seal has no file")))?;
    let file = TrailFile::read(&bytes).map_err(Problem::internal)?;
    file.proof_of(tenant, id).map_err(Problem::internal)
}
