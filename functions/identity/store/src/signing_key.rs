use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::pkcs8::EncodePrivateKey;
use ed25519_dalek::{Signer as _, VerifyingKey};
use jsonwebtoken::{DecodingKey, EncodingKey};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

/// A secret is not a signing key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// There is no key to sign with yet.
    #[error("there is no signing key yet")]
    None,
    /// Not `{"kid": .., "seed": ..}` with 32 bytes in base64.
    #[error("the signing key cannot be read")]
    Form,
}

/// An Ed25519 key that tokens are signed with. Kept as `{"kid": "...", "seed": "<base64, 32 bytes>"}`.
#[derive(Clone)]
pub struct SigningKey {
    kid: String,
    key: ed25519_dalek::SigningKey,
}

/// The public half of a signing key, as the world may know it (RFC 8037).
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

#[derive(Deserialize)]
struct Kept {
    kid: String,
    seed: SecretString,
}

impl SigningKey {
    /// Reads a key as the secret holds it.
    ///
    /// # Errors
    /// When it is not of that form.
    pub fn read(secret: &SecretString) -> Result<Self, KeyFault> {
        let Kept { kid, seed } =
            serde_json::from_str(secret.expose_secret()).map_err(|_| KeyFault::Form)?;
        let seed = Zeroizing::new(
            STANDARD
                .decode(seed.expose_secret())
                .map_err(|_| KeyFault::Form)?,
        );
        let seed: [u8; 32] = seed.as_slice().try_into().map_err(|_| KeyFault::Form)?;
        if !(1..=64).contains(&kid.len()) {
            return Err(KeyFault::Form);
        }
        Ok(Self {
            kid,
            key: ed25519_dalek::SigningKey::from_bytes(&seed),
        })
    }

    /// The secret that holds the key of this name and seed, which is 32 bytes in base64.
    pub fn write(kid: &str, seed: &SecretString) -> SecretString {
        let seed = seed.expose_secret();
        serde_json::json!({"kid": kid, "seed": seed})
            .to_string()
            .into()
    }

    /// That what this key signs is good by the key that is published of it.
    ///
    /// # Errors
    /// When it is not.
    pub fn prove(&self) -> Result<(), KeyFault> {
        let published = URL_SAFE_NO_PAD.decode(self.public().x);
        let published: [u8; 32] = published
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(KeyFault::Form)?;
        let published = VerifyingKey::from_bytes(&published).map_err(|_| KeyFault::Form)?;
        let signed = self.key.sign(self.kid.as_bytes());
        published
            .verify_strict(self.kid.as_bytes(), &signed)
            .map_err(|_| KeyFault::Form)
    }

    /// The name in the header of what it signs.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half.
    pub fn public(&self) -> Jwk {
        Jwk {
            kty: "OKP",
            crv: "Ed25519",
            x: URL_SAFE_NO_PAD.encode(self.key.verifying_key().as_bytes()),
            usage: "sig",
            alg: "EdDSA",
            kid: self.kid.clone(),
        }
    }

    pub(crate) fn encoding(&self) -> Result<EncodingKey, KeyFault> {
        let der = self.key.to_pkcs8_der().map_err(|_| KeyFault::Form)?;
        Ok(EncodingKey::from_ed_der(der.as_bytes()))
    }

    pub(crate) fn decoding(&self) -> DecodingKey {
        DecodingKey::from_ed_der(self.key.verifying_key().as_bytes())
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "SigningKey({})", self.kid)
    }
}

/// The keys of this moment: the one that signs, and those whose tokens are good as well, around a
/// rotation.
#[derive(Clone, Debug)]
pub struct SigningKeys {
    current: SigningKey,
    others: Vec<SigningKey>,
}

impl SigningKeys {
    /// The keys as the secret's versions hold them: the one in use, the one before, the one to come.
    /// One that comes or went and cannot be read is left out: it must not stop the bank.
    ///
    /// # Errors
    /// When there is no key in use, or it cannot be read.
    pub fn read(
        current: Option<&SecretString>,
        previous: Option<&SecretString>,
        pending: Option<&SecretString>,
    ) -> Result<Self, KeyFault> {
        let current = SigningKey::read(current.ok_or(KeyFault::None)?)?;
        let mut others: Vec<SigningKey> = Vec::new();
        for other in [previous, pending].into_iter().flatten() {
            if let Ok(key) = SigningKey::read(other) {
                let known = key.kid == current.kid || others.iter().any(|one| one.kid == key.kid);
                others.extend((!known).then_some(key));
            }
        }
        Ok(Self { current, others })
    }

    /// The key that signs.
    pub fn current(&self) -> &SigningKey {
        &self.current
    }

    /// Every key whose tokens are good, the one that signs first.
    pub fn all(&self) -> impl Iterator<Item = &SigningKey> {
        std::iter::once(&self.current).chain(&self.others)
    }

    /// The key of this name.
    pub fn named(&self, kid: &str) -> Option<&SigningKey> {
        self.all().find(|key| key.kid == kid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(kid: &str, byte: u8) -> SecretString {
        let seed = STANDARD.encode([byte; 32]);
        format!(r#"{{"kid":"{kid}","seed":"{seed}"}}"#).into()
    }

    #[test]
    fn the_published_key_is_that_of_the_rfc_and_nothing_private_is_with_it() {
        // The key of RFC 8037, appendix A.
        let seed = STANDARD.encode(
            URL_SAFE_NO_PAD
                .decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
                .expect("base64"),
        );
        let key =
            SigningKey::read(&format!(r#"{{"kid":"k","seed":"{seed}"}}"#).into()).expect("a key");
        let shown = serde_json::to_value(key.public()).expect("JSON");
        assert_eq!(shown["x"], "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(shown.as_object().expect("an object").len(), 6);
        assert!(!format!("{key:?}").contains("nWGx"));
    }

    #[test]
    fn a_key_that_is_written_is_read_again_and_proves_itself() {
        let seed: SecretString = STANDARD.encode([7; 32]).into();
        let key = SigningKey::read(&SigningKey::write("b", &seed)).expect("a key");
        assert_eq!(key.kid(), "b");
        assert_eq!(key.prove(), Ok(()));
        let again = SigningKey::read(&secret("b", 7)).expect("a key");
        assert_eq!(again.public(), key.public());
    }

    #[test]
    fn the_keys_around_a_rotation_are_known_each_once() {
        let (a, b, c) = (secret("a", 1), secret("b", 2), secret("c", 3));
        let keys = SigningKeys::read(Some(&b), Some(&a), Some(&c)).expect("keys");
        assert_eq!(
            keys.all().map(SigningKey::kid).collect::<Vec<_>>(),
            ["b", "a", "c"]
        );
        assert_eq!(keys.current().kid(), "b");
        assert!(keys.named("d").is_none());
        let keys = SigningKeys::read(Some(&a), Some(&a), Some(&a)).expect("keys");
        assert_eq!(keys.all().count(), 1);
    }

    #[test]
    fn without_a_readable_key_in_use_there_are_none_but_others_may_be_broken() {
        let good = secret("a", 1);
        for broken in [
            "",
            "{}",
            r#"{"kid":"a","seed":"AAAA"}"#,
            r#"{"kid":"","seed":""}"#,
        ] {
            let broken: SecretString = broken.into();
            assert_eq!(SigningKey::read(&broken).map(|_| ()), Err(KeyFault::Form));
            let keys = SigningKeys::read(Some(&good), Some(&broken), Some(&broken)).expect("keys");
            assert_eq!(keys.all().count(), 1);
        }
        assert!(matches!(
            SigningKeys::read(None, Some(&good), None),
            Err(KeyFault::None)
        ));
    }
}
