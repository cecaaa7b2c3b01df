use kernel::jwk::{Coordinate, Curve, Jwk, JwkError};
use message_signature::VerifyingKey;

use super::{ProofError, digest};

/// A public key of a proof, and what it is known by.
pub(super) struct Key {
    pub(super) verifying: VerifyingKey,
    /// RFC 7638.
    pub(super) thumbprint: String,
    curve: Curve,
}

impl Key {
    pub(super) fn of<N>(jwk: &Jwk<N>) -> Result<Self, ProofError> {
        let curve = jwk.curve().map_err(|error| match error {
            JwkError::Kind => ProofError::Key,
            JwkError::Use => ProofError::KeyUse,
        })?;
        let (x, y) = (jwk.x.as_str(), jwk.y.as_ref().map(Coordinate::as_str));
        // Coordinates that are read have one spelling, so that a key has one thumbprint.
        let verifying = VerifyingKey::from_coordinates(x, y).map_err(|_| ProofError::Key)?;
        let canonical = match y {
            None => format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#),
            Some(y) => format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#),
        };
        Ok(Self {
            verifying,
            thumbprint: digest(canonical.as_bytes()),
            curve,
        })
    }

    /// Whether `alg` names the key's own algorithm.
    pub(super) fn is_named(&self, alg: &str) -> bool {
        self.curve.has_algorithm(alg)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Header;
    use super::*;
    use crate::http::body;
    use kernel::jwk::PRIVATE_MEMBERS;
    use serde_json::{Value, json};

    /// RFC 8037, appendix A.
    fn jwk() -> Value {
        let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        json!({"kty": "OKP", "crv": "Ed25519", "x": x, "use": "sig"})
    }

    fn read(jwk: &str) -> Result<Key, ProofError> {
        let header = format!(r#"{{"typ":"dpop+jwt","alg":"EdDSA","jwk":{jwk}}}"#);
        let header: Header =
            body::strict(header.as_bytes()).map_err(|place| ProofError::of_header(&place))?;
        Key::of(&header.jwk)
    }

    #[test]
    fn the_thumbprint_of_an_ed25519_key_is_the_published_one_and_no_private_member_is_taken() {
        let key = read(&jwk().to_string()).map_err(|_| ()).expect("a key");
        assert_eq!(
            key.thumbprint,
            "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
        );
        assert!(key.is_named("EdDSA") && key.is_named("Ed25519") && !key.is_named("ES256"));
        let refused = |member: &str, value: Value| {
            let mut jwk = jwk();
            jwk[member] = value;
            read(&jwk.to_string()).err()
        };
        for member in PRIVATE_MEMBERS {
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

    #[test]
    fn a_key_in_which_a_member_comes_twice_is_refused() {
        for member in ["kty", "x", "kid", "ext"] {
            let twice = format!(r#"{{"{member}":"A",{}"#, &jwk().to_string()[1..]);
            let twice = twice.replace('}', &format!(r#","{member}":"A"}}"#));
            assert_eq!(read(&twice).err(), Some(ProofError::Key), "{twice}");
        }
    }
}
