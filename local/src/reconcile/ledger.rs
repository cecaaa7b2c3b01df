use std::collections::BTreeMap;

use super::books::Books;
use super::rows::Payment;

/// Sums of minor units by name, wide enough that no sum of rows overflows.
pub(super) type Sums = BTreeMap<String, i128>;

/// Adds to a sum.
pub(super) fn add(sums: &mut Sums, name: &str, minor: i64) {
    let sum = sums.entry(name.to_owned()).or_default();
    *sum = sum.saturating_add(minor.into());
}

/// Returns the sum of this name, zero if nothing was added.
pub(super) fn of(sums: &Sums, name: &str) -> i128 {
    sums.get(name).copied().unwrap_or(0)
}

/// Returns the booked legs of all payments and journals: by customer account, and by internal
/// account and currency as in the keys of checkpoints, `I#<account>#<currency>`.
pub(super) fn by_sources(books: &Books) -> Sums {
    let mut sums = Sums::new();
    for (_, currency, legs) in sources(books) {
        for (account, minor) in legs {
            if is_customer(account) {
                add(&mut sums, account, minor);
            } else {
                add(&mut sums, &format!("I#{account}#{currency}"), minor);
            }
        }
    }
    sums
}

/// Returns what is booked: its id, its currency, and both legs.
pub(super) fn sources(books: &Books) -> impl Iterator<Item = (&str, &str, [(&str, i64); 2])> {
    let payments = books.payments.iter().filter_map(|payment| {
        let legs = payment.legs()?;
        Some((payment.id.as_str(), payment.currency.as_str(), legs))
    });
    let journals = books.journals.iter().filter_map(|journal| {
        let legs = journal.legs()?;
        Some((journal.id.as_str(), journal.currency.as_str(), legs))
    });
    payments.chain(journals)
}

/// Returns the sums of entries by account.
pub(super) fn by_entries(books: &Books) -> Sums {
    let mut sums = Sums::new();
    for entry in &books.entries {
        add(&mut sums, &entry.account, entry.minor);
    }
    sums
}

/// Returns the balances of the checkpoints, by account and currency.
pub(super) fn by_checkpoints(books: &Books) -> Sums {
    let mut sums = Sums::new();
    for checkpoint in &books.checkpoints {
        add(&mut sums, &checkpoint.partition, checkpoint.balance);
    }
    sums
}

/// Returns the funds held by open payments, by account.
pub(super) fn held(books: &Books) -> Sums {
    let mut sums = Sums::new();
    let is_consistent = |payment: &&Payment| payment.is_open() && !payment.pays_from_suspense();
    for payment in books.payments.iter().filter(is_consistent) {
        add(
            &mut sums,
            payment.debtor.as_deref().unwrap_or("nobody"),
            payment.minor,
        );
    }
    sums
}

/// Returns the sums of entries and internal balances by currency: each must be zero.
pub(super) fn by_currency(books: &Books) -> Sums {
    let currencies: BTreeMap<_, _> = books
        .accounts
        .iter()
        .map(|account| (&account.id, account.currency.as_str()))
        .collect();
    let mut sums = Sums::new();
    for entry in &books.entries {
        let currency = currencies.get(&entry.account).copied().unwrap_or("unknown");
        add(&mut sums, currency, entry.minor);
    }
    for checkpoint in &books.checkpoints {
        let currency = checkpoint.partition.rsplit('#').next().unwrap_or("unknown");
        add(&mut sums, currency, checkpoint.balance);
    }
    sums
}

/// Returns whether a ledger account is a customer's, not internal.
pub(super) fn is_customer(account: &str) -> bool {
    account.starts_with("acc_")
}
