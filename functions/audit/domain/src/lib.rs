//! The rules of the audit log, pure: what a record is, which event makes one, and by what a reader
//! may ask for records.
//!
//! A record says what happened to which subject, when, for whom and at whose request. It is made of
//! an event and of nothing else, and an event makes one record however often it comes.
//!
//! What was recorded in a minute can be sealed: a [`Seal`] holds the root of a Merkle tree over the
//! records and the hash of the seal before it, so that who holds one seal can tell of every record
//! before it whether it is still as it was. No function makes seals yet.
#![no_std]

extern crate alloc;

mod hash;
pub mod merkle;
mod minute;
mod proof;
mod record;
mod seal;
mod selection;
mod signed;
mod subject;

pub use hash::{Hash, Hex, NotHex};
pub use minute::{Minute, NotAMinute};
pub use proof::InclusionProof;
pub use record::{NotARecord, Record, RecordId};
pub use seal::{Broken, Seal};
pub use selection::{Ambiguous, Day, NotADay, Selection};
pub use signed::SignedSeal;
pub use subject::{NotASubject, SubjectId};
