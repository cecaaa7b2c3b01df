//! What the payments domain shows to the others: its row and its journals, with both ledger legs in
//! them, its work items, and their events.

pub mod case;
mod corrections;
pub mod event;
mod evidence;
pub mod journal;
pub mod ledger;
mod parties;
mod reports;
mod row;
mod source;
pub mod work;

pub use corrections::Corrections;
pub use evidence::{Evidence, EvidenceDigest, EvidenceKind, EvidenceReference, EvidencedReason};
pub use kernel::payment::{Direction, Kind, Rail, Route, Status};
pub use parties::{Parties, Party};
pub use reports::Reports;
pub use row::{Approval, ApprovalDecision, CANCELLED_BY_SCHEME, NewPayment, PaymentRow, Reasons};
pub use source::Source;

/// The payments domain and its table. Only this crate can make the witness.
#[derive(Clone, Copy, Debug)]
pub struct Payments(());

impl store::Domain for Payments {
    const TABLE: &'static str = "payments";
}
