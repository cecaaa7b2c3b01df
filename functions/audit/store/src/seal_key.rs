use audit_domain::{Hex, Seal, SignedSeal};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::{Signer as _, SigningKey};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

/// The secret is not `{"seed": "<32 bytes in base64>"}`. Says nothing of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key that signs seals cannot be read")]
pub struct NotASealKey;

/// The Ed25519 key that seals are signed with (RFC 8032): one text has one signature, so that a
/// seal that is made again is the same to the byte.
pub struct SealKey(SigningKey);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    seed: SecretString,
}

impl SealKey {
    /// Reads a key as the secret holds it.
    ///
    /// # Errors
    /// [`NotASealKey`].
    pub fn read(secret: &SecretString) -> Result<Self, NotASealKey> {
        let Kept { seed } =
            serde_json::from_str(secret.expose_secret()).map_err(|_| NotASealKey)?;
        let seed = STANDARD
            .decode(seed.expose_secret())
            .map_err(|_| NotASealKey)?;
        let seed = Zeroizing::new(seed);
        let seed: [u8; 32] = seed.as_slice().try_into().map_err(|_| NotASealKey)?;
        Ok(Self(SigningKey::from_bytes(&seed)))
    }

    /// The secret that holds the key of this seed, which is 32 bytes in base64.
    pub fn write(seed: &SecretString) -> SecretString {
        let seed = seed.expose_secret();
        serde_json::json!({"seed": seed}).to_string().into()
    }

    /// The public half.
    pub fn public(&self) -> Hex<32> {
        Hex(self.0.verifying_key().to_bytes())
    }

    /// The seal with its signature.
    pub fn sign(&self, seal: Seal) -> SignedSeal {
        SignedSeal {
            seal,
            key: self.public(),
            signature: Hex(self.0.sign(seal.text().as_bytes()).to_bytes()),
        }
    }
}

impl std::fmt::Debug for SealKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "SealKey({})", self.public())
    }
}

/// A public key as the world may know it (RFC 8037). Its name is its own 32 bytes in hexadecimal,
/// which is how seals name it and how `verify` is told which keys to trust.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SealJwk {
    kty: &'static str,
    crv: &'static str,
    x: String,
    #[serde(rename = "use")]
    usage: &'static str,
    alg: &'static str,
    kid: Hex<32>,
}

impl SealJwk {
    /// The key of these bytes.
    pub fn of(key: Hex<32>) -> Self {
        Self {
            kty: "OKP",
            crv: "Ed25519",
            x: URL_SAFE_NO_PAD.encode(key.0),
            usage: "sig",
            alg: "EdDSA",
            kid: key,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_signs_the_same_seal_the_same_way_and_does_not_show_itself() {
        let seed = STANDARD.encode([7; 32]);
        let secret: SecretString = format!(r#"{{"seed":"{seed}"}}"#).into();
        let key = SealKey::read(&secret).expect("a key");
        let leaf = audit_domain::merkle::leaf_hash(b"a");
        let minute = "2026-11-23T09:00Z".parse().expect("a minute");
        let seal = Seal::after(None, minute, &[leaf]).expect("a seal");
        assert_eq!(key.sign(seal), key.sign(seal));
        assert_eq!(key.sign(seal).key, key.public());
        assert!(!format!("{key:?}").contains(&seed));
        let written = SealKey::read(&SealKey::write(&seed.into())).expect("a key");
        assert_eq!(written.public(), key.public());
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for wrong in ["", "{}", r#"{"seed":"AAAA"}"#, r#"{"seed":"","kid":"a"}"#] {
            let secret: SecretString = wrong.into();
            assert!(SealKey::read(&secret).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_public_key_is_shown_as_the_rfc_shows_it() {
        // The key of RFC 8037, appendix A.
        let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        let bytes = URL_SAFE_NO_PAD.decode(x).expect("base64");
        let jwk = SealJwk::of(Hex(bytes.try_into().expect("32 bytes")));
        let shown = serde_json::to_value(&jwk).expect("JSON");
        assert_eq!((&shown["x"], &shown["kty"]), (&x.into(), &"OKP".into()));
        assert_eq!(shown["kid"].as_str().map(str::len), Some(64));
    }
}
