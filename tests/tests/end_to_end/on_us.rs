//! On-us payments from one institution to another: what the receiving institution sees and does.

use serde_json::{Value, json};
use tests::bank::{Bank, Caller, at_this_bank, order};

use crate::{MALAI, funded, money};

/// Returns the last audit record about this subject that the caller's institution has.
async fn last_record(caller: &Caller, subject: &str) -> Value {
    let page = caller
        .get(&format!("/v1/audit/records?subject={subject}"))
        .await;
    let records = page.body["data"].as_array().expect("records");
    records.last().expect("a record").clone()
}

#[tokio::test]
async fn the_creditor_sees_the_payment_and_its_record_names_no_client_of_the_other_institution() {
    let bank = Bank::start(MALAI);
    let (sender, receiver) = (bank.operator().await, bank.other().await);
    let ada = funded(&bank, &sender, "Ada Okafor", "100.00").await;
    let ben = receiver.open("Ben Adeyemi").await;
    let paid = sender
        .pay(order(&ada.account_id, &at_this_bank(&ben), "30.00"))
        .await;
    bank.settle().await;
    let record = last_record(&receiver, &ben.account_id).await;
    assert_eq!(record["event_type"], "malai.accounts.entry-booked.v1");
    assert_eq!(record["actor"].get("client_id"), None, "{record}");
    let path = format!("/v1/payments/{}", *paid.payment_id);
    let shown = receiver.get(&path).await;
    assert_eq!(shown.status, 200, "{}", shown.body);
    assert_eq!(shown.body["direction"], "inbound");
    assert_eq!(shown.body["creditor"]["account_id"], *ben.account_id);
    assert_eq!(shown.body["debtor"]["name"], "Ada Okafor");
    assert_eq!(
        shown.body["debtor"].get("account_id"),
        None,
        "{}",
        shown.body
    );
    let list = format!("/v1/payments?account_id={}", *ben.account_id);
    let list = receiver.get(&list).await;
    assert_eq!(list.body["data"], json!([shown.body]));
    let own = sender.get(&path).await;
    assert_eq!(own.body["direction"], "outbound");
    assert_eq!(own.body["debtor"]["account_id"], *ada.account_id);
}

#[tokio::test]
async fn the_creditor_returns_an_on_us_payment_once_and_the_debtor_is_credited_at_once() {
    let bank = Bank::start(MALAI);
    let (sender, receiver) = (bank.operator().await, bank.other().await);
    let ada = funded(&bank, &sender, "Ada Okafor", "100.00").await;
    let ben = receiver.open("Ben Adeyemi").await;
    let paid = sender
        .pay(order(&ada.account_id, &at_this_bank(&ben), "30.00"))
        .await;
    let path = format!("/v1/payments/{}/return", *paid.payment_id);
    let reason = json!({"reason_code": "not_expected"});
    let own = sender.post(&path, reason.clone()).await;
    assert_eq!((own.status, own.code()), (422, "not_returnable"));
    let given = receiver.post(&path, reason.clone()).await;
    assert_eq!(given.status, 201, "{}", given.body);
    assert_eq!(given.body["status"], "settled");
    assert_eq!(
        money(&receiver, &ben.account_id).await,
        ["0.00", "0.00", "0.00"]
    );
    assert_eq!(
        money(&sender, &ada.account_id).await,
        ["100.00", "0.00", "100.00"]
    );
    let again = receiver.post(&path, reason).await;
    assert_eq!((again.status, again.code()), (422, "already_returned"));
    bank.settle().await;
    let original = sender
        .get(&format!("/v1/payments/{}", *paid.payment_id))
        .await;
    assert_eq!(original.body["status"], "returned");
    let id = original.body["returned_by_payment_id"].as_str();
    let id = id.expect("the return");
    let shown = sender.get(&format!("/v1/payments/{id}")).await;
    assert_eq!(shown.body["direction"], "inbound", "{}", shown.body);
    // An action of the receiving client on the sending client's payment is recorded as the bank's
    // for the sender.
    let record = last_record(&sender, &paid.payment_id).await;
    assert_eq!(record["event_type"], "malai.payments.payment-returned.v1");
    assert_eq!(record["actor"].get("client_id"), None, "{record}");
    assert_eq!(bank.status().await["dead_letters"], json!([]));
}

#[tokio::test]
async fn a_third_institution_sees_nothing_of_a_payment_between_two_others() {
    let bank = Bank::start(MALAI);
    let (sender, desk) = (bank.operator().await, bank.desk().await.0);
    let other = bank.other().await;
    let ada = funded(&bank, &sender, "Ada Okafor", "100.00").await;
    let ben = sender.open("Ben Adeyemi").await;
    let paid = sender
        .pay(order(&ada.account_id, &at_this_bank(&ben), "30.00"))
        .await;
    bank.settle().await;
    let path = format!("/v1/payments/{}", *paid.payment_id);
    assert_eq!(other.get(&path).await.status, 404);
    let returned = json!({"reason_code": "not_expected"});
    assert_eq!(
        other.post(&format!("{path}/return"), returned).await.status,
        404
    );
    let list = format!("/v1/payments?account_id={}", *ben.account_id);
    assert_eq!(other.get(&list).await.body, json!({"data": []}));
    assert_eq!(desk.get(&path).await.status, 403);
}
