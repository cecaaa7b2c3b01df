//! An account whose holder cannot be decrypted, because its row was damaged or its key is not in
//! the ring.

use malai_client::types::PaymentStatus;
use serde_json::{Value, json};
use tests::bank::{Bank, Caller, at_this_bank, elsewhere, fresh_key, order, status_report};

use super::outcomes::{ACCEPTED, PAYMENT, REJECTED, unanswered};
use super::unreadable::{self, put_into, row_of};
use crate::{MALAI, funded, money, once};

/// Returns rows with another ciphertext in this attribute: one byte differs, or the id of its key.
pub(super) fn damaged(row: &Value, name: &str) -> [Value; 2] {
    let text = row[name]["B"].as_str().expect("a ciphertext");
    let other = if &text[8..9] == "A" { "B" } else { "A" };
    let altered = format!("{}{other}{}", &text[..8], &text[9..]);
    let unknown = format!("//8A{}", &text[4..]);
    [altered, unknown].map(|other| {
        let mut row = row.clone();
        row[name]["B"] = json!(other);
        row
    })
}

/// Returns the payment's stored row.
pub(super) fn payment_row(bank: &Bank, payment: &str) -> Value {
    let all = unreadable::rows(bank);
    let is_it = |row: &&Value| row["sk"]["S"] == "P" && row["id"]["S"].as_str() == Some(payment);
    all.iter().find(is_it).expect("a payment").clone()
}

async fn cancelled(caller: &Caller, payment: &str) {
    let path = format!("/v1/payments/{payment}/cancel");
    let answer = caller.post(&path, json!({"reason": "Not sent"})).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.body["status"], "cancelled");
}

#[tokio::test]
async fn an_account_with_an_undecryptable_holder_delays_no_other_account_or_money() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let ben = caller.open("Ben Adeyemi").await;
    bank.settle().await;
    let sound = row_of(&bank, "accounts", "A", &ada.account_id);
    let mut waiting = Vec::new();
    for (row, paid) in damaged(&sound, "hn").into_iter().zip([1, 2]) {
        let mut now = row_of(&bank, "accounts", "A", &ada.account_id);
        now["hn"] = row["hn"].clone();
        put_into(&mut bank, "accounts", &[now]);
        let caller = bank.operator().await;
        let within = order(&ada.account_id, &at_this_bank(&ben), "5.00");
        let within = caller.pay(within).await;
        let elsewhere = |pounds| order(&ada.account_id, &elsewhere("58302914"), pounds);
        let [first, second] = ["10.00", "11.00"].map(elsewhere);
        let (first, second) = (caller.pay(first).await, caller.pay(second).await);
        bank.settle().await;
        // Beyond the queue's redeliveries and the first attempts of the schedule.
        bank.advance(600).await;
        let caller = bank.operator().await;
        assert_eq!(bank.status().await["dead_letters"], json!([]));
        let parked = bank
            .put_back("project-accounts", json!({"list": true}))
            .await;
        assert_eq!(parked["first"], json!([]), "{parked}");
        let path = format!("/v1/accounts/{}/transactions", *ben.account_id);
        let entries = caller.get(&path).await.body["data"].clone();
        assert_eq!(entries.as_array().map(Vec::len), Some(paid), "{entries}");
        assert_eq!(entries[0]["payment_id"], within.payment_id.as_str());
        assert_eq!(entries[0]["counterparty"], json!(null));
        for payment in [&first, &second] {
            once(&bank, &caller, &payment.payment_id, PaymentStatus::Accepted).await;
        }
        let (desk, _) = bank.desk().await;
        let listed = desk.get("/v1/ledger/unknown-payments?status=accepted");
        let listed = listed.await.body["data"].as_array().map(Vec::len);
        assert_eq!(listed.map(|all| all.abs_diff(paid)), Some(1));
        cancelled(&caller, &first.payment_id).await;
        waiting.push(second.payment_id);
    }
    // Once the row is repaired, a payment that was not cancelled is sent.
    let mut repaired = row_of(&bank, "accounts", "A", &ada.account_id);
    repaired["hn"] = sound["hn"].clone();
    put_into(&mut bank, "accounts", &[repaired]);
    let caller = bank.operator().await;
    bank.advance(120).await;
    for payment in &waiting {
        once(&bank, &caller, payment, PaymentStatus::Settled).await;
    }
    let left = ["68.00", "0.00", "68.00"];
    assert_eq!(money(&caller, &ada.account_id).await, left);
}

#[tokio::test]
async fn a_payment_with_undecryptable_parties_ends_with_its_schemes_outcome() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let mut ids = Vec::new();
    let mut rows = Vec::new();
    for (pounds, how) in [("10.00", 0), ("20.00", 1)] {
        let (payment, id) = unanswered(&bank, &caller, &ada, pounds).await;
        let own = payment_row(&bank, &payment.payment_id);
        rows.push(damaged(&own, "pd")[how].clone());
        ids.push(id);
    }
    put_into(&mut bank, "payments", &rows);
    let caller = bank.operator().await;
    let held = ["100.00", "30.00", "70.00"];
    assert_eq!(money(&caller, &ada.account_id).await, held);
    for (id, outcome) in ids.iter().zip([ACCEPTED, REJECTED]) {
        let report = status_report(id, PAYMENT, outcome);
        let answer = bank.scheme().post(&report).await;
        assert_eq!(answer.status, 202, "{}", answer.body);
    }
    let ended = ["90.00", "0.00", "90.00"];
    assert_eq!(money(&caller, &ada.account_id).await, ended);
    bank.settle().await;
    let path = format!("/v1/accounts/{}/transactions", *ada.account_id);
    let entries = caller.get(&path).await.body["data"].clone();
    assert_eq!(entries[0]["amount"]["amount"], "10.00", "{entries}");
    assert_eq!(entries[0]["counterparty"], json!(null));
}

#[tokio::test]
async fn a_submitted_payment_with_unreadable_parties_is_resent_unchanged() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "10.00").await;
    let known = |all: Vec<Value>| {
        let is_it = |one: &&Value| one["fpid"] == id.as_str() || one["direction"] == "sent";
        all.iter().find(is_it).expect("a payment there").clone()
    };
    let before = known(bank.scheme().payments().await);
    let row = payment_row(&bank, &payment.payment_id);
    let [row, _] = damaged(&row, "pd");
    put_into(&mut bank, "payments", &[row]);
    let (first, second) = bank.desk().await;
    let path = format!(
        "/v1/ledger/unknown-payments/{}/resubmission",
        *payment.payment_id
    );
    let again = first
        .post(&path, json!({"reason": "The scheme asked for it"}))
        .await;
    assert_eq!(again.status, 201, "{}", again.body);
    assert!(payment_row(&bank, &payment.payment_id)["tk"].is_null());
    for _ in 0..6 {
        bank.advance(60).await;
    }
    // The gateway received the same bytes again.
    let row = payment_row(&bank, &payment.payment_id);
    assert!(row["tk"].is_object(), "{row}");
    assert_eq!(known(bank.scheme().payments().await), before);
    let caller = bank.operator().await;
    let shown = caller
        .get(&format!("/v1/payments/{}", *payment.payment_id))
        .await;
    assert_eq!(shown.status, 200, "{}", shown.body);
    let path = format!(
        "/v1/ledger/unknown-payments/{}/resolution",
        *payment.payment_id
    );
    let evidence = super::journals::evidence();
    let found = json!({"outcome": "rejected", "evidence": evidence, "reason": "They wrote so"});
    let proposed = first.post(&path, found).await;
    assert_eq!(proposed.status, 201, "{}", proposed.body);
    let checked = json!({"outcome": "rejected", "reason": "Checked"});
    let approved = second.post(&format!("{path}/approve"), checked).await;
    assert_eq!(approved.status, 200, "{}", approved.body);
    let whole = ["100.00", "0.00", "100.00"];
    assert_eq!(money(&caller, &ada.account_id).await, whole);
}

#[tokio::test]
async fn a_payment_whose_parties_cannot_be_decrypted_is_cancelled_and_shown_without_them() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    // While the holder's name is unreadable, nothing is sent.
    let sound = row_of(&bank, "accounts", "A", &ada.account_id);
    for (holder, how) in damaged(&sound, "hn").into_iter().zip([0, 1]) {
        let mut now = row_of(&bank, "accounts", "A", &ada.account_id);
        now["hn"] = holder["hn"].clone();
        put_into(&mut bank, "accounts", &[now]);
        let caller = bank.operator().await;
        let payment = order(&ada.account_id, &elsewhere("58302914"), "10.00");
        let payment = caller.pay(payment).await;
        bank.settle().await;
        let row = payment_row(&bank, &payment.payment_id);
        put_into(&mut bank, "payments", &[damaged(&row, "pd")[how].clone()]);
        let caller = bank.operator().await;
        let path = format!("/v1/payments/{}", *payment.payment_id);
        let shown = caller.get(&path).await;
        assert_eq!(shown.status, 200, "{}", shown.body);
        assert_eq!(shown.body["end_to_end_id"], "NOTPROVIDED");
        assert_eq!(shown.body["creditor"]["name"], json!(null));
        let (key, body) = (fresh_key(), json!({"reason": "Not sent"}));
        let cancel = format!("{path}/cancel");
        for _ in 0..2 {
            let done = caller.call("POST", &cancel, Some(&key), Some(body.clone()));
            let done = done.await;
            assert_eq!(done.status, 200, "{}", done.body);
            assert_eq!(done.body["status"], "cancelled");
        }
        let account = row_of(&bank, "accounts", "A", &ada.account_id);
        assert_eq!(account["hd"]["N"], "0", "{account}");
    }
}

#[tokio::test]
async fn a_return_of_a_payment_whose_parties_cannot_be_decrypted_is_credited() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let payment = order(&ada.account_id, &elsewhere("58302914"), "10.00");
    let payment = caller.pay(payment).await;
    let payment = once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    let row = payment_row(&bank, &payment.payment_id);
    let [row, _] = damaged(&row, "pd");
    put_into(&mut bank, "payments", &[row]);
    bank.scheme().send_back(&payment, "26000000").await;
    let caller = bank.operator().await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Returned).await;
    let whole = ["100.00", "0.00", "100.00"];
    assert_eq!(money(&caller, &ada.account_id).await, whole);
}
