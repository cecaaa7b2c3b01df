//! The rules of accounts: the numbers of new accounts, changes of an account, and the sums of a
//! statement.
//!
//! The crate is pure: it takes facts and returns decisions, and a refusal is a value. Clock, tables
//! and network are outside. Postings are conditions that other domains use, so they are part of
//! `accounts-contract`.
#![no_std]

extern crate alloc;

mod exposure;
pub mod gaps;
mod lifecycle;
mod opening;
mod statement;

pub use exposure::headroom_taken;
pub use lifecycle::{AccountCommand, AccountState, Decision, Refusal, Status, decide};
pub use opening::{ATTEMPTS, candidates};
pub use statement::{MAX_DAYS, MAX_ENTRIES, Movement, StatementError, Totals, total};
