//! Offline verification of the audit log's seals, with the public key alone: no network, no table,
//! no trust in the bank's operator.
//!
//! A trail is a directory with one file for each seal, named after the seal's number: the bank's own
//! (`0000000000000001.trail`, see [`TrailFile`](audit_domain::trail::TrailFile)), or what the API
//! exports (`0000000000000001.jsonl`). The first line of an export is the
//! [`SignedSeal`](audit_domain::SignedSeal); every further line is a record, byte for byte as it was
//! sealed. Of a file of the bank, what the seal does not cover is verified as well: the index, the leaf
//! hashes, and that no block of a chain is missing between one file and the next.
//!
//! A trail alone cannot show that seals are missing at its end. To detect that, store the [`Head`]
//! of an earlier verification, or one that was published, and require it.

mod error;
mod key;
mod proof;
mod sealed;
mod trail;

pub use error::VerifyError;
pub use key::{ParseKeyError, PublicKey};
pub use proof::{VerifiedProof, proof};
pub use trail::{Finding, Head, ParseHeadError, Report, directory, read_file, trail};
