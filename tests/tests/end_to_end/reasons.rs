//! Reasons of decisions: shown to the client's own institution, on the resource and in the audit
//! log, and to no other.

use malai_client::types::{PaymentStatus, Scope};
use serde_json::json;
use tests::bank::{Answer, Bank, Caller, at_this_bank, elsewhere, fresh_key, order, policy_change};

use crate::{MALAI, funded};

/// Characters of two and three bytes, as people write them.
const REASON: &str = "Called in by Zoë – see case 42";

async fn decide(caller: &Caller, path: &str, reason: &str) -> Answer {
    let key = fresh_key();
    let body = json!({ "reason": reason });
    let first = caller
        .call("POST", path, Some(&key), Some(body.clone()))
        .await;
    assert_eq!(first.status, 200, "{path}: {}", first.body);
    let again = caller.call("POST", path, Some(&key), Some(body)).await;
    assert_eq!((again.status, &again.body), (200, &first.body), "{path}");
    first
}

/// Returns the reasons in the audit records about this subject that the caller's institution has,
/// oldest first. Each is read both from the list and individually.
async fn recorded(caller: &Caller, subject: &str) -> Vec<String> {
    let page = caller
        .get(&format!("/v1/audit/records?subject={subject}"))
        .await;
    let records = page.body["data"].as_array().expect("records");
    let mut reasons = Vec::new();
    for record in records {
        let id = record["record_id"].as_str().expect("an id");
        let one = caller.get(&format!("/v1/audit/records/{id}")).await;
        assert_eq!(one.body, *record);
        let encrypted = record["data"].get("encrypted_reason");
        assert_eq!(
            encrypted.is_some(),
            record.get("reason").is_some(),
            "{record}"
        );
        reasons.extend(record["reason"].as_str().map(str::to_owned));
    }
    reasons
}

#[tokio::test]
async fn the_reasons_of_an_accounts_status_are_on_it_and_in_its_audit_records() {
    let bank = Bank::shared(MALAI);
    let owner = bank.operator().await;
    let ada = owner.open("Ada Okafor").await;
    let path = format!("/v1/accounts/{}", *ada.account_id);
    let before = owner.get(&path).await;
    assert_eq!(before.body.get("status_reason"), None);
    let steps = [
        ("freeze", REASON),
        ("unfreeze", "Zoë is well"),
        ("close", "Done"),
    ];
    for (verb, reason) in steps {
        let answer = decide(&owner, &format!("{path}/{verb}"), reason).await;
        assert_eq!(answer.body["status_reason"], reason);
        let read = owner.get(&path).await;
        assert_eq!(read.body["status_reason"], reason);
    }
    bank.settle().await;
    let given = steps.map(|(_, reason)| reason.to_owned());
    assert_eq!(recorded(&owner, &ada.account_id).await, given);
    let stranger = bank.other().await;
    assert!(recorded(&stranger, &ada.account_id).await.is_empty());
}

#[tokio::test]
async fn a_replayed_freeze_shows_its_own_reason_after_the_unfreeze() {
    let bank = Bank::shared(MALAI);
    let owner = bank.operator().await;
    let ada = owner.open("Ada Okafor").await;
    let path = format!("/v1/accounts/{}", *ada.account_id);
    let (key, body) = (fresh_key(), json!({ "reason": REASON }));
    let freeze = format!("{path}/freeze");
    let first = owner
        .call("POST", &freeze, Some(&key), Some(body.clone()))
        .await;
    decide(&owner, &format!("{path}/unfreeze"), "A mistake").await;
    let again = owner.call("POST", &freeze, Some(&key), Some(body)).await;
    assert_eq!((again.status, again.body), (200, first.body));
}

#[tokio::test]
async fn the_reasons_of_a_clients_status_and_policy_are_on_it_and_in_its_audit_records() {
    let bank = Bank::shared(MALAI);
    let chief = bank.operator().await;
    let client = chief.register(&[Scope::AccountsRead]).await.client_id;
    let path = format!("/v1/clients/{client}");
    decide(&chief, &format!("{path}/freeze"), REASON).await;
    let policy = policy_change(2, &json!({"requests_per_minute": 60}), "Too many calls");
    let policy = chief.post(&format!("{path}/policy"), policy).await;
    assert_eq!(policy.status, 200, "{}", policy.body);
    assert_eq!(policy.body["status_reason"], REASON);
    assert_eq!(policy.body["policy_reason"], "Too many calls");
    assert_eq!(chief.client(&client).await, policy.body);
    bank.settle().await;
    assert_eq!(recorded(&chief, &client).await, [REASON, "Too many calls"]);
}

#[tokio::test]
async fn the_reasons_of_decisions_about_a_payment_are_shown_to_its_institution_only() {
    let bank = Bank::start(MALAI);
    let (chief, receiver) = (bank.operator().await, bank.other().await);
    let ada = funded(&bank, &chief, "Ada Okafor", "100.00").await;
    let ben = receiver.open("Ben Adeyemi").await;
    let client_with_policy = chief.register(&[Scope::PaymentsWrite]).await;
    let policy = policy_change(1, &json!({"approval_above": {"GBP": "1.00"}}), "A clerk");
    let set = format!("/v1/clients/{}/policy", client_with_policy.client_id);
    assert_eq!(chief.post(&set, policy).await.status, 200);
    let client_with_policy = bank.caller(&client_with_policy).await;

    let to = [
        at_this_bank(&ben),
        elsewhere("58302914"),
        elsewhere("58302915"),
    ];
    let mut ids = Vec::new();
    for (payee, verb) in to.iter().zip(["approve", "decline", "cancel"]) {
        let ordered = client_with_policy
            .pay(order(&ada.account_id, payee, "20.00"))
            .await;
        assert_eq!(ordered.status, PaymentStatus::AwaitingApproval);
        let path = format!("/v1/payments/{}", *ordered.payment_id);
        let answer = decide(&chief, &format!("{path}/{verb}"), REASON).await;
        assert_eq!(chief.get(&path).await.body, answer.body);
        let shown = match verb {
            "cancel" => &answer.body["cancellation_reason"],
            _ => &answer.body["approval"]["decision_reason"],
        };
        assert_eq!(shown, REASON, "{verb}: {}", answer.body);
        ids.push(ordered.payment_id);
    }
    bank.settle().await;
    let listed = format!("/v1/payments?account_id={}", *ada.account_id);
    let listed = chief.get(&listed).await.body.to_string();
    assert_eq!(listed.matches(REASON).count(), 3, "{listed}");
    for id in &ids {
        assert_eq!(recorded(&chief, id).await, [REASON]);
    }
    let shown = receiver.get(&format!("/v1/payments/{}", *ids[0])).await;
    assert_eq!(shown.status, 200);
    assert!(!shown.body.to_string().contains(REASON), "{}", shown.body);
}
