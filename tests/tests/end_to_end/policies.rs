//! A client's policy is set whole or not at all.

use malai_client::types::Scope;
use serde_json::json;
use tests::bank::{Bank, policy_change, whole_policy};

use crate::MALAI;

#[tokio::test]
async fn a_policy_with_a_field_left_out_is_refused_and_the_one_before_stays() {
    let bank = Bank::shared(MALAI);
    let operator = bank.operator().await;
    let clerk = operator.register(&[Scope::PaymentsWrite]).await;
    let path = format!("/v1/clients/{}/policy", clerk.client_id);
    let limits = json!({"approval_above": {"GBP": "10.00"}});
    let set = operator
        .post(&path, policy_change(&limits, "A clerk"))
        .await;
    assert_eq!(set.status, 200, "{}", set.body);
    let whole = whole_policy(&limits);
    for field in whole.as_object().expect("fields").keys() {
        let mut change = policy_change(&limits, "Fewer calls");
        change["policy"]
            .as_object_mut()
            .expect("fields")
            .remove(field);
        let refused = operator.post(&path, change).await;
        assert_eq!((refused.status, refused.code()), (400, "invalid_field"));
        let pointer = format!("/policy/{field}");
        assert_eq!(refused.body["errors"][0]["pointer"], pointer.as_str());
    }
    let listed = operator.get("/v1/clients").await.body;
    let mut clients = listed["data"].as_array().into_iter().flatten();
    let listed = clients.find(|one| one["client_id"] == clerk.client_id.as_str());
    assert_eq!(listed.expect("the client")["policy"], set.body["policy"]);
}
