//! The interface of the payments domain for other domains: its transitions, its row and its journals with both ledger legs in
//! them, its work items, and their events.
//!
//! A rail puts [`transition`]s into its transaction and no other write on payments: every condition is inside the transition,
//! and so are the postings that belong to it. What clients order (a payment, its approval, its cancellation) is not here; it is
//! the domain's own.

pub mod case;
mod corrections;
pub mod difference;
mod early;
mod enquiry;
pub mod event;
mod evidence;
pub mod heard;
pub mod journal;
pub mod ledger;
pub mod leg;
mod parties;
mod pending_return;
mod reading_place;
mod reports;
mod row;
mod source;
mod standing;
pub mod transition;
pub mod work;

pub use corrections::Corrections;
pub use early::EarlyReports;
pub use enquiry::Enquiry;
pub use evidence::{Evidence, EvidenceDigest, EvidenceKind, EvidenceReference, EvidencedReason};
pub use kernel::payment::{Direction, Kind, Rail, Route, Status};
pub use parties::{Parties, Party};
pub use pending_return::PendingReturn;
pub use reading_place::ReadingPlace;
pub use reports::Reports;
pub use row::{
    Approval, ApprovalDecision, CANCELLED_BY_SCHEME, NewPayment, PaymentRow, RESOLVED_BY_BANK,
    Reasons,
};
pub use source::Source;
pub use standing::{family, standing};

/// The payments domain and its table. Only this crate can make the witness, so only this crate can make transitions on the
/// table:
///
/// ```compile_fail,E0423
/// # use payments_contract::Payments;
/// # fn forge(update: store::Update) -> store::PublishedWrite<Payments> {
/// store::PublishedWrite::update(Payments(()), update)
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Payments(());

impl store::Domain for Payments {
    const TABLE: &'static str = "payments";
}
