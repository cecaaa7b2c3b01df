//! Rows written outside the bank's code: one of each kind that a stream reader cannot handle.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use accounts_contract::AccountRow;
use accounts_contract::checkpoint::CheckpointRow;
use accounts_store::entry::EntryRow;
use payments_contract::PaymentRow;
use payments_store::Listing;
use serde::de::DeserializeOwned;
use store::{Item, Key, Value, row_of};

use crate::backend::Service;
use crate::draw::Draw;
use crate::run::Plan;
use crate::tables::{TABLES, Tables};
use crate::world::World;

/// A row, and the readers that cannot handle it.
struct Poison {
    table: &'static str,
    item: Item,
    readers: &'static [&'static str],
}

/// One row of each kind.
fn all() -> Vec<Poison> {
    let text = |text: &str| Value::S(text.to_owned());
    let number = |digits: &str| Value::N(digits.to_owned());
    let of_accounts: &[&str] = &["project-accounts"];
    let of_payments: &[&str] = &["project-payments"];
    vec![
        // A balance that is text, and one that is larger than any number of the bank.
        poison(
            "accounts",
            "poisoned-text",
            &[("sk", text("A")), ("bk", text("much"))],
            of_accounts,
        ),
        poison(
            "accounts",
            "poisoned-number",
            &[
                ("sk", text("A")),
                ("ver", number("1")),
                ("bk", number("9223372036854775808")),
            ],
            of_accounts,
        ),
        // A payment with nothing but its status.
        poison(
            "payments",
            "poisoned-payment",
            &[
                ("sk", text("P")),
                ("ver", number("1")),
                ("st", text("settled")),
            ],
            of_payments,
        ),
        // An empty client.
        poison(
            "identity",
            "poisoned-client",
            &[("sk", text("C"))],
            &["project-clients"],
        ),
    ]
}

fn poison(
    table: &'static str,
    pk: &str,
    attributes: &[(&str, Value)],
    readers: &'static [&'static str],
) -> Poison {
    let named = attributes
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()));
    let mut item: HashMap<String, Value> = named.collect();
    item.insert("pk".to_owned(), Value::S(pk.to_owned()));
    Poison {
        table,
        item: Item::from(item),
        readers,
    }
}

/// Returns whether this is the key of such a row.
fn is(key: &Key) -> bool {
    key.pk.starts_with("poisoned-")
}

/// Returns the readers that have not parked an existing row that they cannot handle.
fn not_parked(tables: &Tables) -> Vec<String> {
    let mut missing = Vec::new();
    for poison in all() {
        let key = Key::of(&poison.item).expect("a key");
        if tables.get(poison.table, &key).is_none() {
            continue;
        }
        for reader in poison.readers {
            let listed = Key::new("parked", format!("{reader}#{}", key.pk));
            if tables.get(poison.table, &listed).is_none() {
                missing.push(format!("{reader} of {}", key.pk));
            }
        }
    }
    missing
}

/// Writes the rows, one after another, if the plan includes them.
pub(crate) fn begin(world: &World, service: &Service, plan: &Plan, busy: &Arc<AtomicUsize>) {
    if !plan.poisoned {
        return;
    }
    let (service, busy, told) = (service.clone(), Arc::clone(busy), world.clone());
    let mut draw = Draw::new(plan.seed, "poison");
    busy.fetch_add(1, Ordering::Relaxed);
    world.spawn("past the bank", async move {
        for poison in all() {
            told.after(draw.between(0, 20_000)).await;
            service.damage(poison.table, poison.item);
        }
        busy.fetch_sub(1, Ordering::Relaxed);
    });
}

/// Each row that a reader cannot handle is parked by it, and no other is; and all others are
/// readable, so that no later check skips one.
pub(crate) fn check(world: &World, tables: &Tables) {
    readable::<AccountRow>(world, tables, "accounts", |key| key.sk == "A");
    readable::<EntryRow>(world, tables, "accounts", |key| key.sk.starts_with("E#"));
    readable::<CheckpointRow>(world, tables, "accounts", |key| key.pk.starts_with("I#"));
    readable::<PaymentRow>(world, tables, "payments", |key| key.sk == "P");
    readable::<Listing>(world, tables, "payments", |key| key.pk.starts_with("L#"));
    let missing = not_parked(tables);
    world.hold(crate::PARKED, missing.is_empty(), || missing.join(", "));
    for table in TABLES {
        for (key, _) in tables.items(table).filter(|(key, _)| key.pk == "parked") {
            let of_poison = key.sk.contains("#poisoned-");
            world.hold("nothing is parked without a reason", of_poison, || {
                key.sk.clone()
            });
        }
    }
}

fn readable<R: DeserializeOwned>(
    world: &World,
    tables: &Tables,
    table: &str,
    wanted: impl Fn(&Key) -> bool,
) {
    let items = tables.items(table);
    for (key, item) in items.filter(|(key, _)| wanted(key) && !is(key)) {
        let read = row_of::<R>(item.clone());
        world.hold("every row is readable", read.is_ok(), || {
            format!("{table} {}/{}", key.pk, key.sk)
        });
    }
}
