//! Rules of accounts.

use std::path::Path;

use malai_client::types::{AccountId, PaymentStatus};
use rusqlite::{Connection, params};
use serde_json::json;
use tests::bank::{Bank, Caller, at_this_bank, elsewhere, order};

use crate::{MALAI, ada_with, funded, money, once};

async fn change(caller: &Caller, id: &AccountId, to: &str) -> (u16, String) {
    let path = format!("/v1/accounts/{}/{to}", **id);
    let answer = caller
        .post(&path, json!({"reason": "Asked for by the holder"}))
        .await;
    let told = answer.body["status"]
        .as_str()
        .unwrap_or(answer.code())
        .to_owned();
    (answer.status, told)
}

#[tokio::test]
async fn a_frozen_account_receives_and_cannot_pay_until_it_is_unfrozen() {
    let (bank, caller, ada) = ada_with("50.00").await;
    assert_eq!(
        change(&caller, &ada.account_id, "freeze").await,
        (200, "frozen".into())
    );
    let answer = bank.scheme().pay_in(&ada, "5.00").await;
    assert_eq!(answer["answer"], "ACCC");
    let pay = order(&ada.account_id, &elsewhere("58302914"), "10.00");
    let refused = caller
        .post("/v1/payments", serde_json::to_value(&pay).expect("JSON"))
        .await;
    assert_eq!((refused.status, refused.code()), (422, "account_frozen"));
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["55.00", "0.00", "55.00"]
    );
    assert_eq!(
        change(&caller, &ada.account_id, "unfreeze").await,
        (200, "active".into())
    );
    let payment = caller.pay(pay).await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
}

#[tokio::test]
async fn a_payment_accepted_before_a_freeze_is_still_booked() {
    let (bank, caller, ada) = ada_with("50.00").await;
    let silent = caller
        .pay(order(&ada.account_id, &elsewhere("00030000"), "10.00"))
        .await;
    let silent = once(&bank, &caller, &silent.payment_id, PaymentStatus::Submitted).await;
    assert_eq!(
        change(&caller, &ada.account_id, "freeze").await,
        (200, "frozen".into())
    );
    bank.scheme()
        .answer(&silent, json!({"status": "accept"}))
        .await;
    once(&bank, &caller, &silent.payment_id, PaymentStatus::Settled).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["40.00", "0.00", "40.00"]
    );
}

#[tokio::test]
async fn only_an_empty_account_without_holds_can_be_closed_and_it_stays_unchanged() {
    let (bank, caller, ada) = ada_with("50.00").await;
    let not_empty = (422, "account_not_empty".to_owned());
    assert_eq!(change(&caller, &ada.account_id, "close").await, not_empty);
    let all = order(&ada.account_id, &elsewhere("00030000"), "50.00");
    let all = caller.pay(all).await;
    let all = once(&bank, &caller, &all.payment_id, PaymentStatus::Submitted).await;
    assert_eq!(change(&caller, &ada.account_id, "close").await.0, 422);
    bank.scheme()
        .answer(&all, json!({"status": "accept"}))
        .await;
    once(&bank, &caller, &all.payment_id, PaymentStatus::Settled).await;
    assert_eq!(
        change(&caller, &ada.account_id, "close").await,
        (200, "closed".into())
    );
    let ben = funded(&bank, &caller, "Ben Adeyemi", "5.00").await;
    let to_closed = order(&ben.account_id, &at_this_bank(&ada), "1.00");
    let refused = caller
        .post(
            "/v1/payments",
            serde_json::to_value(to_closed).expect("JSON"),
        )
        .await;
    assert_eq!(
        (refused.status, refused.code()),
        (422, "payee_account_closed")
    );
    let from_closed = order(&ada.account_id, &at_this_bank(&ben), "1.00");
    let refused = caller
        .post(
            "/v1/payments",
            serde_json::to_value(from_closed).expect("JSON"),
        )
        .await;
    assert_eq!((refused.status, refused.code()), (422, "account_closed"));
    let closed = (422, "account_closed".to_owned());
    assert_eq!(change(&caller, &ada.account_id, "freeze").await, closed);
}

#[tokio::test]
async fn an_overdraft_can_be_used_to_the_penny_and_not_lowered_below_its_use() {
    let (bank, caller, ada) = ada_with("10.00").await;
    caller.allow_overdraft(&ada.account_id, "20.00").await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["10.00", "0.00", "30.00"]
    );
    let payment = caller
        .pay(order(&ada.account_id, &elsewhere("58302914"), "30.00"))
        .await;
    once(&bank, &caller, &payment.payment_id, PaymentStatus::Settled).await;
    assert_eq!(
        money(&caller, &ada.account_id).await,
        ["-20.00", "0.00", "0.00"]
    );
    let penny = order(&ada.account_id, &elsewhere("58302914"), "0.01");
    let refused = caller
        .post("/v1/payments", serde_json::to_value(penny).expect("JSON"))
        .await;
    assert_eq!(
        (refused.status, refused.code()),
        (422, "insufficient_funds")
    );
    let path = format!("/v1/accounts/{}/overdraft-limit", *ada.account_id);
    let key = tests::bank::fresh_key();
    let less = json!({"limit": {"amount": "19.99", "currency": "GBP"}});
    let refused = caller.call("PUT", &path, Some(&key), Some(less)).await;
    assert_eq!((refused.status, refused.code()), (422, "overdraft_in_use"));
}

#[tokio::test]
async fn a_statement_adds_up_and_matches_the_transactions() {
    let (bank, caller, ada) = ada_with("100.00").await;
    let ben = caller.open("Ben Adeyemi").await;
    for pounds in ["1.00", "2.50", "0.49"] {
        caller
            .pay(order(&ada.account_id, &at_this_bank(&ben), pounds))
            .await;
    }
    bank.settle().await;
    let id = &*ada.account_id;
    let page = caller
        .get(&format!("/v1/accounts/{id}/transactions?limit=3"))
        .await;
    let cursor = page.body["next_cursor"]
        .as_str()
        .expect("a cursor")
        .to_owned();
    let rest = caller
        .get(&format!(
            "/v1/accounts/{id}/transactions?limit=3&cursor={cursor}"
        ))
        .await;
    let list = |page: &tests::bank::Answer| page.body["data"].as_array().expect("entries").clone();
    let mut newest_first = list(&page);
    newest_first.extend(list(&rest));
    newest_first.reverse();
    let day = bank.today().await;
    let path = format!("/v1/accounts/{id}/statement?from={day}&to={day}");
    let statement = caller.get(&path).await;
    assert_eq!(statement.status, 200, "{}", statement.body);
    let shown = |name: &str| {
        statement.body[name]["amount"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(shown("opening_balance"), "0.00");
    assert_eq!(shown("total_credits"), "100.00");
    assert_eq!(shown("total_debits"), "3.99");
    assert_eq!(shown("closing_balance"), "96.01");
    assert_eq!(
        statement.body["transactions"].as_array(),
        Some(&newest_first)
    );
    let numbers = newest_first.iter().map(|entry| entry["sequence"].as_u64());
    assert!(numbers.eq((1..=4).map(Some)));
}

/// Writes a balance, in pence, into a stopped bank's account, as if hundreds of payments had
/// credited it.
fn with_balance(data: &Path, account: &str, pence: &str) {
    let tables = Connection::open(data.join("dynamodb.sqlite")).expect("tables");
    let sql = "UPDATE accounts SET item_json = json_set(item_json, '$.bk.N', ?2, '$.av.N', ?2)
               WHERE pk = ?1 AND sk = 'S:A'";
    let changed = tables.execute(sql, params![format!("S:{account}"), pence]);
    assert_eq!(changed.expect("a row"), 1);
}

/// At 0.99 below the largest balance no pound can be credited.
#[tokio::test]
async fn a_credit_that_would_overflow_an_account_is_refused_and_the_account_stays_readable() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "5.00").await;
    let ben = caller.open("Ben Adeyemi").await;
    bank.settle().await;
    bank.stop();
    with_balance(bank.data(), &ben.account_id, "99999999999999900");
    bank.start_again();
    let caller = bank.operator().await;
    let pay = |pounds| serde_json::to_value(order(&ada.account_id, &at_this_bank(&ben), pounds));
    let refused = caller
        .post("/v1/payments", pay("1.00").expect("JSON"))
        .await;
    assert_eq!((refused.status, refused.code()), (422, "balance_limit"));
    let received = bank.scheme().pay_in(&ben, "1.00").await;
    assert_eq!(received["answer"], "RJCT", "{received}");
    assert_eq!(received["code"], "1100", "rejected, not asked for again");
    let paid = caller
        .post("/v1/payments", pay("0.99").expect("JSON"))
        .await;
    assert_eq!(paid.status, 201, "{}", paid.body);
    let booked = caller.account(&ben.account_id).await.balances.booked.amount;
    assert_eq!(booked, "999999999999999.99");
    assert_eq!(money(&caller, &ada.account_id).await[0], "4.01");
}
