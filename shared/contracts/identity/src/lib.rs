//! What the identity domain shows to the others: that it is there, its events, one view of a client, and the few
//! writes by which every function that takes a token counts and records. Its rows hold what proofs are
//! checked with, and are its own.

pub mod admission;
mod client_view;
pub mod event;
pub mod limits;
mod migrations;
pub mod refused;
pub mod revoked;

pub use client_view::ClientView;

/// The identity domain and its table. Only this crate can make the witness.
#[derive(Clone, Copy, Debug)]
pub struct Identity(());

impl store::Domain for Identity {
    const TABLE: &'static str = "identity";
    const SCHEMA: Option<&'static store::schema::Schema> = Some(&migrations::SCHEMA);
}
