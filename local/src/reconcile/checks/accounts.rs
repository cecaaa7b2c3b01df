use std::collections::BTreeMap;

use super::super::ledger;
use super::super::rows::Entry;
use super::{Books, Check};

/// An account's row is written in one transaction with those of payments and journals, so this
/// never lags.
pub(super) fn booked_by_sources(books: &Books) -> Check {
    let mut check = Check::of("booked is the sum of its legs");
    let legs = ledger::by_sources(books);
    for account in &books.accounts {
        let (booked, sum) = (i128::from(account.booked), ledger::of(&legs, &account.id));
        let wrong = booked != sum;
        check.record(wrong.then(|| format!("{}: booked {booked}, legs {sum}", account.id)));
    }
    for (name, sum) in &legs {
        let known = books.accounts.iter().any(|account| account.id == *name);
        if ledger::is_customer(name) && !known {
            check.record(Some(format!("{name}: legs {sum}, and no account")));
        }
    }
    check
}

pub(super) fn booked_by_entries(books: &Books) -> Check {
    let mut check = Check::of("booked is the sum of the entries");
    let sums = ledger::by_entries(books);
    for account in &books.accounts {
        let (booked, sum) = (i128::from(account.booked), ledger::of(&sums, &account.id));
        let wrong =
            (booked != sum).then(|| format!("{}: booked {booked}, entries {sum}", account.id));
        check.record_delayed(wrong, books.backlog.entries > 0);
    }
    check
}

/// Entries are numbered from 1 without gaps, and each balance follows from the one before.
pub(super) fn entries_are_unbroken(books: &Books) -> Check {
    let mut check = Check::of("entries are numbered and add up");
    let mut by_account: BTreeMap<&str, BTreeMap<Option<u64>, &Entry>> = BTreeMap::new();
    for entry in &books.entries {
        by_account
            .entry(&entry.account)
            .or_default()
            .insert(entry.number(), entry);
    }
    for account in &books.accounts {
        let entries = by_account.remove(account.id.as_str()).unwrap_or_default();
        let (mut next, mut balance) = (1_u64, 0_i64);
        for (number, entry) in entries {
            balance = balance.saturating_add(entry.minor);
            let follows = number == Some(next) && entry.balance_after == balance;
            let wrong = || format!("{}: entry {number:?} does not follow", account.id);
            check.record((!follows).then(wrong));
            next = next.saturating_add(1);
        }
        let there = next.saturating_sub(1);
        let wrong = || format!("{}: {there} entries of {}", account.id, account.entries);
        let late = there < account.entries && books.backlog.entries > 0;
        check.record_delayed((there != account.entries).then(wrong), late);
    }
    for account in by_account.keys() {
        check.record(Some(format!("{account}: entries, and no account")));
    }
    check
}

pub(super) fn held(books: &Books) -> Check {
    let mut check = Check::of("held is the sum of the open payments");
    let mut held = ledger::held(books);
    for account in &books.accounts {
        let open = held.remove(&account.id).unwrap_or(0);
        let wrong = i128::from(account.held) != open;
        check.record(wrong.then(|| format!("{}: held {}, open {open}", account.id, account.held)));
    }
    for (account, open) in held {
        check.record(Some(format!(
            "{account}: open payments of {open}, and no account"
        )));
    }
    check
}

pub(super) fn available(books: &Books) -> Check {
    let mut check = Check::of("available is booked - held + overdraft, not below zero");
    for account in &books.accounts {
        let sum = i128::from(account.booked)
            .saturating_sub(account.held.into())
            .saturating_add(account.overdraft_limit.into());
        let available = account.available;
        let wrong = i128::from(available) != sum || available < 0;
        check.record(wrong.then(|| format!("{}: available {available}, not {sum}", account.id)));
    }
    check
}

pub(super) fn closed_are_empty(books: &Books) -> Check {
    let mut check = Check::of("closed accounts are empty");
    for account in books
        .accounts
        .iter()
        .filter(|account| account.status == "closed")
    {
        let empty = account.booked == 0 && account.held == 0;
        check.record((!empty).then(|| format!("{}: booked {}", account.id, account.booked)));
    }
    check
}
