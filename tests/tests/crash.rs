//! The bank is killed under load, repeatedly.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "whatever goes wrong here is a test that fails"
)]

#[path = "sealing/proxy.rs"]
#[allow(
    dead_code,
    reason = "here a function is killed at any call, not at writes alone"
)]
mod proxy;

mod crash {
    mod returned;
}

use malai_client::types::Account;
use serde_json::Value;
use tests::bank::{Bank, Caller, at_this_bank, elsewhere, order};
use tests::load::Load;
use tokio::task::JoinSet;

/// The bank's program, built from the same sources as `malai`.
const MALAI: &str = env!("CARGO_BIN_EXE_malai-under-test");

const ROUNDS: usize = 4;
const CLIENTS: usize = 6;
/// The number of acknowledged payments of a round after which the bank is killed.
const ENOUGH: usize = 25;

/// One round: load, and a kill during it. Returns whether work was in progress.
async fn round(bank: &mut Bank, orders: &[Value], load: &Load) -> bool {
    let caller = bank.operator().await;
    let before = load.completed_count();
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        clients.spawn(load.clone().order(caller.clone(), orders.to_vec()));
    }
    while load.completed_count() < before + ENOUGH {
        tokio::task::yield_now().await;
    }
    bank.kill();
    clients.join_all().await;
    let report = local::reconcile::reconcile(bank.copy_of_everything().path()).expect("books");
    assert!(report.is_consistent(), "{report}");
    bank.start_again();
    !report.is_complete()
}

async fn funded(bank: &Bank, caller: &Caller, holder: &str) -> Account {
    let account = caller.open(holder).await;
    let answer = bank.scheme().pay_in(&account, "100000.00").await;
    assert_eq!(answer["answer"], "ACCC", "{answer}");
    account
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bank_killed_under_load_loses_nothing_and_repeats_nothing() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor").await;
    let ben = funded(&bank, &caller, "Ben Adeyemi").await;
    let orders = [
        order(&ada.account_id, &elsewhere("58302914"), "1.01"),
        order(&ada.account_id, &at_this_bank(&ben), "2.02"),
        order(&ben.account_id, &elsewhere("00001160"), "3.03"),
        order(&ben.account_id, &elsewhere("00040002"), "4.04"),
    ];
    let orders: Vec<Value> = orders
        .iter()
        .map(|order| serde_json::to_value(order).expect("JSON"))
        .collect();
    let load = Load::default();
    let mut interrupted = false;
    for _ in 0..ROUNDS {
        interrupted |= round(&mut bank, &orders, &load).await;
    }
    assert!(
        interrupted,
        "no kill left anything unsent, so nothing of it was tried"
    );
    // Deliveries aborted by the kills are repeated after pauses of the bank's clock.
    bank.settle().await;
    bank.advance(120).await;
    let caller = bank.operator().await;
    assert!(load.completed_count() >= ROUNDS * ENOUGH && load.completed_count() < load.len());
    let payments = load.holds(&caller).await;
    bank.settle().await;
    assert_eq!(bank.status().await["dead_letters"], serde_json::json!([]));
    for payment in payments {
        let id = payment["payment_id"].as_str().expect("an id");
        let now = caller.get(&format!("/v1/payments/{id}")).await;
        let expected = if payment["creditor"]["account_number"] == "00001160" {
            "rejected"
        } else {
            "settled"
        };
        assert_eq!(now.body["status"], expected, "{}", now.body);
    }
    bank.stop();
    let report = local::reconcile::reconcile(bank.data()).expect("books");
    assert!(report.is_consistent() && report.is_complete(), "{report}");
}
