use std::collections::{BTreeMap, BTreeSet};

use super::super::ledger::{self, Sums};
use super::super::rows::Payment;
use super::{Books, Check};

pub(super) fn sum_to_zero(books: &Books) -> Check {
    let mut check = Check::of("all legs of a currency sum to zero");
    let late = books.backlog.entries > 0 || books.backlog.balances > 0;
    for (currency, sum) in ledger::by_currency(books) {
        let wrong = (sum != 0).then(|| format!("{currency}: {sum} minor units"));
        check.record_delayed(wrong, late);
    }
    check
}

pub(super) fn of_payments(books: &Books) -> Check {
    let mut check = Check::of("each booked payment has two legs");
    // An open payment has its legs already and is booked by them later.
    let has_legs = |payment: &&Payment| payment.is_booked() || payment.is_open();
    for payment in books.payments.iter().filter(has_legs) {
        let wrong = match &payment.transfer {
            None => Some("has none"),
            Some(transfer) if transfer.debit == transfer.credit => Some("has both on one account"),
            Some(_) if payment.minor <= 0 => Some("moves no amount above zero"),
            Some(_) => None,
        };
        check.record(wrong.map(|wrong| format!("{}: {wrong}", payment.id)));
    }
    check
}

/// In both directions: every leg on a customer account has its entry, and every entry its leg.
pub(super) fn are_entries(books: &Books) -> Check {
    let mut check = Check::of("each customer leg has one entry and each entry one leg");
    let mut open: BTreeMap<(&str, &str, i64), i64> = BTreeMap::new();
    for (source, _, legs) in ledger::sources(books) {
        for (account, minor) in legs {
            if ledger::is_customer(account) {
                let leg = open.entry((account, source, minor)).or_default();
                *leg = leg.saturating_add(1);
            }
        }
    }
    for entry in &books.entries {
        let leg = open
            .entry((&entry.account, entry.source(), entry.minor))
            .or_default();
        *leg = leg.saturating_sub(1);
    }
    for ((account, source, minor), difference) in open {
        let leg = || format!("{account}: {minor} of {source}");
        match difference {
            0 => check.record(None),
            1.. => {
                let wrong = format!("{} has no entry", leg());
                check.record_delayed(Some(wrong), books.backlog.entries > 0);
            }
            _ => check.record(Some(format!("{} has an entry and no leg", leg()))),
        }
    }
    check
}

pub(super) fn internal_balances(books: &Books) -> Check {
    let mut check = Check::of("internal balances are the sums of their legs");
    let internal = |sums: Sums| -> Sums {
        sums.into_iter()
            .filter(|(name, _)| name.starts_with("I#"))
            .collect()
    };
    let legs = internal(ledger::by_sources(books));
    let balances = internal(ledger::by_checkpoints(books));
    let names: BTreeSet<_> = legs.keys().chain(balances.keys()).collect();
    for name in names {
        let (legs, balance) = (ledger::of(&legs, name), ledger::of(&balances, name));
        let wrong = (legs != balance).then(|| format!("{name}: {balance}, its legs {legs}"));
        check.record_delayed(wrong, books.backlog.balances > 0);
    }
    check
}

/// A returned payment names its return, which names the payment and has its whole amount.
pub(super) fn returns(books: &Books) -> Check {
    let mut check = Check::of("each returned payment has its return");
    let payments: BTreeMap<_, _> = books
        .payments
        .iter()
        .map(|payment| (payment.id.as_str(), payment))
        .collect();
    for payment in books
        .payments
        .iter()
        .filter(|payment| payment.status == "returned")
    {
        let back = payment
            .returned_by
            .as_deref()
            .and_then(|id| payments.get(id));
        let fits = back.is_some_and(|back| {
            back.original.as_ref() == Some(&payment.id)
                && back.minor == payment.minor
                && (back.is_booked() || back.is_open())
        });
        check.record((!fits).then(|| format!("{}: no return that undoes it", payment.id)));
    }
    check
}
