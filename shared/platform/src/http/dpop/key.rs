use message_signature::{Algorithm, VerifyingKey};
use serde_json::{Map, Value};

use super::{ProofError, digest};

/// Members of a JWK that only a private or a shared key has (RFC 7518 §6, RFC 8037 §2).
const PRIVATE: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// A public key of a proof, and what it is known by.
pub(super) struct Key {
    pub(super) verifying: VerifyingKey,
    /// RFC 7638.
    pub(super) thumbprint: String,
}

impl Key {
    pub(super) fn read(jwk: &Map<String, Value>) -> Result<Self, ProofError> {
        if PRIVATE.iter().any(|member| jwk.contains_key(*member)) {
            return Err(ProofError::PrivateKey);
        }
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        let x = text("x").ok_or(ProofError::Key)?;
        let (y, canonical) = match (text("kty"), text("crv"), jwk.get("y")) {
            (Some("OKP"), Some("Ed25519"), None) => (
                None,
                format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#),
            ),
            (Some("EC"), Some("P-256"), Some(Value::String(y))) => {
                let canonical = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
                (Some(y.as_str()), canonical)
            }
            _ => return Err(ProofError::Key),
        };
        // Coordinates that are read have one spelling, so that a key has one thumbprint.
        let verifying = VerifyingKey::from_coordinates(x, y).map_err(|_| ProofError::Key)?;
        let thumbprint = digest(canonical.as_bytes());
        let key = Self {
            verifying,
            thumbprint,
        };
        if key.is_for_proofs(jwk) {
            Ok(key)
        } else {
            Err(ProofError::KeyUse)
        }
    }

    /// Whether what a JWK says of its use (RFC 7517 §4.2 to §4.4), if anything, is that its algorithm verifies
    /// signatures.
    fn is_for_proofs(&self, jwk: &Map<String, Value>) -> bool {
        let is = |member: &str, fits: &dyn Fn(&Value) -> bool| jwk.get(member).is_none_or(fits);
        is("use", &|usage| usage == "sig")
            && is("key_ops", &|operations| {
                *operations == Value::from(vec!["verify"])
            })
            && is("alg", &|alg| {
                alg.as_str().is_some_and(|alg| self.is_named(alg))
            })
    }

    /// Whether `alg` names the key's own algorithm. Ed25519 has a name of its own (RFC 9864) and the older
    /// one of its family (RFC 8037).
    pub(super) fn is_named(&self, alg: &str) -> bool {
        match self.verifying.algorithm() {
            Algorithm::Ed25519 => ["EdDSA", "Ed25519"].contains(&alg),
            Algorithm::EcdsaP256Sha256 => alg == "ES256",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_thumbprint_of_an_ed25519_key_is_the_published_one_and_no_private_member_is_taken() {
        // RFC 8037, appendix A.
        let jwk = json!({"kty": "OKP", "crv": "Ed25519",
            "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "use": "sig"});
        let key = Key::read(jwk.as_object().expect("a key"))
            .map_err(|_| ())
            .expect("a key");
        assert_eq!(
            key.thumbprint,
            "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
        );
        assert!(key.is_named("EdDSA") && key.is_named("Ed25519") && !key.is_named("ES256"));
        let refused = |member: &str, value: Value| {
            let mut jwk = jwk.clone();
            jwk[member] = value;
            Key::read(jwk.as_object().expect("a key")).err()
        };
        for member in PRIVATE {
            assert_eq!(refused(member, Value::Null), Some(ProofError::PrivateKey));
        }
        for (member, value) in [
            ("use", json!("enc")),
            ("use", Value::Null),
            ("key_ops", json!(["sign"])),
            ("key_ops", json!(["verify", "sign"])),
            ("key_ops", json!([])),
            ("key_ops", json!("verify")),
            ("alg", json!("ES256")),
            ("alg", json!("none")),
            ("alg", json!(["EdDSA"])),
        ] {
            assert_eq!(refused(member, value), Some(ProofError::KeyUse), "{member}");
        }
        for (member, value) in [
            ("use", json!("sig")),
            ("key_ops", json!(["verify"])),
            ("alg", json!("EdDSA")),
            ("alg", json!("Ed25519")),
            ("kid", json!("any")),
        ] {
            assert_eq!(refused(member, value), None, "{member}");
        }
        for (member, value) in [
            ("kty", json!("RSA")),
            ("crv", json!("P-256")),
            ("y", json!("A")),
            ("x", json!("AA")),
            ("x", json!("A".repeat(43))),
        ] {
            assert_eq!(refused(member, value), Some(ProofError::Key), "{member}");
        }
    }
}
