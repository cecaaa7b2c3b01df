//! Missing or wrong entries, lists and balances are rebuilt from the rows.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use dynoxide::Database;
use local::reconcile::reconcile;
use malai_client::types::PaymentStatus;
use serde_json::{Value, json};
use tests::bank::{Bank, Caller, at_this_bank, elsewhere, ended, order};

use super::journals::{Desk, applied};
use crate::{MALAI, funded, once};

fn tables(bank: &Bank) -> Database {
    let file = bank.data().join("dynamodb.sqlite");
    Database::new(&file.to_string_lossy()).expect("tables")
}

/// Returns the items of a stopped bank's table with these prefixes of partition and sort key.
fn items(database: &Database, table: &str, pk: &str, sk: &str) -> Vec<Value> {
    let request = serde_json::from_value(json!({"TableName": table})).expect("a request");
    let all = serde_json::to_value(database.scan(request).expect("rows")).expect("JSON");
    let begins = |row: &&Value, name: &str, with: &str| {
        row[name]["S"]
            .as_str()
            .is_some_and(|text| text.starts_with(with))
    };
    let rows = all["Items"].as_array().expect("rows").iter();
    let mut rows: Vec<_> = rows
        .filter(|row| begins(row, "pk", pk) && begins(row, "sk", sk))
        .cloned()
        .collect();
    rows.sort_by_key(|row| row["sk"].to_string());
    rows
}

fn remove(database: &Database, table: &str, row: &Value) {
    let request = json!({"TableName": table, "Key": {"pk": row["pk"], "sk": row["sk"]}});
    let request = serde_json::from_value(request).expect("a request");
    database.delete_item(request).expect("a deletion");
}

fn set(database: &Database, table: &str, row: &Value, name: &str, value: &Value) {
    let request = json!({
        "TableName": table, "Key": {"pk": row["pk"], "sk": row["sk"]},
        "UpdateExpression": "SET #n = :v", "ExpressionAttributeNames": {"#n": name},
        "ExpressionAttributeValues": {":v": value},
    });
    let request = serde_json::from_value(request).expect("a request");
    database.update_item(request).expect("an update");
}

async fn balance(bank: &Bank) -> String {
    let path = "/v1/internal-accounts/fps-settlement/balance?currency=GBP";
    let answer = bank.desk().await.0.get(path).await;
    let amount = answer.body["balance"]["amount"].as_str();
    amount.expect("an amount").to_owned()
}

/// Performs the whole rebuild like `scripts/rebuild`, moving the clock instead of waiting.
async fn rebuild(bank: &Bank, accounts: &[&str]) -> Value {
    let begun = bank.call("migrate-data", json!({"rebuild": "begin"})).await;
    assert_eq!(begun["done"], false, "{begun}");
    assert!(begun["wait_until"].is_string(), "{begun}");
    bank.advance(241).await;
    let done = bank.call("migrate-data", json!({"rebuild": "go_on"})).await;
    assert_eq!(done["done"], true, "{done}");
    bank.settle().await;
    bank.call("rebuild-entries", json!({"accounts": accounts}))
        .await
}

/// Returns the part of entries that a customer sees, without the time of writing.
fn facts(list: &Value) -> Vec<Value> {
    let of = |entry: &Value| {
        json!([
            entry["sequence"],
            entry["amount"],
            entry["direction"],
            entry["balance_after"],
            entry["payment_id"],
            entry["kind"],
            entry["counterparty"],
            entry["reference"]
        ])
    };
    list.as_array().expect("a list").iter().map(of).collect()
}

async fn entries_of(caller: &Caller, account: &str) -> Value {
    let path = format!("/v1/accounts/{account}/transactions");
    caller.get(&path).await.body["data"].clone()
}

/// Deletes two entries and the list of payments from an account of a stopped bank, and falsifies
/// the balance of the settlement account.
fn damage(bank: &Bank, account: &str) {
    let database = tables(bank);
    let entries = items(&database, "accounts", account, "E#");
    for lost in &entries[1..3] {
        remove(&database, "accounts", lost);
    }
    for lost in items(&database, "payments", &format!("L#{account}"), "") {
        remove(&database, "payments", &lost);
    }
    let wrong = json!({"N": "1234567"});
    for balance in items(&database, "accounts", "I#fps-settlement", "S#") {
        set(&database, "accounts", &balance, "bal", &wrong);
    }
}

#[tokio::test]
async fn lost_entries_lists_and_wrong_balances_are_rebuilt_and_the_statement_adds_up() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ben = funded(&bank, &caller, "Ben Adeyemi", "50.00").await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let out = caller
        .pay(order(&ada.account_id, &elsewhere("58302914"), "30.00"))
        .await;
    once(&bank, &caller, &out.payment_id, PaymentStatus::Settled).await;
    caller
        .pay(order(&ada.account_id, &at_this_bank(&ben), "5.00"))
        .await;
    bank.scheme().pay_in(&ada, "1.00").await;
    bank.settle().await;
    let (a, b) = (ada.account_id.to_string(), ben.account_id.to_string());
    let before = entries_of(&caller, &a).await;
    assert_eq!(before.as_array().map(Vec::len), Some(4), "{before}");
    let settlement = balance(&bank).await;

    bank.stop();
    damage(&bank, &a);
    bank.start_again();
    let caller = bank.operator().await;
    bank.settle().await;
    let day = before[0]["value_date"].as_str().expect("a day").to_owned();
    let statement = format!("/v1/accounts/{a}/statement?from={day}&to={day}");
    let gap = caller.get(&statement).await;
    assert_eq!((gap.status, gap.code()), (503, "projection_gap"));

    let rebuilt = rebuild(&bank, &[&a, &b]).await;
    assert_eq!(rebuilt["accounts"], json!([{"account": a, "rebuilt": 2}]));
    let after = entries_of(&caller, &a).await;
    assert_eq!(facts(&after), facts(&before));
    let statement = caller.get(&statement).await;
    assert_eq!(statement.status, 200, "{}", statement.body);
    assert_eq!(balance(&bank).await, settlement);
    let listed = caller.get(&format!("/v1/payments?account_id={a}")).await;
    assert!(
        listed
            .body
            .to_string()
            .contains(&out.payment_id.to_string())
    );

    // Later payments count in the new balance once, and a second rebuild changes nothing.
    bank.scheme().pay_in(&ben, "2.00").await;
    bank.settle().await;
    let moved = balance(&bank).await;
    assert_ne!(moved, settlement);
    assert_eq!(rebuild(&bank, &[&a, &b]).await["accounts"], json!([]));
    assert_eq!(balance(&bank).await, moved);
    bank.stop();
    let report = reconcile(bank.data()).expect("books");
    assert!(report.is_consistent(), "{report}");
}

#[tokio::test]
async fn an_entry_by_a_journal_and_the_balances_that_it_moved_are_rebuilt() {
    let mut desk = Desk::open().await;
    let (_, item) = desk.suspended().await;
    let ben = funded(&desk.bank, &desk.caller, "Ben Adeyemi", "1.00").await;
    desk.posted(applied(&item, &ben.account_id, "5.00")).await;
    for pounds in ["2.00", "3.00"] {
        desk.bank.scheme().pay_in(&ben, pounds).await;
    }
    desk.bank.settle().await;
    let account = ben.account_id.to_string();
    let before = entries_of(&desk.caller, &account).await;
    assert_eq!(before[2]["kind"], "adjustment", "{before}");
    desk.bank.stop();
    damage(&desk.bank, &account);
    desk.bank.start_again();
    desk.caller = desk.bank.operator().await;
    let rebuilt = rebuild(&desk.bank, &[&account]).await;
    let expected = json!([{"account": account, "rebuilt": 2}]);
    assert_eq!(rebuilt["accounts"], expected);
    let after = entries_of(&desk.caller, &account).await;
    assert_eq!(facts(&after), facts(&before));
    assert_eq!(after[2]["journal_id"], before[2]["journal_id"]);
    assert_eq!(desk.balance("suspense").await, "15.00");
    desk.bank.stop();
    let report = reconcile(desk.bank.data()).expect("books");
    assert!(report.is_consistent(), "{report}");
}

/// The script waits until no more writes belong to the earlier count; here the clock is moved
/// instead.
#[tokio::test]
async fn the_script_rebuilds_lost_projections_while_the_bank_runs() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    for pounds in ["1.00", "2.00", "3.00"] {
        bank.scheme().pay_in(&ada, pounds).await;
    }
    bank.settle().await;
    let account = ada.account_id.to_string();
    let (before, settlement) = (entries_of(&caller, &account).await, balance(&bank).await);
    bank.stop();
    damage(&bank, &account);
    bank.start_again();
    assert_ne!(balance(&bank).await, settlement);
    let mut rebuild = bank.script("rebuild", &[]);
    rebuild.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut rebuild = rebuild.spawn().expect("python3");
    let mut told = BufReader::new(rebuild.stdout.take().expect("a pipe"));
    let mut line = String::new();
    told.read_line(&mut line).expect("text");
    assert!(line.starts_with("continues at "), "{line}");
    bank.scheme().pay_in(&ada, "4.00").await;
    bank.move_clock(241).await;
    let ran = tokio::task::spawn_blocking(move || rebuild.wait_with_output());
    let (code, errors) = ended(&ran.await.expect("a thread").expect("an end"));
    let mut rest = String::new();
    told.read_to_string(&mut rest).expect("text");
    assert_eq!(code, Some(0), "{rest}{errors}");
    assert!(
        rest.contains(&format!("{account}: 2 entries restored")),
        "{rest}"
    );
    bank.settle().await;
    let caller = bank.operator().await;
    let after = entries_of(&caller, &account).await;
    assert_eq!(facts(&after)[1..], facts(&before));
    assert_eq!(after[0]["balance_after"]["amount"], "110.00");
    bank.stop();
    let report = reconcile(bank.data()).expect("books");
    assert!(report.is_consistent(), "{report}");
}
