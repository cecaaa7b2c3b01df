//! What the identity domain shows to the others.

/// The identity domain and its table. Only this crate can make the witness.
#[derive(Clone, Copy, Debug)]
pub struct Identity(());

impl store::Domain for Identity {
    const TABLE: &'static str = "identity";
}
