//! A refusal stands for its key, also after its cause is gone.

use malai_client::types::PaymentStatus;
use serde_json::{Value, json};
use tests::bank::{Caller, elsewhere, fresh_key, order, policy_change};

use super::limits::client_with_policy;
use crate::{ada_with, once};

#[tokio::test]
async fn a_refused_return_is_replayed_under_its_key_after_funds_arrive() {
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
async fn a_refused_policy_is_replayed_under_its_key_after_the_client_has_a_signing_key() {
    let (_bank, caller, _) = ada_with("1.00").await;
    let credential = caller
        .register(&[malai_client::types::Scope::AccountsRead])
        .await;
    let path = format!("/v1/clients/{}/policy", credential.client_id);
    let change = |sequence| {
        let required = json!({"request_signatures": "required"});
        Some(policy_change(sequence, &required, "Safer"))
    };
    let body = || change(1);
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
    let fresh = caller
        .call("POST", &path, Some(&fresh_key()), change(2))
        .await;
    assert_eq!(fresh.status, 200, "{}", fresh.body);
}

#[tokio::test]
async fn a_limit_that_was_set_is_replayed_to_a_client_that_could_no_longer_set_it() {
    let (bank, chief, ada) = ada_with("10.00").await;
    let client_with_policy =
        client_with_policy(&bank, &chief, json!({"approval_above": {"GBP": "10.00"}})).await;
    let path = format!("/v1/accounts/{}/overdraft-limit", *ada.account_id);
    let set = async |by: &Caller, key: &str, pounds: &str| {
        let body = json!({"limit": {"amount": pounds, "currency": "GBP"}});
        by.call("PUT", &path, Some(key), Some(body)).await
    };
    assert_eq!(set(&chief, &fresh_key(), "500.00").await.status, 200);
    let key = fresh_key();
    // Lowering is allowed above the client's own limit.
    let lowered = set(&client_with_policy, &key, "400.00").await;
    assert_eq!(lowered.status, 200, "{}", lowered.body);
    assert_eq!(set(&chief, &fresh_key(), "0.00").await.status, 200);
    let refused = set(&client_with_policy, &fresh_key(), "400.00").await;
    assert_eq!(refused.code(), "approval_limit_exceeded");
    let again = set(&client_with_policy, &key, "400.00").await;
    assert_eq!((again.status, again.is_replay()), (200, true));
    assert_eq!(again.body, lowered.body);
}

/// A request that a rule refused.
struct Refused<'a> {
    by: &'a Caller,
    method: &'static str,
    path: String,
    body: Value,
    key: String,
    code: &'static str,
}

impl<'a> Refused<'a> {
    async fn of(
        by: &'a Caller,
        (method, path): (&'static str, &str),
        body: Value,
        code: &'static str,
    ) -> Self {
        let (path, key) = (path.to_owned(), fresh_key());
        let refused = Self {
            by,
            method,
            path,
            body,
            key,
            code,
        };
        let first = refused.ask(&refused.key).await;
        assert_eq!((first.status, first.code()), (422, code));
        assert!(!first.is_replay(), "{code}");
        refused
    }

    async fn ask(&self, key: &str) -> tests::bank::Answer {
        let body = Some(self.body.clone());
        self.by.call(self.method, &self.path, Some(key), body).await
    }

    /// The cause is gone: under another key the request is done, and under its own it stays
    /// refused.
    async fn assert_refusal_stands(&self) -> Value {
        let fresh = self.ask(&fresh_key()).await;
        assert!(fresh.status < 300, "{}: {}", self.code, fresh.body);
        let again = self.ask(&self.key).await;
        assert_eq!((again.status, again.code()), (422, self.code));
        assert!(again.is_replay(), "{}", self.code);
        fresh.body
    }
}

#[tokio::test]
async fn refusals_of_payments_and_of_changes_of_an_account_outlive_their_causes() {
    let (bank, chief, ada) = ada_with("20.00").await;
    let client_with_policy =
        client_with_policy(&bank, &chief, json!({"approval_above": {"GBP": "1.00"}})).await;
    let account = |verb: &str| format!("/v1/accounts/{}/{verb}", *ada.account_id);
    let grounds = || json!({"reason": "Asked for"});
    let limit = |pounds: &str| json!({"limit": {"amount": pounds, "currency": "GBP"}});
    let to = elsewhere("58302914");
    let done = async |method: &str, path: &str, body: Value| {
        let answer = chief
            .call(method, path, Some(&fresh_key()), Some(body))
            .await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    };
    let settled = async |id: &Value| {
        let id = serde_json::from_value(id.clone()).expect("an id");
        once(&bank, &chief, &id, PaymentStatus::Settled).await;
    };

    let waits = client_with_policy
        .pay(order(&ada.account_id, &to, "5.00"))
        .await;
    let approve = format!("/v1/payments/{}/approve", *waits.payment_id);
    done("POST", &account("freeze"), grounds()).await;
    let frozen = ("POST", approve.as_str());
    let frozen = Refused::of(&chief, frozen, grounds(), "account_frozen").await;
    done("POST", &account("unfreeze"), grounds()).await;
    settled(&frozen.assert_refusal_stands().await["payment_id"]).await;

    let order_of = |pounds| json!(order(&ada.account_id, &to, pounds));
    let much = ("POST", "/v1/payments");
    let much = Refused::of(&chief, much, order_of("40.00"), "insufficient_funds").await;
    bank.scheme().pay_in(&ada, "25.00").await;
    settled(&much.assert_refusal_stands().await["payment_id"]).await;

    let path = account("overdraft-limit");
    done("PUT", &path, limit("10.00")).await;
    let spent = chief.pay(order(&ada.account_id, &to, "7.00")).await;
    settled(&json!(spent.payment_id)).await;
    let used = Refused::of(&chief, ("PUT", &path), limit("5.00"), "overdraft_in_use").await;
    bank.scheme().pay_in(&ada, "8.00").await;
    used.assert_refusal_stands().await;

    let path = account("close");
    let full = Refused::of(&chief, ("POST", &path), grounds(), "account_not_empty").await;
    let spent = chief.pay(order(&ada.account_id, &to, "1.00")).await;
    settled(&json!(spent.payment_id)).await;
    full.assert_refusal_stands().await;
}
