//! Lists: whatever a person must see or do is in the list that shows it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::rows::ListEntry;
use super::{Books, Check};

/// Written from the stream, shortly after the payments.
pub(super) fn of_accounts(books: &Books) -> Check {
    let mut check = Check::of("each payment is in its accounts' lists unchanged");
    let late = books.backlog.lists > 0;
    let mut listed: BTreeMap<(&str, &str), &ListEntry> = BTreeMap::new();
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
            check.record_delayed(wrong, late);
        }
    }
    for (account, payment) in listed.into_keys() {
        check.record(Some(format!(
            "{payment}: in the list of {account}, and not its"
        )));
    }
    check
}

/// Payments awaiting approval hold money until another client finds them in the list.
pub(super) fn of_pending_approvals(books: &Books) -> Check {
    let mut check = Check::of("exactly the pending approvals are listed");
    let rows = books.waiting.iter();
    let mut listed: BTreeMap<_, _> = rows.map(|row| (row.payment.as_str(), row)).collect();
    let waits = books
        .payments
        .iter()
        .filter(|payment| payment.status == "awaiting_approval");
    let may_be_delayed = books.backlog.lists > 0;
    for payment in waits {
        let wrong = match listed.remove(payment.id.as_str()) {
            None => Some("awaits approval and is not listed".to_owned()),
            Some(row) => row.differs_from(payment),
        };
        check.record_delayed(
            wrong.map(|wrong| format!("{}: {wrong}", payment.id)),
            may_be_delayed,
        );
    }
    for payment in listed.into_keys() {
        let wrong = format!("{payment}: is listed and does not await approval");
        check.record_delayed(Some(wrong), may_be_delayed);
    }
    check
}

/// A work item and its list entry are written in one transaction, so this never lags.
pub(super) fn of_work(books: &Books) -> Check {
    let mut check = Check::of("each work item is in the list of its status only");
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
        check.record(wrong.map(|wrong| format!("{}: {wrong} {}", place.1, place.0)));
    }
    check
}
