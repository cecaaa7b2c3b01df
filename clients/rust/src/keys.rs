use std::fmt::{self, Write as _};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::Signer as _;
use reqwest::Request;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest as _, Sha256};

/// A private key of the client, with the `kid` under which its public half is registered: Ed25519 or P-256. It prints
/// without its secret.
#[derive(Clone)]
pub struct PrivateKey {
    kid: String,
    key: Arc<Key>,
}

enum Key {
    Ed25519(ed25519_dalek::SigningKey),
    P256(p256::ecdsa::SigningKey),
}

/// The text is no private key that the bank takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAKey;

impl fmt::Display for NotAKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("expected a private JWK of type OKP (Ed25519) or EC (P-256) with a kid")
    }
}

impl std::error::Error for NotAKey {}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "PrivateKey({:?})", self.kid)
    }
}

#[derive(Deserialize)]
struct Jwk {
    kty: String,
    crv: String,
    kid: String,
    d: String,
}

impl PrivateKey {
    /// Reads a private JWK (RFC 7517).
    ///
    /// # Errors
    /// [`NotAKey`] for anything else; it repeats nothing of the text.
    pub fn from_jwk(json: &str) -> Result<Self, NotAKey> {
        let jwk: Jwk = serde_json::from_str(json).map_err(|_| NotAKey)?;
        let secret = URL_SAFE_NO_PAD.decode(&jwk.d).map_err(|_| NotAKey)?;
        let is_word = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\';
        if jwk.kid.is_empty() || jwk.kid.len() > 64 || !jwk.kid.bytes().all(is_word) {
            return Err(NotAKey);
        }
        let key = match (jwk.kty.as_str(), jwk.crv.as_str()) {
            ("OKP", "Ed25519") => {
                let seed: [u8; 32] = secret.try_into().map_err(|_| NotAKey)?;
                Key::Ed25519(ed25519_dalek::SigningKey::from_bytes(&seed))
            }
            ("EC", "P-256") => {
                let key = p256::ecdsa::SigningKey::from_slice(&secret);
                Key::P256(key.map_err(|_| NotAKey)?)
            }
            _ => return Err(NotAKey),
        };
        Ok(Self {
            kid: jwk.kid,
            key: Arc::new(key),
        })
    }

    fn sign(&self, message: &str) -> Vec<u8> {
        match self.key.as_ref() {
            Key::Ed25519(key) => key.sign(message.as_bytes()).to_vec(),
            Key::P256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(message.as_bytes());
                signature.to_bytes().to_vec()
            }
        }
    }

    /// Adds `Content-Digest`, `Signature-Input` and `Signature` to a request, as `docs/request-signatures.md` has it.
    /// `at` is in Unix seconds.
    pub(crate) fn sign_request(&self, request: &mut Request, at: u64) {
        const COVERED: [&str; 4] = [
            "content-digest",
            "content-type",
            "idempotency-key",
            "authorization",
        ];
        let body = request.body().and_then(reqwest::Body::as_bytes);
        let digest = STANDARD.encode(Sha256::digest(body.unwrap_or_default()));
        let digest = format!("sha-256=:{digest}:");
        put(request.headers_mut(), "content-digest", &digest);
        let alg = match *self.key {
            Key::Ed25519(_) => "ed25519",
            Key::P256(_) => "ecdsa-p256-sha256",
        };
        let names = COVERED.map(|name| format!("\"{name}\"")).join(" ");
        let params = format!(
            "(\"@method\" \"@path\" {names});created={at};keyid=\"{}\";alg=\"{alg}\";tag=\"malai\"",
            self.kid
        );
        let mut base = format!(
            "\"@method\": {}\n\"@path\": {}\n",
            request.method(),
            request.url().path()
        );
        for name in COVERED {
            let value = request.headers().get(name);
            let value = value
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default();
            let _ = writeln!(base, "\"{name}\": {value}");
        }
        let _ = write!(base, "\"@signature-params\": {params}");
        let signature = STANDARD.encode(self.sign(&base));
        let headers = request.headers_mut();
        put(headers, "signature-input", &format!("malai={params}"));
        put(headers, "signature", &format!("malai=:{signature}:"));
    }

    /// The assertion of `private_key_jwt` (RFC 7523), which works once and for a minute. `at` is in Unix seconds.
    pub(crate) fn assertion(&self, client_id: &str, audience: &str, id: &str, at: u64) -> String {
        let alg = match *self.key {
            Key::Ed25519(_) => "EdDSA",
            Key::P256(_) => "ES256",
        };
        let header = json!({"alg": alg, "kid": self.kid, "typ": "JWT"});
        let claims = json!({
            "iss": client_id, "sub": client_id, "aud": audience, "iat": at,
            "exp": at.saturating_add(60), "jti": id,
        });
        let part = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", part(&header), part(&claims));
        let signature = URL_SAFE_NO_PAD.encode(self.sign(&message));
        format!("{message}.{signature}")
    }
}

fn put(headers: &mut HeaderMap, name: &'static str, value: &str) {
    // What is made here is plain ASCII, as kids are.
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}
