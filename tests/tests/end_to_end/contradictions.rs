//! Returns of payments that were never submitted or have no outcome, and reports after a return.

use malai_client::types::{Account, Payment, PaymentStatus};
use serde_json::{Value, json};
use tests::bank::{
    Bank, Caller, elsewhere, fresh_key, fresh_transaction_id, order, payment_return, status_report,
};

use super::outcomes::{ACCEPTED, PAYMENT, REJECTED, breaks, id_in_messages, unanswered, verdict};
use crate::{MALAI, ada_with, funded, money, once};

/// The maximum number of orders of which one is cancelled before its submission.
const ATTEMPTS: usize = 30;

/// Returns a payment of 10.00 that was accepted, and cancelled before its submission.
async fn cancelled(bank: &Bank, caller: &Caller, from: &Account) -> Payment {
    for _ in 0..ATTEMPTS {
        let order = order(&from.account_id, &elsewhere("58302914"), "10.00");
        let payment = caller.pay(order).await;
        let path = format!("/v1/payments/{}/cancel", *payment.payment_id);
        let reason = Some(json!({"reason": "Ordered by mistake"}));
        let answer = caller.call("POST", &path, Some(&fresh_key()), reason).await;
        if answer.status == 200 {
            let id = &payment.payment_id;
            return once(bank, caller, id, PaymentStatus::Cancelled).await;
        }
        assert_eq!(answer.code(), "not_cancellable", "{}", answer.body);
    }
    panic!("each of {ATTEMPTS} payments was sent before it could be cancelled")
}

/// Returns the pacs.004 of 10.00 for a payment, under a new id.
async fn returning(bank: &Bank, id: &str) -> String {
    let day = bank.today().await;
    payment_return(id, &fresh_transaction_id(&day), "10.00", &day)
}

async fn report(bank: &Bank, id: &str, outcome: &str) {
    let report = status_report(id, PAYMENT, outcome);
    let answer = bank.scheme().post(&report).await;
    assert_eq!(answer.status, 202, "{}", answer.body);
}

/// Returns the signed amounts of an account's entries, newest first.
async fn entries(caller: &Caller, account: &Account) -> Vec<String> {
    let path = format!("/v1/accounts/{}/transactions", *account.account_id);
    let page = caller.get(&path).await;
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let entries = page.body["data"].as_array().expect("entries").iter();
    let signed = |entry: &Value| {
        let sign = text(&entry["direction"]);
        format!("{sign} {}", text(&entry["amount"]["amount"]))
    };
    entries.map(signed).collect()
}

#[tokio::test]
async fn a_return_in_another_currency_moves_nothing_and_opens_one_break() {
    let (bank, caller, ada) = ada_with("10.00").await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "10.00").await;
    report(&bank, &id, ACCEPTED).await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    let message = returning(&bank, &id).await;
    let euro = message.replace("Ccy=\"GBP\"", "Ccy=\"EUR\"");
    assert_ne!(euro, message);
    for _ in 0..2 {
        assert_eq!(
            verdict(&bank.scheme().post(&euro).await),
            ["RJCT", "FPS 1930"]
        );
    }
    assert_eq!(breaks(&bank, &payment.payment_id), ["differing"]);
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["0.00", "0.00", "0.00"]
    );
}

#[tokio::test]
async fn a_return_of_a_cancelled_payment_is_booked_to_suspense_and_never_to_the_debtor() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "1000.00").await;
    let payment = cancelled(&bank, &caller, &ada).await;
    bank.settle().await;
    let (before, id) = (
        money(&caller, &ada.account_id).await,
        id_in_messages(&payment),
    );
    let message = returning(&bank, &id).await;
    let answer = bank.scheme().post(&message).await;
    assert_eq!(verdict(&answer)[0], "ACCC");
    let again = bank.scheme().post(&message).await;
    assert_eq!(again.body, answer.body);
    // The scheme cannot return it twice, and its report of the outcome is too late.
    let second = bank.scheme().post(&returning(&bank, &id).await).await;
    assert_eq!(verdict(&second), ["RJCT", "FPS 1181"]);
    report(&bank, &id, ACCEPTED).await;
    bank.settle().await;
    once(
        &bank,
        &caller,
        &payment.payment_id,
        PaymentStatus::Cancelled,
    )
    .await;
    assert_eq!(money(&caller, &ada.account_id).await, before);
    let kinds = breaks(&bank, &payment.payment_id);
    assert!(
        !kinds.is_empty() && kinds.iter().all(|kind| kind == "contradiction"),
        "{kinds:?}"
    );
    let (desk, _) = bank.desk().await;
    let items = desk.get("/v1/ledger/suspense-items").await;
    assert_eq!(
        items.body["data"].as_array().map(Vec::len),
        Some(1),
        "{}",
        items.body
    );
    let item = &items.body["data"][0];
    assert_eq!(item["reason"], "contradicted", "{item}");
    assert_eq!(item["open_amount"]["amount"], "10.00", "{item}");
}

#[tokio::test]
async fn after_a_return_no_later_report_moves_money() {
    let (bank, caller, ada) = ada_with("30.00").await;
    for (late, expected) in [(ACCEPTED, 0), (REJECTED, 1)] {
        let (payment, id) = unanswered(&bank, &caller, &ada, "10.00").await;
        let message = returning(&bank, &id).await;
        assert_eq!(verdict(&bank.scheme().post(&message).await)[0], "ACCC");
        let returned = once(&bank, &caller, &payment.payment_id, PaymentStatus::Returned).await;
        for _ in 0..2 {
            report(&bank, &id, late).await;
        }
        let after = once(&bank, &caller, &payment.payment_id, PaymentStatus::Returned).await;
        assert_eq!(after.sequence, returned.sequence, "{late}");
        // A report of acceptance adds nothing; one of rejection contradicts the return.
        let kinds = breaks(&bank, &payment.payment_id);
        assert_eq!(kinds.len(), expected, "{late}: {kinds:?}");
    }
    let whole = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&caller, &ada.account_id).await, whole);
}

#[tokio::test]
async fn a_return_of_a_payment_without_an_outcome_books_its_acceptance_first() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "30.00").await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "10.00").await;
    for _ in 0..5 {
        bank.advance(60).await;
    }
    let caller = bank.operator().await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Unknown).await;
    let message = returning(&bank, &id).await;
    assert_eq!(verdict(&bank.scheme().post(&message).await)[0], "ACCC");
    bank.settle().await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Returned).await;
    report(&bank, &id, ACCEPTED).await;
    bank.settle().await;
    let booked = ["credit 10.00", "debit 10.00", "credit 30.00"];
    assert_eq!(entries(&caller, &ada).await, booked);
    let whole = ["30.00", "0.00", "30.00"];
    assert_eq!(money(&caller, &ada.account_id).await, whole);
}

#[tokio::test]
async fn a_report_that_decides_nothing_leaves_the_payment_as_it_is() {
    let (bank, caller, ada) = ada_with("30.00").await;
    let (payment, id) = unanswered(&bank, &caller, &ada, "10.00").await;
    for undecided in ["ACFC", "ACIS", "ACPD", "PATC", "PRES", "PDNG", "ACSP"] {
        report(&bank, &id, &format!("<TxSts>{undecided}</TxSts>")).await;
    }
    bank.settle().await;
    let after = caller.payment(&payment.payment_id).await;
    let before = (PaymentStatus::Submitted, payment.sequence);
    assert_eq!((after.status, after.sequence), before);
    let held = ["30.00", "10.00", "20.00"];
    assert_eq!(money(&caller, &ada.account_id).await, held);
    assert_eq!(breaks(&bank, &payment.payment_id), [""; 0]);
    report(&bank, &id, ACCEPTED).await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
}
