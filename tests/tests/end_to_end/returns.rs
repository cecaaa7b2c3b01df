//! Received payments that are returned.

use malai_client::types::{Account, Payment, PaymentStatus, Scope};
use serde_json::json;
use tests::bank::{Bank, Caller, fresh_key, policy_change, status_report};

use super::outcomes::{ACCEPTED, breaks, id_in_messages};
use crate::{ada_with, money, once};

/// Returns a payment received from this account elsewhere.
async fn received(bank: &Bank, caller: &Caller, ada: &Account, payer: &str) -> Payment {
    bank.scheme().pay_in_from(payer, ada, "25.00").await;
    bank.settle().await;
    let page = caller
        .api
        .list_payments()
        .account_id(ada.account_id.clone())
        .send()
        .await;
    page.expect("payments")
        .data
        .first()
        .expect("a payment")
        .clone()
}

async fn send_back(caller: &Caller, payment: &Payment) -> tests::bank::Answer {
    let path = format!("/v1/payments/{}/return", *payment.payment_id);
    caller
        .call(
            "POST",
            &path,
            Some(&fresh_key()),
            Some(json!({"reason_code": "not_expected"})),
        )
        .await
}

#[tokio::test]
async fn a_received_payment_is_returned_once() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let payment = received(&bank, &caller, &ada, "31926819").await;
    let answer = send_back(&caller, &payment).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert_eq!(answer.body["kind"], "return");
    let original = once(&bank, &caller, &payment.payment_id, PaymentStatus::Returned).await;
    let returning = original.returned_by_payment_id.expect("what returned it");
    once(&bank, &caller, &returning, PaymentStatus::Settled).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["10.00", "0.00", "10.00"]
    );
    let again = send_back(&caller, &payment).await;
    assert_eq!((again.status, again.code()), (422, "already_returned"));
}

#[tokio::test]
async fn a_return_that_the_other_bank_rejects_leaves_the_payment_as_it_was() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let payment = received(&bank, &caller, &ada, "00001160").await;
    let answer = send_back(&caller, &payment).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["35.00", "0.00", "35.00"]
    );
    let returning = answer.body["payment_id"].as_str().expect("an id");
    let returning = returning.parse().expect("a payment id");
    let returning = once(&bank, &caller, &returning, PaymentStatus::Rejected).await;
    assert_eq!(
        returning
            .reason
            .and_then(|reason| reason.scheme_code)
            .as_deref(),
        Some("1160")
    );
}

/// Returns a received payment of 25.00 whose return the scheme rejected, and the return.
async fn rejected_return(bank: &Bank, caller: &Caller, ada: &Account) -> (Payment, Payment) {
    let payment = received(bank, caller, ada, "00001160").await;
    let first = send_back(caller, &payment).await;
    assert_eq!(first.status, 201, "{}", first.body);
    let payment = once(bank, caller, &payment.payment_id, PaymentStatus::Settled).await;
    let returning = first.body["payment_id"].as_str().expect("an id");
    let returning = returning.parse().expect("a payment id");
    let returning = once(bank, caller, &returning, PaymentStatus::Rejected).await;
    (payment, returning)
}

/// The scheme accepts what it rejected.
async fn accept(bank: &Bank, returning: &Payment) {
    let id = id_in_messages(returning);
    let report = status_report(&id, "pacs.004.001.09", ACCEPTED);
    assert_eq!(bank.scheme().post(&report).await.status, 202);
    assert_eq!(breaks(bank, &returning.payment_id), ["contradiction"]);
}

#[tokio::test]
async fn a_payment_whose_rejected_return_the_scheme_then_accepts_is_not_returned_again() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let (payment, returning) = rejected_return(&bank, &caller, &ada).await;
    accept(&bank, &returning).await;
    let again = send_back(&caller, &payment).await;
    assert_eq!((again.status, again.code()), (422, "not_returnable"));
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["35.00", "0.00", "35.00"]
    );
}

#[tokio::test]
async fn a_second_return_that_waits_while_the_scheme_accepts_the_first_is_not_approved() {
    let (bank, chief, ada) = ada_with("10.00").await;
    let (payment, returning) = rejected_return(&bank, &chief, &ada).await;
    let client_with_policy = chief.register(&[Scope::PaymentsWrite]).await;
    let policy = policy_change(1, &json!({"approval_above": {"GBP": "1.00"}}), "A clerk");
    let set = format!("/v1/clients/{}/policy", client_with_policy.client_id);
    assert_eq!(chief.post(&set, policy).await.status, 200);
    let client_with_policy = bank.caller(&client_with_policy).await;
    let second = send_back(&client_with_policy, &payment).await;
    assert_eq!(second.status, 201, "{}", second.body);
    assert_eq!(second.body["status"], "awaiting_approval");
    accept(&bank, &returning).await;
    let second = second.body["payment_id"].as_str().expect("an id");
    let decide = |verb: &str| {
        let path = format!("/v1/payments/{second}/{verb}");
        let chief = &chief;
        async move { chief.post(&path, json!({"reason": "Checked"})).await }
    };
    let approved = decide("approve").await;
    assert_eq!((approved.status, approved.code()), (422, "not_returnable"));
    let declined = decide("decline").await;
    assert_eq!(declined.status, 200, "{}", declined.body);
    assert_eq!(
        money(&chief, &ada.account_id).await,
        ["35.00", "0.00", "35.00"]
    );
}

#[tokio::test]
async fn only_a_received_payment_with_available_funds_is_returned() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let payment = received(&bank, &caller, &ada, "31926819").await;
    let out = tests::bank::order(
        &ada.account_id,
        &tests::bank::elsewhere("58302914"),
        "30.00",
    );
    let out = caller.pay(out).await;
    let out = once(&bank, &caller, &out.payment_id, PaymentStatus::Settled).await;
    let answer = send_back(&caller, &out).await;
    assert_eq!((answer.status, answer.code()), (422, "not_returnable"));
    let answer = send_back(&caller, &payment).await;
    assert_eq!((answer.status, answer.code()), (422, "insufficient_funds"));
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["5.00", "0.00", "5.00"]
    );
}

#[tokio::test]
async fn a_return_too_old_or_without_a_scheme_id_is_rejected_and_books_nothing() {
    let (bank, caller, ada) = ada_with("50.00").await;
    let out = tests::bank::order(
        &ada.account_id,
        &tests::bank::elsewhere("58302914"),
        "20.00",
    );
    let out = caller.pay(out).await;
    let out = once(&bank, &caller, &out.payment_id, PaymentStatus::Settled).await;
    let today = bank.today().await;
    let fpid = out.scheme.as_ref().and_then(|scheme| scheme.fpid.clone());
    let fpid = fpid.expect("an id in the scheme");
    // Without the currency and the zeros that do not fit into a message.
    let id = format!("{}{}", &fpid[..28], &fpid[36..]);
    let payment_return = |return_id, day| tests::bank::payment_return(&id, return_id, "20.00", day);
    let good = tests::bank::fresh_transaction_id(&today);
    let old = payment_return(&good, "1999-11-23");
    let answer = bank.scheme().post(&old).await;
    let xml = answer.body.as_str().unwrap_or_default();
    assert!(xml.contains("<Cd>DT01</Cd>"), "{}", answer.body);
    assert!(xml.contains("FPS field TxInf/IntrBkSttlmDt<"), "{xml}");
    assert_eq!(bank.scheme().post(&old).await.body, answer.body);
    let own = "<IntrBkSttlmDt>1999-11-23</IntrBkSttlmDt>";
    let dated = format!("<NbOfTxs>1</NbOfTxs>{own}");
    let other = tests::bank::fresh_transaction_id(&today);
    let in_header = payment_return(&other, "1999-11-23").replacen(own, "", 1);
    let in_header = in_header.replacen("<NbOfTxs>1</NbOfTxs>", &dated, 1);
    let answer = bank.scheme().post(&in_header).await;
    let xml = answer.body.as_str().unwrap_or_default();
    assert!(xml.contains("FPS field GrpHdr/IntrBkSttlmDt<"), "{xml}");
    let unnamed = payment_return("RT1", &today);
    let answer = bank.scheme().post(&unnamed).await;
    let xml = answer.body.as_str().unwrap_or_default();
    assert!(xml.contains("FPS field TxInf/RtrId<"), "{}", answer.body);
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["30.00", "0.00", "30.00"]
    );
    let other = tests::bank::fresh_transaction_id(&today);
    let answer = bank.scheme().post(&payment_return(&other, &today)).await;
    let xml = answer.body.as_str().unwrap_or_default();
    assert!(xml.contains("<TxSts>ACCC</TxSts>"), "{}", answer.body);
}
