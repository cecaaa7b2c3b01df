//! Time passes: late answers, no answers, lost ones, and payments that come back. Each test has a
//! bank of its own, because it moves the clock.

use malai_client::types::PaymentStatus;
use serde_json::json;
use tests::bank::{Bank, elsewhere, order};

use crate::{MALAI, funded, money, once};

#[tokio::test]
async fn a_late_answer_is_waited_for_with_the_money_held() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let late = caller
        .pay(order(&ada.account_id, &elsewhere("00020020"), "10.00"))
        .await;
    let no = caller
        .pay(order(&ada.account_id, &elsewhere("00021160"), "20.00"))
        .await;
    once(&bank, &caller, &late.payment_id, PaymentStatus::Submitted).await;
    once(&bank, &caller, &no.payment_id, PaymentStatus::Submitted).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["100.00", "30.00", "70.00"]
    );
    bank.advance(25).await;
    once(&bank, &caller, &late.payment_id, PaymentStatus::Settled).await;
    once(&bank, &caller, &no.payment_id, PaymentStatus::Rejected).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["90.00", "0.00", "90.00"]
    );
}

/// The scheme has a message of that id already. What became of that one, it does not say.
#[tokio::test]
async fn a_payment_that_the_scheme_calls_a_duplicate_is_unknown_with_the_money_held() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let payment = caller
        .pay(order(&ada.account_id, &elsewhere("00001181"), "10.00"))
        .await;
    once(
        &bank,
        &caller,
        &payment.payment_id,
        PaymentStatus::Submitted,
    )
    .await;
    bank.settle().await;
    for _ in 0..5 {
        bank.advance(60).await;
    }
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Unknown).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["100.00", "10.00", "90.00"]
    );
}

#[tokio::test]
async fn without_an_answer_it_is_unknown_and_the_money_is_held_until_there_is_one() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let one = caller
        .pay(order(&ada.account_id, &elsewhere("00030000"), "10.00"))
        .await;
    let other = caller
        .pay(order(&ada.account_id, &elsewhere("00030000"), "20.00"))
        .await;
    let asked = caller
        .pay(order(&ada.account_id, &elsewhere("00030028"), "5.00"))
        .await;
    bank.settle().await;
    for _ in 0..5 {
        bank.advance(60).await;
    }
    let one = once(&bank, &caller, &one.payment_id, PaymentStatus::Unknown).await;
    let other = once(&bank, &caller, &other.payment_id, PaymentStatus::Unknown).await;
    once(&bank, &caller, &asked.payment_id, PaymentStatus::Settled).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["95.00", "30.00", "65.00"]
    );
    // Hours later nothing has changed: time alone never moves money.
    for _ in 0..3 {
        bank.advance(3600).await;
    }
    let caller = bank.operator().await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["95.00", "30.00", "65.00"]
    );
    bank.scheme()
        .answer(&one, json!({"status": "accept"}))
        .await;
    bank.scheme()
        .answer(&other, json!({"status": "reject", "code": "1160"}))
        .await;
    once(&bank, &caller, &one.payment_id, PaymentStatus::Settled).await;
    once(&bank, &caller, &other.payment_id, PaymentStatus::Rejected).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["85.00", "0.00", "85.00"]
    );
}

#[tokio::test]
async fn a_payment_that_the_other_bank_sends_back_is_credited_again() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let payment = caller
        .pay(order(&ada.account_id, &elsewhere("00050006"), "30.00"))
        .await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["70.00", "0.00", "70.00"]
    );
    bank.advance(12).await;
    let returned = once(&bank, &caller, &payment.payment_id, PaymentStatus::Returned).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["100.00", "0.00", "100.00"]
    );
    let returning = returned
        .returned_by_payment_id
        .clone()
        .expect("what returned it");
    let returning = caller.payment(&returning).await;
    assert_eq!(
        returning.original_payment_id.as_ref(),
        Some(&payment.payment_id)
    );
    // The same return again is the same return.
    bank.scheme().send_back(&returned, "00000006").await;
    bank.settle().await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["100.00", "0.00", "100.00"]
    );
}

#[tokio::test]
async fn a_message_whose_receipt_got_lost_pays_once() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    for fault in ["drop", "http_500"] {
        bank.scheme().fault(fault).await;
        let payment = caller
            .pay(order(&ada.account_id, &elsewhere("58302914"), "10.00"))
            .await;
        let id = &payment.payment_id;
        // A delivery that failed is tried again after a pause of the bank's clock.
        bank.settle().await;
        bank.advance(5).await;
        once(&bank, &caller, id, PaymentStatus::Settled).await;
    }
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["80.00", "0.00", "80.00"]
    );
}
