//! The rules of accounts, pure: which number a new one gets, what may become of it, how a
//! statement adds up.
//!
//! No clock, no table, no network. Facts come in, decisions go out; a refusal is a value. Postings
//! are not here: their rules are conditions, and those are in the contract that others use.
#![no_std]

extern crate alloc;

mod exposure;
pub mod gaps;
mod lifecycle;
mod opening;
mod statement;

pub use exposure::taken;
pub use lifecycle::{Decision, Order, Refusal, Standing, Status, decide};
pub use opening::{ATTEMPTS, candidates};
pub use statement::{DoesNotFoot, MAX_DAYS, MAX_ENTRIES, Movement, Totals, foot};
