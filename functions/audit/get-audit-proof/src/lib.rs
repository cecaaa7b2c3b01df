//! Proves that a record of the audit log is sealed: `GET /v1/audit/records/{record_id}/proof`.

use audit_domain::{InclusionProof, RecordId, merkle};
use audit_store::{FoundRecord, Trail, TrailError};
use platform::FunctionError;
use platform::http::{Call, Code, Problem, Reply};

platform::function!();

/// The proof, as `verify` reads it, of a record of the client's institution. Of the other records of the seal only hashes are
/// read and answered.
///
/// # Errors
/// `not_found` if there is no such record, `not_sealed_yet` if it waits for its seal.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let id: RecordId = call.resource("record_id")?;
    let trail = Trail {
        audit: &ports.audit,
        bucket: &ports.trail,
    };
    let found = trail.record(tenant, &id, ports.clock.now()).await?;
    let (file, leaf, record) = match found.ok_or_else(|| Problem::new(Code::NotFound))? {
        FoundRecord::Sealed(file, leaf, line) => (file, leaf, line),
        FoundRecord::Waiting(_) => return Err(Problem::new(Code::NotSealedYet)),
    };
    let signed = file.head.signed;
    let leaves = file.leaves(&ports.trail, 0..signed.seal.size).await?;
    signed
        .seal
        .seals(&leaves)
        .map_err(|broken| TrailError::Damaged(broken.into()))?;
    let place = usize::try_from(leaf).unwrap_or(usize::MAX);
    let proof = merkle::inclusion(&leaves, place).map(|path| InclusionProof {
        record,
        index: leaf.into(),
        path,
        sealed_by: signed,
    });
    let proof = proof.filter(InclusionProof::holds);
    let proof = proof.ok_or_else(|| {
        Problem::internal(FunctionError::new(
            "a record is not the one that was sealed",
        ))
    })?;
    Ok(Reply::json(200, &proof))
}
