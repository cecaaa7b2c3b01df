//! Concurrency: one key, one account, one freeze.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

use std::collections::BTreeSet;

use malai_client::types::{Account, PaymentStatus, Scope};
use serde_json::{Value, json};
use tests::bank::{Answer, Bank, Caller, at_this_bank, elsewhere, fresh_key, order, policy_change};
use tokio::task::JoinSet;

/// The bank's program, built from the same sources as `malai`.
const MALAI: &str = env!("CARGO_BIN_EXE_malai-under-test");

async fn ada_with(bank: &Bank, caller: &Caller, pounds: &str) -> Account {
    let ada = caller.open("Ada Okafor").await;
    let answer = bank.scheme().pay_in(&ada, pounds).await;
    assert_eq!(answer["answer"], "ACCC", "{answer}");
    ada
}

/// Sends orders concurrently, each under its key, and retries as the response advises.
async fn all_at_once(caller: &Caller, orders: Vec<(String, Value)>) -> Vec<Answer> {
    let mut calls = JoinSet::new();
    for (key, order) in orders {
        let caller = caller.clone();
        calls.spawn(async move {
            loop {
                let answer = caller.call("POST", "/v1/payments", Some(&key), Some(order.clone()));
                let answer = answer.await;
                if answer.body["retryable"] != true {
                    return answer;
                }
            }
        });
    }
    calls.join_all().await
}

fn pounds(text: &str) -> i64 {
    text.replace('.', "").parse().expect("an amount")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_concurrent_requests_with_one_key_make_one_payment_and_equal_responses() {
    let bank = Bank::shared(MALAI);
    let caller = bank.operator().await;
    let ada = ada_with(&bank, &caller, "1000.00").await;
    let body = serde_json::to_value(order(&ada.account_id, &elsewhere("58302914"), "10.00"));
    let (key, body) = (fresh_key(), body.expect("JSON"));
    let answers = all_at_once(&caller, vec![(key, body); 100]).await;
    let different: BTreeSet<_> = answers
        .iter()
        .map(|answer| (answer.status, answer.body.to_string()))
        .collect();
    assert_eq!(different.len(), 1, "{different:?}");
    assert_eq!(answers[0].status, 201);
    assert_eq!(
        answers.iter().filter(|answer| answer.is_replay()).count(),
        99
    );
    bank.settle().await;
    let payments = caller
        .get(&format!("/v1/payments?account_id={}", *ada.account_id))
        .await;
    assert_eq!(payments.body["data"].as_array().map(Vec::len), Some(2));
    let balances = caller.account(&ada.account_id).await.balances;
    assert_eq!(balances.booked.amount, "990.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_concurrent_raises_never_exceed_the_exposure_limit() {
    const ACCOUNTS: usize = 10;
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let (desk, _) = bank.desk().await;
    let clients = caller.get("/v1/clients").await.body;
    let tenant = clients["data"][0]["tenant_id"].as_str().expect("a tenant");
    let path = format!("/v1/institutions/{tenant}/limits");
    let limits =
        json!({"clients": 100, "requests_per_minute": 60_000, "exposure": {"GBP": "100.00"}});
    let change = json!({"sequence": 1, "limits": limits, "reason": "Credit committee"});
    let set = desk
        .call("PUT", &path, Some(&fresh_key()), Some(change))
        .await;
    assert_eq!(set.status, 200, "{}", set.body);
    let mut accounts = Vec::new();
    for _ in 0..ACCOUNTS {
        accounts.push(caller.open("Ada Okafor").await);
    }
    let mut calls = JoinSet::new();
    for n in 0..100 {
        let (caller, key) = (caller.clone(), fresh_key());
        let path = format!(
            "/v1/accounts/{}/overdraft-limit",
            *accounts[n % ACCOUNTS].account_id
        );
        // Up and down, so that what one gives back another takes.
        let amount = format!("{}.00", 5 + (n * 7) % 25);
        calls.spawn(async move {
            let body = json!({"limit": {"amount": amount, "currency": "GBP"}});
            loop {
                let answer = caller
                    .call("PUT", &path, Some(&key), Some(body.clone()))
                    .await;
                if answer.body["retryable"] != true {
                    return answer;
                }
            }
        });
    }
    let answers = calls.join_all().await;
    let refused = |answer: &&Answer| answer.body["code"] == "institution_limit_exceeded";
    let raised = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(
        raised + answers.iter().filter(refused).count(),
        100,
        "each is done, or refused for the limit"
    );
    assert!(raised > 0 && raised < 100, "{raised} were done");
    let mut sum = 0;
    for account in &accounts {
        let balances = caller.account(&account.account_id).await.balances;
        sum += pounds(&balances.overdraft_limit.amount);
    }
    assert!(sum <= 10_000, "{sum} in pence");
    let shown = caller.get(&path).await.body;
    let used = shown["in_use"]["exposure"]["GBP"].as_str().expect("a sum");
    assert_eq!(pounds(used), sum);
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_two_concurrent_clients_never_overdraw_an_account_or_lose_a_penny() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = ada_with(&bank, &caller, "100.00").await;
    caller.allow_overdraft(&ada.account_id, "20.00").await;
    let ben = caller.open("Ben Adeyemi").await;
    let to_ben = serde_json::to_value(order(&ada.account_id, &at_this_bank(&ben), "3.01"));
    let out = serde_json::to_value(order(&ada.account_id, &elsewhere("58302914"), "3.01"));
    let (to_ben, out) = (to_ben.expect("JSON"), out.expect("JSON"));
    let orders = (0..64).map(|n| {
        (
            fresh_key(),
            if n % 2 == 0 {
                to_ben.clone()
            } else {
                out.clone()
            },
        )
    });
    let orders: Vec<_> = orders.collect();
    let mut answers = Vec::new();
    for half in orders.chunks(32) {
        answers.extend(all_at_once(&caller, half.to_vec()).await);
    }
    let paid = answers.iter().filter(|answer| answer.status == 201).count();
    let refused = answers
        .iter()
        .filter(|answer| answer.code() == "insufficient_funds")
        .count();
    // 120.00 is enough for 39 of 3.01.
    assert_eq!((paid, refused), (39, 25));
    bank.settle().await;
    let booked = caller.account(&ada.account_id).await.balances.booked.amount;
    assert_eq!(pounds(&booked), 10_000 - 39 * 301);
    let on_us = answers
        .iter()
        .filter(|answer| answer.body["route"] == "on_us")
        .count();
    let ben = caller.account(&ben.account_id).await.balances.booked.amount;
    assert_eq!(pounds(&ben), 301 * i64::try_from(on_us).expect("a count"));
    bank.stop();
    let report = local::reconcile::reconcile(bank.data()).expect("books");
    assert!(report.is_consistent() && report.is_complete(), "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_payment_concurrent_with_a_freeze_is_before_or_after_it() {
    let bank = Bank::shared(MALAI);
    let caller = bank.operator().await;
    let ada = ada_with(&bank, &caller, "100.00").await;
    let ben = caller.open("Ben Adeyemi").await;
    let body = serde_json::to_value(order(&ada.account_id, &at_this_bank(&ben), "1.00"));
    let body = body.expect("JSON");
    let orders: Vec<_> = (0..16).map(|_| (fresh_key(), body.clone())).collect();
    let freeze = format!("/v1/accounts/{}/freeze", *ada.account_id);
    let reason = json!({"reason": "Reported lost phone"});
    let freezing = async {
        let key = fresh_key();
        loop {
            let answer = caller
                .call("POST", &freeze, Some(&key), Some(reason.clone()))
                .await;
            if answer.body["retryable"] != true {
                return answer;
            }
        }
    };
    let (answers, frozen) = tokio::join!(all_at_once(&caller, orders), freezing);
    assert_eq!(
        (frozen.status, &frozen.body["status"]),
        (200, &json!("frozen"))
    );
    let paid = answers.iter().filter(|answer| answer.status == 201).count();
    let refused = answers
        .iter()
        .filter(|answer| answer.code() == "account_frozen")
        .count();
    assert_eq!(paid + refused, 16);
    // The response to the freeze counts exactly the payments before it.
    let left = format!("{}.00", 100 - paid);
    assert_eq!(frozen.body["balances"]["booked"]["amount"], left.as_str());
    assert_eq!(
        caller.account(&ada.account_id).await.balances.booked.amount,
        left
    );
    bank.settle().await;
    let paid_for_good = caller
        .get(&format!("/v1/payments?account_id={}", *ada.account_id))
        .await;
    let settled = PaymentStatus::Settled.to_string();
    let list = paid_for_good.body["data"]
        .as_array()
        .expect("payments")
        .clone();
    // The salary is one of them.
    assert_eq!(
        list.iter()
            .filter(|payment| payment["status"] == settled.as_str())
            .count(),
        paid + 1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_concurrent_orders_never_exceed_a_clients_daily_limit() {
    let bank = Bank::shared(MALAI);
    let chief = bank.operator().await;
    let ada = ada_with(&bank, &chief, "1000.00").await;
    let credential = chief.register(&[Scope::PaymentsWrite]).await;
    let policy =
        json!({"approval_above": {"GBP": "7.00"}, "account_daily_limit": {"GBP": "40.00"}});
    let path = format!("/v1/clients/{}/policy", credential.client_id);
    let set = chief
        .post(&path, policy_change(1, &policy, "A clerk"))
        .await;
    assert_eq!(set.status, 200, "{}", set.body);
    let clerk = bank.caller(&credential).await;
    let body = serde_json::to_value(order(&ada.account_id, &elsewhere("58302914"), "7.00"));
    let body = body.expect("JSON");
    let orders = (0..100).map(|_| (fresh_key(), body.clone())).collect();
    let answers = all_at_once(&clerk, orders).await;
    let of = |status: &str| {
        answers
            .iter()
            .filter(|answer| answer.body["status"] == status)
            .count()
    };
    // Five of 7.00 fit into 40.00.
    assert_eq!((of("accepted"), of("awaiting_approval")), (5, 95));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_closed_during_an_inbound_payment_is_credited_or_closed_never_both() {
    let bank = Bank::shared(MALAI);
    let caller = bank.operator().await;
    for _ in 0..12 {
        let ada = caller.open("Ada Okafor").await;
        let close = format!("/v1/accounts/{}/close", *ada.account_id);
        let reason = json!({"reason": "Moved away"});
        let closing = async {
            let key = fresh_key();
            loop {
                let answer = caller.call("POST", &close, Some(&key), Some(reason.clone()));
                let answer = answer.await;
                if answer.body["retryable"] != true {
                    return answer;
                }
            }
        };
        let (received, closed) = tokio::join!(bank.scheme().pay_in(&ada, "20.00"), closing);
        let account = caller.account(&ada.account_id).await;
        let booked = account.balances.booked.amount.as_str();
        if closed.status == 200 {
            assert_eq!(received["answer"], "RJCT", "{received}");
            assert_eq!(received["code"], "1160", "{received}");
            assert_eq!(booked, "0.00");
        } else {
            assert_eq!(received["answer"], "ACCC", "{received}");
            assert_eq!(booked, "20.00");
        }
    }
}
