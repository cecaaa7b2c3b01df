//! An account whose holder cannot be decrypted, because its row was damaged or its key is not in the ring.

use malai_client::types::PaymentStatus;
use serde_json::{Value, json};
use tests::bank::{Bank, Caller, at_this_bank, elsewhere, order};

use super::unreadable::{put_into, row_of};
use crate::{MALAI, funded, money, once};

/// Rows of the account with another ciphertext: a byte of it differs, or the id of its key.
fn damaged(row: &Value) -> [Value; 2] {
    let text = row["hn"]["B"].as_str().expect("a ciphertext");
    let other = if &text[8..9] == "A" { "B" } else { "A" };
    let altered = format!("{}{other}{}", &text[..8], &text[9..]);
    let unknown = format!("//8A{}", &text[4..]);
    [altered, unknown].map(|holder| {
        let mut row = row.clone();
        row["hn"]["B"] = json!(holder);
        row
    })
}

async fn cancelled(caller: &Caller, payment: &str) {
    let path = format!("/v1/payments/{payment}/cancel");
    let answer = caller.post(&path, json!({"reason": "Not sent"})).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.body["status"], "cancelled");
}

#[tokio::test]
async fn an_account_whose_holder_cannot_be_decrypted_holds_up_no_other_and_no_money() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let ben = caller.open("Ben Adeyemi").await;
    bank.settle().await;
    let sound = row_of(&bank, "accounts", "A", &ada.account_id);
    let mut waiting = Vec::new();
    for (row, paid) in damaged(&sound).into_iter().zip([1, 2]) {
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
        // Beyond the queue's redeliveries and the first looks of the schedule.
        bank.advance(600).await;
        let caller = bank.operator().await;
        assert_eq!(bank.status().await["dead_letters"], json!([]));
        let parked = bank
            .put_back("project-entries", json!({"list": true}))
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
    // Once the row is repaired, what was not cancelled is sent.
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
