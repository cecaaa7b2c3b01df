use std::collections::{BTreeMap, BTreeSet};

use super::super::ledger::{self, Sums};
use super::super::rows::Payment;
use super::super::scheme::Position;
use super::{Books, Check};

/// The bank's settlement account.
const SETTLEMENT: &str = "fps-settlement";

/// Returns this bank's payments with this id at the scheme and in this direction.
fn outbound_payments<'a>(books: &'a Books, position: &Position) -> Vec<&'a Payment> {
    let direction = if position.is_sent {
        "outbound"
    } else {
        "inbound"
    };
    let same = |payment: &&Payment| {
        payment.scheme_id.as_deref() == Some(&position.id)
            && payment.direction == direction
            && payment.route == "fps"
    };
    books.payments.iter().filter(same).collect()
}

/// Returns whether a break in such a status is about this id at the scheme.
fn disputes(books: &Books, id: &str, is: impl Fn(&str) -> bool) -> bool {
    let mut about = books.disputes.iter().filter(|known| known.scheme_id == id);
    about.any(|known| is(&known.status))
}

/// Returns whether a journal booked another outcome for these payments.
fn is_journalled(books: &Books, payments: &[&Payment]) -> bool {
    let mut journals = books.journals.iter();
    journals.any(|journal| {
        journal.is_posted()
            && journal.purpose != "suspense_applied"
            && payments.iter().any(|payment| payment.id == journal.payment)
    })
}

/// Returns whether the books contain neither an outbound payment as made nor its return, which was
/// given back to the scheme: the scheme may hold both as made, and the money is where it belongs.
fn is_undone(books: &Books, payment: &Payment) -> bool {
    let back = |back: &&Payment| {
        back.kind == "return" && back.direction == "inbound" && back.corrections.given_back > 0
    };
    let mut returns = books.payments.iter().filter(back);
    returns.any(|back| {
        let original = back.original.as_deref();
        let is_of_it = original == Some(&payment.id) || back.id == payment.id;
        let paid = books
            .payments
            .iter()
            .find(|paid| original == Some(&paid.id));
        is_of_it && !back.is_made() && paid.is_some_and(|paid| !paid.is_made())
    })
}

/// Returns whether two clients of the bank resolved this payment, about which the scheme reports
/// nothing.
fn is_resolved(books: &Books, payment: &Payment, there: Option<&Position>) -> bool {
    let mut cases = books.cases.iter().filter(|case| case.payment == payment.id);
    let by_two = cases.any(|case| {
        let proposal = case.proposal.as_ref();
        proposal.is_some_and(|proposal| proposal.is_by_two(&payment.status))
    });
    by_two && there.is_none_or(|there| there.answer.is_none())
}

/// The scheme knows every credit, and none is booked twice.
pub(super) fn each_credit_is_a_payment_there(books: &Books) -> Check {
    let mut check = Check::of("each credit is one payment at the scheme");
    let mut seen = BTreeSet::new();
    let credits = books
        .payments
        .iter()
        .filter(|payment| payment.is_received() && payment.is_booked());
    for payment in credits {
        let id = payment.scheme_id.as_deref().unwrap_or("none");
        let there = books.scheme.positions.get(id);
        let wrong = match there.filter(|there| !there.is_sent) {
            None => Some("the scheme knows of no such payment"),
            Some(there) if there.minor != payment.minor => Some("another amount than the scheme's"),
            Some(_) if !seen.insert(id) => Some("credited twice"),
            Some(_) => None,
        };
        check.record(wrong.map(|wrong| format!("{}: {wrong}", payment.id)));
    }
    check
}

/// Every payment that this bank reported as credited is booked, and so is every payment that the
/// other bank accepted.
pub(super) fn each_acceptance_is_booked(books: &Books) -> Check {
    let mut check = Check::of("each acceptance is booked");
    for position in books.scheme.positions.values() {
        let payments = outbound_payments(books, position);
        let is_booked = payments.iter().any(|payment| payment.is_booked());
        if position.is_sent {
            if position.is_accepted() != Some(true) {
                continue;
            }
            let will_be = payments.iter().any(|payment| payment.is_open());
            let is_booked = is_booked
                || is_journalled(books, &payments)
                || payments.iter().any(|payment| is_undone(books, payment))
                || disputes(books, &position.id, |status| status != "resolved");
            let wrong = format!("{}: accepted by the other bank, not booked", position.id);
            let late = will_be && !position.reported;
            check.record_delayed((!is_booked).then_some(wrong), late);
        } else {
            let reported =
                position.accepted_by_the_bank > 0 || position.is_accepted() == Some(true);
            let wrong = format!("{}: reported as credited, not booked", position.id);
            let mut pending = books.pending_returns.iter();
            let will_be = pending.any(|back| back.scheme_id == position.id);
            // The scheme may make a payment that the bank rejected, and reports it: a person
            // resolves that.
            let overruled = position.accepted_by_the_bank == 0;
            let is_known = is_journalled(books, &payments)
                || disputes(books, &position.id, |status| status != "resolved");
            let wrong = (reported && !is_booked && !(overruled && is_known)).then_some(wrong);
            check.record_delayed(wrong, will_be || overruled && position.is_under_way);
        }
    }
    check
}

/// Payments that ended here ended at the scheme in the same way.
pub(super) fn outcomes_agree(books: &Books) -> Check {
    let mut check = Check::of("outcomes agree with the scheme");
    let by_scheme = books
        .payments
        .iter()
        .filter(|payment| payment.route == "fps");
    for payment in by_scheme {
        if !matches!(payment.status.as_str(), "settled" | "returned" | "rejected") {
            continue;
        }
        let here = payment.is_made();
        let id = payment.scheme_id.as_deref().unwrap_or("none");
        let sent = payment.direction == "outbound";
        let there = books.scheme.positions.get(id);
        // A payment sent by another bank under this bank's own id was rejected, whatever the status
        // of the payment with that id.
        let Some(position) = there.filter(|there| there.is_sent == sent) else {
            // A received payment that the scheme does not have is reported above.
            let wrong = sent.then(|| format!("{}: the scheme has no such payment", payment.id));
            if is_resolved(books, payment, None) {
                check.record_excused(wrong.is_some());
            } else {
                check.record(wrong);
            }
            continue;
        };
        let there = position.is_accepted();
        // The first outcome stands until a person resolves the difference.
        let disputed =
            disputes(books, id, |status| status != "resolved") || is_undone(books, payment);
        let wrong = || {
            let answer = position.answer.as_deref().unwrap_or("nothing yet");
            format!("{}: {} here, {answer} there", payment.id, payment.status)
        };
        // This bank's response may not have reached the scheme.
        let late = !position.is_sent && position.is_under_way && there.is_none();
        let differ = there != Some(here) && !disputed;
        if is_resolved(books, payment, Some(position)) {
            check.record_excused(differ);
        } else {
            check.record_delayed(differ.then(wrong), late);
        }
    }
    check
}

/// Returns what these payments and the journals that correct them book on the settlement account.
fn booked_by_bank(books: &Books, payments: &[&Payment]) -> i128 {
    let mut word = 0_i128;
    for payment in payments {
        let legs = payment.legs().into_iter().flatten();
        for (_, minor) in legs.filter(|(account, _)| *account == SETTLEMENT) {
            word = word.saturating_add(i128::from(minor));
        }
        let corrections = books.journals.iter().filter(|journal| {
            // The rest that was given back to the scheme corrects the return, whichever item it
            // came from.
            let names = |payment: &Payment| payment.corrections.journals.contains(&journal.id);
            let is_of_it = if books.payments.iter().any(names) {
                names(payment)
            } else {
                journal.payment == payment.id && journal.makes().is_some()
            };
            journal.is_posted() && is_of_it
        });
        for journal in corrections {
            let minor = i128::from(journal.minor);
            if journal.transfer.credit == SETTLEMENT {
                word = word.saturating_add(minor);
            } else if journal.transfer.debit == SETTLEMENT {
                word = word.saturating_sub(minor);
            }
        }
    }
    word
}

/// The settlement account equals the position at the scheme.
pub(super) fn settlement_is_the_position(books: &Books) -> Check {
    let mut check = Check::of("the settlement account equals the scheme's position");
    let legs = ledger::by_sources(books);
    let here = ledger::of(&legs, "I#fps-settlement#GBP");
    let (mut there, mut may_be_delayed) = (0_i128, false);
    for position in books.scheme.positions.values() {
        let payments = outbound_payments(books, position);
        may_be_delayed |=
            payments.iter().any(|payment| payment.is_open()) && position.answer.is_some();
        may_be_delayed |= !position.is_sent && position.is_under_way;
        may_be_delayed |= !books.pending_returns.is_empty();
        // While a break is open, the bank's own status counts, as corrected by journals.
        let disputed = disputes(books, &position.id, |status| status != "resolved");
        // Likewise while the scheme has no outcome.
        let resolved = payments
            .iter()
            .any(|payment| is_resolved(books, payment, Some(position)));
        // And where the bank gave back to the scheme what that holds as returned.
        let undone = payments.iter().any(|payment| is_undone(books, payment));
        let signed = if disputed || resolved || undone {
            booked_by_bank(books, &payments)
        } else if position.is_accepted() != Some(true) {
            0
        } else if position.is_sent {
            i128::from(position.minor)
        } else {
            0_i128.saturating_sub(i128::from(position.minor))
        };
        there = there.saturating_add(signed);
    }
    let unknown_there = books.payments.iter().filter(|payment| {
        let id = payment.scheme_id.as_deref().unwrap_or("none");
        payment.direction == "outbound"
            && payment.route == "fps"
            && !books.scheme.positions.contains_key(id)
            && is_resolved(books, payment, None)
    });
    for payment in unknown_there {
        there = there.saturating_add(booked_by_bank(books, &[payment]));
    }
    let wrong = (here != there).then(|| format!("{here} here, {there} at the scheme"));
    check.record_delayed(wrong, may_be_delayed);
    check
}

/// For everything held, something will end the hold.
pub(super) fn every_hold_can_end(books: &Books) -> Check {
    let mut check = Check::of("every hold can end");
    let mut notes: BTreeMap<&str, u64> = BTreeMap::new();
    for note in &books.notes {
        let count = notes.entry(&note.payment).or_default();
        *count = count.saturating_add(1);
    }
    for payment in books.payments.iter().filter(|payment| payment.is_open()) {
        let is_asked = notes.contains_key(payment.id.as_str());
        let wrong = match payment.status.as_str() {
            // Another client decides; the list that shows it has a check of its own.
            "awaiting_approval" => None,
            _ if payment.route != "fps" => Some("an on-us payment cannot be open"),
            "accepted" => {
                let events = &books.backlog.to_submit;
                let queued = events.iter().any(|event| event.contains(&payment.id));
                let comes = queued || is_asked || books.backlog.events > 0;
                (!comes).then_some("no event will submit it")
            }
            "submitted" | "unknown" => {
                let id = payment.scheme_id.as_deref().unwrap_or("none");
                let reported = books
                    .scheme
                    .positions
                    .get(id)
                    .is_some_and(|there| there.reported);
                if reported {
                    Some("the bank received the scheme's outcome, and still holds the funds")
                } else {
                    (!is_asked).then_some("no enquiry is scheduled")
                }
            }
            _ => None,
        };
        check.record(wrong.map(|wrong| format!("{}: {wrong}", payment.id)));
    }
    check
}

/// Everything on the suspense account is an open work item.
pub(super) fn suspense_is_listed(books: &Books) -> Check {
    let mut check = Check::of("the suspense account is the sum of its open items");
    let mut items = Sums::new();
    for item in &books.suspense {
        ledger::add(
            &mut items,
            &format!("I#suspense#{}", item.currency),
            item.open,
        );
    }
    let legs = ledger::by_sources(books);
    let of_suspense = |name: &&String| name.starts_with("I#suspense#");
    let names: BTreeSet<_> = legs
        .keys()
        .filter(of_suspense)
        .chain(items.keys())
        .collect();
    for name in names {
        let (legs, open) = (ledger::of(&legs, name), ledger::of(&items, name));
        check.record((legs != open).then(|| format!("{name}: {legs}, its open items {open}")));
    }
    check
}
