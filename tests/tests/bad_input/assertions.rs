//! Assertions and keys as other software makes them, and what they are not taken for.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use kernel::time::Moment;
use serde_json::{Value, json};
use tests::bank::Answer;

use super::ask::Ask;
use super::stand::Stand;
use super::token_requests::{assertion, with_assertion};

const ISSUED: u16 = 200;
const REFUSED: u16 = 401;

fn key() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

/// The registration of a client with the public half of the key, and these members more.
async fn registered(stand: &Stand, more: &Value) -> Answer {
    let x = URL_SAFE_NO_PAD.encode(key().verifying_key().as_bytes());
    let mut public = json!({"kty": "OKP", "crv": "Ed25519", "x": x, "kid": "till-1"});
    for (name, value) in more.as_object().into_iter().flatten() {
        public[name] = value.clone();
    }
    let client = json!({
        "name": "Till", "scopes": ["accounts:read"], "authentication": "private_key_jwt",
        "public_key": public,
    });
    stand.send(&Ask::write("/v1/clients".into(), &client)).await
}

/// The answer to a request for a token with this audience and algorithm.
async fn asked(stand: &Stand, client: &Value, aud: Value, alg: &str) -> Answer {
    let now: Moment = stand.ada.opened_at.parse().expect("a moment");
    let exp = now.unix_seconds() + 120;
    let jti = tests::bank::fresh_key();
    let claims = json!({"iss": client, "sub": client, "aud": aud, "exp": exp, "jti": jti});
    let answer = stand
        .send(&with_assertion(&assertion(&key(), alg, &claims)))
        .await;
    let breaches = stand.specification.breaches("issueToken", &answer);
    assert_eq!(breaches, [""; 0]);
    answer
}

#[tokio::test]
async fn an_assertion_that_is_not_for_this_bank_alone_gets_no_token() {
    let stand = Stand::with_two_accounts().await;
    let made = registered(&stand, &json!({})).await;
    let client = &made.body["client"]["client_id"];
    let issuer = stand.bank.origin();
    for (aud, status) in [
        (json!(issuer), ISSUED),
        (json!(["https://evil.example", issuer]), REFUSED),
        (json!([issuer]), REFUSED),
        (json!(format!("{issuer}/v1/oauth/token")), REFUSED),
        (json!(format!("{issuer}/")), REFUSED),
    ] {
        let answer = asked(&stand, client, aud.clone(), "EdDSA").await;
        assert_eq!(answer.status, status, "{aud}: {}", answer.body);
    }
}

#[tokio::test]
async fn the_newer_name_of_ed25519_is_taken_and_the_name_of_another_algorithm_is_not() {
    let stand = Stand::with_two_accounts().await;
    let issued = registered(&stand, &json!({})).await;
    let client = &issued.body["client"]["client_id"];
    for (alg, status) in [
        ("Ed25519", ISSUED),
        ("EdDSA", ISSUED),
        ("ES256", REFUSED),
        ("none", REFUSED),
    ] {
        let answer = asked(&stand, client, json!(stand.bank.origin()), alg).await;
        assert_eq!(answer.status, status, "{alg}: {}", answer.body);
    }
}

#[tokio::test]
async fn members_of_a_jwk_that_mean_nothing_here_are_ignored_and_a_private_half_is_refused() {
    let stand = Stand::with_two_accounts().await;
    let usual = json!({"use": "sig", "alg": "EdDSA", "key_ops": ["verify"]});
    let issued = registered(&stand, &usual).await;
    assert_eq!(issued.status, 201, "{}", issued.body);
    let private = json!({"d": URL_SAFE_NO_PAD.encode(key().to_bytes())});
    let refused = registered(&stand, &private).await;
    assert_eq!((refused.status, refused.code()), (400, "invalid_field"));
    assert_eq!(refused.body["errors"][0]["pointer"], "/public_key");
    let shown = refused.body.to_string();
    assert!(
        !shown.contains(private["d"].as_str().expect("text")),
        "{shown}"
    );
    stand.log_names_nobody();
}
