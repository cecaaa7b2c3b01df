//! The whole bank, from the HTTP call to the other bank and back, through the generated client.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

mod end_to_end {
    mod accounts;
    mod approvals;
    mod audit;
    mod batches;
    mod calendar;
    mod contradictions;
    mod corrections;
    mod desk;
    mod disk;
    mod dpop;
    mod early_reports;
    mod ended_tokens;
    mod followed_up;
    mod holders;
    mod idempotency;
    mod identity;
    mod inbound;
    mod institutions;
    mod isolation;
    mod journals;
    mod late_outcomes;
    mod limits;
    mod london_days;
    mod messages;
    mod on_us;
    mod outbound;
    mod outcomes;
    mod parked;
    mod policies;
    mod reasons;
    mod rebuilt;
    mod redelivered;
    mod reports;
    mod request_signatures;
    mod returned_corrections;
    mod returns;
    mod reversals;
    mod revocations;
    mod rust_client;
    mod seals;
    mod statement_pages;
    mod story;
    mod submission;
    mod suspense_returns;
    mod tokens;
    mod unreadable;
    mod unreadable_texts;
    mod work_items;
}

/// The bank's program, built from the same sources as `malai`.
const MALAI: &str = env!("CARGO_BIN_EXE_malai-under-test");

use malai_client::types::{Account, AccountId, Payment, PaymentId, PaymentStatus};
use std::sync::Arc;
use tests::bank::{Bank, Caller};

/// Returns an account of Ada's with this much money, in the shared bank.
async fn ada_with(pounds: &str) -> (Arc<Bank>, Caller, Account) {
    let bank = Bank::shared(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", pounds).await;
    (bank, caller, ada)
}

/// Returns an account with this much money from another bank.
async fn funded(bank: &Bank, caller: &Caller, holder: &str, pounds: &str) -> Account {
    let account = caller.open(holder).await;
    let answer = bank.scheme().pay_in(&account, pounds).await;
    assert_eq!(answer["answer"], "ACCC", "{answer}");
    caller.account(&account.account_id).await
}

/// Waits until a payment has this status.
async fn once(bank: &Bank, caller: &Caller, id: &PaymentId, status: PaymentStatus) -> Payment {
    bank.settle().await;
    let payment = caller.payment(id).await;
    assert_eq!(payment.status, status, "{payment:?}");
    payment
}

/// Returns booked, held and available.
async fn money(caller: &Caller, id: &AccountId) -> [String; 3] {
    let balances = caller.account(id).await.balances;
    [
        balances.booked.amount,
        balances.held.amount,
        balances.available.amount,
    ]
}
