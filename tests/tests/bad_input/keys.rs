//! Idempotency keys.

use contract::OPERATIONS;
use serde_json::json;
use tests::bank::fresh_key;

use super::access::kinds::Row;
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
