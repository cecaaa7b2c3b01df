//! The audit records of one request.

use audit_domain::Deflated;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use malai_client::types::PaymentStatus;
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use tests::bank::{Bank, elsewhere, fresh_key, order};

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

/// Returns the number of audit records of this subject's first change in the chains of blocks.
pub(super) fn recorded(bank: &Bank, subject: &str) -> usize {
    let file = bank.data().join("dynamodb.sqlite");
    let tables =
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the tables");
    let query = "SELECT item_json FROM audit WHERE pk LIKE 'S:payments/%'";
    let mut query = tables.prepare(query).expect("a query");
    let blocks = query.query_map([], |row| row.get::<_, String>(0));
    let lines = blocks.expect("blocks").flat_map(|block| {
        let block: Value = serde_json::from_str(&block.expect("a block")).expect("JSON");
        let bytes = block["z"]["B"].as_str().expect("bytes");
        let bytes = STANDARD.decode(bytes).expect("base64");
        Deflated::of_bytes(bytes).lines().expect("lines")
    });
    let record = format!("{subject}.1");
    lines
        .map(|line| serde_json::from_str::<Value>(&line).expect("a record"))
        .filter(|line| line["record_id"] == record.as_str())
        .count()
}
