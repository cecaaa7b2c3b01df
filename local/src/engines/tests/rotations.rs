use std::time::Duration;

use aws_sdk_secretsmanager::error::ProvideErrorMetadata;
use serde_json::Value;

use super::{Bank, FUNCTION, Function, directory};
use crate::engines::{Subscription, Trigger};

fn rotating(secret: &str) -> Vec<Subscription> {
    let secret = secret.to_owned();
    vec![Subscription {
        function: FUNCTION.to_owned(),
        trigger: Trigger::Rotation { secret },
    }]
}

async fn create(bank: &Bank, name: &str) {
    let create = bank.secrets.create_secret().name(name);
    create.secret_string("one").send().await.unwrap();
}

fn steps(function: &Function) -> Vec<String> {
    let step = |call: &Value| call["Step"].as_str().unwrap().to_owned();
    function.calls().iter().map(step).collect()
}

/// Waits until the rotations in progress satisfy `wanted`.
async fn until(bank: &Bank, wanted: impl Fn(&Value) -> bool) {
    loop {
        let secrets = bank.engines.control().secrets().await.unwrap();
        if wanted(&secrets["rotations"]) {
            return;
        }
    }
}

fn done(in_progress: &Value) -> bool {
    in_progress.as_array().is_some_and(Vec::is_empty)
}

const ALL: [&str; 4] = ["createSecret", "setSecret", "testSecret", "finishSecret"];

#[tokio::test]
async fn a_rotation_is_four_calls_with_the_secret_the_version_and_the_step() {
    let data = directory();
    let function = Function::succeeding();
    let bank = Bank::open(data.path(), &rotating("key"), &function).await;
    create(&bank, "key").await;
    let begun = bank.secrets.rotate_secret().secret_id("key");
    let begun = begun.send().await.unwrap();
    until(&bank, done).await;
    assert_eq!(steps(&function), ALL);
    let described = bank.secrets.describe_secret().secret_id("key");
    let described = described.send().await.unwrap();
    assert_eq!(described.rotation_enabled(), Some(true));
    let version = begun.version_id().unwrap();
    for call in function.calls() {
        assert_eq!(call["SecretId"].as_str(), described.arn());
        assert_eq!(call["ClientRequestToken"], version);
    }
    // The label exists before the version; the function, which created none, would have created it.
    let stages = described.version_ids_to_stages().unwrap();
    assert_eq!(stages[version], ["AWSPENDING"]);
}

#[tokio::test]
async fn a_failing_rotation_restarts_and_is_abandoned_until_the_next_request() {
    let data = directory();
    let function = Function::answering(|event| match event["Step"].as_str() {
        Some("testSecret") => Err("the other side does not know it".to_owned()),
        _ => Ok(Value::Null),
    });
    let bank = Bank::open(data.path(), &rotating("key"), &function).await;
    create(&bank, "key").await;
    let rotate = || bank.secrets.rotate_secret().secret_id("key").send();
    let first = rotate().await.unwrap();
    for attempt in 1..=5 {
        until(&bank, |in_progress| in_progress[0]["failures"] == attempt).await;
        let clock = bank.engines.clock();
        clock.advance(Duration::from_secs(10)).await.unwrap();
    }
    let given_up = bank.engines.control().secrets().await.unwrap()["rotations"].clone();
    assert_eq!(given_up[0]["failures"], 5, "{given_up}");
    assert_eq!(given_up[0]["last_error"], "the other side does not know it");
    assert_eq!(steps(&function).len(), 15);
    assert!(steps(&function).chunks(3).all(|three| three == &ALL[..3]));
    let reopened = rotate().await.unwrap();
    assert_eq!(reopened.version_id(), first.version_id());
    until(&bank, |in_progress| in_progress[0]["failures"] == 1).await;
    assert_eq!(steps(&function).len(), 18);
}

#[tokio::test]
async fn a_rotation_continues_after_a_restart_with_the_aborted_step() {
    let data = directory();
    let hanging = Function::succeeding();
    let version = {
        let invoke = hanging.clone();
        let bank = Bank::open(data.path(), &rotating("key"), &invoke).await;
        create(&bank, "key").await;
        let begun = bank.secrets.rotate_secret().secret_id("key").send().await;
        // Dropped at an arbitrary point, like a kill.
        begun.unwrap().version_id().unwrap().to_owned()
    };
    let before = hanging.calls().len();
    let function = Function::succeeding();
    let bank = Bank::open(data.path(), &rotating("key"), &function).await;
    until(&bank, done).await;
    let steps = steps(&function);
    assert!(steps.len() + before >= 4, "{steps:?}");
    assert!(ALL.ends_with(&steps.iter().map(String::as_str).collect::<Vec<_>>()));
    let calls = function.calls();
    assert!(
        calls
            .iter()
            .all(|call| call["ClientRequestToken"] == version)
    );
}

#[tokio::test]
async fn a_secret_that_no_function_rotates_is_not_rotated() {
    let data = directory();
    let function = Function::succeeding();
    let bank = Bank::open(data.path(), &rotating("key"), &function).await;
    create(&bank, "other").await;
    let refused = bank.secrets.rotate_secret().secret_id("other").send().await;
    assert_eq!(refused.unwrap_err().code(), Some("InvalidRequestException"));
    let described = bank.secrets.describe_secret().secret_id("other");
    assert_eq!(
        described.send().await.unwrap().rotation_enabled(),
        Some(false)
    );
}
