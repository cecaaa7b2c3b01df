//! What the audit domain shows to the others.

/// The audit domain and its table. Only this crate can make the witness.
#[derive(Clone, Copy, Debug)]
pub struct Audit(());

impl store::Domain for Audit {
    const TABLE: &'static str = "audit";
    // A record is never rewritten, so each says by itself of which form it is.
    const SCHEMA: Option<&'static store::schema::Schema> = None;
}
