//! What clients of the bank itself do at the operations desk: they end what needs a person.
//!
//! One client proposes, another decides. A proposal moves nothing. Each write is done once under its
//! idempotency key, whose record holds the answer and is part of the write's own transaction.

mod asked;
mod proposal;
mod resolution;
mod resubmission;
mod work;

pub use asked::{Asked, Refused};
pub use proposal::propose;
pub use resolution::{Decision, Resolution, decide};
pub use resubmission::resubmit;
pub use work::{Break, Listed, SuspenseItem, list};

/// How often rows that changed meanwhile are read again: as for every decision.
const ATTEMPTS: u8 = platform::http::DECISIONS;
