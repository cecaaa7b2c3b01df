//! Access tokens.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use contract::OPERATIONS;
use ed25519_dalek::{Signer, SigningKey};
use malai_client::types::Scope;
use serde_json::{Value, json};

use super::ask::{Ask, right};
use super::stand::{Stand, secret};

/// A token with this header and these claims, signed by this key.
fn token(header: &Value, claims: &Value, key: &SigningKey) -> String {
    let part = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let signed = format!("{}.{}", part(header), part(claims));
    let signature = key.sign(signed.as_bytes()).to_bytes();
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// Header and claims of a token, and the key that signed it.
fn opened(stand: &Stand) -> (Value, Value, SigningKey) {
    let parts: Vec<&str> = stand.caller.token().split('.').collect();
    let part = |part: &str| -> Value {
        let bytes = URL_SAFE_NO_PAD.decode(part).expect("base64url");
        serde_json::from_slice(&bytes).expect("JSON")
    };
    let secret = secret(stand.bank.data(), "identity/token-signing-key");
    let seed = STANDARD
        .decode(secret["seed"].as_str().expect("a seed"))
        .expect("base64");
    let key = SigningKey::from_bytes(&seed.try_into().expect("32 bytes"));
    (part(parts[0]), part(parts[1]), key)
}

fn with(value: &Value, name: &str, new: Value) -> Value {
    let mut value = value.clone();
    value[name] = new;
    value
}

/// Claims that are no good, each in one way: too old, too young, good for a year, for and from
/// others, of others.
fn bad_claims(claims: &Value) -> Vec<Value> {
    let iat = claims["iat"].as_i64().expect("a moment");
    let at = |iat: i64| with(&with(claims, "iat", json!(iat)), "exp", json!(iat + 600));
    let elsewhere = || json!("https://other.invalid");
    vec![
        at(iat - 7200),
        at(iat + 7200),
        with(claims, "exp", json!(iat + 31_536_000)),
        with(claims, "aud", elsewhere()),
        with(claims, "aud", json!([claims["aud"], "x"])),
        with(claims, "aud", Value::Null),
        with(claims, "iss", elsewhere()),
        with(claims, "sub", json!("cli_0kd7xvqkmc2b7wf5bv4s9fx6kg")),
        with(claims, "tenant_id", json!("x")),
        with(claims, "scope", json!("root")),
    ]
}

/// Headers that are no good, each in one way.
fn bad_headers(header: &Value) -> Vec<Value> {
    vec![
        with(header, "kid", json!("nobody")),
        with(header, "typ", json!("JWT")),
        with(header, "alg", json!("none")),
        with(header, "alg", json!("HS256")),
        with(header, "crit", json!(["exp"])),
        json!({"alg": "EdDSA", "typ": "at+jwt"}),
    ]
}

/// Tokens that are no good, each in one way.
fn bad_tokens(stand: &Stand) -> Vec<String> {
    let (header, claims, key) = opened(stand);
    let mut tokens = vec![token(&header, &claims, &SigningKey::from_bytes(&[9; 32]))];
    tokens.extend(
        bad_claims(&claims)
            .iter()
            .map(|claims| token(&header, claims, &key)),
    );
    tokens.extend(
        bad_headers(&header)
            .iter()
            .map(|header| token(header, &claims, &key)),
    );
    let none = token(&with(&header, "alg", json!("none")), &claims, &key);
    tokens.push(none.rsplit_once('.').expect("three parts").0.to_owned() + ".");
    let more = with(
        &claims,
        "client_id",
        json!("cli_0kd7xvqkmc2b7wf5bv4s9fx6kg"),
    );
    let altered = URL_SAFE_NO_PAD.encode(more.to_string());
    let parts: Vec<&str> = stand.caller.token().split('.').collect();
    let signed = format!("{}.{}", parts[0], parts[1]);
    tokens.extend([
        format!("{}.{altered}.{}", parts[0], parts[2]),
        format!("{signed}."),
        format!("{signed}.{}", "A".repeat(5000)),
        signed,
        "nonsense".to_owned(),
        String::new(),
    ]);
    tokens
}

#[tokio::test]
async fn no_operation_takes_a_token_that_is_no_good() {
    let stand = Stand::with_two_accounts().await;
    let client = stand
        .caller
        .register(&[Scope::AccountsRead])
        .await
        .client_id;
    let stand = stand.closed().await;
    let (header, claims, key) = opened(&stand);
    let ours = Ask::get("/v1/accounts").bearer(&token(&header, &claims, &key));
    assert_eq!(
        stand.send(&ours).await.status,
        200,
        "a token as the bank makes them"
    );
    let bad = bad_tokens(&stand);
    for operation in OPERATIONS
        .iter()
        .filter(|operation| !operation.scopes.is_empty())
    {
        let ask = right(operation.id, &stand.ada, &stand.payment, &client);
        for token in &bad {
            let ask = ask.clone().bearer(token);
            stand
                .refused(operation.id, &ask, 401, "unauthenticated")
                .await;
        }
    }
    let basic = Ask::get("/v1/accounts")
        .bearer("")
        .header("authorization", "Basic YTpi");
    stand
        .refused("listAccounts", &basic, 401, "unauthenticated")
        .await;
    stand.is_untouched().await;
}

#[tokio::test]
async fn no_operation_takes_a_token_without_its_scope() {
    let stand = Stand::with_two_accounts().await;
    let mut lacking = std::collections::BTreeMap::new();
    for lacks in contract::SCOPES {
        let others = contract::SCOPES.iter().filter(|scope| *scope != lacks);
        let others: Vec<Scope> = others
            .map(|scope| scope.parse().expect("a scope"))
            .collect();
        let credential = stand.caller.register(&others).await;
        lacking.insert(*lacks, stand.bank.caller(&credential).await);
    }
    let client = stand
        .caller
        .register(&[Scope::AccountsRead])
        .await
        .client_id;
    let stand = stand.closed().await;
    for operation in OPERATIONS
        .iter()
        .filter(|operation| !operation.scopes.is_empty())
    {
        let [scope] = operation.scopes else {
            panic!("{} has several scopes", operation.id)
        };
        let ask = right(operation.id, &stand.ada, &stand.payment, &client);
        let ask = ask.bearer(lacking[scope].token());
        stand.refused(operation.id, &ask, 403, "forbidden").await;
    }
    stand.is_untouched().await;
}

#[tokio::test]
async fn a_request_for_a_token_that_is_not_right_gets_none() {
    let stand = Stand::with_two_accounts().await;
    let form = "application/x-www-form-urlencoded";
    let ask = |body: &str| {
        Ask::post("/v1/oauth/token")
            .bearer("")
            .header("content-type", form)
            .bytes(body)
    };
    let good = "grant_type=client_credentials";
    let nobody = format!("{good}&client_id=cli_0kd7xvqkmc2b7wf5bv4s9fx6kg&client_secret=x");
    let long = format!("{good}&scope={}", "a".repeat(300 * 1024));
    for (ask, status) in [
        (ask(""), 400),
        (ask("grant_type=password&client_id=x&client_secret=y"), 400),
        (ask(&format!("{good}&{good}")), 400),
        (ask("%ff=%ff&&&=="), 400),
        (ask(good), 401),
        (ask(&nobody), 401),
        (ask(good).header("authorization", "Basic !"), 401),
        (ask(good).header("authorization", "Basic Og=="), 401),
        (ask(good).header("content-type", "application/json"), 415),
        (ask(&long), 413),
    ] {
        let answer = stand.send(&ask).await;
        let told = format!("{:?}: {}", ask.headers, answer.body);
        assert_eq!(answer.status, status, "{told}");
        assert_eq!(
            stand.specification.breaches("issueToken", &answer),
            [""; 0],
            "{told}"
        );
    }
    stand.bank.settle().await;
    stand.log_names_nobody();
}
