//! Clients that sign requests: copies, valid keys, and when signatures are required. Invalid
//! signatures are in `bad_input/request_signatures.rs`.

use malai_client::types::Scope;
use message_signature::SigningKey;
use serde_json::{Value, json};
use tests::bank::{
    Answer, Bank, Caller, KeyClient, Signer, elsewhere, fresh_key, order, policy_change, public_key,
};
use tests::examples::assert_example;

use crate::{MALAI, funded, money};

const SCOPES: [Scope; 4] = [
    Scope::AccountsRead,
    Scope::AccountsWrite,
    Scope::PaymentsRead,
    Scope::PaymentsWrite,
];

/// Returns a bank whose operator has a client with a key; it signs from now on if it must.
async fn signing(policy: &str) -> (Bank, Caller, KeyClient) {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let client = operator.register_key(&SCOPES, [3; 32], "key-1").await;
    let answer = follow(&operator, &client.client_id, policy).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    (bank, operator, client)
}

/// Sets the default policy for a client, with or without required signatures.
async fn follow(operator: &Caller, client: &str, signatures: &str) -> Answer {
    let sequence = operator.sequence_of(client).await;
    let signatures = json!({"request_signatures": signatures});
    let policy = policy_change(sequence, &signatures, "Decided");
    let path = format!("/v1/clients/{client}/policy");
    operator.post(&path, policy).await
}

async fn rotate(operator: &Caller, client: &str, credential: Value) -> Answer {
    let path = format!("/v1/clients/{client}/credentials");
    operator.post(&path, credential).await
}

#[tokio::test]
async fn a_copied_request_moves_nothing_twice_and_is_refused_after_five_minutes() {
    let (bank, operator, client) = signing("required").await;
    let ada = funded(&bank, &operator, "Ada Okafor", "100.00").await;
    let caller = bank.key_caller(&client).await;
    let (signer, now) = (&client.signer, bank.now().await);
    let order = json!(order(&ada.account_id, &elsewhere("58302914"), "40.00"));
    let pay = ("POST", "/v1/payments");
    let copy = || caller.call_signed(signer, now, pay, "order-1", &order);
    let first = copy().await;
    assert_eq!(
        (first.status, first.is_replay()),
        (201, false),
        "{}",
        first.body
    );
    bank.settle().await;
    let after = money(&operator, &ada.account_id).await;
    assert_eq!(after, ["60.00", "0.00", "60.00"]);
    let again = copy().await;
    assert_eq!(
        (again.status, again.is_replay()),
        (201, true),
        "{}",
        again.body
    );
    assert_eq!(again.body["payment_id"], first.body["payment_id"]);
    bank.advance(301).await;
    let late = copy().await;
    assert_eq!((late.status, late.code()), (403, "signature_invalid"));
    // The client itself may retry at any time: it signs again.
    let now = bank.now().await;
    let own = caller
        .call_signed(signer, now, pay, "order-1", &order)
        .await;
    assert_eq!((own.status, own.is_replay()), (201, true), "{}", own.body);
    bank.settle().await;
    assert_eq!(money(&operator, &ada.account_id).await, after);
}

#[tokio::test]
async fn a_copied_limit_change_does_not_restore_the_limit() {
    let (bank, operator, client) = signing("required").await;
    let ada = operator.open("Ada Okafor").await;
    let caller = bank.key_caller(&client).await;
    let (signer, now) = (&client.signer, bank.now().await);
    let path = format!("/v1/accounts/{}/overdraft-limit", *ada.account_id);
    let limit = |key: &'static str, pounds: &str| {
        let body = json!({"limit": {"amount": pounds, "currency": "GBP"}});
        let (caller, path) = (&caller, &path);
        async move {
            caller
                .call_signed(signer, now, ("PUT", path), key, &body)
                .await
        }
    };
    let high = limit("high", "500.00").await;
    assert_eq!(high.status, 200, "{}", high.body);
    assert_eq!(limit("none", "0.00").await.status, 200);
    let again = limit("high", "500.00").await;
    assert_eq!(
        (again.status, again.is_replay()),
        (200, true),
        "{}",
        again.body
    );
    let limit = operator
        .account(&ada.account_id)
        .await
        .balances
        .overdraft_limit;
    assert_eq!(limit.amount.as_str(), "0.00", "as it was set last");
}

#[tokio::test]
async fn both_keys_are_valid_during_the_overlap_and_the_old_one_not_after_it() {
    let (bank, operator, client) = signing("required").await;
    let ada = funded(&bank, &operator, "Ada Okafor", "100.00").await;
    let new = SigningKey::p256(&[7; 32]).expect("a key");
    let public = p256(&new);
    let rotation = json!({
        "authentication": "private_key_jwt", "overlap_seconds": 30, "public_key": public,
    });
    let rotated = rotate(&operator, &client.client_id, rotation).await;
    assert_eq!(rotated.status, 201, "{}", rotated.body);
    // The same key id for both: the keys decide whose a signature is.
    let new = Signer::new(new, "key-1");
    let caller = bank.key_caller(&client).await;
    let order = json!(order(&ada.account_id, &elsewhere("58302914"), "1.00"));
    let pay = async |signer: &Signer| {
        let now = bank.now().await;
        let key = fresh_key();
        let target = ("POST", "/v1/payments");
        caller.call_signed(signer, now, target, &key, &order).await
    };
    for signer in [&client.signer, &new] {
        let answer = pay(signer).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
    }
    // The gateway still caches the decision about the token, with the expiry of the old key.
    bank.advance(31).await;
    let old = pay(&client.signer).await;
    assert_eq!(
        (old.status, old.code()),
        (403, "signature_invalid"),
        "{}",
        old.body
    );
    assert_eq!(pay(&new).await.status, 201);
}

/// Returns the public half of a P-256 key, as a client registers it.
fn p256(key: &SigningKey) -> Value {
    use base64::Engine as _;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    let point = STANDARD
        .decode(key.verifying_key().to_base64())
        .expect("base64");
    let (x, y) = (&point[1..33], &point[33..]);
    let (x, y) = (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y));
    json!({"kty": "EC", "crv": "P-256", "x": x, "y": y, "kid": "key-1"})
}

#[tokio::test]
async fn a_signature_policy_applies_within_a_minute_and_earlier_signatures_are_verified() {
    let (bank, operator, client) = signing("optional").await;
    let ada = funded(&bank, &operator, "Ada Okafor", "100.00").await;
    let caller = bank.key_caller(&client).await;
    let order = json!(order(&ada.account_id, &elsewhere("58302914"), "1.00"));
    let path = "/v1/payments";
    let unsigned = async || caller.post(path, order.clone()).await;
    let signed = async |signer: &Signer| {
        let now = bank.now().await;
        let key = fresh_key();
        caller
            .call_signed(signer, now, ("POST", path), &key, &order)
            .await
    };
    let impostor = Signer::new(SigningKey::from_seed([9; 32]), "key-1");
    assert_eq!(unsigned().await.status, 201);
    assert_eq!(signed(&client.signer).await.status, 201);
    let wrong = signed(&impostor).await;
    assert_eq!((wrong.status, wrong.code()), (403, "signature_invalid"));
    let asked = follow(&operator, &client.client_id, "required").await;
    assert_eq!(asked.status, 200, "{}", asked.body);
    bank.advance(60).await;
    let refused = unsigned().await;
    assert_eq!(
        (refused.status, refused.code()),
        (403, "signature_required")
    );
    assert_example(&refused.body);
    assert_eq!(signed(&client.signer).await.status, 201);
    bank.settle().await;
    let left = money(&operator, &ada.account_id).await;
    assert_eq!(left, ["97.00", "0.00", "97.00"], "three payments");
    assert_eq!(
        follow(&operator, &client.client_id, "optional")
            .await
            .status,
        200
    );
    bank.advance(60).await;
    assert_eq!(unsigned().await.status, 201);
}

#[tokio::test]
async fn a_client_that_must_sign_always_has_a_key_to_sign_with() {
    let (_bank, operator, client) = signing("required").await;
    let secret = json!({"authentication": "client_secret"});
    let refused = rotate(&operator, &client.client_id, secret.clone()).await;
    assert_eq!(
        (refused.status, refused.code()),
        (422, "signing_key_required")
    );
    assert_example(&refused.body);
    let key = json!({
        "authentication": "private_key_jwt", "public_key": public_key([5; 32], "key-2"),
    });
    assert_eq!(rotate(&operator, &client.client_id, key).await.status, 201);
    let payroll = operator.register(&SCOPES).await;
    let refused = follow(&operator, &payroll.client_id, "required").await;
    assert_eq!(
        (refused.status, refused.code()),
        (422, "signing_key_required")
    );
    let clients = operator.get("/v1/clients").await.body;
    let clients = clients["data"].as_array().expect("clients").clone();
    let shown = |id: &str| {
        let client = clients.iter().find(|client| client["client_id"] == id);
        client.expect("the client").clone()
    };
    let payroll = shown(&payroll.client_id);
    assert_eq!(payroll["policy"]["request_signatures"], "optional");
    assert_eq!(payroll["sequence"], 1, "nothing was changed");
    let treasury = shown(&client.client_id);
    assert_eq!(treasury["credentials"][0]["key_id"], "key-2");
    assert_eq!(treasury["sequence"], 3, "registered, policy, key");
    assert_eq!(
        follow(&operator, &client.client_id, "optional")
            .await
            .status,
        200
    );
    assert_eq!(
        rotate(&operator, &client.client_id, secret).await.status,
        201
    );
}

#[tokio::test]
async fn a_completed_request_is_replayed_after_it_would_no_longer_be_allowed() {
    let (_bank, operator, client) = signing("optional").await;
    let (id, again) = (&client.client_id, |answer: &Answer| {
        (answer.status, answer.is_replay())
    });
    let ask = async |verb: &str, key: &str, body: &Value| {
        let path = format!("/v1/clients/{id}/{verb}");
        operator
            .call("POST", &path, Some(key), Some(body.clone()))
            .await
    };
    let required = |sequence| {
        policy_change(
            sequence,
            &json!({"request_signatures": "required"}),
            "Decided",
        )
    };
    let secret = json!({"authentication": "client_secret", "overlap_seconds": 0});
    let key = json!({
        "authentication": "private_key_jwt", "public_key": public_key([5; 32], "key-2"),
    });
    assert_eq!(ask("policy", "must", &required(1)).await.status, 200);
    assert_eq!(follow(&operator, id, "optional").await.status, 200);
    assert_eq!(ask("credentials", "secret", &secret).await.status, 201);
    assert_eq!(
        again(&ask("policy", "must", &required(1)).await),
        (200, true)
    );
    let new = ask("policy", "must-now", &required(4)).await;
    assert_eq!((new.status, new.code()), (422, "signing_key_required"));
    assert_eq!(ask("credentials", "key", &key).await.status, 201);
    assert_eq!(
        again(&ask("policy", "must-now", &required(4)).await),
        (422, true)
    );
    let now = ask("policy", "must-with-a-key", &required(5)).await;
    assert_eq!(again(&now), (200, false));
    assert_eq!(
        again(&ask("credentials", "secret", &secret).await),
        (201, true)
    );
}
