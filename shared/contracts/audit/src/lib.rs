//! What the audit domain shows to the others: how the relay of a table's stream records its changes.
//!
//! Each shard of a stream has a [`Chain`] of blocks, numbered from 1 without gaps. A block holds the
//! records of changes in one row, deflated. A relay appends a batch before it does anything else with
//! it: what lies beyond the newest block goes into the next ones ([`Batch`], [`ChainEnd`]). As an ordinal is
//! taken once and a block holds only what is beyond the block before, blocks are disjoint and in
//! order, however often and by whomever a batch is delivered.
//!
//! | pk | sk | what |
//! |---|---|---|
//! | `TABLE/SHARD` | ordinal | [`BlockRow`] |
//! | `chains#DAY` | `TABLE/SHARD` | [`ChainRow`]: the chain was appended to on that day, by which the sealer finds it |
//! | `retired#TABLE/SHARD` | ordinal | [`RetiredRow`]: how far a chain was sealed that the newest file no longer names |
//!
//! Rows are inserted and never changed. A record ([`record_line`]) is a pure function of the stream's
//! record, so that every delivery records the same.

mod append;
mod block;
mod line;
mod published;
mod rows;

pub use append::{AppendError, Batch, ChainEnd, Entry};
pub use audit_domain::{
    Chain, Day, Deflated, MAX_ORDINAL, Ordinal, ParseChainError, ParseOrdinalError,
    ParseSequenceNumberError, Record, RecordId, SequenceNumber, SubjectId,
};
pub use block::{BlockRow, DamagedBlock};
pub use line::{LineError, MAX_LINE, Unreadable, record_line, unreadable_line};
pub use published::{append, newest, register};
pub use rows::{ChainRow, RetiredRow};

/// The audit domain and its table. Only this crate can make the witness.
#[derive(Clone, Copy, Debug)]
pub struct Audit(());

impl store::Domain for Audit {
    const TABLE: &'static str = "audit";
    // A record is never rewritten, so each says by itself of which form it is.
    const SCHEMA: Option<&'static store::schema::Schema> = None;
}
