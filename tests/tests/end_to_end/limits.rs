//! Client limits, by day and for overdrafts, and possible duplicates.

use malai_client::types::{Account, PaymentId, PaymentStatus, Scope};
use serde_json::{Value, json};
use tests::bank::{
    Answer, Bank, Caller, Credential, at_this_bank, elsewhere, fresh_key, order, policy_change,
};

use crate::{MALAI, ada_with, funded, money, once};

const SCOPES: [Scope; 3] = [
    Scope::AccountsRead,
    Scope::AccountsWrite,
    Scope::PaymentsWrite,
];

/// Returns a client with this policy.
pub(super) async fn client_with_policy(bank: &Bank, chief: &Caller, policy: Value) -> Caller {
    bank.caller(&register_with_policy(chief, policy).await)
        .await
}

async fn register_with_policy(chief: &Caller, policy: Value) -> Credential {
    let credential = chief.register(&SCOPES).await;
    let path = format!("/v1/clients/{}/policy", credential.client_id);
    let set = chief
        .post(&path, policy_change(1, &policy, "A clerk"))
        .await;
    assert_eq!(set.status, 200, "{}", set.body);
    credential
}

async fn paid(by: &Caller, from: &Account, to: &str, pounds: &str) -> Answer {
    let order = order(&from.account_id, &elsewhere(to), pounds);
    by.post("/v1/payments", serde_json::to_value(order).expect("JSON"))
        .await
}

fn status(answer: &Answer) -> &str {
    answer.body["status"].as_str().unwrap_or(answer.code())
}

fn id(answer: &Answer) -> PaymentId {
    serde_json::from_value(answer.body["payment_id"].clone()).expect("an id")
}

#[tokio::test]
async fn a_payment_above_the_clients_daily_account_limit_awaits_approval() {
    let (bank, chief, ada) = ada_with("500.00").await;
    let client_with_policy =
        client_with_policy(&bank, &chief, json!({"approval_above": {"GBP": "10.00"}})).await;
    let ben = chief.open("Ben Adeyemi").await;
    let first = paid(&client_with_policy, &ada, "58302914", "6.00").await;
    assert_eq!(status(&first), "accepted", "{}", first.body);
    let second = paid(&client_with_policy, &ada, "58302914", "4.01").await;
    assert_eq!(status(&second), "awaiting_approval", "{}", second.body);
    // The rest of the limit remains, and on-us payments use the same limit.
    let on_us = |pounds| {
        let order = order(&ada.account_id, &at_this_bank(&ben), pounds);
        serde_json::to_value(order).expect("JSON")
    };
    let third = client_with_policy.post("/v1/payments", on_us("4.00")).await;
    assert_eq!(status(&third), "settled", "{}", third.body);
    let fourth = client_with_policy.post("/v1/payments", on_us("0.01")).await;
    assert_eq!(status(&fourth), "awaiting_approval", "{}", fourth.body);
    // A client without a limit is not counted.
    assert_eq!(
        status(&paid(&chief, &ada, "58302914", "50.00").await),
        "accepted"
    );
    bank.settle().await;
    assert_eq!(
        money(&chief, &ada.account_id).await,
        ["440.00", "4.02", "435.98"]
    );
}

#[tokio::test]
async fn a_new_day_in_london_has_the_whole_limit_again() {
    let bank = Bank::start(MALAI);
    let chief = bank.operator().await;
    let ada = funded(&bank, &chief, "Ada Okafor", "500.00").await;
    let policy = json!({
        "approval_above": {"GBP": "10.00"},
        "account_daily_limit": {"GBP": "15.00"},
    });
    let credential = register_with_policy(&chief, policy).await;
    let client_with_policy = bank.caller(&credential).await;
    for (pounds, expected) in [
        ("10.00", "accepted"),
        ("5.00", "accepted"),
        ("0.01", "awaiting_approval"),
    ] {
        let answer = paid(&client_with_policy, &ada, "58302914", pounds).await;
        assert_eq!(status(&answer), expected, "{}", answer.body);
    }
    bank.advance(24 * 60 * 60).await;
    // Its token is of the day before.
    let client_with_policy = bank.caller(&credential).await;
    let answer = paid(&client_with_policy, &ada, "58302914", "10.00").await;
    assert_eq!(status(&answer), "accepted", "{}", answer.body);
}

#[tokio::test]
async fn a_limit_over_all_accounts_applies_to_their_sum() {
    let (bank, chief, ada) = ada_with("500.00").await;
    let eve = funded(&bank, &chief, "Eve Moran", "500.00").await;
    let client_with_policy = client_with_policy(
        &bank,
        &chief,
        json!({"client_daily_limit": {"GBP": "20.00"}}),
    )
    .await;
    for (from, pounds, expected) in [
        (&ada, "15.00", "accepted"),
        (&eve, "5.01", "awaiting_approval"),
        (&eve, "5.00", "accepted"),
        (&ada, "0.01", "awaiting_approval"),
    ] {
        let answer = paid(&client_with_policy, from, "58302914", pounds).await;
        assert_eq!(status(&answer), expected, "{pounds}: {}", answer.body);
    }
}

#[tokio::test]
async fn no_client_raises_an_overdraft_above_its_own_payment_limit() {
    let (bank, chief, ada) = ada_with("10.00").await;
    let client_with_policy =
        client_with_policy(&bank, &chief, json!({"approval_above": {"GBP": "10.00"}})).await;
    let path = format!("/v1/accounts/{}/overdraft-limit", *ada.account_id);
    let set = async |by: &Caller, pounds: &str| {
        let body = json!({"limit": {"amount": pounds, "currency": "GBP"}});
        let answer = by.call("PUT", &path, Some(&fresh_key()), Some(body)).await;
        (answer.status, answer.code().to_owned())
    };
    let refused = (403, "approval_limit_exceeded".to_owned());
    assert_eq!(set(&client_with_policy, "9999999999999.99").await, refused);
    assert_eq!(set(&client_with_policy, "10.01").await, refused);
    assert_eq!(set(&client_with_policy, "10.00").await.0, 200);
    assert_eq!(set(&chief, "500.00").await.0, 200);
    // Lowering is always allowed, even to more than the client could grant.
    assert_eq!(set(&client_with_policy, "400.00").await.0, 200);
    assert_eq!(
        money(&chief, &ada.account_id).await,
        ["10.00", "0.00", "410.00"]
    );
}

/// Returns an order that is not a duplicate.
async fn once_only(by: &Caller, from: &Account, to: &str, pounds: &str) -> Answer {
    let mut order = order(&from.account_id, &elsewhere(to), pounds);
    order.allow_duplicate = false;
    by.post("/v1/payments", serde_json::to_value(order).expect("JSON"))
        .await
}

#[tokio::test]
async fn a_possible_duplicate_is_refused_and_names_the_earlier_payment() {
    let (_bank, caller, ada) = ada_with("500.00").await;
    let first = once_only(&caller, &ada, "58302914", "10.00").await;
    assert_eq!(first.status, 201, "{}", first.body);
    assert_eq!(
        once_only(&caller, &ada, "58302914", "11.00").await.status,
        201
    );
    let body = order(&ada.account_id, &elsewhere("58302914"), "10.00");
    let mut body = serde_json::to_value(body).expect("JSON");
    body["allow_duplicate"] = false.into();
    let key = fresh_key();
    for replayed in [false, true] {
        let again = caller
            .call("POST", "/v1/payments", Some(&key), Some(body.clone()))
            .await;
        assert_eq!((again.status, again.code()), (409, "possible_duplicate"));
        assert_eq!(again.is_replay(), replayed);
        let detail = again.body["detail"].as_str().unwrap_or_default();
        assert!(detail.contains(id(&first).as_str()), "{}", again.body);
    }
}

#[tokio::test]
async fn an_order_is_accepted_again_after_its_payment_failed() {
    let (bank, caller, ada) = ada_with("500.00").await;
    // The simulator rejects payments to this account.
    let rejected = once_only(&caller, &ada, "00001160", "10.00").await;
    assert_eq!(rejected.status, 201, "{}", rejected.body);
    once(&bank, &caller, &id(&rejected), PaymentStatus::Rejected).await;
    let again = once_only(&caller, &ada, "00001160", "10.00").await;
    assert_eq!(again.status, 201, "{}", again.body);
    once(&bank, &caller, &id(&again), PaymentStatus::Rejected).await;

    let client_with_policy =
        client_with_policy(&bank, &caller, json!({"approval_above": {"GBP": "1.00"}})).await;
    let mut waits = once_only(&client_with_policy, &ada, "58302914", "12.00").await;
    assert_eq!(status(&waits), "awaiting_approval", "{}", waits.body);
    assert_eq!(
        once_only(&client_with_policy, &ada, "58302914", "12.00")
            .await
            .status,
        409
    );
    for (verb, by) in [("cancel", &client_with_policy), ("decline", &caller)] {
        let path = format!("/v1/payments/{}/{verb}", *id(&waits));
        let done = by.post(&path, json!({"reason": "A mistake"})).await;
        assert_eq!(done.status, 200, "{}", done.body);
        waits = once_only(&client_with_policy, &ada, "58302914", "12.00").await;
        assert_eq!(status(&waits), "awaiting_approval", "{}", waits.body);
    }
}

#[tokio::test]
async fn a_frozen_account_can_return_received_payments_only() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let client_with_policy =
        client_with_policy(&bank, &caller, json!({"approval_above": {"GBP": "1.00"}})).await;
    let mut received = Vec::new();
    for pounds in ["25.00", "30.00"] {
        bank.scheme().pay_in_from("31926819", &ada, pounds).await;
        bank.settle().await;
        let list = format!("/v1/payments?account_id={}", *ada.account_id);
        let newest = caller.get(&list).await.body["data"][0]["payment_id"].clone();
        received.push(newest.as_str().expect("an id").to_owned());
    }
    let freeze = format!("/v1/accounts/{}/freeze", *ada.account_id);
    let frozen = caller
        .post(&freeze, json!({"reason": "Stolen money"}))
        .await;
    assert_eq!(frozen.status, 200);
    let refused = paid(&caller, &ada, "31926819", "1.00").await;
    assert_eq!(refused.code(), "account_frozen");
    let why = json!({"reason_code": "not_expected"});
    for (by, payment, expected) in [
        (&caller, &received[0], "accepted"),
        (&client_with_policy, &received[1], "awaiting_approval"),
    ] {
        let path = format!("/v1/payments/{payment}/return");
        let given = by.post(&path, why.clone()).await;
        assert_eq!(status(&given), expected, "{}", given.body);
        if expected == "awaiting_approval" {
            let approve = format!("/v1/payments/{}/approve", *id(&given));
            let approved = caller.post(&approve, json!({"reason": "Stolen"})).await;
            assert_eq!(status(&approved), "accepted", "{}", approved.body);
        }
        once(&bank, &caller, &id(&given), PaymentStatus::Settled).await;
    }
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["10.00", "0.00", "10.00"]
    );
}
