use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::Signer as _;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use jsonwebtoken::EncodingKey;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use crate::{PublicHalf, PublicKeys};

/// A secret is not a key, or not the one that is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// There is no key yet.
    #[error("there is no key yet")]
    None,
    /// The published keys lack the key, or have another one under its name.
    #[error("the signing key is not published")]
    Unpublished,
    /// Not `{"kid": .., "seed": ..}` with 32 bytes in base64.
    #[error("the key cannot be read")]
    Form,
}

/// An Ed25519 key that tokens are signed with. Kept as `{"kid": "...", "seed": "<base64, 32 bytes>"}`.
#[derive(Clone)]
pub struct SigningKey {
    kid: String,
    key: ed25519_dalek::SigningKey,
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

    /// Checks that the key published under this key's name verifies what it signs.
    ///
    /// # Errors
    /// [`KeyFault::Unpublished`] if it does not, or there is none.
    pub fn prove(&self, published: &PublicKeys) -> Result<(), KeyFault> {
        let public = published.named(&self.kid).ok_or(KeyFault::Unpublished)?;
        let signed = self.key.sign(self.kid.as_bytes());
        public
            .verifies(self.kid.as_bytes(), &signed)
            .then_some(())
            .ok_or(KeyFault::Unpublished)
    }

    /// The name in the header of what it signs.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half.
    pub fn public(&self) -> PublicHalf {
        PublicHalf::of(&self.kid, &self.key.verifying_key())
    }

    pub(crate) fn encoding(&self) -> Result<EncodingKey, KeyFault> {
        let der = self.key.to_pkcs8_der().map_err(|_| KeyFault::Form)?;
        Ok(EncodingKey::from_ed_der(der.as_bytes()))
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "SigningKey({})", self.kid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(kid: &str, byte: u8) -> SecretString {
        let seed = STANDARD.encode([byte; 32]);
        format!(r#"{{"kid":"{kid}","seed":"{seed}"}}"#).into()
    }

    fn key(kid: &str, byte: u8) -> SigningKey {
        SigningKey::read(&secret(kid, byte)).expect("a key")
    }

    #[test]
    fn a_key_that_is_written_is_read_again_and_proved_by_what_is_published_of_it() {
        let seed: SecretString = STANDARD.encode([7; 32]).into();
        let written = SigningKey::read(&SigningKey::write("b", &seed)).expect("a key");
        assert_eq!(written.kid(), "b");
        assert_eq!(written.public(), key("b", 7).public());
        let published = |keys: &[SigningKey]| PublicKeys::of(keys.iter());
        assert_eq!(
            written.prove(&published(&[key("a", 1), key("b", 7)])),
            Ok(())
        );
        for others in [&[][..], &[key("a", 7)], &[key("b", 1)]] {
            assert_eq!(
                written.prove(&published(others)),
                Err(KeyFault::Unpublished)
            );
        }
        assert!(!format!("{written:?}").contains("BwcH"));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for broken in [
            "",
            "{}",
            r#"{"kid":"a","seed":"AAAA"}"#,
            r#"{"kid":"","seed":""}"#,
        ] {
            let broken: SecretString = broken.into();
            assert_eq!(SigningKey::read(&broken).map(|_| ()), Err(KeyFault::Form));
        }
    }
}
