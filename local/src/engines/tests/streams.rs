use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use super::{Bank, Function, directory, reading};

#[tokio::test]
async fn changes_are_delivered_in_order_with_both_images() {
    let data = directory();
    let function = Function::succeeding();
    let bank = Bank::open(data.path(), &reading(&["accounts"]), &function).await;
    for version in ["1", "2", "3"] {
        bank.put_row("accounts", "acc_1", version).await;
    }
    bank.put_row("payments", "pay_1", "1").await;
    bank.idle().await;

    let records = function.records();
    let new: Vec<_> = records.iter().map(new_version).collect();
    assert_eq!(new, ["1", "2", "3"]);
    let names: Vec<_> = records.iter().map(|r| r["eventName"].clone()).collect();
    assert_eq!(names, ["INSERT", "MODIFY", "MODIFY"]);
    let last = &records[2];
    assert_eq!(last["dynamodb"]["OldImage"]["ver"]["N"], "2");
    assert_eq!(last["dynamodb"]["Keys"]["pk"]["S"], "acc_1");
    assert_eq!(last["dynamodb"]["StreamViewType"], "NEW_AND_OLD_IMAGES");
    assert_eq!(last["eventSource"], "aws:dynamodb");
    assert_eq!(last["awsRegion"], "eu-west-2");
    let arn = last["eventSourceARN"].as_str().unwrap();
    assert!(arn.starts_with("arn:aws:dynamodb:eu-west-2:000000000000:table/accounts/stream/"));
}

#[tokio::test]
async fn a_failed_batch_is_redelivered_until_it_succeeds() {
    let data = directory();
    let broken = Arc::new(AtomicBool::new(true));
    let switch = broken.clone();
    let function = Function::answering(move |_| {
        if switch.load(Ordering::SeqCst) {
            Err("unavailable".to_owned())
        } else {
            Ok(Value::Null)
        }
    });
    let bank = Bank::open(data.path(), &reading(&["accounts"]), &function).await;
    bank.put_row("accounts", "acc_1", "1").await;
    while function.calls().len() < 2 {
        tokio::task::yield_now().await;
    }
    let control = bank.engines.control();
    assert!(!control.is_idle().await.unwrap());
    let state = &control.streams().await.unwrap()[0];
    assert_eq!(state.failure.as_deref(), Some("unavailable"));
    assert!(!state.up_to_date);
    broken.store(false, Ordering::SeqCst);
    bank.engines
        .clock()
        .advance(Duration::from_secs(1))
        .await
        .unwrap();
    bank.idle().await;
    let state = &control.streams().await.unwrap()[0];
    assert!(state.up_to_date && state.failure.is_none(), "{state:?}");
    assert_eq!(
        function.records().last().map(new_version),
        Some("1".to_owned())
    );
}

#[tokio::test]
async fn the_changes_before_the_lowest_failure_are_done() {
    let data = directory();
    let function = Function::answering({
        let failed_once = AtomicBool::new(false);
        move |event| {
            let records = event["Records"].as_array().unwrap();
            let second = records.iter().find(|r| new_version(r) == "2");
            let failures = match second {
                Some(second) if !failed_once.swap(true, Ordering::SeqCst) => {
                    vec![json!({"itemIdentifier": second["dynamodb"]["SequenceNumber"]})]
                }
                _ => Vec::new(),
            };
            Ok(json!({"batchItemFailures": failures}))
        }
    });
    {
        // Written before any reader runs, so that the three are one batch.
        let bank = Bank::open(data.path(), &[], &function).await;
        for version in ["1", "2", "3"] {
            bank.put_row("accounts", "acc_1", version).await;
        }
        bank.engines.stop().await;
    }
    let bank = Bank::open(data.path(), &reading(&["accounts"]), &function).await;
    bank.idle().await;
    let calls: Vec<Vec<String>> = function
        .calls()
        .iter()
        .map(|call| {
            let records = call["Records"].as_array().unwrap();
            records.iter().map(new_version).collect()
        })
        .collect();
    assert_eq!(calls, [vec!["1", "2", "3"], vec!["2", "3"]]);
}

fn new_version(record: &Value) -> String {
    let version = &record["dynamodb"]["NewImage"]["ver"]["N"];
    version.as_str().unwrap().to_owned()
}
