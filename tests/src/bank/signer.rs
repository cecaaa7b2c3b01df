//! Clients with their own keys that sign requests (RFC 9421).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::Signer as _;
use kernel::time::Moment;
use malai_client::types::{
    ClientAuthentication, ClientRegistration, PublicKey, PublicKeyCrv, PublicKeyKty, Scope, Scopes,
};
use message_signature::{KeyId, Request, SignParams, SignatureHeaders, SigningKey, sign};
use serde_json::{Value, json};

use super::{Answer, Bank, Caller, fresh_key};

/// A client's signing key.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The key.
    pub key: SigningKey,
    /// Its key id.
    pub keyid: KeyId,
}

/// A client that authenticates with an Ed25519 key and signs with it.
#[derive(Clone, Debug)]
pub struct KeyClient {
    /// The client's id.
    pub client_id: String,
    /// Its signing key.
    pub signer: Signer,
    seed: [u8; 32],
}

impl Signer {
    /// Creates a signer of this key and key id.
    ///
    /// # Panics
    /// If the key id is invalid.
    pub fn new(key: SigningKey, keyid: &str) -> Self {
        let keyid = KeyId::parse(keyid).expect("a key id");
        Self { key, keyid }
    }

    /// Returns the signature headers of a request: they cover its path, its body and each of these
    /// headers.
    ///
    /// # Panics
    /// If the request cannot be signed.
    pub fn proof(
        &self,
        (method, path): (&str, &str),
        headers: &[(&str, &str)],
        body: &[u8],
        stamp: impl FnOnce(SignParams<'_>) -> SignParams<'_>,
        created: i64,
    ) -> SignatureHeaders {
        let request = Request {
            method,
            path,
            headers,
            body,
        };
        let stamp = stamp(SignParams::new(&self.keyid, created));
        sign(&request, &self.key, &stamp).expect("a signature")
    }
}

/// Returns the public half of an Ed25519 key, as a client registers it.
pub fn public_key(seed: [u8; 32], kid: &str) -> PublicKey {
    let key = ed25519_dalek::SigningKey::from_bytes(&seed);
    PublicKey {
        kty: PublicKeyKty::Okp,
        crv: PublicKeyCrv::Ed25519,
        x: URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes()),
        y: None,
        kid: kid.into(),
    }
}

impl Bank {
    /// Returns the bank's time, in Unix seconds.
    ///
    /// # Panics
    /// If the bank does not return it.
    pub async fn now(&self) -> i64 {
        let now = self.status().await["clock"]["now"].clone();
        let now: Moment = now.as_str().expect("a clock").parse().expect("a moment");
        now.unix_seconds()
    }

    /// Returns a caller with a token obtained with a signed assertion (RFC 7523).
    ///
    /// # Panics
    /// If it gets none.
    pub async fn key_caller(&self, client: &KeyClient) -> Caller {
        let part = |part: Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let claims = json!({
            "iss": client.client_id, "sub": client.client_id, "aud": self.origin(),
            "exp": self.now().await.saturating_add(60), "jti": fresh_key(),
        });
        let header = json!({"alg": "EdDSA", "kid": client.signer.keyid.as_str()});
        let signed = format!("{}.{}", part(header), part(claims));
        let key = ed25519_dalek::SigningKey::from_bytes(&client.seed);
        let signature = URL_SAFE_NO_PAD.encode(key.sign(signed.as_bytes()).to_bytes());
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        let form = format!(
            "grant_type=client_credentials&client_assertion_type={kind}&client_assertion={signed}.{signature}"
        );
        let request = super::http()
            .post(format!("{}/v1/oauth/token", self.origin()))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form);
        let answer = Answer::to(request).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        self.bearer(answer.body["access_token"].as_str().expect("a token"))
    }
}

impl Caller {
    /// Registers a client of the same tenant with the Ed25519 key of this seed.
    ///
    /// # Panics
    /// If the bank refuses.
    pub async fn register_key(&self, scopes: &[Scope], seed: [u8; 32], kid: &str) -> KeyClient {
        let asked = ClientRegistration {
            name: "Treasury".into(),
            scopes: Scopes(scopes.to_vec()),
            authentication: ClientAuthentication::PrivateKeyJwt,
            public_key: Some(public_key(seed, kid)),
        };
        let call = self.api.register_client().idempotency_key(fresh_key());
        let issued = call.body(asked).send().await.expect("a client");
        KeyClient {
            client_id: issued.client.client_id.to_string(),
            signer: Signer::new(SigningKey::from_seed(seed), kid),
            seed,
        }
    }

    /// Sends a request with a signature made at this Unix time in seconds.
    ///
    /// # Panics
    /// If there is no response.
    pub async fn call_signed(
        &self,
        signer: &Signer,
        created: i64,
        (method, path): (&str, &str),
        key: &str,
        body: &Value,
    ) -> Answer {
        let (body, bearer) = (body.to_string(), format!("Bearer {}", self.token));
        let covered = [
            ("content-type", "application/json"),
            ("idempotency-key", key),
            ("authorization", bearer.as_str()),
        ];
        let proof = signer.proof(
            (method, path),
            &covered,
            body.as_bytes(),
            |stamp| stamp,
            created,
        );
        let url = format!("{}{path}", self.origin);
        let mut request = super::caller::request(&self.http, method, &url, None).body(body);
        for (name, value) in covered.into_iter().chain(proof.pairs()) {
            request = request.header(name, value);
        }
        Answer::to(request).await
    }
}
