//! More problem examples that match the bank's responses: of payments in progress and of the
//! operations desk.

use malai_client::types::Account;
use serde_json::{Value, json};
use tests::bank::{Answer, Bank, Caller, elsewhere, order};

use super::served::{assert_examples, post};
use crate::MALAI;

const PAYMENTS: &str = "/v1/payments";

fn id(answer: &Answer) -> String {
    answer.body["payment_id"]
        .as_str()
        .expect("an id")
        .to_owned()
}

/// An order from an account to a creditor of another bank that never responds.
fn unanswered_order(from: &Account, pounds: &str) -> Value {
    let order = order(&from.account_id, &elsewhere("00030000"), pounds);
    let mut order = serde_json::to_value(order).expect("JSON");
    order["allow_duplicate"] = json!(false);
    order["reference"] = json!(format!("Order of {pounds}"));
    order
}

fn evidence() -> Value {
    json!([{"kind": "correspondence", "reference": "Letter 1", "sha256": "0a".repeat(32)}])
}

/// Refusals to clients of an institution, in the order of [`CODES`].
async fn refusals(bank: &Bank, caller: &Caller, ada: &Account) -> (Vec<Answer>, String) {
    let silent = post(caller, PAYMENTS, unanswered_order(ada, "3.00")).await;
    assert_eq!(silent.status, 201, "{}", silent.body);
    let twice = post(caller, PAYMENTS, unanswered_order(ada, "3.00")).await;
    bank.settle().await;
    let path = format!("{PAYMENTS}/{}/cancel", id(&silent));
    let late = post(caller, &path, json!({"reason": "Ordered twice"})).await;
    let received = format!("{PAYMENTS}?account_id={}", *ada.account_id);
    let received = caller.get(&received).await;
    let is_inbound = |row: &&Value| row["direction"] == "inbound";
    let rows = received.body["data"].as_array().expect("a list");
    let inbound = rows.iter().find(is_inbound).expect("a payment in");
    let path = format!(
        "{PAYMENTS}/{}/return",
        inbound["payment_id"].as_str().expect("an id")
    );
    bank.scheme().pay_in(ada, "20.00").await;
    bank.settle().await;
    let ordered = json!({"reason_code": "not_expected"});
    let first = post(caller, &path, ordered.clone()).await;
    assert_eq!(first.status, 201, "{}", first.body);
    bank.settle().await;
    let again = post(caller, &path, ordered).await;
    let closed = caller.open("Ben Adeyemi").await;
    let path = format!("/v1/accounts/{}/close", *closed.account_id);
    let done = post(caller, &path, json!({"reason": "Moved away"})).await;
    assert_eq!(done.status, 200, "{}", done.body);
    let from_closed = post(caller, PAYMENTS, unanswered_order(&closed, "1.00")).await;
    (vec![twice, late, again, from_closed], id(&silent))
}

const CODES: [&str; 4] = [
    "possible_duplicate",
    "not_cancellable",
    "already_returned",
    "account_closed",
];

/// Refusals to clients of the desk, in the order of [`CODES_OF_THE_DESK`].
async fn refusals_at_the_desk(bank: &Bank, desk: &Caller, submitted: &str) -> Vec<Answer> {
    let path = |payment: &str| format!("/v1/ledger/unknown-payments/{payment}");
    let proposal = |evidence: Value| json!({"outcome": "rejected", "evidence": evidence, "reason": "The report shows it"});
    let proposals = |payment: &str| format!("{}/resolution", path(payment));
    let early = post(desk, &proposals(submitted), proposal(evidence())).await;
    for _ in 0..5 {
        bank.advance(60).await;
    }
    let desk = &bank.desk().await.0;
    let unproved = post(desk, &proposals(submitted), proposal(json!([]))).await;
    let proposed = post(desk, &proposals(submitted), proposal(evidence())).await;
    assert_eq!(proposed.status, 201, "{}", proposed.body);
    let approval = json!({"outcome": "rejected", "reason": "Checked against the report"});
    let approve = format!("{}/resolution/approve", path(submitted));
    let own = post(desk, &approve, approval.clone()).await;
    let other = &bank.desk().await.1;
    let otherwise = json!({"outcome": "settled", "reason": "Checked against the report"});
    let differs = post(other, &approve, otherwise).await;
    let approved = post(other, &approve, approval).await;
    assert_eq!(approved.status, 200, "{}", approved.body);
    let resubmit = format!("{}/resubmission", path(submitted));
    let ended = post(
        desk,
        &resubmit,
        json!({"reason": "The scheme asked for it"}),
    )
    .await;
    vec![early, unproved, own, differs, ended]
}

const CODES_OF_THE_DESK: [&str; 5] = [
    "not_unknown",
    "evidence_required",
    "second_client_required",
    "not_proposed",
    "not_resubmittable",
];

#[tokio::test]
async fn each_problem_of_a_payment_in_progress_is_an_example_of_the_contract() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = caller.open("Ada Okafor").await;
    bank.scheme().pay_in(&ada, "50.00").await;
    bank.settle().await;
    let (answers, silent) = refusals(&bank, &caller, &ada).await;
    assert_examples(&answers, &CODES);
    let desk = bank.desk().await.0;
    let answers = refusals_at_the_desk(&bank, &desk, &silent).await;
    assert_examples(&answers, &CODES_OF_THE_DESK);
}

#[tokio::test]
async fn a_proof_of_an_unsealed_record_is_refused_as_in_the_example() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = caller.open("Ada Okafor").await;
    bank.settle().await;
    let records = format!("/v1/audit/records?subject={}", *ada.account_id);
    let records = caller.get(&records).await;
    let record = &records.body["data"][0]["record_id"];
    let record = record.as_str().expect("a record");
    let path = format!("/v1/audit/records/{record}/proof");
    let proof = caller.get(&path).await;
    assert_examples(&[proof], &["not_sealed_yet"]);
}
