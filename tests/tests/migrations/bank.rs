//! Whole banks whose tables have another version than the program.

use std::path::Path;

use environment::Clock;
use identity_contract::Identity;
use identity_store::ClientRow;
use local::bank::{Bank, MigratedTable, StartError, environment_at};
use local::engines::{Engines, Invoke};
use local::options::Options;
use payments_contract::Payments;
use serde_json::{Value, json};
use store::schema::is_version;
use store::standing::SchemaState;
use store::{
    Can, Change, Condition, Domain, Item, Key, Outcome, Store, Table, Transaction, Update, row_of,
    verb,
};
use tests::examples::assert_example;

/// The test's access, to make a table older or newer than it is.
#[derive(Debug)]
enum TestGrants {}
impl Can<verb::Scan> for TestGrants {}
impl Can<verb::Update> for TestGrants {}
impl Can<verb::Delete> for TestGrants {}

type UnguardedTable<D> = Table<D, TestGrants>;

async fn start(data: &Path) -> Result<Bank, StartError> {
    let options = Options {
        data: data.to_owned(),
        port: 0,
        reset: false,
        log: None,
        fps_never_received: "closes_id".into(),
        client_secrets: "accepted".into(),
        events: "*".into(),
    };
    Bank::start(&options).await
}

/// The engines on a stopped bank's data.
async fn engines(data: &Path) -> (Engines, Store) {
    let nobody = Invoke::new(|function, _| async move { Err(format!("no {function} here")) });
    let engines = Engines::start(data, &[], nobody).await.expect("engines");
    let environment = environment_at(engines.endpoints(), Clock::system());
    (engines, Store::connect(&environment))
}

async fn set_version<D: Domain>(store: &Store, version: u32) {
    let table = UnguardedTable::<D>::declared(store);
    let standing = table.standing().await.expect("a standing");
    let revision = standing.revision + 1;
    let other = SchemaState {
        version,
        revision,
        ..standing
    };
    let change = table.update(other.change().expect("an update"));
    let outcome = Transaction::of(change).commit().await;
    assert!(matches!(outcome, Outcome::Committed), "{outcome:?}");
}

async fn items<D: Domain>(store: &Store) -> Vec<Item> {
    let table = UnguardedTable::<D>::declared(store);
    table.scan(None, 1000).await.expect("a page").rows
}

/// Returns the clients as stored: `C` is a client's own row.
async fn clients(store: &Store) -> Vec<Item> {
    let mut items = items::<Identity>(store).await;
    items.retain(|item| Key::of(item).is_some_and(|key| key.sk == "C"));
    items
}

/// Reverts the identity table to its form before clients could be frozen.
async fn before_there_was_a_status(store: &Store) -> Vec<ClientRow> {
    let table = UnguardedTable::<Identity>::declared(store);
    for item in items::<Identity>(store).await {
        let key = Key::of(&item).expect("a key");
        let write = if is_version(&item) {
            table.delete(key, Condition::Present)
        } else if key.sk == "C" {
            table.update(Update {
                key,
                condition: Condition::Present,
                changes: vec![Change::Remove("st")],
            })
        } else {
            continue;
        };
        let outcome = Transaction::of(write).commit().await;
        assert!(matches!(outcome, Outcome::Committed), "{outcome:?}");
    }
    let old = clients(store).await;
    assert!(old.iter().all(|item| item.get("st").is_none()));
    old.into_iter()
        .map(|item| row_of(item).expect("a row"))
        .collect()
}

#[tokio::test]
async fn a_bank_of_an_older_release_is_migrated_when_it_starts() {
    let data = tempfile::tempdir().expect("a directory");
    let bank = start(data.path()).await.expect("a bank");
    assert_eq!(
        bank.migrated(),
        [],
        "there was nothing to change in a new one"
    );
    bank.stop().await;
    let (engines, store) = engines(data.path()).await;
    let before = before_there_was_a_status(&store).await;
    assert!(!before.is_empty());
    engines.stop().await;

    let bank = start(data.path()).await.expect("a bank");
    let expected = MigratedTable {
        table: "identity",
        version: 1,
        changed: u64::try_from(before.len()).expect("few"),
    };
    assert_eq!(bank.migrated(), [expected]);
    let environment = environment_at(bank.engines().endpoints(), Clock::system());
    let store = Store::connect(&environment);
    let after = clients(&store).await;
    assert!(after.iter().all(|item| item.get("st").is_some()));
    let after: Vec<ClientRow> = after
        .into_iter()
        .map(|item| row_of(item).expect("a row"))
        .collect();
    assert_eq!(after, before, "a row says something else than before");
    quiet(&bank).await;
    bank.stop().await;
}

/// Stream readers skip a migration, and the item with the version.
async fn quiet(bank: &Bank) {
    let control = bank.engines().control();
    while !control.is_idle().await.expect("an answer") {
        tokio::task::yield_now().await;
    }
    for stream in control.streams().await.expect("streams") {
        assert_eq!(stream.failure, None, "{}", stream.function);
    }
    assert!(control.dead_letters().await.expect("letters").is_empty());
}

#[tokio::test]
async fn a_bank_of_a_newer_release_is_refused_in_one_line() {
    let data = tempfile::tempdir().expect("a directory");
    start(data.path()).await.expect("a bank").stop().await;
    let (engines, store) = engines(data.path()).await;
    set_version::<Payments>(&store, 7).await;
    engines.stop().await;
    let refused = start(data.path()).await.expect_err("a newer bank");
    let line = refused.to_string();
    let expected = "the table payments has version 7 of its rows, and 0 is the newest";
    assert!(line.contains(expected), "{line}");
    assert_eq!(line.lines().count(), 1);
}

async fn invoke(bank: &Bank, function: &str, event: &str) -> Result<Value, String> {
    let answer = bank.functions().invoke(function, event.into()).await;
    let answer = answer.map_err(|failure| failure.to_string())?;
    Ok(serde_json::from_slice(&answer).expect("JSON"))
}

#[tokio::test]
async fn no_function_uses_rows_of_an_unknown_version() {
    const GET: &str = include_str!("../../../events/invoke/get-payment.json");
    const SUBMIT: &str = include_str!("../../../events/invoke/submit-fps-payment.json");
    const SCHEDULE: &str = "{}";
    let data = tempfile::tempdir().expect("a directory");
    let bank = start(data.path()).await.expect("a bank");
    let environment = environment_at(bank.engines().endpoints(), Clock::system());
    let store = Store::connect(&environment);
    set_version::<Payments>(&store, 7).await;
    bank.functions().connect(&environment);
    let before = items::<Payments>(&store).await;

    let answer = invoke(&bank, "get-payment", GET).await.expect("an answer");
    assert_eq!(answer["statusCode"], 503, "{answer}");
    let problem: Value =
        serde_json::from_str(answer["body"].as_str().expect("a body")).expect("JSON");
    assert_eq!(problem["code"], "unavailable");
    assert_example(&problem);
    for (function, event) in [
        ("submit-fps-payment", SUBMIT),
        ("chase-fps-payments", SCHEDULE),
    ] {
        let refused = invoke(&bank, function, event).await.expect_err(function);
        assert_eq!(refused, "the version of a table", "{function}");
    }
    assert_eq!(
        items::<Payments>(&store).await,
        before,
        "something was written"
    );

    // The same sandboxes work once the table has a version that they know.
    set_version::<Payments>(&store, 0).await;
    let answer = invoke(&bank, "get-payment", GET).await.expect("an answer");
    assert_eq!(answer["statusCode"], 404, "{answer}");
    invoke(&bank, "chase-fps-payments", SCHEDULE)
        .await
        .expect("a run");
    bank.stop().await;
}

#[tokio::test]
async fn only_the_migrator_of_a_running_bank_can_be_called_by_hand() {
    let data = tempfile::tempdir().expect("a directory");
    let bank = start(data.path()).await.expect("a bank");
    let call = async |function: &str, body: Value| {
        let url = format!("{}/_local/functions/{function}", bank.origin());
        let client = reqwest::Client::new();
        let answer = client.post(url).body(body.to_string()).send().await;
        let answer = answer.expect("an answer");
        let (status, body) = (answer.status().as_u16(), answer.text().await.expect("text"));
        (status, serde_json::from_str::<Value>(&body).expect("JSON"))
    };
    let (status, expected) = call("migrate-data", json!({"table": "identity"})).await;
    assert_eq!(
        (status, &expected["version"], &expected["done"]),
        (200, &json!(1), &json!(true))
    );
    let (status, _) = call("migrate-data", json!({"table": "audit"})).await;
    assert_eq!(status, 500, "the audit log is no table that is migrated");
    let (status, _) = call("create-payment", json!({})).await;
    assert_eq!(status, 404);
    bank.stop().await;
}
