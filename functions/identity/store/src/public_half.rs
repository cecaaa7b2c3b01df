use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, VerifyingKey};
use jsonwebtoken::DecodingKey;
use platform::http::{Code, Problem};
use secrecy::ExposeSecret;
use secret_store::Secret;
use serde::{Deserialize, Serialize};

use crate::{KeyFault, SigningKey};

/// The public half of a key that signs tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicHalf {
    kid: String,
    /// The 32 bytes of the key in base64url (RFC 8037 §2).
    x: String,
}

/// A public half as the world may know it (RFC 8037).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Jwk {
    kty: &'static str,
    crv: &'static str,
    x: String,
    #[serde(rename = "use")]
    usage: &'static str,
    alg: &'static str,
    kid: String,
}

impl PublicHalf {
    pub(crate) fn of(kid: &str, key: &VerifyingKey) -> Self {
        Self {
            kid: kid.to_owned(),
            x: URL_SAFE_NO_PAD.encode(key.as_bytes()),
        }
    }

    /// As the world may know it.
    pub fn jwk(&self) -> Jwk {
        Jwk {
            kty: "OKP",
            crv: "Ed25519",
            x: self.x.clone(),
            usage: "sig",
            alg: "EdDSA",
            kid: self.kid.clone(),
        }
    }

    pub(crate) fn verifies(&self, message: &[u8], signature: &Signature) -> bool {
        let key = self.verifying();
        key.is_ok_and(|key| key.verify_strict(message, signature).is_ok())
    }

    pub(crate) fn decoding(&self) -> Result<DecodingKey, KeyFault> {
        Ok(DecodingKey::from_ed_der(self.verifying()?.as_bytes()))
    }

    fn verifying(&self) -> Result<VerifyingKey, KeyFault> {
        let bytes = URL_SAFE_NO_PAD.decode(&self.x).ok();
        let bytes: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
        let key = VerifyingKey::from_bytes(&bytes.ok_or(KeyFault::Form)?);
        let key = key.map_err(|_| KeyFault::Form)?;
        // Under a weak key more than one text has the same signature.
        if key.is_weak() || !(1..=64).contains(&self.kid.len()) {
            return Err(KeyFault::Form);
        }
        Ok(key)
    }
}

/// The keys whose tokens are good: the secret `identity/token-public-keys`,
/// `{"keys": [{"kid": "...", "x": "<base64url, 32 bytes>"}]}`. Around a rotation these are the key that
/// signs, the one before it and the one to come. It holds no private key, so a function that verifies
/// tokens cannot issue one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicKeys {
    keys: Vec<PublicHalf>,
}

impl PublicKeys {
    /// The public halves of these keys, each once.
    pub fn of<'a>(keys: impl IntoIterator<Item = &'a SigningKey>) -> Self {
        let mut published: Vec<PublicHalf> = Vec::new();
        for key in keys.into_iter().map(SigningKey::public) {
            let known = published.iter().any(|one| one.kid == key.kid);
            published.extend((!known).then_some(key));
        }
        Self { keys: published }
    }

    /// Reads the keys as the secret holds them; `None` where it has no value.
    ///
    /// # Errors
    /// When there are none, or one cannot be read.
    pub fn read(secret: Option<&str>) -> Result<Self, KeyFault> {
        let secret = secret.ok_or(KeyFault::None)?;
        let read: Self = serde_json::from_str(secret).map_err(|_| KeyFault::Form)?;
        if read.keys.is_empty() {
            return Err(KeyFault::None);
        }
        for key in &read.keys {
            key.verifying()?;
        }
        Ok(read)
    }

    /// The keys that are published now, for a function that answers clients.
    ///
    /// # Errors
    /// `unavailable` while they cannot be read, `internal_error` if there are none.
    pub async fn published(secret: &Secret) -> Result<Self, Problem> {
        let published = secret.current().await.map_err(|unavailable| {
            tracing::error!(%unavailable, "public keys unavailable, request refused");
            Problem::undecided(Code::Unavailable)
        })?;
        let published = published
            .as_ref()
            .map(|version| version.value.expose_secret());
        Self::read(published).map_err(Problem::internal)
    }

    /// The value of the secret that holds these keys.
    pub fn write(&self) -> String {
        serde_json::json!(self).to_string()
    }

    /// All of them.
    pub fn all(&self) -> &[PublicHalf] {
        &self.keys
    }

    /// The key of this name.
    pub fn named(&self, kid: &str) -> Option<&PublicHalf> {
        self.keys.iter().find(|key| key.kid == kid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::engine::general_purpose::STANDARD;

    fn key(kid: &str, seed: &[u8]) -> SigningKey {
        let seed = STANDARD.encode(seed);
        SigningKey::read(&format!(r#"{{"kid":"{kid}","seed":"{seed}"}}"#).into()).expect("a key")
    }

    #[test]
    fn a_published_key_is_that_of_the_rfc_and_nothing_private_is_with_it() {
        // The key of RFC 8037, appendix A.
        let seed = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
        let seed = URL_SAFE_NO_PAD.decode(seed).expect("base64");
        let shown = serde_json::to_value(key("k", &seed).public().jwk()).expect("JSON");
        assert_eq!(shown["x"], "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(shown.as_object().expect("an object").len(), 6);
    }

    #[test]
    fn the_keys_around_a_rotation_are_read_as_they_were_written_each_once() {
        let [a, b, c] = [("a", 1), ("b", 2), ("c", 3)].map(|(kid, byte)| key(kid, &[byte; 32]));
        let written = PublicKeys::of([&b, &c, &a, &b]);
        let read = PublicKeys::read(Some(&written.write())).expect("keys");
        assert_eq!(read, written);
        assert_eq!(read.all(), [b.public(), c.public(), a.public()]);
        assert_eq!(read.named("a"), Some(&a.public()));
        assert_eq!(read.named("d"), None);
    }

    #[test]
    fn what_holds_a_private_half_or_no_key_is_refused() {
        assert_eq!(PublicKeys::read(None), Err(KeyFault::None));
        assert_eq!(
            PublicKeys::read(Some(r#"{"keys":[]}"#)),
            Err(KeyFault::None)
        );
        let good = key("a", &[1; 32]).public().x;
        let zero = URL_SAFE_NO_PAD.encode([0; 32]);
        for wrong in [
            String::new(),
            "{}".to_owned(),
            format!(r#"{{"keys":[{{"kid":"a","x":"{good}","d":"{good}"}}]}}"#),
            format!(r#"{{"keys":[{{"kid":"","x":"{good}"}}]}}"#),
            format!(r#"{{"keys":[{{"kid":"a","x":"{zero}"}}]}}"#),
            r#"{"keys":[{"kid":"a","x":"AAAA"}]}"#.to_owned(),
        ] {
            assert_eq!(
                PublicKeys::read(Some(&wrong)),
                Err(KeyFault::Form),
                "{wrong}"
            );
        }
    }
}
