//! Columns of the access matrix: tokens that are each invalid in one way.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};

use super::super::fixture::{Fixture, secret};

/// A client that is not registered.
const NOBODY: &str = "cli_0kd7xvqkmc2b7wf5bv4s9fx6kg";

/// The parts of a token, and the bank's key, which signs variants of it.
struct TokenParts {
    header: Value,
    claims: Value,
    key: SigningKey,
}

impl TokenParts {
    fn of(fixture: &Fixture) -> Self {
        let parts: Vec<&str> = fixture.caller.token().split('.').collect();
        let part = |part: &str| -> Value {
            let bytes = URL_SAFE_NO_PAD.decode(part).expect("base64url");
            serde_json::from_slice(&bytes).expect("JSON")
        };
        let secret = secret(fixture.bank.data(), "identity/token-signing-key");
        let seed = STANDARD
            .decode(secret["seed"].as_str().expect("a seed"))
            .expect("base64");
        Self {
            header: part(parts[0]),
            claims: part(parts[1]),
            key: SigningKey::from_bytes(&seed.try_into().expect("32 bytes")),
        }
    }

    fn with_header(&self, name: &str, value: Value) -> String {
        token(&with(&self.header, name, value), &self.claims, &self.key)
    }

    fn with_claims(&self, claims: &Value) -> String {
        token(&self.header, claims, &self.key)
    }

    fn with_claim(&self, name: &str, value: Value) -> String {
        self.with_claims(&with(&self.claims, name, value))
    }

    /// Issued this many seconds later, or earlier.
    fn issued(&self, later: i64) -> String {
        let iat = self.claims["iat"].as_i64().expect("a moment") + later;
        let claims = with(&self.claims, "iat", json!(iat));
        self.with_claims(&with(&claims, "exp", json!(iat + 600)))
    }
}

/// Returns a token with this header and these claims, signed by this key.
fn token(header: &Value, claims: &Value, key: &SigningKey) -> String {
    let part = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let signed = format!("{}.{}", part(header), part(claims));
    let signature = key.sign(signed.as_bytes()).to_bytes();
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn with(value: &Value, name: &str, new: Value) -> Value {
    let mut value = value.clone();
    value[name] = new;
    value
}

/// Returns the caller's token signed again, which is valid: the variants are therefore invalid only
/// for the reason in their names.
pub(super) fn copied(fixture: &Fixture) -> String {
    let opened = TokenParts::of(fixture);
    format!("Bearer {}", opened.with_claims(&opened.claims))
}

/// Returns the values of `authorization` that must be refused.
pub(super) fn invalid_tokens(fixture: &Fixture) -> Vec<(&'static str, Option<String>)> {
    let opened = TokenParts::of(fixture);
    let tokens = [
        wrong_claims(&opened),
        wrong_headers(&opened),
        broken(fixture),
    ];
    let mut columns = vec![
        ("no header", None),
        ("another scheme", Some("Basic YTpi".to_owned())),
        ("the token alone", Some(fixture.caller.token().to_owned())),
    ];
    columns.extend(
        tokens
            .into_iter()
            .flatten()
            .map(|(name, token)| (name, Some(format!("Bearer {token}")))),
    );
    columns
}

fn wrong_claims(opened: &TokenParts) -> Vec<(&'static str, String)> {
    let elsewhere = || json!("https://other.invalid");
    let iat = opened.claims["iat"].as_i64().expect("a moment");
    let ours = &opened.claims["aud"];
    vec![
        ("expired", opened.issued(-7200)),
        ("of the future", opened.issued(7200)),
        (
            "good for a year",
            opened.with_claim("exp", json!(iat + 31_536_000)),
        ),
        ("wrong audience", opened.with_claim("aud", elsewhere())),
        (
            "two audiences",
            opened.with_claim("aud", json!([ours, "x"])),
        ),
        ("no audience", opened.with_claim("aud", Value::Null)),
        ("wrong issuer", opened.with_claim("iss", elsewhere())),
        (
            "of another subject",
            opened.with_claim("sub", json!(NOBODY)),
        ),
        ("no tenant", opened.with_claim("tenant_id", json!("x"))),
        ("unknown scope", opened.with_claim("scope", json!("root"))),
    ]
}

fn wrong_headers(opened: &TokenParts) -> Vec<(&'static str, String)> {
    let TokenParts {
        header,
        claims,
        key,
    } = opened;
    let nameless = json!({"alg": "EdDSA", "typ": "at+jwt"});
    let unsigned = opened.with_header("alg", json!("none"));
    let (unsigned, _) = unsigned.rsplit_once('.').expect("three parts");
    vec![
        (
            "wrong key",
            token(header, claims, &SigningKey::from_bytes(&[9; 32])),
        ),
        ("unknown key", opened.with_header("kid", json!("nobody"))),
        ("no key named", token(&nameless, claims, key)),
        ("another type", opened.with_header("typ", json!("JWT"))),
        ("algorithm none", opened.with_header("alg", json!("none"))),
        ("algorithm none, unsigned", format!("{unsigned}.")),
        (
            "another algorithm",
            opened.with_header("alg", json!("HS256")),
        ),
        (
            "critical extension",
            opened.with_header("crit", json!(["exp"])),
        ),
    ]
}

fn broken(fixture: &Fixture) -> Vec<(&'static str, String)> {
    let opened = TokenParts::of(fixture);
    let parts: Vec<&str> = fixture.caller.token().split('.').collect();
    let signed = format!("{}.{}", parts[0], parts[1]);
    let claims = with(&opened.claims, "client_id", json!(NOBODY)).to_string();
    let altered = URL_SAFE_NO_PAD.encode(claims);
    vec![
        (
            "claims altered",
            format!("{}.{altered}.{}", parts[0], parts[2]),
        ),
        ("signature empty", format!("{signed}.")),
        (
            "signature too long",
            format!("{signed}.{}", "A".repeat(5000)),
        ),
        ("no signature", signed),
        ("not a token", "nonsense".to_owned()),
        ("three dots of nothing", "a.b.c".to_owned()),
        ("nothing", String::new()),
    ]
}
