use std::fmt;

use audit_domain::{InclusionProof, merkle};

use crate::key::check;
use crate::{PublicKey, VerifyError};

/// A verified inclusion proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedProof(InclusionProof);

impl VerifiedProof {
    /// Returns the proof.
    pub fn proof(&self) -> &InclusionProof {
        &self.0
    }
}

impl fmt::Display for VerifiedProof {
    /// Prints the record as well, because the proof is only useful with it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seal = self.0.sealed_by.seal;
        writeln!(out, "OK: the record is sealed")?;
        writeln!(out, "Record: {}", self.0.record)?;
        write!(
            out,
            "Sealed: as {} of {} in seal {} of {}, hash {}",
            self.0.index.saturating_add(1),
            seal.size,
            seal.number,
            seal.minute,
            seal.hash()
        )
    }
}

/// Verifies an inclusion proof in JSON.
///
/// # Errors
/// The first [`VerifyError`].
pub fn proof(json: &[u8], keys: &[PublicKey]) -> Result<VerifiedProof, VerifyError> {
    let proof: InclusionProof = serde_json::from_slice(json)
        .map_err(|_| VerifyError::Malformed("the file is not a proof"))?;
    check(&proof.sealed_by, keys)?;
    if proof.holds() {
        Ok(VerifiedProof(proof))
    } else {
        Err(VerifyError::Proof {
            expected: proof.sealed_by.seal.root,
            leaf: merkle::leaf_hash(proof.record.as_bytes()),
        })
    }
}
