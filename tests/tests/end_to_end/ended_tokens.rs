//! Tokens that have ended while the gateway has cached that they are accepted: they make no permission permanent.

use malai_client::types::Scope;
use serde_json::{Value, json};
use tests::bank::{Answer, Bank, Caller, Credential, fresh_key, policy_change};

use crate::MALAI;

/// How a token ends before the gateway has it judged again.
#[derive(Clone, Copy, Debug)]
enum End {
    Revocation,
    Rotation,
    Freeze,
    FreezeAndUnfreeze,
    Expiry,
}

/// Returns a client with these scopes, and a caller with its token that the gateway has cached.
async fn admitted(bank: &Bank, scopes: &[Scope]) -> (Credential, Caller) {
    let credential = bank.operator().await.register(scopes).await;
    let caller = bank.caller(&credential).await;
    assert_eq!(caller.get("/v1/clients").await.status, 200);
    (credential, caller)
}

fn secret() -> Value {
    json!({"authentication": "client_secret", "overlap_seconds": 0})
}

async fn rotate(caller: &Caller, client: &Credential, credential: Value) -> Answer {
    let path = format!("/v1/clients/{}/credentials", client.client_id);
    caller.post(&path, credential).await
}

async fn decide(caller: &Caller, client: &Credential, verb: &str) -> Answer {
    let path = format!("/v1/clients/{}/{verb}", client.client_id);
    let reason = json!({"reason": "Its secret was published"});
    caller.post(&path, reason).await
}

async fn register(caller: &Caller) -> Answer {
    let client = json!({
        "name": "Back door", "scopes": ["clients:admin"], "authentication": "client_secret",
    });
    caller.post("/v1/clients", client).await
}

async fn set_policy(caller: &Caller, client: &str, sequence: u64, policy: &Value) -> Answer {
    let path = format!("/v1/clients/{client}/policy");
    let change = policy_change(sequence, policy, "As it was agreed");
    caller.post(&path, change).await
}

/// Everything by which a client could keep or extend its permissions, or end those of another.
async fn attempts(caller: &Caller, own: &Credential, other: &Credential) -> Vec<Answer> {
    vec![
        register(caller).await,
        rotate(caller, own, secret()).await,
        rotate(caller, other, secret()).await,
        decide(caller, other, "freeze").await,
        decide(caller, other, "unfreeze").await,
        set_policy(caller, &other.client_id, 1, &json!({})).await,
    ]
}

/// Ends the token of a client; returns a client that can still administer.
async fn end(bank: &Bank, how: End, client: &Credential, token: &Caller) -> Caller {
    let operator = bank.operator().await;
    match how {
        End::Revocation => {
            let revoked = bank.revocation(client, token.token()).await;
            assert_eq!(revoked.status, 200, "{}", revoked.body);
        }
        End::Rotation => {
            let rotated = rotate(&operator, client, secret()).await;
            assert_eq!(rotated.status, 201, "{}", rotated.body);
        }
        End::Freeze => {
            assert_eq!(decide(&operator, client, "freeze").await.status, 200);
        }
        End::FreezeAndUnfreeze => {
            assert_eq!(decide(&operator, client, "freeze").await.status, 200);
            assert_eq!(decide(&operator, client, "unfreeze").await.status, 200);
        }
        End::Expiry => {
            bank.advance(625).await;
            assert_eq!(token.get("/v1/clients").await.status, 200, "with leeway");
            bank.advance(10).await;
            return bank.operator().await;
        }
    }
    operator
}

#[tokio::test]
async fn a_token_that_has_ended_changes_no_client_while_the_gateway_admits_it() {
    for how in [
        End::Revocation,
        End::Rotation,
        End::Freeze,
        End::FreezeAndUnfreeze,
        End::Expiry,
    ] {
        let bank = Bank::start(MALAI);
        let (rogue, caller) = admitted(&bank, &[Scope::ClientsAdmin]).await;
        let (other, _) = admitted(&bank, &[Scope::ClientsAdmin]).await;
        let operator = end(&bank, how, &rogue, &caller).await;
        let before = operator.get("/v1/clients").await;
        assert_eq!(before.status, 200, "{how:?}");
        for answer in attempts(&caller, &rogue, &other).await {
            let refused = (answer.status, answer.code());
            assert_eq!(
                refused,
                (401, "unauthenticated"),
                "{how:?}: {}",
                answer.body
            );
            let challenge = answer.header("www-authenticate");
            assert_eq!(challenge, "Bearer error=\"invalid_token\"", "{how:?}");
        }
        let admitted = caller.get("/v1/clients").await;
        assert_eq!(admitted.status, 200, "{how:?}: the gateway admits it");
        let after = operator.get("/v1/clients").await;
        assert_eq!(after.body["data"], before.body["data"], "{how:?}");
    }
}

/// The version of the client that an accepted change made.
fn sequence_of(answer: &Answer) -> Option<u64> {
    let client = answer.body.get("client").unwrap_or(&answer.body);
    (answer.status < 300).then(|| client["sequence"].as_u64().expect("a sequence"))
}

#[tokio::test]
async fn a_change_in_flight_when_its_token_ends_commits_before_that_or_not_at_all() {
    let bank = Bank::start(MALAI);
    for round in 0..12 {
        let (client, caller) = admitted(&bank, &[Scope::ClientsAdmin]).await;
        let operator = bank.operator().await;
        let ends = async {
            if round % 2 == 0 {
                rotate(&operator, &client, secret()).await
            } else {
                decide(&operator, &client, "freeze").await
            }
        };
        let (ended, own) = tokio::join!(ends, rotate(&caller, &client, secret()));
        let end = sequence_of(&ended).expect("the administrator's change");
        match sequence_of(&own) {
            Some(own) => assert!(own < end, "{own} after {end}"),
            None => assert_eq!((own.status, own.code()), (401, "unauthenticated")),
        }
    }
}

#[tokio::test]
async fn of_two_clients_that_end_each_others_tokens_at_once_one_does() {
    let bank = Bank::start(MALAI);
    for round in 0..12 {
        let (one, one_caller) = admitted(&bank, &[Scope::ClientsAdmin]).await;
        let (other, other_caller) = admitted(&bank, &[Scope::ClientsAdmin]).await;
        let (first, second) = if round % 2 == 0 {
            tokio::join!(
                rotate(&one_caller, &other, secret()),
                rotate(&other_caller, &one, secret()),
            )
        } else {
            tokio::join!(
                decide(&one_caller, &other, "freeze"),
                decide(&other_caller, &one, "freeze"),
            )
        };
        let done = [&first, &second].map(|answer| answer.status < 300);
        let refused = [&first, &second].map(|answer| answer.status == 401);
        assert_eq!(
            [!done[0], !done[1]],
            refused,
            "{} {}",
            first.body,
            second.body
        );
        assert_ne!(done[0], done[1], "{} {}", first.body, second.body);
    }
}

#[tokio::test]
async fn a_revoked_token_sets_no_limits_while_the_gateway_admits_it() {
    let bank = Bank::start(MALAI);
    let tenant =
        bank.operator().await.get("/v1/clients").await.body["data"][0]["tenant_id"].clone();
    let path = format!(
        "/v1/institutions/{}/limits",
        tenant.as_str().expect("a tenant")
    );
    let (lost, other) = bank.desk().await;
    let before = lost.get(&path).await;
    assert_eq!(before.status, 200, "{}", before.body);
    let desk = bank.demo()["desk"][0].clone();
    let text = |name: &str| desk[name].as_str().expect("a text").to_owned();
    let desk = Credential {
        client_id: text("client_id"),
        client_secret: text("client_secret"),
    };
    assert_eq!(bank.revocation(&desk, lost.token()).await.status, 200);
    let change = json!({
        "sequence": before.body["sequence"], "limits": before.body["limits"], "reason": "A thief's",
    });
    let put = async |caller: &Caller| {
        let (key, body) = (fresh_key(), change.clone());
        caller.call("PUT", &path, Some(&key), Some(body)).await
    };
    let answer = put(&lost).await;
    assert_eq!((answer.status, answer.code()), (401, "unauthenticated"));
    assert_eq!(other.get(&path).await.body, before.body);
    assert_eq!(lost.get(&path).await.status, 200, "the gateway admits it");
    assert_eq!(put(&other).await.status, 200);
}

#[tokio::test]
async fn a_policy_of_bound_tokens_ends_the_administration_by_other_tokens_at_once() {
    let bank = Bank::start(MALAI);
    let (rogue, caller) = admitted(&bank, &[Scope::ClientsAdmin]).await;
    let (other, _) = admitted(&bank, &[Scope::ClientsAdmin]).await;
    let operator = bank.operator().await;
    let bound = json!({"dpop_required": true});
    let set = set_policy(&operator, &rogue.client_id, 1, &bound).await;
    assert_eq!(set.status, 200, "{}", set.body);
    let before = operator.get("/v1/clients").await;
    for answer in attempts(&caller, &rogue, &other).await {
        let refused = (answer.status, answer.code());
        assert_eq!(refused, (401, "unauthenticated"), "{}", answer.body);
        let challenge = answer.header("www-authenticate");
        assert!(
            challenge.starts_with("DPoP error=\"invalid_token\""),
            "{challenge}"
        );
    }
    let after = operator.get("/v1/clients").await;
    assert_eq!(after.body["data"], before.body["data"]);
    assert_eq!(
        caller.get("/v1/clients").await.status,
        200,
        "the gateway admits it"
    );
}

#[tokio::test]
async fn a_policy_of_signatures_ends_unsigned_administration_at_once() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let treasury = operator
        .register_key(&[Scope::ClientsAdmin], [41; 32], "key-1")
        .await;
    let caller = bank.key_caller(&treasury).await;
    assert_eq!(
        register(&caller).await.status,
        201,
        "its policy requires none"
    );
    let signed = json!({"request_signatures": "required"});
    let set = set_policy(&operator, &treasury.client_id, 1, &signed).await;
    assert_eq!(set.status, 200, "{}", set.body);
    let answer = register(&caller).await;
    assert_eq!((answer.status, answer.code()), (403, "signature_required"));
    let client = json!({
        "name": "Payroll", "scopes": ["clients:admin"], "authentication": "client_secret",
    });
    let (now, target) = (bank.now().await, ("POST", "/v1/clients"));
    let made = caller
        .call_signed(&treasury.signer, now, target, &fresh_key(), &client)
        .await;
    assert_eq!(made.status, 201, "{}", made.body);
}

#[tokio::test]
async fn a_key_that_a_rotation_dropped_signs_no_change_of_a_client() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let treasury = operator
        .register_key(&[Scope::ClientsAdmin], [42; 32], "key-1")
        .await;
    let of_secret = |issued: &Answer| Credential {
        client_id: treasury.client_id.clone(),
        client_secret: issued.body["client_secret"]
            .as_str()
            .expect("a secret")
            .to_owned(),
    };
    let overlapping = json!({"authentication": "client_secret", "overlap_seconds": 3600});
    let id_only = Credential {
        client_id: treasury.client_id.clone(),
        client_secret: String::new(),
    };
    let second = rotate(&operator, &id_only, overlapping.clone()).await;
    assert_eq!(second.status, 201, "{}", second.body);
    let caller = bank.caller(&of_secret(&second)).await;
    let client = json!({
        "name": "Payroll", "scopes": ["clients:admin"], "authentication": "client_secret",
    });
    let sign = async || {
        let (now, target) = (bank.now().await, ("POST", "/v1/clients"));
        let signer = &treasury.signer;
        caller
            .call_signed(signer, now, target, &fresh_key(), &client)
            .await
    };
    assert_eq!(sign().await.status, 201, "the key works for the overlap");
    assert_eq!(rotate(&operator, &id_only, overlapping).await.status, 201);
    let answer = sign().await;
    assert_eq!((answer.status, answer.code()), (403, "signature_invalid"));
    assert_eq!(
        register(&caller).await.status,
        201,
        "the token is that of a credential that works"
    );
}
