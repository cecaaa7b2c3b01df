//! What a journal that books a contradiction changes of a payment and of its return.

use kernel::event::ChangeContext;
use payments_contract::journal::{JournalPurpose, JournalRow};
use payments_contract::ledger::{InternalAccount, LedgerAccount};
use payments_contract::work::{BreakKind, BreakRow, Position};
use payments_contract::{
    Corrections, Direction, Kind, PaymentRow, Reports, Status, standing, transition,
};

/// The rows as they are once the journal is booked, and the breaks that open.
pub(super) struct Corrected {
    /// The payment that the journal corrects.
    pub(super) payment: PaymentRow,
    /// The other of a payment and its return, which must be as it was read.
    pub(super) other: Option<PaymentRow>,
    pub(super) breaks: Vec<BreakRow>,
}

/// The payment that a journal corrects, and the other of a payment and its return, as they are then.
pub(super) fn by(
    payment: &PaymentRow,
    other: Option<&PaymentRow>,
    journal: &JournalRow,
    cause: &ChangeContext,
) -> Corrected {
    let mut own = transition::amended(payment);
    own.corrections.journals.push(journal.id);
    let is_return = payment.kind == Kind::Return && payment.direction == Direction::Inbound;
    if is_return {
        own.corrections.given_back = 0;
    }
    let Some(other) = other else {
        moved(&mut own.corrections, journal, payment);
        return Corrected {
            payment: own,
            other: None,
            breaks: Vec::new(),
        };
    };
    let mut beside = transition::amended(other);
    if is_return {
        let sums = &mut beside.corrections;
        moved(sums, journal, other);
        sums.other_returns = sums
            .other_returns
            .saturating_add(second(payment, other, journal));
    } else {
        moved(&mut own.corrections, journal, payment);
    }
    match named(payment, other, journal) {
        Some(Named::This) => beside.returned_by = Some(payment.id),
        Some(Named::None) => beside.returned_by = None,
        None => {}
    }
    let mut breaks = Vec::new();
    if let Some(reports) = asked_again(payment, other, journal) {
        if standing(other).contradiction(reports.made).is_some() {
            let item = over(other, reports.made, journal, cause);
            transition::dispute(&mut beside, &[item.id]);
            if !is_return {
                transition::dispute(&mut own, &[item.id]);
            }
            breaks.push(item);
        }
        beside.reports = reports;
    }
    Corrected {
        payment: own,
        other: Some(beside),
        breaks,
    }
}

/// Books what the journal moves into the sums of the payment that has them.
fn moved(sums: &mut Corrections, journal: &JournalRow, head: &PaymentRow) {
    let is = |account, internal| account == LedgerAccount::Internal(internal);
    let owed = &mut sums.receivable;
    if is(journal.transfer.debit, InternalAccount::Receivables) {
        *owed = owed.saturating_add(journal.minor);
    } else if is(journal.transfer.credit, InternalAccount::Receivables) {
        *owed = owed.saturating_sub(journal.minor);
    }
    // Of a payment in the items alone say what is in suspense: it can go back.
    let is_outbound = head.direction == Direction::Outbound;
    if is_outbound && is(journal.transfer.credit, InternalAccount::Suspense) {
        sums.suspense = sums.suspense.saturating_add(journal.minor);
    }
}

/// By how many the payment has more returns besides the one that it names.
fn second(back: &PaymentRow, payment: &PaymentRow, journal: &JournalRow) -> i64 {
    let is_other = payment.returned_by.is_some_and(|named| named != back.id);
    let more = match journal.purpose {
        JournalPurpose::RejectedButPaid => 1,
        JournalPurpose::SettledButRefused => -1,
        JournalPurpose::SuspenseApplied | JournalPurpose::SuspenseReturned => 0,
    };
    if is_other { more } else { 0 }
}

enum Named {
    This,
    None,
}

/// A payment names the return of it that was rejected here and that the scheme made all the same, as long as the scheme has it
/// so: no other is booked.
fn named(back: &PaymentRow, payment: &PaymentRow, journal: &JournalRow) -> Option<Named> {
    let is_received = back.kind == Kind::Return && back.direction == Direction::Inbound;
    if !is_received || back.status != Status::Rejected {
        return None;
    }
    match journal.purpose {
        JournalPurpose::RejectedButPaid => payment.returned_by.is_none().then_some(Named::This),
        JournalPurpose::SettledButRefused => {
            (payment.returned_by == Some(back.id)).then_some(Named::None)
        }
        JournalPurpose::SuspenseApplied | JournalPurpose::SuspenseReturned => None,
    }
}

/// What the scheme holds of the other row, now that this is booked: whether a return that the scheme was given back stands
/// again, once its payment is made; and what was reported of a payment before a return claimed that it was made, once that
/// return is not.
fn asked_again(row: &PaymentRow, other: &PaymentRow, journal: &JournalRow) -> Option<Reports> {
    match journal.purpose {
        JournalPurpose::RejectedButPaid => {
            let was_given_back = other.kind == Kind::Return && other.corrections.given_back > 0;
            was_given_back.then(|| other.reports.found(true))
        }
        JournalPurpose::SettledButRefused => {
            let claimed = row.kind == Kind::Return && other.returned_by == Some(row.id);
            claimed.then(|| other.reports.without_return()).flatten()
        }
        JournalPurpose::SuspenseApplied | JournalPurpose::SuspenseReturned => None,
    }
}

/// The break that asks about a row.
fn over(
    row: &PaymentRow,
    made: Option<bool>,
    journal: &JournalRow,
    cause: &ChangeContext,
) -> BreakRow {
    let outside = if row.kind == Kind::Return {
        Position::returned(row)
    } else {
        Position::of_outcome(made == Some(true))
    };
    let sides = [Some(Position::inside(row)), Some(outside)];
    let id = row.scheme_id.as_deref().unwrap_or_default();
    let item = BreakRow::open(BreakKind::Contradiction, id, sides, cause);
    BreakRow {
        payment: Some(row.id),
        ..item.found_in(&journal.id.to_string())
    }
}
