use std::fmt;

use audit_domain::{InclusionProof, merkle};

use crate::key::check;
use crate::{Fault, PublicKey};

/// A record that was proved to be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proved(InclusionProof);

impl Proved {
    /// The proof that held.
    pub fn proof(&self) -> &InclusionProof {
        &self.0
    }
}

impl fmt::Display for Proved {
    /// The record itself is shown: a proof is worth as much as what it is a proof of.
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

/// Checks one proof, which is JSON.
///
/// # Errors
/// The first [`Fault`].
pub fn proof(json: &[u8], keys: &[PublicKey]) -> Result<Proved, Fault> {
    let proof: InclusionProof =
        serde_json::from_slice(json).map_err(|_| Fault::Form("the file is no proof"))?;
    check(&proof.sealed_by, keys)?;
    if proof.holds() {
        Ok(Proved(proof))
    } else {
        Err(Fault::Proof {
            expected: proof.sealed_by.seal.root,
            leaf: merkle::leaf_hash(proof.record.as_bytes()),
        })
    }
}
