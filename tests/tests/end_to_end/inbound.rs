//! Payments from other banks.

use malai_client::types::{PaymentDirection, PaymentStatus};
use serde_json::{Value, json};
use tests::bank::{at_this_bank, order};

use crate::{ada_with, money};

fn payment(account: &malai_client::types::Account, pounds: &str) -> Value {
    json!({
        "debtor": {"name": "Harbour Studios", "sort_code": "000003", "account_number": "31926819"},
        "creditor": {"sort_code": account.sort_code, "account_number": account.account_number},
        "amount": {"amount": pounds, "currency": "GBP"},
        "reference": "SALARY NOV",
    })
}

#[tokio::test]
async fn an_inbound_payment_is_credited_at_once_and_shown_as_received() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let answer = bank.scheme().send(payment(&ada, "1500.00")).await;
    assert_eq!(
        (&answer["answer"], &answer["http_status"]),
        (&json!("ACCC"), &json!(200))
    );
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["1500.01", "0.00", "1500.01"]
    );
    bank.settle().await;
    let page = caller
        .api
        .list_payments()
        .account_id(ada.account_id)
        .send()
        .await;
    let page = page.expect("payments");
    let salary = page.data.first().expect("a payment");
    assert_eq!(salary.direction, PaymentDirection::Inbound);
    assert_eq!(salary.status, PaymentStatus::Settled);
    assert_eq!(salary.reference.as_deref(), Some("SALARY NOV"));
    assert_eq!(salary.debtor.name.as_deref(), Some("Harbour Studios"));
}

#[tokio::test]
async fn a_redelivered_payment_gets_the_same_report_and_is_credited_once() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let first = bank.scheme().send(payment(&ada, "20.00")).await;
    let mut again = payment(&ada, "20.00");
    again["fpid"] = first["fpid"].clone();
    for message in [None, Some("FPSAGAIN1")] {
        if let Some(id) = message {
            again["message_id"] = id.into();
        }
        let answer = bank.scheme().send(again.clone()).await;
        assert_eq!(answer["answer"], "ACCC", "{answer}");
    }
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["20.01", "0.00", "20.01"]
    );
}

#[tokio::test]
async fn a_payment_that_cannot_be_credited_is_rejected_with_its_code() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let mut nobody = payment(&ada, "20.00");
    nobody["creditor"]["account_number"] = "00000000".into();
    let answer = bank.scheme().send(nobody).await;
    assert_eq!(
        (&answer["answer"], &answer["code"]),
        (&json!("RJCT"), &json!("1114"))
    );
    let closed = caller.open("Carl Closed").await;
    let path = format!("/v1/accounts/{}/close", *closed.account_id);
    let answer = caller.post(&path, json!({"reason": "Requested"})).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let answer = bank.scheme().send(payment(&closed, "20.00")).await;
    assert_eq!(
        (&answer["answer"], &answer["code"]),
        (&json!("RJCT"), &json!("1160"))
    );
}

#[tokio::test]
async fn a_payment_between_two_accounts_here_needs_no_scheme() {
    let (bank, caller, ada) = ada_with("50.00").await;
    let ben = caller.open("Ben Adeyemi").await;
    let payment = caller
        .pay(order(&ada.account_id, &at_this_bank(&ben), "20.00"))
        .await;
    assert_eq!(payment.status, PaymentStatus::Settled);
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["30.00", "0.00", "30.00"]
    );
    assert_eq!(
        money(&caller, &ben.account_id).await,
        ["20.00", "0.00", "20.00"]
    );
    bank.settle().await;
    let entries = caller
        .api
        .list_transactions()
        .account_id(ben.account_id)
        .send()
        .await;
    let entries = entries.expect("entries");
    let other = entries
        .data
        .first()
        .and_then(|entry| entry.counterparty.as_ref());
    assert_eq!(
        other.map(|other| &other.account_number),
        Some(&ada.account_number)
    );
}
