use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::merkle::{includes, leaf_hash};
use crate::{Hash, Seal, SignedSeal};

/// What shows, without any other record, that a record is among those that a seal seals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InclusionProof {
    /// The record as it was sealed, to the byte.
    pub record: String,
    /// Its place among the records of the seal, from 0.
    pub index: u64,
    /// The hashes that lead from it to the root.
    pub path: Vec<Hash>,
    /// The seal.
    pub sealed_by: SignedSeal,
}

impl InclusionProof {
    /// Whether the record is where the proof says. Whose the seal is, is another question.
    pub fn holds(&self) -> bool {
        let Seal { size, root, .. } = self.sealed_by.seal;
        let leaf = leaf_hash(self.record.as_bytes());
        includes((size, root), leaf, self.index, &self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Hex;
    use crate::merkle::inclusion;

    #[test]
    fn a_proof_holds_for_its_record_and_its_place() {
        let records = ["a", "b", "c"];
        let leaves = records.map(|record| leaf_hash(record.as_bytes()));
        let minute = "2026-11-23T09:00Z".parse().expect("a minute");
        let proof = InclusionProof {
            record: "b".into(),
            index: 1,
            path: inclusion(&leaves, 1).expect("a path"),
            sealed_by: SignedSeal {
                seal: Seal::after(None, minute, &leaves).expect("a seal"),
                key: Hex([0; 32]),
                signature: Hex([0; 64]),
            },
        };
        assert!(proof.holds());
        let other = InclusionProof {
            record: "x".into(),
            ..proof.clone()
        };
        let elsewhere = InclusionProof { index: 0, ..proof };
        assert!(!other.holds() && !elsewhere.holds());
    }
}
