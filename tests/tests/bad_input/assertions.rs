//! Assertions and keys as other software writes them, and invalid variants of them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use kernel::time::Moment;
use serde_json::{Value, json};
use tests::bank::Answer;

use super::fixture::Fixture;
use super::raw_request::RawRequest;
use super::token_requests::{assertion, with_assertion};

const ISSUED: u16 = 200;
const REFUSED: u16 = 401;

fn key() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

/// Returns the registration of a client with the public half of the key and these further members.
async fn registered(fixture: &Fixture, more: &Value) -> Answer {
    let x = URL_SAFE_NO_PAD.encode(key().verifying_key().as_bytes());
    let mut public = json!({"kty": "OKP", "crv": "Ed25519", "x": x, "kid": "till-1"});
    for (name, value) in more.as_object().into_iter().flatten() {
        public[name] = value.clone();
    }
    let client = json!({
        "name": "Till", "scopes": ["accounts:read"], "authentication": "private_key_jwt",
        "public_key": public,
    });
    fixture
        .send(&RawRequest::write("/v1/clients".into(), &client))
        .await
}

/// Requests a token with this audience and algorithm.
async fn asked(fixture: &Fixture, client: &Value, aud: Value, alg: &str) -> Answer {
    let now: Moment = fixture.ada.opened_at.parse().expect("a moment");
    let exp = now.unix_seconds() + 120;
    let jti = tests::bank::fresh_key();
    let claims = json!({"iss": client, "sub": client, "aud": aud, "exp": exp, "jti": jti});
    let answer = fixture
        .send(&with_assertion(&assertion(&key(), alg, &claims)))
        .await;
    let breaches = fixture.specification.breaches("issueToken", &answer);
    assert_eq!(breaches, [""; 0]);
    answer
}

#[tokio::test]
async fn an_assertion_that_is_not_for_this_bank_alone_gets_no_token() {
    let fixture = Fixture::with_two_accounts().await;
    let made = registered(&fixture, &json!({})).await;
    let client = &made.body["client"]["client_id"];
    let issuer = fixture.bank.origin();
    for (aud, status) in [
        (json!(issuer), ISSUED),
        (json!(["https://evil.example", issuer]), REFUSED),
        (json!([issuer]), REFUSED),
        (json!(format!("{issuer}/v1/oauth/token")), REFUSED),
        (json!(format!("{issuer}/")), REFUSED),
    ] {
        let answer = asked(&fixture, client, aud.clone(), "EdDSA").await;
        assert_eq!(answer.status, status, "{aud}: {}", answer.body);
    }
}

#[tokio::test]
async fn the_newer_name_of_ed25519_is_accepted_and_other_algorithms_are_not() {
    let fixture = Fixture::with_two_accounts().await;
    let issued = registered(&fixture, &json!({})).await;
    let client = &issued.body["client"]["client_id"];
    for (alg, status) in [
        ("Ed25519", ISSUED),
        ("EdDSA", ISSUED),
        ("ES256", REFUSED),
        ("none", REFUSED),
    ] {
        let answer = asked(&fixture, client, json!(fixture.bank.origin()), alg).await;
        assert_eq!(answer.status, status, "{alg}: {}", answer.body);
    }
}

#[tokio::test]
async fn unknown_members_of_a_jwk_are_ignored_and_a_private_half_is_refused() {
    let fixture = Fixture::with_two_accounts().await;
    let usual = json!({"use": "sig", "alg": "EdDSA", "key_ops": ["verify"]});
    let issued = registered(&fixture, &usual).await;
    assert_eq!(issued.status, 201, "{}", issued.body);
    let private = json!({"d": URL_SAFE_NO_PAD.encode(key().to_bytes())});
    let refused = registered(&fixture, &private).await;
    assert_eq!((refused.status, refused.code()), (400, "invalid_field"));
    assert_eq!(refused.body["errors"][0]["pointer"], "/public_key/d");
    let shown = refused.body.to_string();
    assert!(
        !shown.contains(private["d"].as_str().expect("text")),
        "{shown}"
    );
    fixture.assert_log_without_personal_data();
}
