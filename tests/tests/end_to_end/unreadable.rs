//! Notes of the operations desk's work that cannot be read: they hide no payment and stop no other.

use dynoxide::Database;
use serde_json::{Value, json};
use tests::bank::{Bank, Caller, elsewhere, fresh_transaction_id, order, status_report};

use super::outcomes::{ACCEPTED, PAYMENT};
use crate::{MALAI, funded, once};
use malai_client::types::{PaymentStatus, Scope};

const UNKNOWN: &str = "/v1/ledger/unknown-payments";

/// The payments table of a stopped bank, or of a copy.
fn tables(data: &std::path::Path) -> Database {
    Database::new(&data.join("dynamodb.sqlite").to_string_lossy()).expect("tables")
}

/// Every payments row, as the engine holds it.
pub(super) fn rows(bank: &Bank) -> Vec<Value> {
    rows_of(bank, "payments")
}

fn rows_of(bank: &Bank, table: &str) -> Vec<Value> {
    let copy = bank.copy_of_data();
    let request = serde_json::from_value(json!({"TableName": table})).expect("a request");
    let all = tables(copy.path()).scan(request).expect("rows");
    let all = serde_json::to_value(all).expect("JSON");
    all["Items"].as_array().expect("rows").clone()
}

/// Puts rows into the payments table of a bank while it is stopped.
pub(super) fn put(bank: &mut Bank, rows: &[Value]) {
    put_into(bank, "payments", rows);
}

fn put_into(bank: &mut Bank, table: &str, rows: &[Value]) {
    bank.stop();
    let database = tables(bank.data());
    for row in rows {
        let request = json!({"TableName": table, "Item": row});
        let request = serde_json::from_value(request).expect("a request");
        database.put_item(request).expect("a put");
    }
    drop(database);
    bank.start_again();
}

pub(super) fn in_partition(row: &Value, prefix: &str) -> bool {
    let partition = row["pk"]["S"].as_str();
    partition.is_some_and(|partition| partition.starts_with(prefix))
}

/// The payments of a page of the list, with their status.
async fn listed(bank: &Bank, query: &str) -> Vec<(String, String)> {
    let (desk, _) = bank.desk().await;
    let page = desk.get(&format!("{UNKNOWN}{query}")).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let text = |one: &Value, name: &str| one[name].as_str().expect("text").to_owned();
    let data = page.body["data"].as_array().expect("a list").iter();
    let mut data: Vec<_> = data
        .map(|one| (text(one, "payment_id"), text(one, "status")))
        .collect();
    data.sort();
    data
}

#[tokio::test]
async fn a_note_or_a_payment_that_cannot_be_read_hides_no_other_from_the_desk() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    // The other bank says nothing, which no restart changes.
    let to = elsewhere("00030000");
    let mut expected = Vec::new();
    for pounds in ["10.00", "20.00", "30.00"] {
        let order = order(&ada.account_id, &to, pounds);
        let payment = caller.pay(order).await;
        expected.push((payment.payment_id.to_string(), "submitted".to_owned()));
    }
    expected.sort();
    bank.settle().await;
    assert_eq!(listed(&bank, "").await, expected);
    assert_eq!(listed(&bank, "?status=submitted").await, expected);
    assert_eq!(listed(&bank, "?status=accepted").await, []);
    let notes = rows(&bank);
    let mut note = notes.iter().filter(|row| in_partition(row, "Q#fps#"));
    let mut note = note.next().expect("a note").clone();
    note["n"] = json!({"S": "many"});
    put(&mut bank, &[note]);
    assert_eq!(listed(&bank, "").await, expected);
    // Nor does a payment that cannot be read hide the others.
    let row = notes.iter().find(|row| {
        row["sk"]["S"] == "P" && row["id"]["S"].as_str() == Some(expected[0].0.as_str())
    });
    let mut row = row.expect("a payment").clone();
    row.as_object_mut().expect("a row").remove("tn");
    put(&mut bank, &[row]);
    assert_eq!(listed(&bank, "").await, expected[1..]);
}

#[tokio::test]
async fn a_note_of_a_return_that_cannot_be_read_keeps_no_other_from_its_end() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let order = order(&ada.account_id, &elsewhere("58302914"), "10.00");
    let payment = caller.pay(order).await;
    let payment = once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    bank.scheme().send_back(&payment, "26000000").await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Returned).await;
    // The note of a return that was booked, as a crash before its removal leaves it.
    let all = rows(&bank);
    let booked = all
        .iter()
        .find(|row| row["sk"]["S"] == "P" && row["of"]["S"] == *payment.payment_id.as_str());
    let mut note = booked.expect("a return").clone();
    note["pk"] = json!({"S": "R#pending"});
    note["sk"] = note["id"].clone();
    let unreadable = json!({"pk": {"S": "R#pending"}, "sk": {"S": "00"}, "id": {"S": "?"}});
    put(&mut bank, &[unreadable, note.clone()]);
    bank.advance(60).await;
    let left = rows(&bank);
    let left: Vec<_> = left
        .iter()
        .filter(|row| in_partition(row, "R#pending"))
        .map(|row| row["sk"]["S"].clone())
        .collect();
    assert_eq!(left, ["00"]);
}

/// The ids of a page of a list.
async fn ids(caller: &Caller, path: &str, name: &str) -> Vec<String> {
    let page = caller.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.body);
    let data = page.body["data"].as_array().expect("a list").iter();
    data.map(|one| one[name].as_str().expect(name).to_owned())
        .collect()
}

/// A row of the table, under this sort key, of this id.
fn row_of(bank: &Bank, table: &str, sort: &str, id: &str) -> Value {
    let mut rows = rows_of(bank, table).into_iter();
    let is = |row: &Value| row["sk"]["S"] == sort && row["pk"]["S"].as_str() == Some(id);
    rows.find(is).expect("a row")
}

#[tokio::test]
async fn a_row_that_cannot_be_read_hides_no_other_of_its_list() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let (ada, ben) = (
        caller.open("Ada Okafor").await,
        caller.open("Ben Adeyemi").await,
    );
    let accounts = ids(&caller, "/v1/accounts", "account_id").await;
    assert!(accounts.contains(&*ada.account_id) && accounts.contains(&*ben.account_id));
    let mut row = row_of(&bank, "accounts", "A", &ada.account_id);
    row["st"] = json!({"S": "weird"});
    put_into(&mut bank, "accounts", &[row]);
    let caller = bank.operator().await;
    let left = ids(&caller, "/v1/accounts", "account_id").await;
    let expected = accounts.iter().filter(|id| **id != *ada.account_id);
    assert!(left.iter().eq(expected), "{left:?}");

    caller.register(&[Scope::AccountsRead]).await;
    let clients = ids(&caller, "/v1/clients", "client_id").await;
    let (bad, rest) = clients.split_last().expect("clients");
    assert!(!rest.is_empty());
    let mut row = row_of(&bank, "identity", "C", bad);
    row["st"] = json!({"S": "weird"});
    put_into(&mut bank, "identity", &[row]);
    let caller = bank.operator().await;
    assert_eq!(ids(&caller, "/v1/clients", "client_id").await, rest);

    let day = bank.today().await;
    for unknown in [1, 2] {
        let report = status_report(&fresh_transaction_id(&day), PAYMENT, ACCEPTED);
        assert_eq!(bank.scheme().post(&report).await.status, 202, "{unknown}");
    }
    let (desk, _) = bank.desk().await;
    let breaks = ids(&desk, "/v1/ledger/breaks", "break_id").await;
    assert_eq!(breaks.len(), 2);
    let mut row = row_of(&bank, "payments", "B", &breaks[0]);
    row["st"] = json!({"S": "weird"});
    put(&mut bank, &[row]);
    let (desk, _) = bank.desk().await;
    assert_eq!(
        ids(&desk, "/v1/ledger/breaks", "break_id").await,
        breaks[1..]
    );
}
