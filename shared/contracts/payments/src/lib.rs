//! What the payments domain shows to the others: its row, with both ledger legs in it, its
//! work items, and their events.

pub mod case;
pub mod event;
mod evidence;
pub mod ledger;
mod parties;
mod row;
pub mod work;

pub use evidence::{Evidence, EvidenceDigest, EvidenceKind, EvidenceReference, Grounds};
pub use parties::{Parties, Party};
pub use row::{Approval, Decided, Direction, Kind, PaymentRow, Reasons, Route, Status};

/// The payments domain and its table. Only this crate can make the witness.
#[derive(Clone, Copy, Debug)]
pub struct Payments(());

impl store::Domain for Payments {
    const TABLE: &'static str = "payments";
}
