use std::time::Duration;

use aws_credential_types::Credentials;
use aws_sdk_s3::primitives::ByteStream;
use serde_json::Value;
use tokio::runtime::Runtime;

use super::{Bank, Function, directory, reading, subscribed_to};
use crate::engines::{EngineError, Engines, Invoke};

const ACCEPTED: &str = "malai.payments.payment-accepted.v1";

/// Runs `work` on a runtime of its own, which is then dropped: everything still running on it stops
/// immediately, as in a killed process.
fn killed_after<T>(work: impl Future<Output = T>) -> T {
    let runtime = Runtime::new().unwrap();
    runtime.block_on(work)
}

#[test]
fn a_stream_continues_from_its_checkpoint() {
    let data = directory();
    let function = Function::succeeding();
    killed_after(async {
        let bank = Bank::open(data.path(), &reading(&["accounts"]), &function).await;
        bank.put_row("accounts", "acc_1", "1").await;
        bank.idle().await;
    });
    killed_after(async {
        let bank = Bank::open(data.path(), &[], &function).await;
        bank.put_row("accounts", "acc_1", "2").await;
    });
    killed_after(async {
        let bank = Bank::open(data.path(), &reading(&["accounts"]), &function).await;
        bank.idle().await;
    });
    let versions: Vec<Value> = function
        .records()
        .iter()
        .map(|record| record["dynamodb"]["NewImage"]["ver"]["N"].clone())
        .collect();
    assert_eq!(versions, ["1", "2"]);
}

#[test]
fn acknowledged_writes_survive_a_kill() {
    let data = directory();
    let function = Function::succeeding();
    killed_after(async {
        let bank = Bank::open(data.path(), &subscribed_to(ACCEPTED, 900), &function).await;
        bank.put_event(ACCEPTED, "{}").await;
        let create = bank.secrets.create_secret().name("signing-key");
        create.secret_string("old").send().await.unwrap();
        let put = bank.s3.put_object().bucket("audit").key("seal");
        let put = put.body(ByteStream::from_static(b"root"));
        put.send().await.unwrap();
        let clock = bank.engines.clock();
        clock.advance(Duration::from_hours(1)).await.unwrap();
    });
    killed_after(async {
        let bank = Bank::open(data.path(), &subscribed_to(ACCEPTED, 900), &function).await;
        assert!(bank.engines.clock().offset() >= Duration::from_hours(1));
        let get = bank.secrets.get_secret_value().secret_id("signing-key");
        let secret = get.send().await.unwrap();
        assert_eq!(secret.secret_string(), Some("old"));
        let get = bank.s3.get_object().bucket("audit").key("seal");
        let object = get.send().await.unwrap();
        assert_eq!(object.body.collect().await.unwrap().to_vec(), b"root");
        bank.idle().await;
    });
    // The clock moved past the delay, so the message was delivered: once, or twice if it was cut
    // off.
    assert!((1..=2).contains(&function.records().len()));
}

#[test]
fn a_message_whose_consumer_was_killed_is_redelivered() {
    let data = directory();
    let function = Function::succeeding();
    killed_after(async {
        let (started, begun) = tokio::sync::oneshot::channel();
        let started = std::sync::Mutex::new(Some(started));
        let hanging = Invoke::new(move |_, _| {
            let started = started.lock().unwrap().take();
            async move {
                started.unwrap().send(()).unwrap();
                std::future::pending().await
            }
        });
        let functions = subscribed_to(ACCEPTED, 0);
        let engines = Engines::start(data.path(), &functions, hanging).await;
        let engines = engines.unwrap();
        let events = client!(aws_sdk_eventbridge, &engines.endpoints().aws);
        let put = events.put_events().entries(super::entry(ACCEPTED, "{}"));
        put.send().await.unwrap();
        begun.await.unwrap();
    });
    killed_after(async {
        let bank = Bank::open(data.path(), &subscribed_to(ACCEPTED, 0), &function).await;
        bank.idle().await;
    });
    let [record] = function.records().try_into().unwrap();
    assert_eq!(record["attributes"]["ApproximateReceiveCount"], "2");
}

#[tokio::test]
async fn a_stop_completes_the_batch_in_progress() {
    let data = directory();
    let (started, begun) = tokio::sync::oneshot::channel();
    let (release, released) = tokio::sync::oneshot::channel::<String>();
    let once = std::sync::Mutex::new(Some((started, released)));
    let slow = Invoke::new(move |_, _| {
        let (started, released) = once.lock().unwrap().take().unwrap();
        async move {
            started.send(()).unwrap();
            let aws = released.await.unwrap();
            let secrets = client!(aws_sdk_secretsmanager, aws);
            let create = secrets.create_secret().name("made-while-stopping");
            create.send().await.map_err(|error| error.to_string())?;
            Ok(Vec::new())
        }
    });
    let functions = subscribed_to(ACCEPTED, 0);
    let engines = Engines::start(data.path(), &functions, slow).await.unwrap();
    let aws = engines.endpoints().aws.clone();
    let events = client!(aws_sdk_eventbridge, &aws);
    let put = events.put_events().entries(super::entry(ACCEPTED, "{}"));
    put.send().await.unwrap();
    begun.await.unwrap();
    let releasing = async { release.send(aws).unwrap() };
    tokio::join!(engines.stop(), releasing);

    let function = Function::succeeding();
    let bank = Bank::open(data.path(), &functions, &function).await;
    bank.idle().await;
    assert_eq!(function.calls().len(), 0);
    let secret = bank
        .secrets
        .describe_secret()
        .secret_id("made-while-stopping");
    assert!(secret.send().await.is_ok());
}

#[tokio::test]
async fn a_directory_is_served_by_one_process_at_a_time() {
    let data = directory();
    let function = Function::succeeding();
    let first = Engines::start(data.path(), &[], function.invoke()).await;
    let first = first.unwrap();
    let second = Engines::start(data.path(), &[], function.invoke()).await;
    assert!(matches!(second, Err(EngineError::InUse(_))));
    first.stop().await;
    let third = Engines::start(data.path(), &[], function.invoke()).await;
    third.unwrap().stop().await;
}
