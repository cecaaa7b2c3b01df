//! How the audit log is kept: its row, the ranges it is read by, and how a record is shown.
//!
//! | read by | partition | order |
//! |---|---|---|
//! | subject | `pk` = tenant and subject | `sk`, the sequence |
//! | request | `rq` = tenant and request, index `by-request` | `ts`, when it was recorded |
//! | day of occurrence | `dy` = tenant and day, index `by-date` | `ts`, when it was recorded |
//!
//! Every partition opens with the tenant: no query of one can reach another's. Both indexes carry
//! the whole row. Order is that of recording where a list can still grow, so that a record which
//! comes late never falls behind a cursor.
//!
//! What makes the records provable is beside them, of all tenants together; no list of records
//! reaches it:
//!
//! | partition | order | what |
//! |---|---|---|
//! | `leaves#`shard | minute, when it was recorded, its id | [`LeafRow`]: a record that waits for the seal of a minute |
//! | `closings#`shard | minute | [`ClosingRow`]: up to which minute nothing more is taken in |
//! | `seals` | minute | [`SealRow`]: the seals, in their order |
//! | `late#`tenant`#`record | `0` | [`LateRow`]: where a record is sealed that came too late for its minute |
//! | `keys` | the key | [`KeyRow`]: what signs seals, or did |
//!
//! All of it is inserted and never changed. The seal of a minute and its records are a
//! [`TrailFile`] in the bucket of the trail.

mod closing;
mod leaf;
mod resource;
mod row;
mod seal_key;
mod sealed;
mod selected;
#[cfg(test)]
mod tests;
mod trail_file;
mod unreadable;

pub use closing::ClosingRow;
pub use leaf::{LEAF_SHARDS, LeafRow};
pub use resource::{AuditRecord, explained, keys_for};
pub use row::{RecordRow, key_of};
pub use seal_key::{NotASealKey, SealJwk, SealKey};
pub use sealed::{KeyRow, LateRow, SealRow};
pub use selected::{query, selected};
pub use trail_file::{NotATrailFile, SealedRecord, TrailFile};
pub use unreadable::{Leaf, UnreadableLeaf};
