//! Time: late, missing and lost responses, and returned payments. Each test has a bank of its own,
//! because it moves the clock.

use malai_client::types::PaymentStatus;
use serde_json::json;
use tests::bank::{Bank, elsewhere, order};

use crate::{MALAI, funded, money, once};

#[tokio::test]
async fn funds_stay_held_until_a_late_response() {
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

/// The scheme already has a message with that id, and does not report its outcome.
#[tokio::test]
async fn a_payment_reported_as_a_duplicate_is_unknown_and_stays_held() {
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
async fn an_unanswered_payment_is_unknown_and_stays_held_until_an_outcome() {
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
async fn a_payment_returned_by_the_other_bank_is_credited_again() {
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
    // The same return repeated is the same return.
    bank.scheme().send_back(&returned, "00000006").await;
    bank.settle().await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["100.00", "0.00", "100.00"]
    );
}

#[tokio::test]
async fn a_message_with_a_lost_acknowledgement_pays_once() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    for fault in ["drop", "http_500"] {
        bank.scheme().fault(fault).await;
        let payment = caller
            .pay(order(&ada.account_id, &elsewhere("58302914"), "10.00"))
            .await;
        let id = &payment.payment_id;
        // A failed delivery is repeated after a pause of the bank's clock.
        bank.settle().await;
        bank.advance(5).await;
        once(&bank, &caller, id, PaymentStatus::Settled).await;
    }
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["80.00", "0.00", "80.00"]
    );
}
