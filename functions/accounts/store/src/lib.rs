//! Rows of the accounts domain (entries, decisions) and API resources built from them
//! and from the rows that `accounts-contract` shares.

pub mod change;
mod counterparty;
pub mod csv;
pub mod decision;
pub mod entry;
mod exposure;
pub mod opening;
pub mod resource;
mod state;

pub use counterparty::counterparty_at;
pub use state::{state_of, status_of};
