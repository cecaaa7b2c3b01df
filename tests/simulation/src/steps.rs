//! Permitted changes of a payment from one commit to the next, apart from money.

use kernel::payment::Rail;
use payments_contract::{Direction, PaymentRow, Route, Status};

/// Returns whether only the gateway's result for a submitted message is new.
pub(crate) fn is_receipt(old: &PaymentRow, new: &PaymentRow) -> bool {
    let said = PaymentRow {
        delivered_at: new.delivered_at,
        revision: old.revision + 1,
        ..old.clone()
    };
    let waits = matches!(old.status, Status::Submitted | Status::Unknown);
    waits && said == *new && old.delivered_at.is_some() != new.delivered_at.is_some()
}

/// Returns whether only one note of a report besides the outcome is new: a break about the payment,
/// the return of a payment not booked on its account or the end of that, the journal that corrects
/// it, the use of that money, or a report that agrees with the books.
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
    // A rejected payment is returned from suspense, and that failed.
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

/// Returns whether one more journal is named, or money in suspense was received or used, and no
/// amount is negative.
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

/// Returns whether the change preserves a payment's immutable fields, and increments its version.
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
    // The scheme's id arrives with the acceptance.
    let comes = old.status == Status::AwaitingApproval && new.status == Status::Accepted;
    let named = old.scheme_id == new.scheme_id || comes && old.scheme_id.is_none();
    let counted = (new.version, new.revision) == (old.version + 1, old.revision + 1);
    fixed(old) == fixed(new) && named && counted
}

/// The effect of a payment's transition on money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MoneyMove {
    Hold,
    Confirm,
    Draw,
    Capture,
    Release,
    Transfer,
}

/// Returns the effect of a payment's transition on money; an error if it is not a permitted
/// transition.
pub(crate) fn movement(before: Option<Status>, new: &PaymentRow) -> Result<Option<MoneyMove>, ()> {
    let inbound = new.direction == Direction::Inbound;
    match (before, new.status) {
        (None, Status::Accepted | Status::AwaitingApproval) if !inbound => {
            Ok(Some(MoneyMove::Hold))
        }
        (None, Status::Settled) if inbound || new.route == Route::OnUs => {
            Ok(Some(MoneyMove::Transfer))
        }
        (Some(Status::Accepted | Status::Submitted | Status::Unknown), Status::Settled) => {
            Ok(Some(MoneyMove::Capture))
        }
        (Some(Status::AwaitingApproval), Status::Accepted)
            if new.route == Route::Rail(Rail::Fps) =>
        {
            Ok(Some(MoneyMove::Confirm))
        }
        (Some(Status::AwaitingApproval), Status::Settled) if new.route == Route::OnUs => {
            Ok(Some(MoneyMove::Draw))
        }
        (Some(Status::Accepted), Status::Cancelled | Status::Rejected)
        | (Some(Status::AwaitingApproval), Status::Cancelled | Status::Declined)
        | (Some(Status::Submitted | Status::Unknown), Status::Rejected) => {
            Ok(Some(MoneyMove::Release))
        }
        (None, Status::Rejected) if inbound => Ok(None),
        (None, Status::Refused) if !inbound => Ok(None),
        (Some(Status::Accepted), Status::Submitted)
        | (Some(Status::Submitted), Status::Unknown)
        | (Some(Status::Settled), Status::Returned)
        | (Some(Status::Returned), Status::Settled) => Ok(None),
        (_, _) => Err(()),
    }
}
