//! Checks seals of the audit log with nothing but the public key: no network, no table, no word of
//! whoever runs the bank.
//!
//! A trail is a directory with one file a seal, named after the seal's number
//! (`0000000000000001.jsonl`). Its first line is the [`SignedSeal`](audit_domain::SignedSeal), every
//! further line is a record, to the byte as it was sealed.
//!
//! What a trail cannot tell by itself is whether seals are missing at its end. For that, keep the
//! [`Head`] of an earlier check, or one that was published, and ask for it.

mod fault;
mod key;
mod proof;
mod trail;

pub use fault::Fault;
pub use key::{NotAKey, PublicKey};
pub use proof::{Proved, proof};
pub use trail::{Finding, Head, NotAHead, Report, directory, read_file, trail};
