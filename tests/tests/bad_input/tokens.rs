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

/// Tokens that are no good, each in one way.
fn bad_tokens(stand: &Stand) -> Vec<(&'static str, String)> {
    let (header, claims, key) = opened(stand);
    let iat = claims["iat"].as_i64().expect("a moment");
    let other_key = SigningKey::from_bytes(&[9; 32]);
    let mut early = with(&claims, "iat", json!(iat - 7200));
    early["exp"] = json!(iat - 6600);
    let mut late = with(&claims, "iat", json!(iat + 7200));
    late["exp"] = json!(iat + 7800);
    let none = with(&header, "alg", json!("none"));
    let unsigned = token(&none, &claims, &key);
    let unsigned = unsigned.rsplit_once('.').expect("three parts").0.to_owned() + ".";
    let parts: Vec<&str> = stand.caller.token().split('.').collect();
    let more = with(
        &claims,
        "client_id",
        json!("cli_0kd7xvqkmc2b7wf5bv4s9fx6kg"),
    );
    let altered = URL_SAFE_NO_PAD.encode(more.to_string());
    let without_kid = json!({"alg": "EdDSA", "typ": "at+jwt"});
    vec![
        ("expired", token(&header, &early, &key)),
        ("of the future", token(&header, &late, &key)),
        (
            "good for a year",
            token(
                &header,
                &with(&claims, "exp", json!(iat + 31_536_000)),
                &key,
            ),
        ),
        (
            "for somebody else",
            token(
                &header,
                &with(&claims, "aud", json!("https://other.invalid")),
                &key,
            ),
        ),
        (
            "for several",
            token(
                &header,
                &with(&claims, "aud", json!([claims["aud"], "x"])),
                &key,
            ),
        ),
        (
            "from somebody else",
            token(
                &header,
                &with(&claims, "iss", json!("https://other.invalid")),
                &key,
            ),
        ),
        (
            "of another subject",
            token(
                &header,
                &with(&claims, "sub", more["client_id"].clone()),
                &key,
            ),
        ),
        (
            "of a tenant that is none",
            token(&header, &with(&claims, "tenant_id", json!("x")), &key),
        ),
        (
            "with a scope that is none",
            token(&header, &with(&claims, "scope", json!("root")), &key),
        ),
        ("signed by another key", token(&header, &claims, &other_key)),
        (
            "of a key that is not known",
            token(&with(&header, "kid", json!("nobody")), &claims, &key),
        ),
        ("without a key id", token(&without_kid, &claims, &key)),
        (
            "of another type",
            token(&with(&header, "typ", json!("JWT")), &claims, &key),
        ),
        ("with alg none", token(&none, &claims, &key)),
        ("with alg none, unsigned", unsigned),
        (
            "with alg HS256",
            token(&with(&header, "alg", json!("HS256")), &claims, &key),
        ),
        ("altered", format!("{}.{altered}.{}", parts[0], parts[2])),
        ("without signature", format!("{}.{}.", parts[0], parts[1])),
        ("of two parts", format!("{}.{}", parts[0], parts[1])),
        ("no token", "nonsense".to_owned()),
        (
            "too long",
            format!("{}.{}.{}", parts[0], parts[1], "A".repeat(5000)),
        ),
        ("none", String::new()),
    ]
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
        for (_, token) in &bad {
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
