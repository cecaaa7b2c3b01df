//! Offline verification of the audit log's seals, with the public key alone: no network, no table,
//! no trust in the bank's operator.
//!
//! A trail is a directory with one file for each seal, named after the seal's number
//! (`0000000000000001.jsonl`). Its first line is the [`SignedSeal`](audit_domain::SignedSeal);
//! every further line is a record, byte for byte as it was sealed.
//!
//! A trail alone cannot show that seals are missing at its end. To detect that, store the [`Head`]
//! of an earlier verification, or one that was published, and require it.

mod error;
mod key;
mod proof;
mod trail;

pub use error::VerifyError;
pub use key::{ParseKeyError, PublicKey};
pub use proof::{VerifiedProof, proof};
pub use trail::{Finding, Head, ParseHeadError, Report, directory, read_file, trail};
