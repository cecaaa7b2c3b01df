//! The rules of the audit log, pure: what a record is, which event makes one, and by what a reader
//! may ask for records.
//!
//! A record says what happened to which subject, when, for whom and at whose request. It is made of
//! an event and of nothing else, and an event makes one record however often it comes.
//!
//! What was recorded in a minute is sealed: a [`Seal`] holds the root of a Merkle tree over the
//! records and the hash of the seal before it, so that who holds one seal can tell of every record
//! before it whether it is still as it was. A record is filed in the minute in which it was written
//! down, and in a later one if that was closed before it came ([`next_to_file_in`]).
#![no_std]

extern crate alloc;

mod chain;
mod deflated;
mod filing;
mod hash;
pub mod merkle;
mod minute;
mod ordinal;
mod proof;
mod record;
mod seal;
mod selection;
mod sequence;
mod signed;
mod subject;
pub mod trail;

pub use chain::{Chain, ParseChainError};
pub use deflated::{Deflated, MAX_DEFLATED, MAX_INFLATED, NotDeflatedLines};
pub use filing::{is_late, last_over, next_to_file_in};
pub use hash::{Hash, Hex, NotHex};
pub use minute::{Minute, NotAMinute};
pub use ordinal::{MAX_ORDINAL, Ordinal, ParseOrdinalError};
pub use proof::InclusionProof;
pub use record::{NotARecord, Record, RecordId};
pub use seal::{Broken, Seal, file_name};
pub use selection::{Ambiguous, Day, ParseDayError, Selection};
pub use sequence::{ParseSequenceNumberError, SequenceNumber};
pub use signed::SignedSeal;
pub use subject::{NotASubject, SubjectId};
