//! The lists: whatever somebody is to see, or to do, is in the list where it is looked for.

use std::collections::{BTreeMap, BTreeSet};

use super::super::rows::Listed;
use super::{Books, Proof};

/// Written from the stream, a moment behind the payments.
pub(super) fn of_accounts(books: &Books) -> Proof {
    let mut proof = Proof::of("each payment is in its accounts' lists as it is");
    let late = books.under_way.lists > 0;
    let mut listed: BTreeMap<(&str, &str), &Listed> = BTreeMap::new();
    for row in &books.listed {
        let account = row.list.strip_prefix("L#").unwrap_or_default();
        listed.insert((account, &row.payment), row);
    }
    for payment in &books.payments {
        for account in payment.listed_for() {
            let wrong = match listed.remove(&(account, payment.id.as_str())) {
                None => Some("is not in the list".to_owned()),
                Some(row) => row.differs_from(payment),
            };
            let wrong = wrong.map(|wrong| format!("{}: {wrong} of {account}", payment.id));
            proof.check_late(wrong, late);
        }
    }
    for (account, payment) in listed.into_keys() {
        proof.check(Some(format!(
            "{payment}: in the list of {account}, and not its"
        )));
    }
    proof
}

/// What another client has to decide about holds money until somebody finds it.
pub(super) fn of_what_waits(books: &Books) -> Proof {
    let mut proof = Proof::of("what waits for approval is listed, and no more");
    let rows = books.waiting.iter();
    let mut listed: BTreeMap<_, _> = rows.map(|row| (row.payment.as_str(), row)).collect();
    let waits = books
        .payments
        .iter()
        .filter(|payment| payment.status == "awaiting_approval");
    let is_late = books.under_way.lists > 0;
    for payment in waits {
        let wrong = match listed.remove(payment.id.as_str()) {
            None => Some("waits, and is not listed".to_owned()),
            Some(row) => row.differs_from(payment),
        };
        proof.check_late(
            wrong.map(|wrong| format!("{}: {wrong}", payment.id)),
            is_late,
        );
    }
    for payment in listed.into_keys() {
        let wrong = format!("{payment}: is listed, and waits no more");
        proof.check_late(Some(wrong), is_late);
    }
    proof
}

/// A work item and its place in the list are one transaction, so this is never late.
pub(super) fn of_work(books: &Books) -> Proof {
    let mut proof = Proof::of("each work item is in the list of its state alone");
    let suspense = books.suspense.iter().map(|item| {
        let ended = item.status == "cleared";
        let list = if ended { "cleared" } else { "open" };
        (format!("V#suspense#{list}"), item.id.as_str())
    });
    let disputes = books.disputes.iter().map(|dispute| {
        let ended = dispute.status == "resolved";
        let list = if ended { "resolved" } else { "open" };
        (format!("V#breaks#{list}"), dispute.id.as_str())
    });
    let expected: BTreeSet<_> = suspense.chain(disputes).collect();
    let listed = books.work_lists.iter();
    let listed: BTreeSet<_> = listed
        .map(|row| (row.list.clone(), row.item.as_str()))
        .collect();
    for place in expected.union(&listed) {
        let wrong = match (expected.contains(place), listed.contains(place)) {
            (true, false) => Some("is not in"),
            (false, true) => Some("is in, and should not be,"),
            _ => None,
        };
        proof.check(wrong.map(|wrong| format!("{}: {wrong} {}", place.1, place.0)));
    }
    proof
}
