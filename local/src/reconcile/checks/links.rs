//! References between rows: the row that each names exists and names it in turn.

use std::collections::BTreeMap;

use kernel::id::PaymentId;

use super::super::rows::Payment;
use super::super::work::Journal;
use super::{Books, Check};

fn by_id(books: &Books) -> BTreeMap<&str, &Payment> {
    let payments = books.payments.iter();
    payments
        .map(|payment| (payment.id.as_str(), payment))
        .collect()
}

/// A payment names only returns that exist, and a return that moved money is named by its payment:
/// otherwise the payment could be returned a second time.
pub(super) fn returns_name_their_payments(books: &Books) -> Check {
    let mut check = Check::of("each return names its payment, which names it");
    let payments = by_id(books);
    for payment in &books.payments {
        if let Some(id) = payment.returned_by.as_deref() {
            let back = payments.get(id);
            let names_it = back.is_some_and(|back| back.original.as_ref() == Some(&payment.id));
            let wrong = || format!("{}: returned by {id}, which is no return of it", payment.id);
            check.record((!names_it).then(wrong));
        }
        if payment.kind != "return" || !payment.is_booked() {
            continue;
        }
        let original = payment.original.as_deref().and_then(|id| payments.get(id));
        let is_named = original
            .is_some_and(|original| original.returned_by.as_deref() == Some(payment.id.as_str()));
        let wrong = || format!("{}: booked, and no payment is returned by it", payment.id);
        check.record((!is_named).then(wrong));
    }
    check
}

/// A payment's id at the scheme follows from its own id, or the reverse: under any other id the
/// scheme's response would not find it.
pub(super) fn scheme_ids_are_their_payments(books: &Books) -> Check {
    let mut check = Check::of("each payment has its own id at the scheme");
    for payment in &books.payments {
        let Some(scheme_id) = payment.scheme_id.as_deref() else {
            continue;
        };
        let is_own = if payment.direction == "outbound" {
            let reference = scheme_id.get(..18).unwrap_or_default().to_lowercase();
            let digits = payment.id.strip_prefix("pay_").unwrap_or_default();
            scheme_id.len() == 34 && digits.starts_with(&reference)
        } else {
            PaymentId::derive(&["fps", scheme_id]).to_string() == payment.id
        };
        let wrong = || format!("{}: {scheme_id} is not its id at the scheme", payment.id);
        check.record((!is_own).then(wrong));
    }
    check
}

/// Returns whether this journal gave the scheme back the rest of this return: from the money of the
/// return, or of its payment.
fn gave_back(books: &Books, back: &Payment, id: &str) -> bool {
    let mut journals = books.journals.iter();
    let is_its = |payment: &String| *payment == back.id || Some(payment) == back.original.as_ref();
    journals.any(|journal| {
        journal.id == id
            && journal.is_posted()
            && journal.purpose == "suspense_applied"
            && journal.makes() == Some(false)
            && is_its(&journal.payment)
    })
}

/// The journal and the breaks that a payment names are about it, and the journal that corrected it
/// is named once: otherwise it could be corrected a second time.
pub(super) fn corrections_are_journals(books: &Books) -> Check {
    let mut check = Check::of("each correction of a payment has its journal");
    let corrects = |journal: &&Journal| {
        journal.is_posted()
            && matches!(
                journal.purpose.as_str(),
                "rejected_but_paid" | "settled_but_refused"
            )
    };
    let corrections = books.journals.iter().filter(corrects);
    let corrections: BTreeMap<_, _> = corrections
        .map(|journal| (journal.id.as_str(), journal))
        .collect();
    for payment in &books.payments {
        for id in &payment.corrections.journals {
            let journal = corrections.get(id.as_str());
            let is_its = journal.is_some_and(|journal| journal.payment == payment.id)
                || gave_back(books, payment, id);
            let wrong = || {
                format!(
                    "{}: corrected by {id}, which is no journal of it",
                    payment.id
                )
            };
            check.record((!is_its).then(wrong));
        }
        for id in &payment.disputed_by {
            let is_there = books.disputes.iter().any(|dispute| dispute.id == *id);
            check.record((!is_there).then(|| format!("{}: no break {id}", payment.id)));
        }
    }
    let payments = by_id(books);
    for (id, journal) in corrections {
        let payment = payments.get(journal.payment.as_str());
        let names = |payment: &&Payment| payment.corrections.journals.iter().any(|it| it == id);
        let is_known = payment.is_some_and(names);
        let wrong = || format!("{id}: corrects {}, which names another", journal.payment);
        check.record((!is_known).then(wrong));
    }
    check
}
