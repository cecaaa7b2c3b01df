//! The audit records of one request.

use malai_client::types::PaymentStatus;
use tests::bank::{elsewhere, fresh_key, order};

use crate::{ada_with, once};

#[tokio::test]
async fn the_records_of_a_request_include_everything_that_it_caused() {
    let (bank, caller, ada) = ada_with("100.00").await;
    let request = fresh_key();
    let pay = order(&ada.account_id, &elsewhere("58302914"), "10.00");
    let call = caller
        .api
        .create_payment()
        .idempotency_key(fresh_key())
        .x_request_id(&request);
    let answer = call.body(pay).send().await.expect("a payment");
    let told = answer
        .headers()
        .get("x-request-id")
        .and_then(|id| id.to_str().ok());
    assert_eq!(told, Some(request.as_str()));
    let payment = answer.into_inner();
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    let page = caller
        .get(&format!("/v1/audit/records?request_id={request}"))
        .await;
    let records = page.body["data"].as_array().expect("records");
    let mut names: Vec<_> = records
        .iter()
        .map(|record| record["event_type"].as_str().expect("a type"))
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "malai.accounts.funds-reserved.v1",
            "malai.payments.payment-accepted.v1",
            "malai.payments.payment-submitted.v1",
        ]
    );
    for record in records {
        let id = record["record_id"].as_str().expect("an id");
        let read = caller.get(&format!("/v1/audit/records/{id}")).await;
        assert_eq!((read.status, &read.body), (200, record));
    }
    // Each names its client. The bank's own actions, and a rail's messages, have no client.
    let ours = bank.demo()["operator"]["client_id"].clone();
    for record in records {
        let by_client = record["event_type"] != "malai.payments.payment-submitted.v1";
        let who = by_client.then_some(&ours);
        assert_eq!(record["actor"].get("client_id"), who, "{record}");
    }
    // The scheme's response was a request of its own; the payment's history has both.
    let history = caller
        .get(&format!(
            "/v1/audit/records?subject={}",
            *payment.payment_id
        ))
        .await;
    let history = history.body["data"].as_array().expect("records").clone();
    let states: Vec<_> = history
        .iter()
        .map(|record| record["data"]["status"].as_str())
        .collect();
    assert_eq!(
        states,
        [Some("accepted"), Some("submitted"), Some("settled")]
    );
    let settled = history.last().expect("a record");
    assert_eq!(settled["actor"].get("client_id"), None);
    let sequences = history.iter().map(|record| record["sequence"].as_u64());
    assert!(sequences.eq((1..=3).map(Some)));
}
