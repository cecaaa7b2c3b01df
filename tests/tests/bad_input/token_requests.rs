//! Requests for access tokens.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer, SigningKey};
use kernel::time::Moment;
use serde_json::{Value, json};

use super::fixture::Fixture;
use super::raw_request::RawRequest;

#[tokio::test]
async fn an_invalid_token_request_gets_no_token() {
    let fixture = Fixture::with_two_accounts().await;
    let form = "application/x-www-form-urlencoded";
    let ask = |body: &str| {
        RawRequest::post("/v1/oauth/token")
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
        let answer = fixture.send(&ask).await;
        let context = format!("{:?}: {}", ask.headers, answer.body);
        assert_eq!(answer.status, status, "{context}");
        assert_eq!(
            fixture.specification.breaches("issueToken", &answer),
            [""; 0],
            "{context}"
        );
    }
    fixture.bank.settle().await;
    fixture.assert_log_without_personal_data();
}

/// Returns a token request with this assertion.
pub(super) fn with_assertion(assertion: &str) -> RawRequest {
    let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    let form = format!("grant_type=client_credentials&client_assertion_type={kind}");
    RawRequest::post("/v1/oauth/token")
        .bearer("")
        .header("content-type", "application/x-www-form-urlencoded")
        .bytes(format!("{form}&client_assertion={assertion}"))
}

/// Returns an assertion (RFC 7523) by this key, with this algorithm in its header and these claims.
pub(super) fn assertion(key: &SigningKey, alg: &str, claims: &Value) -> String {
    let header = json!({"alg": alg, "kid": "till-1"});
    let part = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let signed = format!("{}.{}", part(&header), part(claims));
    let signature = key.sign(signed.as_bytes()).to_bytes();
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

#[tokio::test]
async fn an_assertion_gets_one_token_only() {
    let fixture = Fixture::with_two_accounts().await;
    let key = SigningKey::from_bytes(&[3; 32]);
    let x = URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes());
    let client = json!({
        "name": "Till", "scopes": ["accounts:read"], "authentication": "private_key_jwt",
        "public_key": {"kty": "OKP", "crv": "Ed25519", "x": x, "kid": "till-1"},
    });
    let issued = fixture
        .send(&RawRequest::write("/v1/clients".into(), &client))
        .await;
    assert_eq!(issued.status, 201, "{}", issued.body);
    let id = &issued.body["client"]["client_id"];
    let now: Moment = fixture.ada.opened_at.parse().expect("a moment");
    let claims = |jti: &str| {
        let (aud, exp) = (fixture.bank.origin(), now.unix_seconds() + 120);
        json!({"iss": id, "sub": id, "aud": aud, "exp": exp, "jti": jti})
    };
    let by = |key: &SigningKey, jti: &str| assertion(key, "EdDSA", &claims(jti));
    let (once, other) = (by(&key, "1"), by(&key, "2"));
    let forged = by(&SigningKey::from_bytes(&[4; 32]), "3");
    for (text, status) in [(&once, 200), (&once, 401), (&forged, 401), (&other, 200)] {
        let answer = fixture.send(&with_assertion(text)).await;
        assert_eq!(answer.status, status, "{}", answer.body);
        let breaches = fixture.specification.breaches("issueToken", &answer);
        assert_eq!(breaches, [""; 0]);
    }
    fixture.bank.settle().await;
    fixture.assert_log_without_personal_data();
}
