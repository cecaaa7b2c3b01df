//! The rules of the audit log, pure: what a record is, which event makes one, and by what a reader
//! may ask for records.
//!
//! A record says what happened to which subject, when, for whom and at whose request. It is made of
//! an event and of nothing else, and an event makes one record however often it comes.
#![no_std]

extern crate alloc;

mod record;
mod selection;
mod subject;

pub use record::{NotARecord, Record, RecordId};
pub use selection::{Ambiguous, Day, NotADay, Selection};
pub use subject::{NotASubject, SubjectId};
