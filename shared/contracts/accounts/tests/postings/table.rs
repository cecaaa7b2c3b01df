//! An account's item, and the table that judges and changes it.

use std::cmp::Ordering;
use std::collections::HashMap;

use accounts_contract::AccountRow;
use kernel::event::ChangeContext;
use kernel::id::{AccountId, ClientId, TenantId};
use kernel::idempotency::Fingerprint;
use kernel::time::Moment;
use store::{Change, Condition, Item, Update, Value};

pub(crate) const NOW: &str = "2026-11-23T09:00:00.000Z";

pub(crate) fn now() -> Moment {
    NOW.parse().expect("a moment")
}

pub(crate) fn cause(at: Moment) -> ChangeContext {
    let request = "r1".parse().expect("a request id");
    ChangeContext {
        client: Some(ClientId::derive(&["c"])),
        tenant: TenantId::derive(&["t"]),
        request,
        at,
    }
}

pub(crate) fn account(booked: i64, held: i64, limit: i64) -> Item {
    let account = AccountId::derive(&["a"]).to_string();
    let text = |text: &str| Value::S(text.to_owned());
    let number = |number: i64| Value::N(number.to_string());
    let digest = || store::attribute(Fingerprint::of(&["o"])).expect("a value");
    let attributes = [
        ("pk", text(&account)),
        ("sk", text("A")),
        ("tn", text(&TenantId::derive(&["t"]).to_string())),
        ("ow", digest()),
        ("fp", digest()),
        ("hn", Value::B(vec![0; 64])),
        ("cy", text("GBP")),
        ("st", text("active")),
        ("bk", number(booked)),
        ("av", number(booked - held + limit)),
        ("hd", number(held)),
        ("od", number(limit)),
        ("ver", number(1)),
        ("seq", number(0)),
        ("day", text("2026-11-23")),
        ("at", text(NOW)),
        ("up", number(now().unix_millis())),
        ("rid", text("r0")),
        ("ev", text("account-opened")),
    ];
    let pairs = attributes.map(|(name, value)| (name.to_owned(), value));
    Item::from(HashMap::from(pairs))
}

pub(crate) fn row(item: &Item) -> AccountRow {
    store::row_of(item.clone()).expect("an account")
}

pub(crate) fn number_of(value: &Value) -> i64 {
    let Value::N(number) = value else {
        panic!("{value:?} is not a number")
    };
    number.parse().expect("a number")
}

/// The order of two values of one type; a missing attribute compares to nothing.
pub(crate) fn compare(item: &Item, name: &str, with: &Value) -> Option<Ordering> {
    match (item.get(name)?, with) {
        (Value::S(stored), Value::S(with)) => Some(stored.cmp(with)),
        (Value::B(stored), Value::B(with)) => Some(stored.cmp(with)),
        (stored, with) => Some(number_of(stored).cmp(&number_of(with))),
    }
}

pub(crate) fn holds(condition: &Condition, item: &Item) -> bool {
    match condition {
        Condition::Missing => false,
        Condition::Present => true,
        Condition::Without(name) => item.get(*name).is_none(),
        Condition::Equals(name, value) => item.get(*name) == Some(value),
        Condition::Differs(name, value) => item.get(*name) != Some(value),
        Condition::AtLeast(name, value) => compare(item, name, value).is_some_and(Ordering::is_ge),
        Condition::Below(name, value) => compare(item, name, value).is_some_and(Ordering::is_lt),
        Condition::All(parts) => parts.iter().all(|part| holds(part, item)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, item)),
    }
}

/// The item after the update, if its condition holds.
pub(crate) fn apply(update: &Update, item: &Item) -> Option<Item> {
    if !holds(&update.condition, item) {
        return None;
    }
    let mut attributes = item.clone().into_inner();
    for change in &update.changes {
        match change {
            Change::Set(name, value) => drop(attributes.insert((*name).to_owned(), value.clone())),
            Change::Increment(name, by) => {
                let sum = number_of(attributes.get(*name).expect("it is there")) + by;
                attributes.insert((*name).to_owned(), Value::N(sum.to_string()));
            }
            Change::Copy(name, from, otherwise) => {
                let value = item.get(*from).unwrap_or(otherwise);
                attributes.insert((*name).to_owned(), value.clone());
            }
            Change::Add(name, _) => panic!("no posting makes a number of nothing: {name}"),
            Change::Remove(name) => drop(attributes.remove(*name)),
            Change::Difference { .. } => panic!("no posting replaces a row"),
        }
    }
    Some(Item::from(attributes))
}
