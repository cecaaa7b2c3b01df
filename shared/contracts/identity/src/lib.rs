//! What the identity domain shows to the others: that it is there, and its events. Its rows hold
//! what proofs are checked with, and are its own.

pub mod event;
mod migrations;

/// The identity domain and its table. Only this crate can make the witness.
#[derive(Clone, Copy, Debug)]
pub struct Identity(());

impl store::Domain for Identity {
    const TABLE: &'static str = "identity";
    const SCHEMA: Option<&'static store::schema::Schema> = Some(&migrations::SCHEMA);
}
