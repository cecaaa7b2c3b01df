//! Idempotency keys.

use contract::OPERATIONS;
use futures_util::future::join_all;
use serde_json::{Value, json};
use tests::bank::{Answer, fresh_key};

use super::access::kinds::Row;
use super::access::rows::ROWS;
use super::ask::{Ask, changed, order};
use super::stand::Stand;
use super::writes::{Stage, books_hold, writes};

/// How often a request is sent at once.
const AT_ONCE: usize = 8;

#[tokio::test]
async fn a_write_without_a_good_key_is_refused_by_every_operation() {
    let stand = Stand::with_two_accounts().await.closed().await;
    let writes = OPERATIONS
        .iter()
        .filter(|operation| operation.idempotent_write);
    let rows = writes.flat_map(|operation| {
        let id = operation.id;
        ROWS.iter().filter(move |row| row.operation == id)
    });
    for Row { operation, ask, .. } in rows {
        let ask = ask(&stand);
        let keyless = ask.clone().without("idempotency-key");
        stand
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
            stand
                .refused(operation, &ask, 400, "idempotency_key_invalid")
                .await;
        }
        // Of two keys nobody knows which is meant, be they the same or not.
        let again = ask
            .headers
            .iter()
            .find(|(name, _)| *name == "idempotency-key");
        let again = again.expect("a key").1.clone();
        for second in [again, fresh_key().into_bytes()] {
            let two = ask.clone().also("idempotency-key", second);
            stand
                .refused(operation, &two, 400, "idempotency_key_invalid")
                .await;
        }
    }
    stand.is_untouched().await;
}

#[tokio::test]
async fn a_key_used_for_one_order_is_refused_for_another() {
    let stand = Stand::with_two_accounts().await;
    let first = order(&stand.ada);
    let key = fresh_key();
    let answer = stand.send(&Ask::pay(&first).key(&key)).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    let opening = json!({"holder_name": "Ben Adeyemi", "currency": "GBP"});
    let open = Ask {
        path: "/v1/accounts".into(),
        ..Ask::pay(&opening)
    };
    assert_eq!(stand.send(&open).await.status, 201);
    let freeze = format!("/v1/accounts/{}/freeze", *stand.ben.account_id);
    let freeze = Ask {
        path: freeze,
        ..Ask::pay(&json!({"reason": "Lost card"}))
    };
    assert_eq!(stand.send(&freeze).await.status, 200);
    let stand = stand.closed().await;
    for (pointer, value) in [
        ("/amount/amount", json!("2.00")),
        ("/creditor/account_number", json!("73920462")),
        ("/creditor/name", json!("Somebody Else")),
        ("/reference", json!("OTHER")),
        ("/end_to_end_id", json!("OTHER")),
        ("/route", json!("fps")),
        ("/allow_duplicate", json!(false)),
        ("/debtor_account_id", json!(stand.ben.account_id)),
    ] {
        let ask = Ask::pay(&changed(&first, pointer, value)).key(&key);
        stand
            .refused("createPayment", &ask, 422, "idempotency_key_reused")
            .await;
    }
    let other = open.json(&json!({"holder_name": "Ben Adeyemi", "currency": "EUR"}));
    stand
        .refused("openAccount", &other, 422, "idempotency_key_reused")
        .await;
    let other = freeze.clone().json(&json!({"reason": "Another"}));
    stand
        .refused("freezeAccount", &other, 422, "idempotency_key_reused")
        .await;
    stand.is_untouched().await;
}

/// The same request about something else: one word of its body is another.
fn another(ask: &Ask) -> Ask {
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

/// What every answer to a request has in common; a secret is in the first one only.
pub(super) fn known(answer: &Answer) -> (u16, Value) {
    let mut body = answer.body.clone();
    if let Some(body) = body.as_object_mut() {
        for passing in ["request_id", "client_secret"] {
            body.remove(passing);
        }
    }
    (answer.status, body)
}

/// The answer to a request, sent until it says no more that it can be repeated.
async fn ended(stand: &Stand, ask: &Ask) -> Answer {
    loop {
        let answer = stand.send(ask).await;
        if answer.body["retryable"] != true {
            return answer;
        }
    }
}

/// Sends a request many times at once, then again, and then another under its key. Answers the first.
async fn tried(stand: &Stand, case: &str, ask: &Ask) -> Answer {
    let mut answers = join_all((0..AT_ONCE).map(|_| ended(stand, ask))).await;
    let first = answers.iter().position(|answer| !answer.is_replay());
    let first = answers.swap_remove(first.unwrap_or_else(|| panic!("{case} was done before")));
    for answer in &answers {
        assert_eq!(known(answer), known(&first), "{case}");
        assert!(answer.is_replay(), "{case} was done twice");
    }
    let other = ended(stand, &another(ask)).await;
    let refused = (other.status, other.code());
    assert_eq!(refused, (422, "idempotency_key_reused"), "{case}");
    let again = ended(stand, ask).await;
    assert_eq!(known(&again), known(&first), "{case}");
    assert!(again.is_replay(), "{case}: {}", again.body);
    first
}

#[tokio::test(flavor = "multi_thread")]
async fn every_write_is_decided_once_under_a_key_and_answered_alike_be_it_done_or_refused() {
    let mut stage = Stage::set(1).await;
    let mut answered = Vec::new();
    for id in writes() {
        let ask = stage.done(id, 1).await.remove(0);
        let first = tried(&stage.stand, id, &ask).await;
        assert!(first.status < 300, "{id}: {}", first.body);
        answered.push((id, ask, known(&first)));
        let refused = stage.refused(id).await;
        let by_rule = stage.stand.specification.refuses_by_a_rule(id);
        assert_eq!(refused.is_some(), by_rule, "{id}: what a rule refuses");
        if let Some((ask, code)) = refused {
            let first = tried(&stage.stand, &format!("{id}, refused"), &ask).await;
            assert_eq!(first.code(), code, "{id}: {}", first.body);
            answered.push((id, ask, known(&first)));
        }
    }
    // Whatever was changed by the writes since.
    for (id, ask, first) in answered {
        let again = ended(&stage.stand, &ask).await;
        assert_eq!(known(&again), first, "{id}");
        assert!(again.is_replay(), "{id}");
    }
    let bank = &mut stage.stand.bank;
    bank.settle().await;
    bank.stop();
    books_hold(bank);
}
