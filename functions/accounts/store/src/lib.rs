//! What the accounts domain keeps and shows: its entries, decisions and checkpoints, the rows of
//! `accounts-contract` that others know too, and all of them as the API answers them.

pub mod booked_leg;
pub mod change;
pub mod checkpoint;
mod counterparty;
pub mod csv;
pub mod decision;
pub mod entry;
mod exposure;
pub mod opening;
pub mod resource;
mod standing;

pub use counterparty::counterparty_at;
pub use standing::{standing_of, status_of};
