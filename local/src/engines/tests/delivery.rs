use std::time::Duration;

use serde_json::{Value, json};

use super::{Bank, FUNCTION, Function, body, directory, entry, subscribed_to};
use crate::engines::MAX_RECEIVES;

const ACCEPTED: &str = "malai.payments.payment-accepted.v1";

#[tokio::test]
async fn an_event_reaches_its_consumer_in_an_sqs_record() {
    let data = directory();
    let function = Function::succeeding();
    let bank = Bank::open(data.path(), &subscribed_to(ACCEPTED, 0), &function).await;
    bank.put_event(ACCEPTED, r#"{"id":"pay_1.1"}"#).await;
    bank.put_event("malai.payments.payment-settled.v1", "{}")
        .await;
    bank.idle().await;

    let [record] = function.records().try_into().unwrap();
    assert_eq!(record["eventSource"], "aws:sqs");
    assert_eq!(record["attributes"]["ApproximateReceiveCount"], "1");
    let event = body(&record);
    assert_eq!(event["detail-type"], ACCEPTED);
    assert_eq!(event["source"], "malai.payments");
    assert_eq!(event["detail"], json!({"id": "pay_1.1"}));
}

#[tokio::test]
async fn a_delivery_that_a_full_disk_refuses_is_settled_later() {
    let data = directory();
    let file = data.path().join("bus.sqlite");
    let disk = move |statement: &str| {
        let connection = rusqlite::Connection::open(&file).unwrap();
        connection.execute_batch(statement).unwrap();
    };
    let full = disk.clone();
    let function = Function::answering(move |_| {
        full(
            "CREATE TRIGGER full BEFORE DELETE ON messages BEGIN SELECT RAISE(ABORT, 'full'); END",
        );
        Ok(Value::Null)
    });
    let bank = Bank::open(data.path(), &subscribed_to(ACCEPTED, 0), &function).await;
    bank.put_event(ACCEPTED, "{}").await;
    while function.records().is_empty() {
        tokio::task::yield_now().await;
    }
    disk("DROP TRIGGER full");
    let idle = tokio::time::timeout(Duration::from_secs(10), bank.idle());
    idle.await.expect("nothing stays in flight");
    assert_eq!(function.records().len(), 1);
}

#[tokio::test]
async fn a_rule_may_name_a_prefix() {
    let data = directory();
    let function = Function::succeeding();
    let bank = Bank::open(data.path(), &subscribed_to("malai.*", 0), &function).await;
    bank.put_event(ACCEPTED, "{}").await;
    bank.put_event("other.v1", "{}").await;
    bank.idle().await;
    assert_eq!(function.records().len(), 1);
}

#[tokio::test]
async fn entries_are_judged_one_by_one() {
    let data = directory();
    let function = Function::succeeding();
    let bank = Bank::open(data.path(), &subscribed_to(ACCEPTED, 0), &function).await;
    let put = bank.events.put_events();
    let put = put.entries(entry(ACCEPTED, "not json"));
    let put = put.entries(entry(ACCEPTED, "[]"));
    let put = put.entries(entry("", "{}"));
    let put = put.entries(entry(ACCEPTED, "{}")).send().await.unwrap();
    assert_eq!(put.failed_entry_count(), 3);
    let codes: Vec<_> = put.entries().iter().map(|e| e.error_code()).collect();
    let malformed = Some("MalformedDetail");
    assert_eq!(codes, [malformed, malformed, Some("InvalidArgument"), None]);
    bank.idle().await;
    assert_eq!(function.records().len(), 1);
}

#[tokio::test]
async fn more_than_ten_entries_and_another_bus_are_refused() {
    let data = directory();
    let bank = Bank::open(data.path(), &[], &Function::succeeding()).await;
    let eleven = vec![entry(ACCEPTED, "{}"); 11];
    let put = bank.events.put_events().set_entries(Some(eleven));
    assert!(put.send().await.is_err());
    let stray = aws_sdk_eventbridge::types::PutEventsRequestEntry::builder();
    let stray = stray
        .source("malai")
        .detail_type(ACCEPTED)
        .detail("{}")
        .build();
    let put = bank.events.put_events().entries(stray).send().await;
    let error = put.unwrap_err().into_service_error();
    assert!(error.to_string().contains("ResourceNotFound"), "{error:?}");
}

/// A function that fails every record whose event's detail asks for it.
fn failing_the_bad() -> Function {
    Function::answering(|event| {
        let records = event["Records"].as_array().unwrap();
        let bad = records.iter().filter(|r| body(r)["detail"]["bad"] == true);
        let failures: Vec<Value> = bad
            .map(|record| json!({"itemIdentifier": record["messageId"]}))
            .collect();
        Ok(json!({"batchItemFailures": failures}))
    })
}

#[tokio::test]
async fn a_message_that_keeps_failing_is_dead_after_five_deliveries_and_can_be_redriven() {
    let data = directory();
    let function = failing_the_bad();
    let bank = Bank::open(data.path(), &subscribed_to(ACCEPTED, 0), &function).await;
    bank.put_event(ACCEPTED, r#"{"bad":true}"#).await;
    bank.put_event(ACCEPTED, r#"{"bad":false}"#).await;
    let control = bank.engines.control();
    for delivery in 1..=MAX_RECEIVES {
        bank.idle().await;
        let dead = u64::from(delivery == MAX_RECEIVES);
        let depth = &control.queue_depths().await.unwrap()[0];
        assert_eq!((depth.dead, depth.delayed), (dead, 1 - dead));
        bank.engines
            .clock()
            .advance(Duration::from_mins(1))
            .await
            .unwrap();
    }
    bank.idle().await;
    let [letter] = control.dead_letters().await.unwrap().try_into().unwrap();
    assert_eq!(
        (letter.queue.as_str(), letter.receives),
        (FUNCTION, MAX_RECEIVES)
    );
    assert!(letter.body.contains(r#""bad":true"#));
    let good = function.records();
    let good = good.iter().filter(|r| body(r)["detail"]["bad"] == false);
    assert_eq!(good.count(), 1);

    assert_eq!(control.redrive(FUNCTION).await.unwrap(), 1);
    bank.idle().await;
    let last = function.records().pop().unwrap();
    assert_eq!(last["attributes"]["ApproximateReceiveCount"], "1");
    assert_eq!(control.dead_letters().await.unwrap().len(), 0);
}

#[tokio::test]
async fn an_error_and_a_panic_fail_the_whole_batch() {
    for function in [
        Function::answering(|_| Err("unavailable".to_owned())),
        Function::answering(|_| panic!("a bug")),
    ] {
        let data = directory();
        let bank = Bank::open(data.path(), &subscribed_to(ACCEPTED, 0), &function).await;
        bank.put_event(ACCEPTED, "{}").await;
        bank.idle().await;
        let depths = bank.engines.control().queue_depths().await.unwrap();
        assert_eq!((depths[0].delayed, depths[0].dead), (1, 0));
    }
}

#[tokio::test]
async fn a_delayed_message_is_delivered_when_the_clock_is_moved() {
    let data = directory();
    let function = Function::succeeding();
    let bank = Bank::open(data.path(), &subscribed_to(ACCEPTED, 900), &function).await;
    bank.put_event(ACCEPTED, "{}").await;
    bank.idle().await;
    assert_eq!(function.calls().len(), 0);
    bank.engines
        .clock()
        .advance(Duration::from_secs(901))
        .await
        .unwrap();
    bank.idle().await;
    assert_eq!(function.calls().len(), 1);
}
