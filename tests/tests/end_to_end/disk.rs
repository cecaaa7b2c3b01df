//! A full disk: the operator's view, and the state of the bank's work after it.

use serde_json::{Value, json};
use tests::bank::{Bank, elsewhere, fresh_key, order};

use crate::{MALAI, funded};

#[tokio::test]
async fn a_full_disk_is_reported_and_acknowledged_writes_survive_it() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    assert_eq!(bank.status().await["disk"]["trouble"], Value::Null);

    // A payment is in progress when the disk is full: its events and its rail's response cannot be
    // stored.
    let order = order(&ada.account_id, &elsewhere("58302914"), "1.50");
    let sent = caller.pay(order).await;
    bank.fill_disk();
    let line = bank.next_line();
    assert!(line.contains("is full: ") && line.contains("503"), "{line}");
    let trouble = bank.status().await["disk"]["trouble"].clone();
    let data = bank.data().display().to_string();
    assert!(
        trouble
            .as_str()
            .is_some_and(|trouble| trouble.contains(&data) && line.contains(trouble)),
        "{trouble}"
    );
    let (key, body) = (
        fresh_key(),
        json!({"holder_name": "Ben Adeyemi", "currency": "GBP"}),
    );
    let refused = caller
        .call("POST", "/v1/accounts", Some(&key), Some(body.clone()))
        .await;
    assert_eq!(
        (refused.status, &refused.body["retryable"]),
        (503, &json!(true)),
        "{}",
        refused.body
    );

    bank.free_disk();
    assert!(bank.next_line().contains("accepts writes again"));
    assert_eq!(bank.status().await["disk"]["trouble"], Value::Null);
    let opened = caller
        .call("POST", "/v1/accounts", Some(&key), Some(body))
        .await;
    assert_eq!(opened.status, 201, "{}", opened.body);
    bank.advance(120).await;
    bank.settle().await;
    let settled = caller.payment(&sent.payment_id).await;
    assert_eq!(settled.status.to_string(), "settled");
    assert_eq!(bank.status().await["dead_letters"], json!([]));
    let books = local::reconcile::reconcile(bank.copy_of_everything().path()).expect("books");
    assert!(books.is_consistent() && books.is_complete(), "{books}");
}

#[tokio::test]
async fn log_lines_have_the_banks_time_and_their_subjects_ids() {
    let bank = Bank::start(MALAI);
    bank.advance(86_400).await;
    let now = async || {
        bank.status().await["clock"]["now"]
            .as_str()
            .map(str::to_owned)
    };
    let before = now().await;
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    let sent = caller
        .pay(order(&ada.account_id, &elsewhere("58302914"), "1.50"))
        .await;
    bank.settle().await;
    caller.payment(&sent.payment_id).await;

    let log = std::fs::read_to_string(bank.data().join("bank.log")).expect("the log");
    let lines = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let lines: Vec<Value> = lines.collect();
    let of = |function: &str, id: &str| {
        let found = lines
            .iter()
            .find(|line| line["fn"] == function && line["id"] == id);
        found.unwrap_or_else(|| panic!("no line of {function} about {id}: {log}"))
    };
    let after = now().await;
    let (ada, sent) = (ada.account_id.to_string(), sent.payment_id.to_string());
    of("open-account", &ada);
    of("submit-fps-payment", &sent);
    of("get-payment", &sent);
    let line = of("create-payment", &sent);
    let at = line["at"].as_str().map(str::to_owned);
    assert!(before <= at && at <= after, "{line} after {before:?}");
}
