use std::collections::{BTreeMap, BTreeSet};

use super::super::ledger::{self, Sums};
use super::super::rows::Payment;
use super::super::scheme::Position;
use super::{Books, Proof};

/// The bank's account with the scheme.
const SETTLEMENT: &str = "fps-settlement";

/// The payments of ours that have this id in the scheme, and go the way that it says.
fn ours<'a>(books: &'a Books, position: &Position) -> Vec<&'a Payment> {
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

/// Whether a break in such a state is about what has this id in the scheme.
fn disputes(books: &Books, id: &str, is: impl Fn(&str) -> bool) -> bool {
    let mut about = books.disputes.iter().filter(|known| known.scheme_id == id);
    about.any(|known| is(&known.status))
}

/// Whether a journal booked that these payments ended otherwise than they stand.
fn is_journalled(books: &Books, payments: &[&Payment]) -> bool {
    let mut journals = books.journals.iter();
    journals.any(|journal| {
        journal.is_posted()
            && journal.purpose != "suspense_applied"
            && payments.iter().any(|payment| payment.id == journal.payment)
    })
}

/// Whether the books hold neither a payment of this bank as made nor its return, which the scheme was given back: it may hold
/// both as made, and the money is where it belongs.
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

/// Whether two clients of the bank found how this payment ended, of which the scheme says nothing.
fn is_resolved(books: &Books, payment: &Payment, there: Option<&Position>) -> bool {
    let mut cases = books.cases.iter().filter(|case| case.payment == payment.id);
    let by_two = cases.any(|case| {
        let proposal = case.proposal.as_ref();
        proposal.is_some_and(|proposal| proposal.is_by_two(&payment.status))
    });
    by_two && there.is_none_or(|there| there.answer.is_none())
}

/// No money came in that the scheme knows nothing of, and none came in twice.
pub(super) fn each_credit_is_a_payment_there(books: &Books) -> Proof {
    let mut proof = Proof::of("each credit is one payment of the scheme, once");
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
        proof.check(wrong.map(|wrong| format!("{}: {wrong}", payment.id)));
    }
    proof
}

/// Whatever we told another bank is credited is booked, and so is what it told us that it accepted.
pub(super) fn each_acceptance_is_booked(books: &Books) -> Proof {
    let mut proof = Proof::of("each acceptance is booked");
    for position in books.scheme.positions.values() {
        let payments = ours(books, position);
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
            let late = will_be && !position.told;
            proof.check_late((!is_booked).then_some(wrong), late);
        } else {
            let told = position.accepted_by_the_bank > 0 || position.is_accepted() == Some(true);
            let wrong = format!(
                "{}: we told that it is credited, and it is not",
                position.id
            );
            let mut pending = books.pending_returns.iter();
            let will_be = pending.any(|back| back.scheme_id == position.id);
            // The scheme may make what the bank rejected, and says so: a person settles that.
            let overruled = position.accepted_by_the_bank == 0;
            let is_known = is_journalled(books, &payments)
                || disputes(books, &position.id, |status| status != "resolved");
            let wrong = (told && !is_booked && !(overruled && is_known)).then_some(wrong);
            proof.check_late(wrong, will_be || overruled && position.is_under_way);
        }
    }
    proof
}

/// What ended here ended at the scheme in the same way.
pub(super) fn outcomes_agree(books: &Books) -> Proof {
    let mut proof = Proof::of("payments that ended, ended so for the scheme");
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
        // What another bank sent under this bank's own id was rejected, whatever became of the payment with that id.
        let Some(position) = there.filter(|there| there.is_sent == sent) else {
            // What came in and is not there is missed above.
            let wrong = sent.then(|| format!("{}: the scheme has no such payment", payment.id));
            if is_resolved(books, payment, None) {
                proof.check_excused(wrong.is_some());
            } else {
                proof.check(wrong);
            }
            continue;
        };
        let there = position.is_accepted();
        // The first answer stands until a person settles the difference.
        let disputed =
            disputes(books, id, |status| status != "resolved") || is_undone(books, payment);
        let wrong = || {
            let answer = position.answer.as_deref().unwrap_or("nothing yet");
            format!("{}: {} here, {answer} there", payment.id, payment.status)
        };
        // Our own answer may not have reached the scheme.
        let late = !position.is_sent && position.is_under_way && there.is_none();
        let differ = there != Some(here) && !disputed;
        if is_resolved(books, payment, Some(position)) {
            proof.check_excused(differ);
        } else {
            proof.check_late(differ.then(wrong), late);
        }
    }
    proof
}

/// What these payments and the journals that correct them book on the settlement account.
fn own_word(books: &Books, payments: &[&Payment]) -> i128 {
    let mut word = 0_i128;
    for payment in payments {
        let legs = payment.legs().into_iter().flatten();
        for (_, minor) in legs.filter(|(account, _)| *account == SETTLEMENT) {
            word = word.saturating_add(i128::from(minor));
        }
        let corrections = books.journals.iter().filter(|journal| {
            // The last of what the scheme was given back corrects the return, whichever item it came from.
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

/// The bank's account with the scheme is what the scheme owes the bank, or the bank it.
pub(super) fn settlement_is_the_position(books: &Books) -> Proof {
    let mut proof = Proof::of("the settlement account is the scheme's position");
    let legs = ledger::by_sources(books);
    let here = ledger::of(&legs, "I#fps-settlement#GBP");
    let (mut there, mut is_late) = (0_i128, false);
    for position in books.scheme.positions.values() {
        let payments = ours(books, position);
        is_late |= payments.iter().any(|payment| payment.is_open()) && position.answer.is_some();
        is_late |= !position.is_sent && position.is_under_way;
        is_late |= !books.pending_returns.is_empty();
        // While a break is open the bank's own word counts, with what a journal corrected of it.
        let disputed = disputes(books, &position.id, |status| status != "resolved");
        // And so it does while the scheme has none.
        let resolved = payments
            .iter()
            .any(|payment| is_resolved(books, payment, Some(position)));
        // And where it gave the scheme back what that holds as returned.
        let undone = payments.iter().any(|payment| is_undone(books, payment));
        let signed = if disputed || resolved || undone {
            own_word(books, &payments)
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
        there = there.saturating_add(own_word(books, &[payment]));
    }
    let wrong = (here != there).then(|| format!("{here} here, {there} at the scheme"));
    proof.check_late(wrong, is_late);
    proof
}

/// For everything that is set aside there is somebody who will bring it to an end.
pub(super) fn what_is_held_may_end(books: &Books) -> Proof {
    let mut proof = Proof::of("what is held can still come to an end");
    let mut notes: BTreeMap<&str, u64> = BTreeMap::new();
    for note in &books.notes {
        let count = notes.entry(&note.payment).or_default();
        *count = count.saturating_add(1);
    }
    for payment in books.payments.iter().filter(|payment| payment.is_open()) {
        let is_asked = notes.contains_key(payment.id.as_str());
        let wrong = match payment.status.as_str() {
            // Another client decides, and finds it in the list, which has a proof of its own.
            "awaiting_approval" => None,
            _ if payment.route != "fps" => Some("within the bank nothing is under way"),
            "accepted" => {
                let events = &books.under_way.to_submit;
                let queued = events.iter().any(|event| event.contains(&payment.id));
                let comes = queued || is_asked || books.under_way.events > 0;
                (!comes).then_some("nothing will give it to the rail")
            }
            "submitted" | "unknown" => {
                let id = payment.scheme_id.as_deref().unwrap_or("none");
                let told = books
                    .scheme
                    .positions
                    .get(id)
                    .is_some_and(|there| there.told);
                if told {
                    Some("the bank took the scheme's answer, and holds the money still")
                } else {
                    (!is_asked).then_some("nothing will ask the scheme about it")
                }
            }
            _ => None,
        };
        proof.check(wrong.map(|wrong| format!("{}: {wrong}", payment.id)));
    }
    proof
}

/// Whatever is in the suspense account, somebody has in a work list.
pub(super) fn suspense_is_listed(books: &Books) -> Proof {
    let mut proof = Proof::of("the suspense account is the sum of its open items");
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
        proof.check((legs != open).then(|| format!("{name}: {legs}, its open items {open}")));
    }
    proof
}
