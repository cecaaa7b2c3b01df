//! Keys for bound tokens (DPoP, RFC 9449), and their proofs.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{Answer, Bank, Credential, fresh_key};

/// An Ed25519 key for bound tokens.
#[derive(Clone, Debug)]
pub struct ProofKey(SigningKey);

impl ProofKey {
    /// Returns the key of this seed.
    pub fn new(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// Returns the header of its proofs.
    pub fn header(&self) -> Value {
        let x = URL_SAFE_NO_PAD.encode(self.0.verifying_key().as_bytes());
        let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": x});
        json!({"typ": "dpop+jwt", "alg": "EdDSA", "jwk": jwk})
    }

    /// Returns the thumbprint that binds a token (RFC 7638).
    pub fn thumbprint(&self) -> String {
        let x = URL_SAFE_NO_PAD.encode(self.0.verifying_key().as_bytes());
        let jwk = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
        URL_SAFE_NO_PAD.encode(Sha256::digest(jwk))
    }

    /// Returns a JWT with this header and these claims, signed by this key regardless of their
    /// content.
    pub fn sign(&self, header: &Value, claims: &Value) -> String {
        let part = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        let signature = self.0.sign(signed.as_bytes()).to_bytes();
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    /// Returns a proof with these claims.
    pub fn proof(&self, claims: &Value) -> String {
        self.sign(&self.header(), claims)
    }
}

/// Returns the claims of a proof for a request to this URL at this second.
pub fn proof_claims((method, url): (&str, &str), iat: i64, token: Option<&str>) -> Value {
    let mut claims = json!({"jti": fresh_key(), "htm": method, "htu": url, "iat": iat});
    if let Some(token) = token {
        claims["ath"] = URL_SAFE_NO_PAD.encode(Sha256::digest(token)).into();
    }
    claims
}

impl Bank {
    /// Returns the claims of a proof for a request sent now, with this token if there is one.
    ///
    /// # Panics
    /// If the bank does not return its time, like all methods that need it.
    pub async fn proof_claims(&self, (method, path): (&str, &str), token: Option<&str>) -> Value {
        let path = path.split('?').next().unwrap_or_default();
        let url = format!("{}{path}", self.origin());
        proof_claims((method, &url), self.now().await, token)
    }

    /// Requests a token with this proof, or with none.
    pub async fn bound_token(&self, client: &Credential, proof: Option<&str>) -> Answer {
        let (id, secret) = (&client.client_id, &client.client_secret);
        let form = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
        let mut request = super::http()
            .post(format!("{}/v1/oauth/token", self.origin()))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form);
        if let Some(proof) = proof {
            request = request.header("dpop", proof);
        }
        Answer::to(request).await
    }

    /// Sends a `GET` with this `Authorization` and these proofs.
    pub async fn presented(&self, path: &str, authorization: &str, proofs: &[&str]) -> Answer {
        let origin = self.origin();
        let host = origin.trim_start_matches("http://");
        self.presented_at(host, path, authorization, proofs).await
    }

    /// Like [`Bank::presented`], with this host, as an edge names the API behind it.
    pub async fn presented_at(
        &self,
        host: &str,
        path: &str,
        authorization: &str,
        proofs: &[&str],
    ) -> Answer {
        let url = format!("{}{path}", self.origin());
        let mut request = super::http()
            .get(url)
            .header("host", host)
            .header("authorization", authorization);
        for proof in proofs {
            request = request.header("dpop", *proof);
        }
        Answer::to(request).await
    }
}
