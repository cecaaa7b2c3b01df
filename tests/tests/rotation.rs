//! Every secret is rotated under load, without a failed request.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "whatever goes wrong here is a test that fails"
)]

#[path = "rotation/inspection.rs"]
mod inspection;
#[path = "rotation/load.rs"]
mod load;

use local::bank::Bank as InProcess;
use serde_json::{Value, json};
use tests::bank::Bank;

use inspection::{kid_of, kids, sealing_keys, until_rotated};
use load::MixedLoad;

/// The bank's program, built from the same sources as `malai`.
const MALAI: &str = env!("CARGO_BIN_EXE_malai-under-test");

const TOKENS: &str = "identity/token-signing-key";
const SEALS: &str = "audit/seal-signing-key";
const SUBMITTING: &str = "rails/fps/signing-key";
const CALLBACKS: &str = "rails/fps/callback-key";

/// Every secret of the bank that a function rotates.
async fn rotating(bank: &Bank) -> Vec<String> {
    let listed = bank.secrets().await;
    let listed = listed["secrets"].as_array().expect("a list").iter();
    let rotates = listed.filter(|one| one["rotates"] == true);
    let name = |one: &Value| one["name"].as_str().expect("a name").to_owned();
    let names: Vec<_> = rotates.map(name).collect();
    for known in [TOKENS, SEALS, SUBMITTING, CALLBACKS] {
        assert!(names.iter().any(|name| name == known), "{known}");
    }
    names
}

/// Starts the rotation of all of them. Returns each with its new version.
async fn rotate_all(bank: &Bank) -> Vec<(String, String)> {
    let mut asked = Vec::new();
    for name in rotating(bank).await {
        let version = bank.rotate(&name).await;
        asked.push((name, version));
    }
    asked
}

#[tokio::test(flavor = "multi_thread")]
async fn every_secret_rotates_twice_under_load_and_no_request_fails() {
    let bank = Bank::start(MALAI);
    inspection::late_enough_in_the_day(&bank).await;
    let load = MixedLoad::begin(&bank).await;
    let work = load.run(&bank);
    let rotations = async {
        for _ in 0..2 {
            one_round(&bank, &load).await;
        }
        load.stop();
    };
    tokio::join!(work, rotations);
    bank.settle().await;
    bank.advance(120).await;
    assert_eq!(bank.status().await["dead_letters"], json!([]));
    load.is_settled(&bank).await;
    assert!(sealing_keys(&bank).await >= 3, "each key sealed something");
    let report = local::reconcile::reconcile(bank.copy_of_everything().path()).expect("books");
    assert!(report.is_consistent() && report.is_complete(), "{report}");
}

async fn one_round(bank: &Bank, load: &MixedLoad) {
    // The scheme publishes its next key before the bank requests it, and signs with it after that.
    bank.scheme().change_keys("announce").await;
    let before = bank.operator().await;
    let old = kid_of(before.token());
    let asked = rotate_all(bank).await;
    // A minute is enough for the next key to be published, and not for it to sign.
    load.move_clock(bank, 31).await;
    load.move_clock(bank, 30).await;
    load.continues().await;
    let (_, new) = asked
        .iter()
        .find(|(secret, _)| secret == TOKENS)
        .expect("tokens");
    assert!(kids(bank).await.contains(new), "it is published");
    assert_eq!(
        kid_of(bank.operator().await.token()),
        old,
        "and signs nothing"
    );
    until_rotated(bank, load, &asked).await;
    assert_eq!(&kid_of(bank.operator().await.token()), new);
    assert!(kids(bank).await.contains(&old), "tokens of it are around");
    assert_eq!(before.get("/v1/accounts").await.status, 200, "such as this");
    bank.scheme().change_keys("use").await;
    load.continues().await;
    bank.scheme().change_keys("retire").await;
    load.continues().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rollback_of_a_rotation_under_load_fails_no_request() {
    let bank = Bank::start(MALAI);
    inspection::late_enough_in_the_day(&bank).await;
    let load = MixedLoad::begin(&bank).await;
    let work = load.run(&bank);
    let there_and_back = async {
        let mut before = Vec::new();
        for secret in rotating(&bank).await {
            let version = bank.version_in_use(&secret).await;
            before.push((secret, version));
        }
        let asked = rotate_all(&bank).await;
        until_rotated(&bank, &load, &asked).await;
        let issued_between = bank.operator().await;
        load.continues().await;
        for (secret, version) in &before {
            assert_eq!(&bank.restore(secret).await, version, "{secret}");
            assert_eq!(&bank.version_in_use(secret).await, version, "{secret}");
        }
        load.continues().await;
        assert_ne!(
            kid_of(bank.operator().await.token()),
            kid_of(issued_between.token())
        );
        assert_eq!(issued_between.get("/v1/accounts").await.status, 200);
        load.stop();
    };
    tokio::join!(work, there_and_back);
    bank.settle().await;
    bank.advance(120).await;
    assert_eq!(bank.status().await["dead_letters"], json!([]));
    load.is_settled(&bank).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotation_killed_at_any_step_completes_after_a_restart() {
    let mut bank = Bank::start(MALAI);
    for round in 0..4 {
        let asked = rotate_all(&bank).await;
        // A little later in each round; rotations that wait for the clock are aborted while
        // waiting.
        for _ in 0..round {
            bank.secrets().await;
        }
        bank.kill();
        bank.start_again();
        let under_way = bank.secrets().await["rotations"].clone();
        let waiting = under_way.as_array().expect("a list").iter();
        assert!(
            waiting.filter(|one| one["secret"] == TOKENS).count() == 1,
            "{under_way}"
        );
        inspection::until_done(&bank, &asked).await;
        for (secret, version) in &asked {
            assert_eq!(&bank.version_in_use(secret).await, version, "{secret}");
        }
        let operator = bank.operator().await;
        assert_eq!(operator.get("/v1/accounts").await.status, 200);
        let account = operator.open("Ada Okafor").await;
        let paid = bank.scheme().pay_in(&account, "5.00").await;
        assert_eq!(paid["answer"], "ACCC", "{paid}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_rotation_step_is_accepted_and_an_unrequested_one_refused() {
    let data = tempfile::tempdir().expect("a directory");
    let options = local::options::Options {
        data: data.path().to_owned(),
        port: 0,
        reset: false,
        log: None,
        fps_never_received: "closes_id".into(),
        client_secrets: "accepted".into(),
        events: "*".into(),
    };
    let bank = InProcess::start(&options).await.expect("a bank");
    let control = bank.engines().control();
    // It waits for the bank's clock, which barely moves.
    let version = control.rotate(TOKENS).await.expect("a rotation");
    let staged = async || {
        let secrets = control.secrets().await.expect("secrets");
        secrets["rotations"][0]["step"] == "setSecret"
    };
    while !staged().await {
        tokio::task::yield_now().await;
    }
    let invoke = async |step: &str, secret: &str, version: &str| {
        let event = json!({"Step": step, "SecretId": secret, "ClientRequestToken": version});
        let payload = event.to_string().into_bytes();
        let functions = bank.functions();
        functions.invoke("rotate-token-signing-key", payload).await
    };
    // The public half is published in the waiting step, which has started.
    for _ in 0..1000 {
        if invoke("testSecret", TOKENS, &version).await.is_ok() {
            break;
        }
    }
    let published = inspection::published(bank.origin()).await;
    for step in ["createSecret", "createSecret", "testSecret", "testSecret"] {
        invoke(step, TOKENS, &version).await.expect(step);
    }
    assert_eq!(inspection::published(bank.origin()).await, published);
    for (secret, version) in [
        (SEALS, version.as_str()),
        (TOKENS, "somebody-elses-version"),
    ] {
        for step in ["createSecret", "setSecret", "testSecret", "finishSecret"] {
            let refused = invoke(step, secret, version).await;
            assert!(refused.is_err(), "{step} of {secret} to {version}");
        }
    }
    let day = std::time::Duration::from_hours(24);
    bank.engines().clock().advance(day).await.expect("a clock");
    let done = async || {
        let secrets = control.secrets().await.expect("secrets");
        secrets["rotations"] == Value::Array(Vec::new())
    };
    while !done().await {
        tokio::task::yield_now().await;
    }
    for step in ["createSecret", "setSecret", "testSecret", "finishSecret"] {
        invoke(step, TOKENS, &version).await.expect(step);
    }
    bank.stop().await;
}
