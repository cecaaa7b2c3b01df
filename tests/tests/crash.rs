//! The bank is killed in the middle of its work, again and again.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "whatever goes wrong here is a test that fails"
)]

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use malai_client::types::Account;
use serde_json::Value;
use tests::bank::{Bank, Caller, at_this_bank, elsewhere, fresh_key, order};
use tokio::task::JoinSet;

/// The bank's program, built from the same sources as `malai`.
const MALAI: &str = env!("CARGO_BIN_EXE_malai-under-test");

const ROUNDS: usize = 4;
const CLIENTS: usize = 6;
/// After so many acknowledged payments of a round the bank is killed.
const ENOUGH: usize = 25;

/// What was asked under each key, and what was answered if it was.
type Load = Arc<Mutex<BTreeMap<String, (Value, Option<(u16, Value)>)>>>;

/// Orders payments until there is no answer any more.
async fn order_until_it_dies(
    caller: Caller,
    orders: Vec<Value>,
    load: Load,
    done: Arc<AtomicUsize>,
) {
    for order in orders.iter().cycle() {
        let key = fresh_key();
        let note = |answer| {
            let mut load = load.lock().unwrap_or_else(PoisonError::into_inner);
            load.insert(key.clone(), (order.clone(), answer));
        };
        note(None);
        let asked = caller
            .try_call("POST", "/v1/payments", Some(&key), Some(order.clone()))
            .await;
        let Ok(answer) = asked else { return };
        if answer.body["retryable"] == true {
            continue;
        }
        note(Some((answer.status, answer.body)));
        done.fetch_add(1, Ordering::SeqCst);
    }
}

/// One round: load, and a kill in the middle of it. Answers whether something was on its way then.
async fn round(bank: &mut Bank, orders: &[Value], load: &Load) -> bool {
    let caller = bank.operator().await;
    let done = Arc::new(AtomicUsize::new(0));
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        let (caller, orders) = (caller.clone(), orders.to_vec());
        clients.spawn(order_until_it_dies(
            caller,
            orders,
            Arc::clone(load),
            Arc::clone(&done),
        ));
    }
    while done.load(Ordering::SeqCst) < ENOUGH {
        tokio::task::yield_now().await;
    }
    bank.kill();
    clients.join_all().await;
    let cut_off = local::reconcile::reconcile(bank.copy_of_data().path()).expect("books");
    assert!(cut_off.holds(), "{cut_off}");
    bank.start_again();
    !cut_off.is_complete()
}

async fn funded(bank: &Bank, caller: &Caller, holder: &str) -> Account {
    let account = caller.open(holder).await;
    let answer = bank.scheme().pay_in(&account, "100000.00").await;
    assert_eq!(answer["answer"], "ACCC", "{answer}");
    account
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_the_middle_of_its_work_the_bank_loses_nothing_and_does_nothing_twice() {
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
    let mut cut_off = false;
    for _ in 0..ROUNDS {
        cut_off |= round(&mut bank, &orders, &load).await;
    }
    assert!(
        cut_off,
        "no kill left anything unsent, so nothing of it was tried"
    );
    // Deliveries that the kills cut off come again after pauses of the bank's clock.
    bank.settle().await;
    bank.advance(120).await;
    let caller = bank.operator().await;
    let load = load.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let acknowledged = load.values().filter(|(_, answer)| answer.is_some()).count();
    assert!(acknowledged >= ROUNDS * ENOUGH && acknowledged < load.len());
    for (key, (order, answer)) in &load {
        let again = caller
            .call("POST", "/v1/payments", Some(key), Some(order.clone()))
            .await;
        assert_eq!(again.status, 201, "{}", again.body);
        if let Some((status, body)) = answer {
            assert_eq!((again.status, again.is_replay()), (*status, true));
            assert_eq!(
                &again.body, body,
                "another answer than the acknowledged one"
            );
        }
    }
    bank.settle().await;
    assert_eq!(bank.status().await["dead_letters"], serde_json::json!([]));
    let ids = load.values().filter_map(|(_, answer)| answer.as_ref());
    for (_, body) in ids {
        let id = body["payment_id"].as_str().expect("an id");
        let now = caller.get(&format!("/v1/payments/{id}")).await;
        let expected = if body["creditor"]["account_number"] == "00001160" {
            "rejected"
        } else {
            "settled"
        };
        assert_eq!(now.body["status"], expected, "{}", now.body);
    }
    bank.stop();
    let report = local::reconcile::reconcile(bank.data()).expect("books");
    assert!(report.holds() && report.is_complete(), "{report}");
}
