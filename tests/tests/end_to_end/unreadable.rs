//! Unreadable rows of the operations desk: they hide no payment and stop no other.

use audit_domain::Deflated;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use dynoxide::Database;
use payments_contract::case::CaseRow;
use serde_json::{Value, json};
use tests::bank::{Bank, Caller, elsewhere, fresh_transaction_id, order, status_report};

use super::outcomes::{ACCEPTED, PAYMENT, unanswered};
use crate::{MALAI, funded, money, once};
use malai_client::types::{PaymentId, PaymentStatus, Scope};

const UNKNOWN: &str = "/v1/ledger/unknown-payments";

/// The payments table of a stopped bank, or of a copy.
fn tables(data: &std::path::Path) -> Database {
    Database::new(&data.join("dynamodb.sqlite").to_string_lossy()).expect("tables")
}

/// Returns every row of the payments table, in the engine's format.
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

/// Writes rows into the payments table of a stopped bank.
pub(super) fn put(bank: &mut Bank, rows: &[Value]) {
    put_into(bank, "payments", rows);
}

pub(super) fn put_into(bank: &mut Bank, table: &str, rows: &[Value]) {
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

/// Returns the row of a payment.
fn payment_row(bank: &Bank, payment: &PaymentId) -> Value {
    let of = |row: &Value| row["sk"]["S"] == "P" && row["id"]["S"] == payment.as_str();
    let row = rows(bank).into_iter().find(of);
    row.expect("the payment")
}

/// Deletes a row of the payments table of a stopped bank.
pub(super) fn delete(bank: &mut Bank, row: &Value) {
    bank.stop();
    let database = tables(bank.data());
    let key = json!({"pk": row["pk"], "sk": row["sk"]});
    let request = json!({"TableName": "payments", "Key": key});
    let request = serde_json::from_value(request).expect("a request");
    database.delete_item(request).expect("a deletion");
    drop(database);
    bank.start_again();
}

pub(super) fn in_partition(row: &Value, prefix: &str) -> bool {
    let partition = row["pk"]["S"].as_str();
    partition.is_some_and(|partition| partition.starts_with(prefix))
}

/// Returns the payments of a page of the list, with their status.
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
async fn an_unreadable_note_or_payment_hides_no_other_from_the_desk() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    // The other bank does not respond, which no restart changes.
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
    // Nor does an unreadable payment hide the others.
    let row = notes.iter().find(|row| {
        row["sk"]["S"] == "P" && row["id"]["S"].as_str() == Some(expected[0].0.as_str())
    });
    let mut row = row.expect("a payment").clone();
    row.as_object_mut().expect("a row").remove("tn");
    put(&mut bank, &[row]);
    assert_eq!(listed(&bank, "").await, expected[1..]);
}

#[tokio::test]
async fn an_unreadable_return_note_keeps_no_other_return_open() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let order = order(&ada.account_id, &elsewhere("58302914"), "10.00");
    let payment = caller.pay(order).await;
    let payment = once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    bank.scheme().send_back(&payment, "26000000").await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Returned).await;
    // The note of a return that was booked, left by a crash before its removal.
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

/// Returns the ids of a page of a list.
async fn ids(caller: &Caller, path: &str, name: &str) -> Vec<String> {
    let page = caller.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.body);
    let data = page.body["data"].as_array().expect("a list").iter();
    data.map(|one| one[name].as_str().expect(name).to_owned())
        .collect()
}

/// Returns a row of the table with this id, under this sort key.
pub(super) fn row_of(bank: &Bank, table: &str, sort: &str, id: &str) -> Value {
    let mut rows = rows_of(bank, table).into_iter();
    let is = |row: &Value| row["sk"]["S"] == sort && row["pk"]["S"].as_str() == Some(id);
    rows.find(is).expect("a row")
}

#[tokio::test]
async fn an_unreadable_row_hides_no_other_of_its_list() {
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

/// Returns the newest row of a partition with this prefix of the sort key.
fn newest_in(bank: &Bank, table: &str, partition: &str, begins: &str) -> Value {
    let text = |row: &Value, name: &str| row[name]["S"].as_str().unwrap_or_default().to_owned();
    let mut found: Vec<_> = rows_of(bank, table)
        .into_iter()
        .filter(|row| text(row, "pk").starts_with(partition) && text(row, "sk").starts_with(begins))
        .collect();
    found.sort_by_key(|row| text(row, "sk"));
    found.pop().expect("a row")
}

#[tokio::test]
async fn an_unreadable_entry_is_omitted_from_lists_and_delays_its_statement() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "10.00").await;
    for pounds in ["20.00", "30.00"] {
        bank.scheme().pay_in(&ada, pounds).await;
    }
    bank.settle().await;
    let day = caller.account(&ada.account_id).await.opened_at;
    let day = &day[..10];
    let account = format!("/v1/accounts/{}", *ada.account_id);
    let list = format!("{account}/transactions");
    let statement = format!("{account}/statement?from={day}&to={day}");
    assert_eq!(caller.get(&statement).await.status, 200);
    let all = ids(&caller, &list, "transaction_id").await;
    let sound = newest_in(&bank, "accounts", &ada.account_id, "E#");
    let mut altered = sound["pd"]["B"].as_str().expect("a text").to_owned();
    let other = if &altered[8..9] == "A" { "B" } else { "A" };
    altered.replace_range(8..9, other);
    for (name, value) in [
        ("m", json!({"S": "thirty"})),
        ("pd", json!({"B": altered})),
        ("b", json!({"N": "6001"})),
    ] {
        let mut row = sound.clone();
        row[name] = value;
        put_into(&mut bank, "accounts", &[row]);
        let caller = bank.operator().await;
        if name != "b" {
            assert_eq!(
                ids(&caller, &list, "transaction_id").await,
                all[1..],
                "{name}"
            );
            assert_eq!(caller.get(&list).await.body["up_to_date"], false, "{name}");
        }
        let gap = caller.get(&statement).await;
        assert_eq!((gap.status, gap.code()), (503, "projection_gap"), "{name}");
    }
    put_into(&mut bank, "accounts", &[sound]);
    let caller = bank.operator().await;
    assert_eq!(ids(&caller, &list, "transaction_id").await, all);
    assert_eq!(caller.get(&statement).await.status, 200);
}

#[tokio::test]
async fn an_index_or_list_row_without_its_target_hides_no_other() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "10.00").await;
    bank.settle().await;
    let records = format!("/v1/audit/records?subject={}", *ada.account_id);
    let known = ids(&caller, &records, "record_id").await;
    let accounts = ids(&caller, "/v1/accounts", "account_id").await;
    let mut block = newest_in(&bank, "audit", "accounts/", "0");
    let bytes = STANDARD.decode(block["z"]["B"].as_str().expect("bytes"));
    let lines = Deflated::of_bytes(bytes.expect("base64")).lines();
    let lines = lines.expect("a block").join("\n");
    block["z"] = json!({"B": "/////w=="});
    let mut odd = row_of(&bank, "accounts", "A", &ada.account_id);
    odd["pk"] = json!({"S": "no-account"});
    put_into(&mut bank, "accounts", &[odd]);
    put_into(&mut bank, "audit", &[block]);
    let caller = bank.operator().await;
    assert_eq!(ids(&caller, "/v1/accounts", "account_id").await, accounts);
    let left: Vec<_> = known
        .into_iter()
        .filter(|id| !lines.contains(&format!("\"{id}\"")))
        .collect();
    assert_eq!(ids(&caller, &records, "record_id").await, left);

    let stray = fresh_transaction_id(&bank.today().await);
    let report = status_report(&stray, PAYMENT, ACCEPTED);
    assert_eq!(bank.scheme().post(&report).await.status, 202);
    let (desk, _) = bank.desk().await;
    let breaks = ids(&desk, "/v1/ledger/breaks", "break_id").await;
    let mut nameless = newest_in(&bank, "payments", "V#breaks#open", "");
    nameless["sk"] = json!({"S": "2026-01-01T00:00:00.000Z#nothing"});
    nameless["of"] = json!({"S": "nothing"});
    put(&mut bank, &[nameless]);
    let (desk, _) = bank.desk().await;
    assert_eq!(ids(&desk, "/v1/ledger/breaks", "break_id").await, breaks);
}

#[tokio::test]
async fn an_unreadable_case_or_debtor_hides_no_other_payment() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let cyd = funded(&bank, &caller, "Cyd Moss", "100.00").await;
    let ben = caller.open("Ben Adeyemi").await;
    let silent = order(&ada.account_id, &elsewhere("00030000"), "10.00");
    let silent = caller.pay(silent).await;
    let payment = silent.payment_id.to_string();
    for payer in [&ada, &cyd] {
        let order = order(&payer.account_id, &tests::bank::at_this_bank(&ben), "1.00");
        caller.pay(order).await;
    }
    bank.settle().await;
    let key = CaseRow::key_of(payment.parse().expect("a payment"));
    let case = json!({"pk": {"S": key.pk}, "sk": {"S": key.sk}, "id": {"S": "?"}});
    put(&mut bank, &[case]);
    assert_eq!(listed(&bank, "").await, [(payment, "submitted".to_owned())]);
    let mut row = row_of(&bank, "accounts", "A", &ada.account_id);
    row["hn"] = json!({"B": "AAFub3QgYSBjaXBoZXJ0ZXh0IG9mIHRoaXMgYmFuaw=="});
    put_into(&mut bank, "accounts", &[row]);
    let caller = bank.operator().await;
    let list = format!("/v1/payments?account_id={}", *ben.account_id);
    assert_eq!(ids(&caller, &list, "payment_id").await.len(), 1);
}

#[tokio::test]
async fn a_payment_without_its_legs_moves_nothing_until_it_is_repaired() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let (payment, _) = unanswered(&bank, &caller, &ada, "17.00").await;
    let whole = payment_row(&bank, &payment.payment_id);
    let mut row = whole.clone();
    row.as_object_mut().expect("a row").remove("tr");
    put(&mut bank, &[row]);
    let caller = bank.operator().await;
    let accepted = json!({"status": "accept"});
    bank.scheme().answer(&payment, accepted).await;
    bank.settle().await;
    let held = ["100.00", "17.00", "83.00"];
    assert_eq!(money(&caller, &ada.account_id).await, held);
    put(&mut bank, &[whole]);
    let caller = bank.operator().await;
    // The scheme's response was not accepted, so it is repeated.
    bank.advance(120).await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    let booked = ["83.00", "0.00", "83.00"];
    assert_eq!(money(&caller, &ada.account_id).await, booked);
}

#[tokio::test]
async fn a_payment_with_a_damaged_scheme_id_is_booked_by_the_schemes_report() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let (payment, _) = unanswered(&bank, &caller, &ada, "17.00").await;
    let mut row = payment_row(&bank, &payment.payment_id);
    row["si"] = json!({"S": "0123456789ABCDEFGH1020261123000001"});
    put(&mut bank, &[row]);
    let caller = bank.operator().await;
    let accepted = json!({"status": "accept"});
    bank.scheme().answer(&payment, accepted).await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
}
