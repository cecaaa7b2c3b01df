//! A refusal stands for its key, also when what it was refused for is gone.

use malai_client::types::PaymentStatus;
use serde_json::json;
use tests::bank::{Caller, elsewhere, fresh_key, order};

use super::limits::clerk;
use crate::{ada_with, once};

#[tokio::test]
async fn a_refused_return_stays_refused_under_its_key_when_the_money_is_there_again() {
    let (bank, caller, ada) = ada_with("50.00").await;
    let list = format!("/v1/payments?account_id={}", *ada.account_id);
    bank.settle().await;
    let received = caller.get(&list).await.body["data"][0]["payment_id"].clone();
    let received = received.as_str().expect("a payment").to_owned();
    let spent = caller
        .pay(order(&ada.account_id, &elsewhere("58302914"), "20.00"))
        .await;
    once(&bank, &caller, &spent.payment_id, PaymentStatus::Settled).await;
    let path = format!("/v1/payments/{received}/return");
    let body = || Some(json!({"reason_code": "not_given"}));
    let key = fresh_key();
    let refused = caller.call("POST", &path, Some(&key), body()).await;
    assert_eq!(
        (refused.status, refused.code()),
        (422, "insufficient_funds")
    );
    assert!(!refused.is_replay());
    let paid = bank.scheme().pay_in(&ada, "20.00").await;
    assert_eq!(paid["answer"], "ACCC");
    let again = caller.call("POST", &path, Some(&key), body()).await;
    assert_eq!((again.status, again.code()), (422, "insufficient_funds"));
    assert!(again.is_replay());
    let fresh = caller.call("POST", &path, Some(&fresh_key()), body()).await;
    assert_eq!(fresh.status, 201, "{}", fresh.body);
}

#[tokio::test]
async fn a_refused_policy_stays_refused_under_its_key_when_the_client_has_a_key() {
    let (_bank, caller, _) = ada_with("1.00").await;
    let credential = caller
        .register(&[malai_client::types::Scope::AccountsRead])
        .await;
    let path = format!("/v1/clients/{}/policy", credential.client_id);
    let body = || Some(json!({"policy": {"request_signatures": "required"}, "reason": "Safer"}));
    let key = fresh_key();
    let refused = caller.call("POST", &path, Some(&key), body()).await;
    assert_eq!(
        (refused.status, refused.code()),
        (422, "signing_key_required")
    );
    let rotate = format!("/v1/clients/{}/credentials", credential.client_id);
    let public = json!({
        "kty": "OKP", "crv": "Ed25519", "kid": "k",
        "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    });
    let public = json!({"authentication": "private_key_jwt", "public_key": public});
    let rotated = caller.post(&rotate, public).await;
    assert_eq!(rotated.status, 201, "{}", rotated.body);
    let again = caller.call("POST", &path, Some(&key), body()).await;
    assert_eq!((again.status, again.code()), (422, "signing_key_required"));
    assert!(again.is_replay());
    let fresh = caller.call("POST", &path, Some(&fresh_key()), body()).await;
    assert_eq!(fresh.status, 200, "{}", fresh.body);
}

#[tokio::test]
async fn a_limit_that_was_set_is_answered_again_to_a_client_that_could_not_set_it_now() {
    let (bank, chief, ada) = ada_with("10.00").await;
    let clerk = clerk(&bank, &chief, json!({"approval_above": {"GBP": "10.00"}})).await;
    let path = format!("/v1/accounts/{}/overdraft-limit", *ada.account_id);
    let set = async |by: &Caller, key: &str, pounds: &str| {
        let body = json!({"limit": {"amount": pounds, "currency": "GBP"}});
        by.call("PUT", &path, Some(key), Some(body)).await
    };
    assert_eq!(set(&chief, &fresh_key(), "500.00").await.status, 200);
    let key = fresh_key();
    // Lowering is allowed above what the client pays alone.
    let lowered = set(&clerk, &key, "400.00").await;
    assert_eq!(lowered.status, 200, "{}", lowered.body);
    assert_eq!(set(&chief, &fresh_key(), "0.00").await.status, 200);
    let refused = set(&clerk, &fresh_key(), "400.00").await;
    assert_eq!(refused.code(), "approval_limit_exceeded");
    let again = set(&clerk, &key, "400.00").await;
    assert_eq!((again.status, again.is_replay()), (200, true));
    assert_eq!(again.body, lowered.body);
}
