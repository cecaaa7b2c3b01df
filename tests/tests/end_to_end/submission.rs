//! Submissions with faults: each payment ends settled or rejected once the gateway responds. Each
//! test has a bank of its own, because it moves the clock.

use malai_client::types::{Account, Payment, PaymentId, PaymentStatus};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_json::json;
use tests::bank::{Bank, Caller, elsewhere, order};

use crate::{MALAI, funded, money, once};

/// The account number at another bank that accepts at once.
const ACCEPTS: &str = "58302914";

/// Creates a payment whose first submissions meet these faults, and lets the bank retry as long as
/// AWS would redeliver an event: five deliveries, three minutes apart.
async fn disturbed(bank: &Bank, caller: &Caller, ada: &Account, faults: &[&str]) -> Payment {
    for fault in faults {
        bank.scheme().fault(*fault).await;
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

/// Waits until a payment has ended, and asserts that neither a redrive nor time changes that. Each
/// time with a new token, because the clock has moved past the previous one's expiry.
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
async fn a_lost_message_with_a_closed_id_is_rejected_and_never_resent() {
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
async fn a_lost_message_with_an_open_id_is_resent_and_settled_once() {
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
async fn no_enquiry_is_sent_before_the_gateway_accepted_the_payment() {
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

/// Applies payments, faults, time and redrives in an order from this seed, and then a gateway that
/// responds. Returns the payments.
async fn run_with_faults(bank: &Bank, ada: &Account, seed: u8) -> Vec<PaymentId> {
    let mut draw = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut ordered = Vec::new();
    for _ in 0..STEPS {
        match draw.next_u32() % 10 {
            0..3 => {
                let caller = bank.operator().await;
                let pounds = format!("{}.00", ordered.len().saturating_add(1));
                let order = order(&ada.account_id, &elsewhere(ACCEPTS), &pounds);
                ordered.push(caller.pay(order).await.payment_id);
            }
            fault @ 3..7 => {
                let fault = match fault {
                    3 | 4 => "http_500",
                    5 => "drop",
                    _ => "lose",
                };
                bank.scheme().fault(fault).await;
            }
            // An enquiry is due after 15 s, and AWS redelivers a failed event after 180 s.
            7 => bank.advance(15).await,
            8 => bank.advance(180).await,
            _ => bank.redrive().await,
        }
    }
    // The remaining faults occur, and then no more.
    for seconds in [60, 60, 60, 180, 180, 180, 3600, 3600, 3600] {
        bank.advance(seconds).await;
        bank.redrive().await;
    }
    bank.settle().await;
    ordered
}

const STEPS: usize = 40;

#[tokio::test]
async fn each_payment_ends_once_after_faults_timeouts_and_redrives() {
    for (seed, never_received) in [(1, "closes_id"), (2, "leaves_open"), (3, "closes_id")] {
        let bank = Bank::start_with(MALAI, &["--fps-never-received", never_received]);
        let caller = bank.operator().await;
        let ada = funded(&bank, &caller, "Ada Okafor", "1000.00").await;
        let ordered = run_with_faults(&bank, &ada, seed).await;
        assert!(ordered.len() > 5, "seed {seed} orders {}", ordered.len());
        let caller = bank.operator().await;
        let mut paid = 0;
        for (id, pounds) in ordered.iter().zip(1..) {
            let ended = caller.payment(id).await.status;
            // Only payments that the scheme reports as not received are rejected.
            let may_be = never_received == "closes_id" && ended == PaymentStatus::Rejected;
            let settled = ended == PaymentStatus::Settled;
            assert!(settled || may_be, "seed {seed}: {pounds}.00 is {ended}");
            paid += if settled { pounds } else { 0 };
        }
        let left = format!("{}.00", 1000 - paid);
        let whole = [left.as_str(), "0.00", &left];
        assert_eq!(money(&caller, &ada.account_id).await, whole, "seed {seed}");
        let sent = &bank.scheme().positions().await["sent"]["amount"];
        assert_eq!(*sent, format!("{paid}.00"), "seed {seed}");
        let (desk, _) = bank.desk().await;
        let list = desk.get("/v1/ledger/unknown-payments").await;
        assert_eq!(list.body["data"], json!([]), "seed {seed}");
        let dead = &bank.status().await["dead_letters"];
        assert_eq!(*dead, json!([]), "seed {seed}");
    }
}

#[tokio::test]
async fn a_slow_gateway_makes_no_payment_of_a_batch_a_dead_letter() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    // Each of the first attempts takes longer than a submission waits for its acknowledgement.
    for _ in 0..8 {
        bank.scheme().fault(json!({"delay_seconds": 8})).await;
    }
    let mut ordered = Vec::new();
    for pounds in 1..=8 {
        let pounds = format!("{pounds}.00");
        let order = order(&ada.account_id, &elsewhere(ACCEPTS), &pounds);
        ordered.push(caller.pay(order).await.payment_id);
    }
    bank.settle().await;
    bank.advance(180).await;
    for id in &ordered {
        once(&bank, &caller, id, PaymentStatus::Settled).await;
    }
    let dead = &bank.status().await["dead_letters"];
    assert_eq!(*dead, json!([]));
    let left = ["64.00", "0.00", "64.00"];
    assert_eq!(money(&caller, &ada.account_id).await, left);
    assert_eq!(bank.scheme().positions().await["sent"]["amount"], "36.00");
}
