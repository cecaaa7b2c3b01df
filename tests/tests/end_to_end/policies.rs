//! A client's policy is set whole, from the current version, or not at all.

use malai_client::types::Scope;
use serde_json::json;
use tests::bank::{Bank, fresh_key, policy_change, whole_policy};
use tests::examples::assert_example;

use crate::MALAI;

#[tokio::test]
async fn an_incomplete_policy_is_refused_and_the_current_one_stays() {
    let bank = Bank::shared(MALAI);
    let operator = bank.operator().await;
    let client_with_policy = operator.register(&[Scope::PaymentsWrite]).await;
    let path = format!("/v1/clients/{}/policy", client_with_policy.client_id);
    let limits = json!({"approval_above": {"GBP": "10.00"}});
    let set = operator
        .post(&path, policy_change(1, &limits, "A clerk"))
        .await;
    assert_eq!(set.status, 200, "{}", set.body);
    let whole = whole_policy(&limits);
    for field in whole.as_object().expect("fields").keys() {
        let mut change = policy_change(2, &limits, "Fewer calls");
        change["policy"]
            .as_object_mut()
            .expect("fields")
            .remove(field);
        let refused = operator.post(&path, change).await;
        assert_eq!((refused.status, refused.code()), (400, "invalid_field"));
        let pointer = format!("/policy/{field}");
        assert_eq!(refused.body["errors"][0]["pointer"], pointer.as_str());
    }
    let listed = operator.client(&client_with_policy.client_id).await;
    assert_eq!(listed["policy"], set.body["policy"]);
}

#[tokio::test]
async fn a_policy_decided_from_what_has_changed_since_is_refused_and_changes_nothing() {
    let bank = Bank::shared(MALAI);
    let operator = bank.operator().await;
    let id = operator.register(&[Scope::PaymentsWrite]).await.client_id;
    let path = format!("/v1/clients/{id}/policy");
    let limited = policy_change(1, &json!({"approval_above": {"GBP": "10.00"}}), "A clerk");
    let first = operator.post(&path, limited).await;
    assert_eq!(first.status, 200, "{}", first.body);
    // Another administrator read the client before that, and takes the limit off without knowing of it.
    let rate = policy_change(1, &json!({"requests_per_minute": 60}), "Fewer calls");
    let key = fresh_key();
    let ask = || operator.call("POST", &path, Some(&key), Some(rate.clone()));
    let stale = ask().await;
    assert_eq!((stale.status, stale.code()), (422, "sequence_mismatch"));
    assert_example(&stale.body);
    assert_eq!(operator.client(&id).await, first.body);
    let mut unversioned = rate.clone();
    unversioned
        .as_object_mut()
        .expect("a body")
        .remove("sequence");
    let refused = operator.post(&path, unversioned).await;
    assert_eq!((refused.status, refused.code()), (400, "invalid_field"));
    assert_eq!(refused.body["errors"][0]["pointer"], "/sequence");
    // Under its key it stays refused, also for the sequence of now.
    let again = ask().await;
    assert_eq!((again.status, again.is_replay()), (422, true));
    let sequence = operator.sequence_of(&id).await;
    let now = policy_change(sequence, &json!({"requests_per_minute": 60}), "Fewer calls");
    let body = Some(now.clone());
    let other = operator.call("POST", &path, Some(&key), body).await;
    assert_eq!(
        (other.status, other.code()),
        (422, "idempotency_key_reused")
    );
    let set = operator.post(&path, now).await;
    assert_eq!((set.status, &set.body["sequence"]), (200, &json!(3)));
}

#[tokio::test]
async fn of_two_policies_decided_at_once_from_one_version_exactly_one_is_set() {
    let bank = Bank::shared(MALAI);
    let operator = bank.operator().await;
    let id = operator.register(&[Scope::PaymentsWrite]).await.client_id;
    let path = format!("/v1/clients/{id}/policy");
    let set = |requests: u32| {
        let rate = json!({"requests_per_minute": requests});
        operator.post(&path, policy_change(1, &rate, "Decided at once"))
    };
    let (one, other) = tokio::join!(set(10), set(20));
    let mut told = [(one.status, one.code()), (other.status, other.code())];
    told.sort_unstable();
    assert_eq!(told, [(200, ""), (422, "sequence_mismatch")]);
    assert_eq!(operator.sequence_of(&id).await, 2);
}
