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

mod resource;
mod row;
mod selected;
#[cfg(test)]
mod tests;

pub use resource::AuditRecord;
pub use row::{RecordRow, key_of};
pub use selected::{query, scope};
