use std::collections::BTreeMap;

use super::{Books, Check};

/// The prefixes of subjects whose rows expire; their records are sealed long before.
const REMOVED: [&str; 2] = ["ref_", "rev_"];

/// Returns every subject with its number of changes.
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

/// Returns the number of records of each change.
fn recorded(books: &Books) -> BTreeMap<(&str, u64), u64> {
    let mut recorded = BTreeMap::new();
    for record in &books.chains.records {
        let times: &mut u64 = recorded
            .entry((record.subject.as_str(), record.sequence))
            .or_default();
        *times = times.saturating_add(1);
    }
    recorded
}

pub(super) fn one_record_for_each_change(books: &Books) -> Check {
    let mut check = Check::of("each change has one audit record");
    let recorded = recorded(books);
    for (subject, changes) in subjects(books) {
        for sequence in 1..=changes {
            let times = recorded.get(&(subject, sequence)).copied().unwrap_or(0);
            let wrong = (times != 1).then(|| format!("{subject}.{sequence}: {times} records"));
            check.record_delayed(wrong, times == 0 && books.backlog.records > 0);
        }
    }
    check
}

pub(super) fn every_record_has_its_change(books: &Books) -> Check {
    let mut check = Check::of("each audit record has its change");
    let subjects = subjects(books);
    for (subject, sequence) in recorded(books).into_keys() {
        let is_removed = REMOVED.iter().any(|kind| subject.starts_with(kind));
        if is_removed && sequence == 1 {
            continue;
        }
        let known = subjects
            .get(subject)
            .is_some_and(|changes| (1..=*changes).contains(&sequence));
        check.record((!known).then(|| format!("{subject}.{sequence}: no such change")));
    }
    check
}

/// The newest record of a payment names the payment's status.
pub(super) fn newest_record_has_the_status(books: &Books) -> Check {
    let mut check = Check::of("the newest record of each payment has its status");
    let newest: BTreeMap<_, _> = books
        .chains
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
        // A missing record is reported by the check above.
        let Some(newest) = newest.get(&(payment.id.as_str(), payment.version)) else {
            continue;
        };
        let expected = payment.status.replace('_', "-");
        let expected = format!("malai.payments.payment-{expected}.v1");
        // An approval has its own event, whichever status it leads to.
        let is_approval = *newest == "malai.payments.payment-approved.v1"
            && ["accepted", "settled"].contains(&payment.status.as_str());
        let wrong = *newest != expected && !is_approval;
        check.record(wrong.then(|| format!("{}: {} by {newest}", payment.id, payment.status)));
    }
    check
}

/// The blocks of a chain are numbered from 1 without a gap.
pub(super) fn chains_are_gapless(books: &Books) -> Check {
    let mut check = Check::of("the chains of the audit log have no gap");
    let mut next: BTreeMap<&str, u64> = BTreeMap::new();
    for (chain, ordinal) in books.chains.blocks.keys() {
        let expected = next.entry(chain).or_insert(1);
        let wrong = (ordinal != expected).then(|| format!("{chain}: {expected} is missing"));
        check.record(wrong);
        *expected = ordinal.saturating_add(1);
    }
    check
}

/// Each block is in one seal as the table has it, or waits for its seal beyond all that are sealed of its chain.
pub(super) fn each_block_is_sealed_once(books: &Books) -> Check {
    let mut check = Check::of("each block of the audit log is in one seal");
    check.record_all(books.seals.files, &books.seals.broken);
    for (place @ (chain, ordinal), lines) in &books.chains.blocks {
        let through = books.seals.positions.get(chain).copied().unwrap_or(0);
        let wrong = match books.seals.blocks.get(place) {
            Some((_, times)) if *times > 1 => Some("is sealed more than once"),
            Some((sealed, _)) if lines.as_ref().is_some_and(|lines| lines != sealed) => {
                Some("is not as it was sealed")
            }
            None if *ordinal <= through => Some("was passed by a seal"),
            Some(_) | None => None,
        };
        check.record(wrong.map(|wrong| format!("{chain} {ordinal} {wrong}")));
    }
    for place @ (chain, ordinal) in books.seals.blocks.keys() {
        let is_there = books.chains.blocks.contains_key(place);
        let wrong = (!is_there).then(|| format!("{chain} {ordinal} is sealed and not there"));
        check.record(wrong);
    }
    check
}
