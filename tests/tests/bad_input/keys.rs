//! Idempotency keys.

use contract::OPERATIONS;
use futures_util::future::join_all;
use serde_json::{Value, json};
use tests::bank::{Answer, fresh_key};

use super::access::kinds::{Access, Row};
use super::access::rows::ROWS;
use super::fixture::Fixture;
use super::raw_request::{RawRequest, changed, order};
use super::writes::{WriteStage, books_hold, writes};

/// The number of concurrent copies of a request.
const AT_ONCE: usize = 8;

#[tokio::test]
async fn every_write_operation_refuses_a_missing_or_invalid_idempotency_key() {
    let fixture = Fixture::with_two_accounts().await;
    let (desk, _) = fixture.bank.desk().await;
    let fixture = fixture.closed().await;
    let writes = OPERATIONS
        .iter()
        .filter(|operation| operation.idempotent_write);
    let rows = writes.flat_map(|operation| {
        let id = operation.id;
        ROWS.iter().filter(move |row| row.operation == id)
    });
    for Row {
        operation,
        ask,
        access,
    } in rows
    {
        let ask = ask(&fixture);
        let ask = match access {
            Access::Desk { .. } => ask.bearer(desk.token()),
            Access::Token { .. } | Access::Anybody { .. } | Access::Signature { .. } => ask,
        };
        let keyless = ask.clone().without("idempotency-key");
        fixture
            .refused(operation, &keyless, 400, "idempotency_key_missing")
            .await;
        let keys = [
            "",
            "\"",
            "\"open",
            "\"in\"side\"",
            "a\tb",
            "\"a\\b\"",
            "\"\"",
        ];
        let long = "k".repeat(256);
        for key in keys
            .map(str::as_bytes)
            .into_iter()
            .chain([long.as_bytes(), b"caf\xc3\xa9"])
        {
            let ask = ask.clone().header("idempotency-key", key);
            fixture
                .refused(operation, &ask, 400, "idempotency_key_invalid")
                .await;
        }
        // Two keys are ambiguous, equal or not.
        let again = ask
            .headers
            .iter()
            .find(|(name, _)| *name == "idempotency-key");
        let again = again.expect("a key").1.clone();
        for second in [again, fresh_key().into_bytes()] {
            let two = ask.clone().extra_header("idempotency-key", second);
            fixture
                .refused(operation, &two, 400, "idempotency_key_invalid")
                .await;
        }
    }
    fixture.assert_unchanged().await;
}

#[tokio::test]
async fn a_key_used_for_one_request_is_refused_for_another() {
    let fixture = Fixture::with_two_accounts().await;
    let first = order(&fixture.ada);
    let key = fresh_key();
    let answer = fixture.send(&RawRequest::pay(&first).key(&key)).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    let opening = json!({"holder_name": "Ben Adeyemi", "currency": "GBP"});
    let open = RawRequest {
        path: "/v1/accounts".into(),
        ..RawRequest::pay(&opening)
    };
    assert_eq!(fixture.send(&open).await.status, 201);
    let freeze = format!("/v1/accounts/{}/freeze", *fixture.ben.account_id);
    let freeze = RawRequest {
        path: freeze,
        ..RawRequest::pay(&json!({"reason": "Lost card"}))
    };
    assert_eq!(fixture.send(&freeze).await.status, 200);
    let fixture = fixture.closed().await;
    for (pointer, value) in [
        ("/amount/amount", json!("2.00")),
        ("/creditor/account_number", json!("73920462")),
        ("/creditor/name", json!("Somebody Else")),
        ("/reference", json!("OTHER")),
        ("/end_to_end_id", json!("OTHER")),
        ("/route", json!("fps")),
        ("/allow_duplicate", json!(false)),
        ("/debtor_account_id", json!(fixture.ben.account_id)),
    ] {
        let ask = RawRequest::pay(&changed(&first, pointer, value)).key(&key);
        fixture
            .refused("createPayment", &ask, 422, "idempotency_key_reused")
            .await;
    }
    let other = open.json(&json!({"holder_name": "Ben Adeyemi", "currency": "EUR"}));
    fixture
        .refused("openAccount", &other, 422, "idempotency_key_reused")
        .await;
    let other = freeze.clone().json(&json!({"reason": "Another"}));
    fixture
        .refused("freezeAccount", &other, 422, "idempotency_key_reused")
        .await;
    fixture.assert_unchanged().await;
}

/// The same request with another resource or value: one word of its body differs.
fn another(ask: &RawRequest) -> RawRequest {
    let body = ask.body.as_deref().expect("a body");
    let body: Value = serde_json::from_slice(body).expect("JSON");
    let words = [
        ("/reason", json!("Another reason")),
        ("/note", json!("Another note")),
        ("/name", json!("Another till")),
        ("/holder_name", json!("Somebody Else")),
        ("/limit/amount", json!("2.00")),
        ("/amount/amount", json!("2.00")),
        ("/reason_code", json!("not_expected")),
    ];
    let known = words
        .into_iter()
        .find(|(pointer, _)| body.pointer(pointer).is_some());
    if let Some((pointer, word)) = known {
        return ask.clone().json(&changed(&body, pointer, word));
    }
    let mut body = body;
    body["overlap_seconds"] = json!(61);
    ask.clone().json(&body)
}

/// The parts that all responses to a request share; a secret is in the first one only.
pub(super) fn known(answer: &Answer) -> (u16, Value) {
    let mut body = answer.body.clone();
    if let Some(body) = body.as_object_mut() {
        for passing in ["request_id", "client_secret"] {
            body.remove(passing);
        }
    }
    (answer.status, body)
}

/// Sends a request until the response is not retryable, and returns it.
async fn ended(fixture: &Fixture, ask: &RawRequest) -> Answer {
    loop {
        let answer = fixture.send(ask).await;
        if answer.body["retryable"] != true {
            return answer;
        }
    }
}

/// Sends a request many times concurrently, then again, and then another under its key. Returns the
/// first response.
async fn tried(fixture: &Fixture, case: &str, ask: &RawRequest) -> Answer {
    let mut answers = join_all((0..AT_ONCE).map(|_| ended(fixture, ask))).await;
    let first = answers.iter().position(|answer| !answer.is_replay());
    let first = answers.swap_remove(first.unwrap_or_else(|| panic!("{case} was done before")));
    for answer in &answers {
        assert_eq!(known(answer), known(&first), "{case}");
        assert!(answer.is_replay(), "{case} was done twice");
    }
    let other = ended(fixture, &another(ask)).await;
    let refused = (other.status, other.code());
    assert_eq!(refused, (422, "idempotency_key_reused"), "{case}");
    let again = ended(fixture, ask).await;
    assert_eq!(known(&again), known(&first), "{case}");
    assert!(again.is_replay(), "{case}: {}", again.body);
    first
}

#[tokio::test(flavor = "multi_thread")]
async fn every_write_is_decided_once_under_its_key_and_replayed() {
    let mut stage = WriteStage::set(1).await;
    let mut answered = Vec::new();
    for id in writes() {
        let ask = stage.done(id, 1).await.remove(0);
        let first = tried(&stage.fixture, id, &ask).await;
        assert!(first.status < 300, "{id}: {}", first.body);
        answered.push((id, ask, known(&first)));
        let refused = stage.refused(id).await;
        let by_rule = stage.fixture.specification.refuses_by_a_rule(id);
        assert_eq!(refused.is_some(), by_rule, "{id}: what a rule refuses");
        if let Some((ask, code)) = refused {
            let first = tried(&stage.fixture, &format!("{id}, refused"), &ask).await;
            assert_eq!(first.code(), code, "{id}: {}", first.body);
            answered.push((id, ask, known(&first)));
        }
    }
    // Regardless of later writes.
    for (id, ask, first) in answered {
        let again = ended(&stage.fixture, &ask).await;
        assert_eq!(known(&again), first, "{id}");
        assert!(again.is_replay(), "{id}");
    }
    let bank = &mut stage.fixture.bank;
    bank.settle().await;
    bank.stop();
    books_hold(bank);
}
