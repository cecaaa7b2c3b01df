//! The words every part of the bank shares: money, account numbers, identifiers, moments in time.
//!
//! Pure and `no_std`: nothing here can read a clock, a file, a socket or the environment.
//! Every type is made once, by parsing, at the edge; after that it cannot hold a wrong value.
//! What is deliberately not here: rules (they live in `functions/<domain>/domain`), rows, HTTP.
#![no_std]

extern crate alloc;

pub mod account;
pub mod base32;
pub mod event;
pub mod id;
pub mod idempotency;
pub mod institution;
pub mod jwk;
pub mod money;
pub mod party;
pub mod payment;
pub mod policy;
pub mod rate;
pub mod reason;
pub mod request;
pub mod text;
pub mod time;
pub mod whole;
