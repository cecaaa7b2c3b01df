use alloc::format;
use alloc::string::String;
use core::fmt;

use kernel::base32;
use kernel::id::{ClientId, digest_32};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What opens every secret, so that one that leaked is recognised as ours.
const PREFIX: &str = "mls_";

/// The text is no secret of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected mls_ and 52 characters of 0-9 a-z without i l o u")]
pub struct NotASecret;

/// The secret that 256 random bits make: `mls_` and 52 base32 digits.
pub fn secret_of_bytes(bytes: [u8; 32]) -> String {
    format!("{PREFIX}{}", base32::encode(&bytes))
}

/// The text, if it is written as secrets are: so that a secret made elsewhere is not a guessable
/// one.
///
/// # Errors
/// When it is not.
pub fn secret_of_text(text: &str) -> Result<&str, NotASecret> {
    let bytes = text.strip_prefix(PREFIX).and_then(base32::decode);
    bytes
        .filter(|bytes| bytes.len() == 32)
        .map(|_| text)
        .ok_or(NotASecret)
}

/// What is kept of a client's secret: its SHA-256 together with the client's id.
///
/// A slow password hash would protect secrets that people choose. These are 256 random bits:
/// nobody finds one by trying, however fast the hash, so a fast one is right and an attacker cannot
/// use our hashing to exhaust us. The client's id in it keeps equal secrets from looking equal.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SecretDigest([u8; 32]);

impl SecretDigest {
    /// The digest of a client's secret.
    pub fn of(client: ClientId, secret: &str) -> Self {
        Self(digest_32("client-secret", &[&format!("{client}"), secret]))
    }

    /// A digest that no secret has: what an unknown client's secret is compared with.
    pub fn of_nobody() -> Self {
        Self(digest_32("nobody", &[]))
    }

    /// The bytes, to be compared in constant time.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for SecretDigest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("SecretDigest(..)")
    }
}

impl Serialize for SecretDigest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&base32::encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for SecretDigest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = base32::decode(&text).and_then(|bytes| bytes.try_into().ok());
        bytes
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom("expected 52 base32 digits"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_recognised_and_a_weaker_one_is_not() {
        let secret = secret_of_bytes([7; 32]);
        assert_eq!(secret.len(), 56);
        assert_eq!(secret_of_text(&secret), Ok(secret.as_str()));
        for wrong in ["", "mls_", "mls_hunter2", "hunter2", &secret.to_uppercase()] {
            assert_eq!(secret_of_text(wrong), Err(NotASecret), "{wrong}");
        }
    }

    #[test]
    fn a_digest_belongs_to_one_client_and_shows_nothing() {
        let (one, other) = (ClientId::derive(&["1"]), ClientId::derive(&["2"]));
        let digest = SecretDigest::of(one, "s");
        assert_eq!(digest, SecretDigest::of(one, "s"));
        assert_ne!(digest, SecretDigest::of(other, "s"));
        assert_ne!(digest, SecretDigest::of(one, "t"));
        assert_eq!(format!("{digest:?}"), "SecretDigest(..)");
        let json = serde_json::to_string(&digest).expect("JSON");
        assert_eq!(
            serde_json::from_str::<SecretDigest>(&json).ok(),
            Some(digest)
        );
    }
}
