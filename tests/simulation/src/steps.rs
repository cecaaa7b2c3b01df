//! What may change of a payment from one commit to the next, whatever it does to money.

use kernel::payment::Rail;
use payments_contract::{Direction, PaymentRow, Route, Status};

/// Whether nothing is new but what the rail's gateway said of the message of a payment that waits for its answer.
pub(crate) fn is_receipt(old: &PaymentRow, new: &PaymentRow) -> bool {
    let said = PaymentRow {
        delivered_at: new.delivered_at,
        revision: old.revision + 1,
        ..old.clone()
    };
    let waits = matches!(old.status, Status::Submitted | Status::Unknown);
    waits && said == *new && old.delivered_at.is_some() != new.delivered_at.is_some()
}

/// Whether nothing is new but one note of what the scheme said besides the outcome: a break that opened about the payment,
/// the return of what is not booked on its account or the end of that, the journal that corrects it, what became of the
/// money of that, or a report that agrees with the books.
pub(crate) fn is_dispute(old: &PaymentRow, new: &PaymentRow) -> bool {
    let noted = PaymentRow {
        disputed_by: new.disputed_by.clone(),
        returned_by: new.returned_by,
        reports: new.reports.clone(),
        corrections: new.corrections.clone(),
        revision: old.revision + 1,
        ..old.clone()
    };
    let is_disputed = new.disputed_by.len() == old.disputed_by.len() + 1;
    let is_returned = old.returned_by.is_none() && new.returned_by.is_some();
    let is_corrected = is_correction(old, new);
    // What the bank had rejected goes back from suspense, and that came to nothing.
    let is_kept = old.returned_by.is_some()
        && new.returned_by.is_none()
        && (old.direction, old.status) == (Direction::Inbound, Status::Rejected);
    let has_heard = new.reports != old.reports;
    let kinds = [is_disputed, is_returned, is_corrected, is_kept, has_heard];
    let unpaid = old.status != Status::Settled || !old.corrections.journals.is_empty();
    let overruled = is_corrected && old.direction == Direction::Outbound;
    let is_some = kinds.into_iter().any(|is_kind| is_kind);
    noted == *new && is_some && (!is_returned || unpaid || overruled)
}

/// Whether one journal more is named, or money in suspense came or went somewhere, and no amount is below nothing.
fn is_correction(old: &PaymentRow, new: &PaymentRow) -> bool {
    let (old, new) = (&old.corrections, &new.corrections);
    let named = new.journals.starts_with(&old.journals);
    let more = new.journals.len() - old.journals.len().min(new.journals.len());
    let paid = new.paid_out - old.paid_out;
    let back = new.given_back - old.given_back;
    let gives_all_back = back < 0 && new.given_back == 0;
    let is_whole = new.receivable >= 0
        && new.suspense >= 0
        && new.other_returns >= 0
        && paid >= 0
        && (back >= 0 || gives_all_back);
    named && more <= 1 && is_whole && old != new
}

/// Whether the change keeps what never changes of a payment, and counts itself.
pub(crate) fn is_same(old: &PaymentRow, new: &PaymentRow) -> bool {
    let fixed = |row: &PaymentRow| {
        (
            (row.tenant, row.ordered_by, row.fingerprint.clone()),
            (row.direction, row.kind, row.route),
            (row.debtor, row.creditor, row.parties.clone()),
            (row.minor, row.currency),
            row.created_at,
        )
    };
    // The scheme's id comes with the acceptance.
    let comes = old.status == Status::AwaitingApproval && new.status == Status::Accepted;
    let named = old.scheme_id == new.scheme_id || comes && old.scheme_id.is_none();
    let counted = (new.version, new.revision) == (old.version + 1, old.revision + 1);
    fixed(old) == fixed(new) && named && counted
}

/// What a step of a payment does to money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    Hold,
    Confirm,
    Draw,
    Capture,
    Release,
    Transfer,
}

/// What a step of a payment does to money; an error if it is no step.
pub(crate) fn movement(before: Option<Status>, new: &PaymentRow) -> Result<Option<Move>, ()> {
    let inbound = new.direction == Direction::Inbound;
    match (before, new.status) {
        (None, Status::Accepted | Status::AwaitingApproval) if !inbound => Ok(Some(Move::Hold)),
        (None, Status::Settled) if inbound || new.route == Route::OnUs => Ok(Some(Move::Transfer)),
        (Some(Status::Accepted | Status::Submitted | Status::Unknown), Status::Settled) => {
            Ok(Some(Move::Capture))
        }
        (Some(Status::AwaitingApproval), Status::Accepted)
            if new.route == Route::Rail(Rail::Fps) =>
        {
            Ok(Some(Move::Confirm))
        }
        (Some(Status::AwaitingApproval), Status::Settled) if new.route == Route::OnUs => {
            Ok(Some(Move::Draw))
        }
        (Some(Status::Accepted), Status::Cancelled | Status::Rejected)
        | (Some(Status::AwaitingApproval), Status::Cancelled | Status::Declined)
        | (Some(Status::Submitted | Status::Unknown), Status::Rejected) => Ok(Some(Move::Release)),
        (None, Status::Rejected) if inbound => Ok(None),
        (None, Status::Refused) if !inbound => Ok(None),
        (Some(Status::Accepted), Status::Submitted)
        | (Some(Status::Submitted), Status::Unknown)
        | (Some(Status::Settled), Status::Returned)
        | (Some(Status::Returned), Status::Settled) => Ok(None),
        (_, _) => Err(()),
    }
}
