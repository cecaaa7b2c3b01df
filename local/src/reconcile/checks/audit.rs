use std::collections::BTreeMap;

use super::{Books, Proof};

/// The kinds of subject whose rows are removed after some time, when their records have long been sealed.
const REMOVED: [&str; 2] = ["ref_", "rev_"];

/// Every subject with the number of its changes.
fn subjects(books: &Books) -> BTreeMap<&str, u64> {
    let accounts = books
        .accounts
        .iter()
        .map(|account| (account.id.as_str(), account.version));
    let payments = books
        .payments
        .iter()
        .map(|payment| (payment.id.as_str(), payment.version));
    let clients = books
        .clients
        .iter()
        .map(|client| (client.id.as_str(), client.version));
    let limits = books
        .limits
        .iter()
        .map(|limits| (limits.tenant.as_str(), limits.version));
    let refusals = books
        .refusals
        .iter()
        .map(|refusal| (refusal.id.as_str(), 1));
    let revocations = books
        .revocations
        .iter()
        .map(|revocation| (revocation.id.as_str(), 1));
    let suspense = books
        .suspense
        .iter()
        .map(|item| (item.id.as_str(), item.version));
    let disputes = books
        .disputes
        .iter()
        .map(|dispute| (dispute.id.as_str(), dispute.version));
    let journals = books
        .journals
        .iter()
        .map(|journal| (journal.id.as_str(), journal.version));
    let cases = books
        .cases
        .iter()
        .map(|case| (case.id.as_str(), case.version));
    accounts
        .chain(payments)
        .chain(journals)
        .chain(cases)
        .chain(suspense)
        .chain(disputes)
        .chain(clients)
        .chain(limits)
        .chain(refusals)
        .chain(revocations)
        .collect()
}

/// How often each change is recorded.
fn recorded(books: &Books) -> BTreeMap<(&str, u64), u64> {
    let mut recorded = BTreeMap::new();
    for record in &books.records {
        let times: &mut u64 = recorded
            .entry((record.subject.as_str(), record.sequence))
            .or_default();
        *times = times.saturating_add(1);
    }
    recorded
}

pub(super) fn one_record_for_each_change(books: &Books) -> Proof {
    let mut proof = Proof::of("each change has one audit record");
    let recorded = recorded(books);
    for (subject, changes) in subjects(books) {
        for sequence in 1..=changes {
            let times = recorded.get(&(subject, sequence)).copied().unwrap_or(0);
            let wrong = (times != 1).then(|| format!("{subject}.{sequence}: {times} records"));
            proof.check_late(wrong, times == 0 && books.under_way.records > 0);
        }
    }
    proof
}

pub(super) fn no_record_without_its_change(books: &Books) -> Proof {
    let mut proof = Proof::of("each audit record has its change");
    let subjects = subjects(books);
    for (subject, sequence) in recorded(books).into_keys() {
        let is_removed = REMOVED.iter().any(|kind| subject.starts_with(kind));
        if is_removed && sequence == 1 {
            continue;
        }
        let known = subjects
            .get(subject)
            .is_some_and(|changes| (1..=*changes).contains(&sequence));
        proof.check((!known).then(|| format!("{subject}.{sequence}: no such change")));
    }
    proof
}

/// What the newest record of a payment says has happened is the state that the payment is in.
pub(super) fn newest_record_tells_the_state(books: &Books) -> Proof {
    let mut proof = Proof::of("the newest record of a payment tells its state");
    let told: BTreeMap<_, _> = books
        .records
        .iter()
        .map(|record| {
            (
                (record.subject.as_str(), record.sequence),
                record.event_type.as_str(),
            )
        })
        .collect();
    for payment in &books.payments {
        // One that is missing is missed above.
        let Some(told) = told.get(&(payment.id.as_str(), payment.version)) else {
            continue;
        };
        let expected = payment.status.replace('_', "-");
        let expected = format!("malai.payments.payment-{expected}.v1");
        // An approval is told by its own name, whichever state it leads to.
        let is_approval = *told == "malai.payments.payment-approved.v1"
            && ["accepted", "settled"].contains(&payment.status.as_str());
        let wrong = *told != expected && !is_approval;
        proof.check(wrong.then(|| format!("{}: {} by {told}", payment.id, payment.status)));
    }
    proof
}
