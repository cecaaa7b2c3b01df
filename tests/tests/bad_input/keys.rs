//! Idempotency keys.

use contract::OPERATIONS;
use futures_util::future::join_all;
use serde_json::{Value, json};
use tests::bank::fresh_key;

use super::access::kinds::{Access, Row};
use super::access::rows::ROWS;
use super::ask::{Ask, changed, order};
use super::stand::Stand;

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
pub(super) fn known(answer: &tests::bank::Answer) -> (u16, Value) {
    let mut body = answer.body.clone();
    if let Some(body) = body.as_object_mut() {
        for passing in ["request_id", "client_secret"] {
            body.remove(passing);
        }
    }
    (answer.status, body)
}

/// Each write of the contract has its row, and the row is what its requests are made of here.
#[tokio::test]
async fn every_write_answers_a_repetition_as_the_first_be_it_done_or_refused() {
    let stand = Stand::with_two_accounts().await;
    let (desk, _) = stand.bank.desk().await;
    let writes = OPERATIONS
        .iter()
        .filter(|operation| operation.idempotent_write);
    let mut answered = Vec::new();
    for operation in writes {
        let id = operation.id;
        let row = ROWS.iter().find(|row| row.operation == id);
        let row = row.unwrap_or_else(|| panic!("{id} has no row"));
        let ask = (row.ask)(&stand);
        let ask = match row.access {
            Access::Token { .. } => ask,
            Access::Desk { .. } => ask.bearer(desk.token()),
            Access::Anybody { .. } | Access::Signature { .. } => panic!("{id} is anybody's"),
        };
        let first = stand.send(&ask).await;
        assert!(!first.is_replay(), "{id}: {}", first.body);
        // What is not there uses no key up: here are neither work items nor journals, whose writes
        // are repeated in `end_to_end/journals.rs`.
        if first.status == 404 {
            assert!(matches!(row.access, Access::Desk { .. }), "{id}");
            assert!(!stand.send(&ask).await.is_replay(), "{id}");
            continue;
        }
        let stored = first.status < 300 || [409, 422].contains(&first.status);
        assert!(stored, "{id}: {}", first.body);
        for _ in 0..2 {
            let again = stand.send(&ask).await;
            assert_eq!(known(&again), known(&first), "{id}");
            assert!(again.is_replay(), "{id}: {}", again.body);
        }
        let other = stand.send(&another(&ask)).await;
        let refused = (other.status, other.code());
        assert_eq!(refused, (422, "idempotency_key_reused"), "{id}");
        let together = ask.clone().key(&fresh_key());
        let answers = join_all((0..4).map(|_| stand.send(&together))).await;
        let done: Vec<_> = answers.iter().filter(|one| one.status != 503).collect();
        assert!(!done.is_empty(), "{id}");
        for one in &done {
            assert_eq!(known(one), known(done[0]), "{id}");
        }
        answered.push((id, ask, known(&first)));
    }
    // Whatever was changed by the writes since.
    for (id, ask, first) in answered {
        let again = stand.send(&ask).await;
        assert_eq!(known(&again), first, "{id}");
        assert!(again.is_replay(), "{id}");
    }
}
