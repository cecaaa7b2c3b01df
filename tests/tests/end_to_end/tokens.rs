//! The lifetime of tokens, and failed logins. The access of clients is tested in
//! `bad_input/access.rs`.

use std::collections::BTreeSet;

use kernel::id::ClientId;
use malai_client::types::Scope;
use serde_json::json;
use tests::bank::{Answer, Bank, Caller, Credential, fresh_key};

use crate::MALAI;

#[tokio::test]
async fn an_expired_token_is_replaced_by_a_new_one() {
    let bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    assert_eq!(caller.get("/v1/accounts").await.status, 200);
    bank.advance(3600).await;
    let answer = caller.get("/v1/accounts").await;
    assert_eq!((answer.status, answer.code()), (401, "unauthenticated"));
    assert_eq!(bank.operator().await.get("/v1/accounts").await.status, 200);
}

#[tokio::test]
async fn failed_logins_are_throttled_and_never_lock_the_right_secret_out() {
    let bank = Bank::start(MALAI);
    let right = bank.operator().await.register(&[Scope::AccountsRead]).await;
    let wrong = Credential {
        client_secret: format!(
            "{}x",
            right.client_secret.trim_end_matches(char::is_alphanumeric)
        ),
        ..right.clone()
    };
    let mut statuses = Vec::new();
    for _ in 0..12 {
        statuses.push(bank.token_status(&wrong).await);
    }
    assert_eq!(statuses.first(), Some(&401));
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
    // Anybody who knows a client's id can send wrong secrets.
    assert_eq!(bank.token_status(&right).await, 200);
    assert_eq!(bank.token_status(&wrong).await, 429, "still slowed down");
}

#[tokio::test]
async fn failed_logins_throttle_their_source_address_only() {
    let bank = Bank::start(MALAI);
    let right = bank.operator().await.register(&[Scope::AccountsRead]).await;
    let wrong = Credential {
        client_secret: "mls_wrong".into(),
        ..right.clone()
    };
    let (attacker, office) = ([127, 0, 0, 2], [127, 0, 0, 3]);
    let mut last = 0;
    for _ in 0..24 {
        last = bank.token_status_from(attacker, &wrong).await;
    }
    assert_eq!(last, 429);
    assert_eq!(bank.token_status_from(office, &wrong).await, 401);
    assert_eq!(bank.token_status_from(attacker, &right).await, 200);
}

#[tokio::test]
async fn a_source_address_that_tries_many_clients_is_throttled_for_each() {
    let bank = Bank::start(MALAI);
    let right = bank.operator().await.register(&[Scope::AccountsRead]).await;
    let guess = |number: u32| Credential {
        client_id: ClientId::derive(&[&number.to_string()]).to_string(),
        client_secret: "mls_wrong".into(),
    };
    let (attacker, office) = ([127, 0, 0, 2], [127, 0, 0, 3]);
    let mut statuses = Vec::new();
    for number in 0..40 {
        let status = bank.token_status_from(attacker, &guess(number)).await;
        statuses.push(status);
    }
    assert_eq!(statuses.get(..32), Some(&[401; 32][..]), "{statuses:?}");
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
    assert_eq!(bank.token_status_from(office, &guess(99)).await, 401);
    assert_eq!(bank.token_status_from(attacker, &right).await, 200);
}

#[tokio::test]
async fn invalid_proofs_never_lock_a_client_with_a_key_out() {
    let bank = Bank::shared(MALAI);
    let operator = bank.operator().await;
    let treasury = operator.register_key(&[Scope::AccountsRead], [9; 32], "treasury-1");
    let treasury = treasury.await;
    let wrong = Credential {
        client_id: treasury.client_id.clone(),
        client_secret: "mls_wrong".into(),
    };
    for _ in 0..24 {
        bank.token_status(&wrong).await;
    }
    assert_eq!(bank.token_status(&wrong).await, 429);
    let caller = bank.key_caller(&treasury).await;
    assert_eq!(caller.get("/v1/accounts").await.status, 200);
}

#[tokio::test]
async fn the_first_clients_of_two_banks_have_no_id_in_common() {
    let banks = [Bank::start(MALAI), Bank::start(MALAI)];
    let ids = banks.each_ref().map(|bank| {
        let demo = bank.demo();
        let first = [
            &demo["operator"],
            &demo["other"],
            &demo["desk"][0],
            &demo["desk"][1],
        ];
        first.map(|client| client["client_id"].as_str().expect("an id").to_owned())
    });
    assert!(ids[0].iter().all(|id| !ids[1].contains(id)), "{ids:?}");
}

/// Returns a client with these scopes, and a caller with its token that the gateway has cached.
async fn known(bank: &Bank, scopes: &[Scope]) -> (Credential, Caller) {
    let credential = bank.operator().await.register(scopes).await;
    let caller = bank.caller(&credential).await;
    assert_eq!(caller.get("/v1/clients").await.status, 200);
    (credential, caller)
}

async fn ask(caller: &Caller, client: &Credential, verb: &str) -> Answer {
    let path = format!("/v1/clients/{}/{verb}", client.client_id);
    caller
        .post(&path, json!({"reason": "Its secret was published"}))
        .await
}

#[tokio::test]
async fn a_frozen_client_gets_no_token_and_its_secret_is_not_confirmed() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let (till, caller) = known(&bank, &[Scope::ClientsAdmin]).await;
    let frozen = ask(&operator, &till, "freeze").await;
    assert_eq!(
        (frozen.status, &frozen.body["status"]),
        (200, &json!("frozen"))
    );
    let wrong = Credential {
        client_secret: "mls_wrong".into(),
        ..till.clone()
    };
    assert_eq!(
        [
            bank.token_status(&till).await,
            bank.token_status(&wrong).await
        ],
        [401, 401]
    );
    bank.advance(60).await;
    let answer = caller.get("/v1/clients").await;
    assert_eq!((answer.status, answer.code()), (401, "unauthenticated"));
    let active = ask(&operator, &till, "unfreeze").await;
    assert_eq!(
        (active.status, &active.body["status"]),
        (200, &json!("active"))
    );
    assert_eq!(bank.token_status(&till).await, 200);
}

#[tokio::test]
async fn a_token_from_before_a_freeze_stays_refused_once_the_client_is_unfrozen() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let (till, thief) = known(&bank, &[Scope::ClientsAdmin]).await;
    // No request of it is refused while the client is frozen.
    assert_eq!(ask(&operator, &till, "freeze").await.status, 200);
    assert_eq!(ask(&operator, &till, "unfreeze").await.status, 200);
    // In the same second, and at once.
    let owner = bank.caller(&till).await;
    assert_eq!(owner.get("/v1/clients").await.status, 200);
    bank.advance(60).await;
    let answer = thief.get("/v1/clients").await;
    assert_eq!((answer.status, answer.code()), (401, "unauthenticated"));
    assert_eq!(owner.get("/v1/clients").await.status, 200);
    // A later change of the client does not bring it back.
    rotate(&operator, &till, 3600).await;
    let answer = thief.get("/v1/clients").await;
    assert_eq!((answer.status, answer.code()), (401, "unauthenticated"));
}

async fn rotate(operator: &Caller, client: &Credential, overlap_seconds: u32) -> Credential {
    let path = format!("/v1/clients/{}/credentials", client.client_id);
    let body = json!({"authentication": "client_secret", "overlap_seconds": overlap_seconds});
    let new = operator.post(&path, body).await;
    assert_eq!(new.status, 201, "{}", new.body);
    Credential {
        client_id: client.client_id.clone(),
        client_secret: new.body["client_secret"]
            .as_str()
            .expect("a secret")
            .to_owned(),
    }
}

#[tokio::test]
async fn a_rotation_without_overlap_ends_earlier_tokens_within_a_minute() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let (till, thief) = known(&bank, &[Scope::ClientsAdmin]).await;
    rotate(&operator, &till, 3600).await;
    bank.advance(60).await;
    assert_eq!(thief.get("/v1/clients").await.status, 200, "an overlap");
    let new = rotate(&operator, &till, 0).await;
    // In the same second, concurrently.
    let owner = bank.caller(&new).await;
    assert_eq!(owner.get("/v1/clients").await.status, 200);
    bank.advance(60).await;
    let answer = thief.get("/v1/clients").await;
    assert_eq!((answer.status, answer.code()), (401, "unauthenticated"));
    assert_eq!(owner.get("/v1/clients").await.status, 200);
    assert_eq!(bank.token_status(&till).await, 401);
}

/// A token of this credential, and its `expires_in`.
async fn token(bank: &Bank, of: &Credential) -> (Caller, i64) {
    let (id, secret) = (&of.client_id, &of.client_secret);
    let form = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
    let answer = bank.token_answer(form).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let token = answer.body["access_token"].as_str().expect("a token");
    let life = answer.body["expires_in"].as_i64().expect("seconds");
    (bank.bearer(token), life)
}

#[tokio::test]
async fn a_token_ends_with_the_credential_that_it_was_issued_for() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let (till, before) = known(&bank, &[Scope::ClientsAdmin]).await;
    let new = rotate(&operator, &till, 120).await;
    let (during, life) = token(&bank, &till).await;
    assert!((1..=120).contains(&life), "{life}");
    let (owner, life) = token(&bank, &new).await;
    assert_eq!(life, 600);
    bank.advance(61).await;
    for caller in [&before, &during, &owner] {
        assert_eq!(caller.get("/v1/clients").await.status, 200, "it overlaps");
    }
    // The overlap is over, and so is the minute of the gateway.
    bank.advance(119).await;
    for caller in [&before, &during] {
        let answer = caller.get("/v1/clients").await;
        assert_eq!((answer.status, answer.code()), (401, "unauthenticated"));
    }
    assert_eq!(owner.get("/v1/clients").await.status, 200);
    assert_eq!(bank.token_status(&till).await, 401);
}

#[tokio::test]
async fn a_second_rotation_ends_the_tokens_of_the_credential_that_it_drops() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let (first, of_first) = known(&bank, &[Scope::ClientsAdmin]).await;
    let second = rotate(&operator, &first, 3600).await;
    let (of_second, _) = token(&bank, &second).await;
    rotate(&operator, &first, 3600).await;
    bank.advance(60).await;
    let answer = of_first.get("/v1/clients").await;
    assert_eq!((answer.status, answer.code()), (401, "unauthenticated"));
    assert_eq!(of_second.get("/v1/clients").await.status, 200);
}

#[tokio::test]
async fn freezing_is_done_once_for_each_key_and_never_by_the_client_itself() {
    let bank = Bank::shared(MALAI);
    let operator = bank.operator().await;
    let (till, caller) = known(&bank, &[Scope::ClientsAdmin]).await;
    let itself = ask(&caller, &till, "freeze").await;
    assert_eq!((itself.status, itself.code()), (403, "forbidden"));
    let (path, key) = (
        format!("/v1/clients/{}/freeze", till.client_id),
        fresh_key(),
    );
    let freeze = |reason: &str| {
        let body = Some(json!({"reason": reason}));
        let (operator, path, key) = (&operator, path.clone(), key.clone());
        async move { operator.call("POST", &path, Some(&key), body).await }
    };
    let first = freeze("Stolen").await;
    assert_eq!(
        (first.status, &first.body["sequence"], first.is_replay()),
        (200, &json!(2), false)
    );
    assert_eq!(ask(&operator, &till, "unfreeze").await.body["sequence"], 3);
    let again = freeze("Stolen").await;
    assert_eq!((&again.body, again.is_replay()), (&first.body, true));
    let other = freeze("Lost").await;
    assert_eq!(
        (other.status, other.code()),
        (422, "idempotency_key_reused")
    );
    bank.settle().await;
    let records = operator
        .get(&format!("/v1/audit/records?subject={}", till.client_id))
        .await;
    let records = records.body["data"].as_array().expect("records");
    let kinds: BTreeSet<_> = records
        .iter()
        .filter_map(|record| record["event_type"].as_str())
        .collect();
    let expected = ["client-frozen", "client-registered", "client-unfrozen"];
    let expected = expected.map(|kind| format!("malai.identity.{kind}.v1"));
    assert_eq!(kinds, expected.iter().map(String::as_str).collect());
    assert_eq!(records.len(), 3, "one of each");
}
