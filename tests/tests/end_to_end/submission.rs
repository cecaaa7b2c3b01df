//! Payments whose way to the scheme is disturbed: each ends settled or rejected once the gateway answers. Each
//! test has a bank of its own, because it moves the clock.

use malai_client::types::{Account, Payment, PaymentId, PaymentStatus};
use tests::bank::{Bank, Caller, elsewhere, order};

use crate::{MALAI, funded, money, once};

/// The account number at another bank that accepts at once.
const ACCEPTS: &str = "58302914";

/// Orders a payment whose first submissions meet these faults, and lets the bank try for as long as AWS would
/// try an event that fails: five deliveries, three minutes apart.
async fn disturbed(bank: &Bank, caller: &Caller, ada: &Account, faults: &[&str]) -> Payment {
    for fault in faults {
        bank.scheme().fault(fault).await;
    }
    let payment = caller
        .pay(order(&ada.account_id, &elsewhere(ACCEPTS), "10.00"))
        .await;
    bank.settle().await;
    bank.advance(76).await;
    for _ in 0..15 {
        bank.advance(60).await;
    }
    payment
}

/// Waits until a payment has ended, and sees that neither a redrive nor time changes that. Each time with a
/// token of its own, because the clock has moved past the one before.
async fn ended(bank: &Bank, id: &PaymentId, status: PaymentStatus) {
    let caller = bank.operator().await;
    once(bank, &caller, id, status).await;
    bank.redrive().await;
    bank.advance(3600).await;
    let caller = bank.operator().await;
    once(bank, &caller, id, status).await;
    let left = bank.status().await;
    let dead = left["dead_letters"].as_array().expect("a list");
    assert!(dead.is_empty(), "{dead:?}");
}

#[tokio::test]
async fn a_payment_whose_submission_failed_one_to_eight_times_is_settled() {
    for failures in [1, 2, 5, 8] {
        let bank = Bank::start(MALAI);
        let caller = bank.operator().await;
        let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
        let faults = vec!["http_500"; failures];
        let payment = disturbed(&bank, &caller, &ada, &faults).await;
        ended(&bank, &payment.payment_id, PaymentStatus::Settled).await;
        let caller = bank.operator().await;
        assert_eq!(
            money(&caller, &ada.account_id).await,
            ["90.00", "0.00", "90.00"],
            "{failures} failures"
        );
    }
}

#[tokio::test]
async fn a_message_that_the_scheme_lost_and_takes_no_more_is_rejected_and_never_sent_again() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let payment = disturbed(&bank, &caller, &ada, &["lose"]).await;
    ended(&bank, &payment.payment_id, PaymentStatus::Rejected).await;
    let caller = bank.operator().await;
    let rejected = caller.payment(&payment.payment_id).await;
    let reason = rejected.reason.expect("a reason");
    assert_eq!(reason.scheme_code.as_deref(), Some("1909"));
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["100.00", "0.00", "100.00"]
    );
    assert_eq!(bank.scheme().positions().await["sent"]["amount"], "0.00");
}

#[tokio::test]
async fn a_message_that_the_scheme_lost_and_would_take_is_sent_again_and_settled_once() {
    let bank = Bank::start_with(MALAI, &["--fps-never-received", "leaves_open"]);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let payment = disturbed(&bank, &caller, &ada, &["lose", "http_500", "lose"]).await;
    ended(&bank, &payment.payment_id, PaymentStatus::Settled).await;
    let caller = bank.operator().await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["90.00", "0.00", "90.00"]
    );
    assert_eq!(bank.scheme().positions().await["sent"]["amount"], "10.00");
}

#[tokio::test]
async fn the_scheme_is_not_asked_about_a_payment_before_its_gateway_took_it() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    // An enquiry would use up one of the faults, and be answered by a rejection that closes the id.
    let faults = vec!["http_500"; 12];
    let payment = disturbed(&bank, &caller, &ada, &faults).await;
    for _ in 0..5 {
        bank.advance(60).await;
    }
    ended(&bank, &payment.payment_id, PaymentStatus::Settled).await;
}
