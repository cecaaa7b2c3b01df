//! Work that the operations desk ended: by which clients, and where the money is.

use std::collections::{BTreeMap, BTreeSet};

use super::super::ledger::{self, Sums};
use super::super::rows::Payment;
use super::super::work::{Journal, Suspense};
use super::{Books, Check};

fn posted(books: &Books) -> impl Iterator<Item = &Journal> {
    books.journals.iter().filter(|journal| journal.is_posted())
}

/// Returns the journals that ordered a return, with the return's id.
fn ordered(books: &Books) -> impl Iterator<Item = (&Journal, &str)> {
    let journals = books.journals.iter();
    journals.filter_map(|journal| Some((journal, journal.ordered()?)))
}

/// Two clients approve each journal, no customer is debited by one, and the corrections of a
/// payment alternate.
pub(super) fn journals_are_by_two(books: &Books) -> Check {
    let mut check = Check::of("each journal has two clients and debits no customer");
    let ordered = ordered(books).map(|(journal, _)| journal);
    for journal in posted(books).chain(ordered) {
        let by = journal.decided.as_ref().map(|decision| &decision.by);
        let wrong = if by.is_none_or(|by| *by == journal.proposed_by) {
            Some("no second client approved it")
        } else if journal.minor <= 0 || journal.transfer.debit == journal.transfer.credit {
            Some("moves nothing")
        } else if ledger::is_customer(&journal.transfer.debit) {
            Some("debits a customer")
        } else {
            None
        };
        check.record(wrong.map(|wrong| format!("{}: {wrong}", journal.id)));
    }
    for payment in &books.payments {
        let journals = payment.corrections.journals.iter();
        let turns = journals.map(|id| {
            let journal = posted(books).find(|journal| journal.id == *id);
            journal.and_then(Journal::makes)
        });
        let mut made = payment.is_booked();
        let in_turns = turns.into_iter().all(|turn| {
            made = !made;
            turn == Some(made)
        });
        let wrong = || format!("{}: its corrections are not in turns", payment.id);
        check.record((!in_turns).then(wrong));
    }
    check
}

/// The receivables account equals the sum owed for corrected payments, and no payment owes less
/// than zero.
pub(super) fn receivables_are_of_payments(books: &Books) -> Check {
    let mut check = Check::of("receivables are the sum over their payments");
    let legs = ledger::by_sources(books);
    let mut owed = Sums::new();
    for payment in &books.payments {
        let receivable = payment.corrections.receivable;
        check.record((receivable < 0).then(|| format!("{}: owed {receivable}", payment.id)));
        if receivable != 0 {
            let name = format!("I#receivables#{}", payment.currency);
            ledger::add(&mut owed, &name, receivable);
        }
    }
    let of_account = |name: &&String| name.starts_with("I#receivables#");
    let names: BTreeSet<_> = legs.keys().filter(of_account).chain(owed.keys()).collect();
    for name in names {
        let (legs, owed) = (ledger::of(&legs, name), ledger::of(&owed, name));
        let difference = legs != 0_i128.saturating_sub(owed);
        check.record(difference.then(|| format!("{name}: {legs}, and owed {owed}")));
    }
    check
}

/// Each outbound payment stores how much is in suspense about it and its returns, because that
/// decides whose money it is.
pub(super) fn suspense_is_of_payments(books: &Books) -> Check {
    let mut check = Check::of("suspense of each payment is the sum of its items");
    let by_id: BTreeMap<&str, &Payment> = books
        .payments
        .iter()
        .map(|payment| (payment.id.as_str(), payment))
        .collect();
    let mut sums: BTreeMap<&str, i128> = BTreeMap::new();
    for item in books
        .suspense
        .iter()
        .filter(|item| item.reason == "contradicted")
    {
        let Some(about) = by_id.get(item.payment.as_str()) else {
            continue;
        };
        let original = about.original.as_deref().and_then(|id| by_id.get(id));
        let head = if about.direction == "outbound" {
            Some(about)
        } else {
            original
        };
        if let Some(head) = head.filter(|head| head.direction == "outbound") {
            let sum = sums.entry(&head.id).or_default();
            *sum = sum.saturating_add(i128::from(item.open));
        }
    }
    for payment in &books.payments {
        let known = i128::from(payment.corrections.suspense);
        let sum = sums.get(payment.id.as_str()).copied().unwrap_or(0);
        let wrong = || format!("{}: {known} known, its items {sum}", payment.id);
        check.record((known != sum).then(wrong));
    }
    check
}

/// A journal ordered each return of money in suspense, for the same amount.
pub(super) fn returns_are_ordered(books: &Books) -> Check {
    let mut check = Check::of("each return of money in suspense has its journal");
    let mut orders: BTreeMap<_, _> = ordered(books)
        .map(|(journal, back)| (back, journal))
        .collect();
    let returns = books.payments.iter();
    for back in returns.filter(|payment| payment.pays_from_suspense()) {
        let journal = orders.remove(back.id.as_str());
        let fits = journal.is_some_and(|journal| {
            journal.minor == back.minor && back.original.as_ref() == Some(&journal.payment)
        });
        check.record((!fits).then(|| format!("{}: ordered by no journal", back.id)));
    }
    for (back, journal) in orders {
        check.record(Some(format!(
            "{}: its return {back} is not there",
            journal.id
        )));
    }
    check
}

/// Returns the status of an item with this amount left: it is being returned while its last return
/// is open.
fn item_status(books: &Books, item: &Suspense, left: i128) -> &'static str {
    let is_last = |payment: &&Payment| Some(&payment.id) == item.returned_by.as_ref();
    let back = books.payments.iter().find(is_last);
    match left {
        0 => "cleared",
        _ if back.is_some_and(Payment::is_open) => "returning",
        left if left == i128::from(item.minor) => "open",
        _ => "part_cleared",
    }
}

/// The open amount of a suspense item is what was received, less its journals and its return; and
/// what was received is booked on the suspense account.
pub(super) fn open_amounts(books: &Books) -> Check {
    let mut check = Check::of("each suspense item is its receipt less its journals");
    let mut taken = Sums::new();
    for journal in posted(books).filter(|journal| journal.transfer.debit == "suspense") {
        ledger::add(&mut taken, &journal.subject, journal.minor);
    }
    for (journal, back) in ordered(books) {
        let is_it = |payment: &Payment| payment.id == back && payment.is_booked();
        if books.payments.iter().any(is_it) {
            ledger::add(&mut taken, &journal.subject, journal.minor);
        }
    }
    for item in &books.suspense {
        let left = i128::from(item.minor).saturating_sub(ledger::of(&taken, &item.id));
        let status = item_status(books, item, left);
        let into = |transfer: &str| transfer == "suspense";
        let by_payment = books.payments.iter().any(|payment| {
            let transfer = payment.transfer.as_ref().filter(|_| payment.is_booked());
            payment.id == item.payment && transfer.is_some_and(|it| into(&it.credit))
        });
        let by_journal = posted(books)
            .any(|journal| journal.payment == item.payment && into(&journal.transfer.credit));
        let wrong = if i128::from(item.open) != left || left < 0 {
            Some(format!("{}: open {}, not {left}", item.id, item.open))
        } else if item.status != status {
            Some(format!("{}: {}, not {status}", item.id, item.status))
        } else if !by_payment && !by_journal {
            Some(format!("{}: no receipt of its money is booked", item.id))
        } else {
            None
        };
        check.record(wrong);
    }
    let known: BTreeSet<_> = books.suspense.iter().map(|item| &item.id).collect();
    for subject in taken.keys().filter(|subject| !known.contains(subject)) {
        check.record(Some(format!("{subject}: journals, and no such item")));
    }
    check
}

/// A break ends by its own journal or an explanation, and no journal of a break leaves it open.
pub(super) fn breaks_end(books: &Books) -> Check {
    let mut check = Check::of("each resolved break has its journal or explanation");
    for dispute in &books.disputes {
        let mut own = posted(books).filter(|journal| journal.subject == dispute.id);
        let journal = own.next().map(|journal| &journal.id);
        let is_ended = journal.is_some() || dispute.explanation.is_some();
        let wrong = if journal != dispute.journal.as_ref() {
            Some("names another journal than ends it")
        } else if is_ended != (dispute.status == "resolved") {
            Some("is resolved by nothing, or is not and should be")
        } else {
            None
        };
        check.record(wrong.map(|wrong| format!("{}: {wrong}", dispute.id)));
    }
    check
}
