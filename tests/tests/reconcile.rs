//! `reconcile` detects every kind of damage to the books of a bank.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

mod reconcile {
    pub(crate) mod damage;
    pub(crate) mod desk;
    pub(crate) mod links;
    pub(crate) mod outside;
    mod resolved;
}

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use dynoxide::Database;
use local::reconcile::{ReconcileError, Report, reconcile};
use malai_client::types::{Account, Payment, PaymentStatus};
use rusqlite::Connection;
use serde_json::{Value, json};
use tests::bank::{Bank, at_this_bank, elsewhere, order};

use reconcile::damage::{delete, execute, first, item, keys, place_of, put, set};
use reconcile::desk::of_the_desk;
use reconcile::links::{of_links, of_lists, of_scheme_ids};
use reconcile::outside::{of_rows, of_the_archive, of_the_scheme, of_what_is_held, respelled};

/// The bank's program, built from the same sources as `malai`.
const MALAI: &str = env!("CARGO_BIN_EXE_malai-under-test");

/// A stopped bank whose books contain every kind of row.
struct Books {
    bank: Bank,
    ada: Account,
    settled: Payment,
    held: Payment,
}

async fn books() -> Books {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let (ada, ben) = (
        caller.open("Ada Okafor").await,
        caller.open("Ben Adeyemi").await,
    );
    bank.scheme().pay_in(&ada, "100.00").await;
    caller
        .pay(order(&ada.account_id, &at_this_bank(&ben), "20.00"))
        .await;
    let settled = caller
        .pay(order(&ada.account_id, &elsewhere("58302914"), "10.00"))
        .await;
    let held = caller
        .pay(order(&ada.account_id, &elsewhere("00030000"), "5.00"))
        .await;
    reconcile::desk::ended(&bank, &caller).await;
    bank.settle().await;
    let settled = caller.payment(&settled.payment_id).await;
    let held = caller.payment(&held.payment_id).await;
    assert_eq!(settled.status, PaymentStatus::Settled);
    assert_eq!(held.status, PaymentStatus::Submitted);
    assert!(matches!(
        reconcile(bank.data()),
        Err(ReconcileError::Running(_))
    ));
    bank.stop();
    Books {
        bank,
        ada,
        settled,
        held,
    }
}

/// A copy of the books, to be damaged.
struct DamagedCopy {
    place: PathBuf,
    tables: Database,
    bus: Connection,
    scheme: Connection,
}

/// One way to damage a bank.
type Damage<'a> = Box<dyn Fn(&DamagedCopy) + 'a>;

/// Returns the report of `reconcile` on a damaged copy of the books.
fn damaged(books: &Books, damage: &Damage<'_>) -> Report {
    let copy = books.bank.copy_of_everything();
    let file = copy.path().join("dynamodb.sqlite");
    let bus = Connection::open(copy.path().join("bus.sqlite")).expect("the bus");
    let scheme = Connection::open(copy.path().join("fps.sqlite")).expect("the scheme");
    let newest = newest_change(&file);
    let damaged = DamagedCopy {
        place: copy.path().to_path_buf(),
        tables: Database::new(&file.to_string_lossy()).expect("tables"),
        bus,
        scheme,
    };
    damage(&damaged);
    drop(damaged);
    // The damage itself is a change without an event.
    let tables = Connection::open(&file).expect("tables");
    let forget = "DELETE FROM _stream_records WHERE rowid > ?1";
    tables.execute(forget, [newest]).expect("a deletion");
    drop(tables);
    reconcile(copy.path()).expect("books that can be read")
}

fn newest_change(file: &Path) -> i64 {
    let tables = Connection::open(file).expect("tables");
    let newest = "SELECT COALESCE(MAX(rowid), 0) FROM _stream_records";
    tables
        .query_row(newest, [], |row| row.get(0))
        .expect("a number")
}

/// A damage, and the check that must fail.
type Case<'a> = (&'static str, Damage<'a>);

fn damages(books: &Books) -> Vec<Case<'_>> {
    [
        of_accounts(books),
        of_entries(books),
        of_payments(books),
        of_records(),
        of_the_scheme(),
        of_what_is_held(books),
        of_the_archive(),
        of_the_desk(),
        of_rows(books),
        of_links(books),
        of_scheme_ids(books),
        of_lists(books),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn number(minor: i64) -> Value {
    json!({"N": minor.to_string()})
}

fn of_accounts(books: &Books) -> Vec<Case<'_>> {
    let account = |name: &'static str, value: Value| -> Damage<'_> {
        let id = &*books.ada.account_id;
        Box::new(move |copy| set(&copy.tables, "accounts", [id, "A"], name, &value))
    };
    let available = "available is booked - held + overdraft, not below zero";
    vec![
        (
            "booked is the sum of its legs",
            account("bk", number(7_001)),
        ),
        (
            "booked is the sum of the entries",
            account("bk", number(6_999)),
        ),
        (
            "held is the sum of the open payments",
            account("hd", number(0)),
        ),
        (available, account("av", number(6_501))),
        (available, account("od", number(1))),
        (
            "overdraft limits sum to their institution's exposure",
            account("od", number(1)),
        ),
        ("entries are numbered and add up", account("seq", number(4))),
        (
            "closed accounts are empty",
            account("st", json!({"S": "closed"})),
        ),
    ]
}

fn of_entries(books: &Books) -> Vec<Case<'_>> {
    let entry = |tables: &Database| first(keys(tables, "accounts", &books.ada.account_id, "E#"));
    let change = move |name: &'static str| -> Damage<'_> {
        Box::new(move |copy| {
            let [pk, sk] = entry(&copy.tables);
            set(&copy.tables, "accounts", [&pk, &sk], name, &number(9_999));
        })
    };
    let internal: Damage<'_> = Box::new(|copy| {
        let place = first(keys(&copy.tables, "accounts", "I#fps-settlement#GBP", ""));
        let [pk, sk] = place;
        set(&copy.tables, "accounts", [&pk, &sk], "bal", &number(-9_001));
    });
    let gone: Damage<'_> = Box::new(move |copy| {
        delete(&copy.tables, "accounts", &entry(&copy.tables));
    });
    vec![
        ("entries are numbered and add up", gone),
        ("entries are numbered and add up", change("b")),
        (
            "each customer leg has one entry and each entry one leg",
            change("m"),
        ),
        ("all legs of a currency sum to zero", internal),
    ]
}

fn of_payments(books: &Books) -> Vec<Case<'_>> {
    let payment = |payment: &Payment, name: &'static str, value: Value| -> Damage<'_> {
        let id = payment.payment_id.to_string();
        Box::new(move |copy| set(&copy.tables, "payments", [place_of(&id), "P"], name, &value))
    };
    let (settled, held) = (&books.settled, &books.held);
    let returned = || json!({"S": "returned"});
    let own = "internal balances are the sums of their legs";
    vec![
        (own, payment(settled, "am", number(1_001))),
        (
            "each booked payment has two legs",
            payment(settled, "am", number(0)),
        ),
        (
            "each booked payment has two legs",
            Box::new(|copy| {
                let place = [place_of(&books.held.payment_id), "P"];
                let mut row = item(&copy.tables, "payments", place);
                row.as_object_mut().expect("a row").remove("tr");
                put(&copy.tables, "payments", &row);
            }),
        ),
        (
            "held is the sum of the open payments",
            payment(held, "st", json!({"S": "rejected"})),
        ),
        (
            "each returned payment has its return",
            payment(settled, "st", returned()),
        ),
        (
            "the newest record of each payment has its status",
            payment(settled, "st", returned()),
        ),
        (
            "each audit record has its change",
            payment(settled, "ver", number(2)),
        ),
        (
            "each change has one audit record",
            payment(settled, "ver", number(4)),
        ),
    ]
}

fn of_records() -> Vec<Case<'static>> {
    let block = |copy: &DamagedCopy| keys(&copy.tables, "audit", "accounts/", "");
    let gone: Damage<'static> = Box::new(move |copy| {
        let newest = block(copy).pop().expect("a block");
        delete(&copy.tables, "audit", &newest);
    });
    let gap: Damage<'_> = Box::new(move |copy| {
        delete(&copy.tables, "audit", &first(block(copy)));
    });
    let foreign: Damage<'_> = Box::new(|copy| {
        execute(
            &copy.bus,
            "INSERT INTO objects (bucket, name, file, size, etag, modified_ms, headers)
             VALUES ('trail', '0000000000009999.trail', 'nowhere', 0, '', 0, '{}')",
        );
    });
    let given_up: Damage<'_> = Box::new(|copy| {
        copy.bus
            .execute(
                "INSERT INTO messages (queue, message_id, body, sent_ms, visible_ms, state)
             VALUES ('submit-fps-payment', '1', '{}', 0, 0, 'dead')",
                [],
            )
            .expect("a message");
    });
    vec![
        ("each change has one audit record", gone),
        ("the chains of the audit log have no gap", gap),
        ("each block of the audit log is in one seal", foreign),
        ("no event is in a dead-letter queue", given_up),
    ]
}

#[tokio::test]
async fn sound_books_are_consistent_and_every_damage_is_detected() {
    let books = books().await;
    let sound = reconcile(books.bank.data()).expect("books");
    assert!(sound.is_consistent() && sound.is_complete(), "{sound}");
    let found: BTreeSet<_> = damages(&books)
        .into_iter()
        .map(|(claim, _)| claim)
        .collect();
    let claims: BTreeSet<_> = sound.checks.iter().map(|proof| proof.claim).collect();
    assert_eq!(found, claims, "each claim is broken by a damage");
    let unharmed: Damage<'_> = Box::new(|_| {});
    let copy = damaged(&books, &unharmed);
    assert!(copy.is_consistent() && copy.is_complete(), "{copy}");
    for same in respelled() {
        let copy = damaged(&books, &same);
        assert!(copy.is_consistent() && copy.is_complete(), "{copy}");
    }
    for (claim, damage) in damages(&books) {
        let report = damaged(&books, &damage);
        let broken: Vec<_> = report
            .checks
            .iter()
            .filter(|proof| !proof.breaks.is_empty())
            .collect();
        assert!(
            broken.iter().any(|proof| proof.claim == claim),
            "{claim}\n{report}"
        );
        assert!(report.to_string().contains("FAILED"), "{report}");
    }
}

#[test]
fn a_directory_without_a_bank_cannot_be_reconciled() {
    let empty = tempfile::tempdir().expect("a directory");
    assert!(matches!(
        reconcile(empty.path()),
        Err(ReconcileError::NoBank(_))
    ));
}
