use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::Signer as _;
use std::fmt;

/// The private half of a signing key. `Debug` does not show it, and it is wiped when dropped.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

/// The public half of a signing key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct VerifyingKey(ed25519_dalek::VerifyingKey);

/// The name under which the other side knows a key: 1 to 64 of `A-Z a-z 0-9 . _ : -`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(String);

/// Bytes that are no ed25519 key, or a name that is no [`KeyId`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MalformedKey {
    #[error("the key is not 32 bytes in standard base64")]
    Encoding,
    #[error("the bytes are no ed25519 public key that can be trusted")]
    Point,
    #[error("a key id is 1 to 64 of A-Z a-z 0-9 . _ : -")]
    Id,
}

impl SigningKey {
    /// From the 32-byte seed of RFC 8032.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(&seed))
    }

    /// From the seed in standard base64 (44 characters).
    pub fn from_base64(seed: &str) -> Result<Self, MalformedKey> {
        Ok(Self::from_seed(decode(seed)?))
    }

    /// The public half, to be given to the other side.
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, base: &[u8]) -> [u8; 64] {
        self.0.sign(base).to_bytes()
    }
}

impl VerifyingKey {
    /// From the 32 bytes of RFC 8032. Points of small order are refused: they verify anything.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, MalformedKey> {
        let key =
            ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| MalformedKey::Point)?;
        if key.is_weak() {
            return Err(MalformedKey::Point);
        }
        Ok(Self(key))
    }

    /// From standard base64 (44 characters).
    pub fn from_base64(text: &str) -> Result<Self, MalformedKey> {
        Self::from_bytes(&decode(text)?)
    }

    /// The 32 bytes in standard base64.
    pub fn to_base64(self) -> String {
        STANDARD.encode(self.0.as_bytes())
    }

    /// Whether `signature` is this key's over `base`, in the strict reading of RFC 8032, under
    /// which one message has one signature.
    pub(crate) fn verifies(&self, base: &[u8], signature: &[u8]) -> bool {
        ed25519_dalek::Signature::from_slice(signature)
            .is_ok_and(|signature| self.0.verify_strict(base, &signature).is_ok())
    }
}

impl KeyId {
    /// Reads a key id, whatever its source.
    pub fn parse(text: &str) -> Result<Self, MalformedKey> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._:-".contains(&b);
        if text.is_empty() || text.len() > 64 || !text.bytes().all(allowed) {
            return Err(MalformedKey::Id);
        }
        Ok(Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(redacted)")
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({})", self.to_base64())
    }
}

fn decode(text: &str) -> Result<[u8; 32], MalformedKey> {
    let bytes = STANDARD
        .decode(text.trim())
        .map_err(|_| MalformedKey::Encoding)?;
    bytes.try_into().map_err(|_| MalformedKey::Encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signing_key_does_not_show_itself() {
        let key = SigningKey::from_seed([9; 32]);
        assert_eq!(format!("{key:?}"), "SigningKey(redacted)");
    }

    #[test]
    fn a_public_key_survives_base64() {
        let key = SigningKey::from_seed([9; 32]).verifying_key();
        assert_eq!(VerifyingKey::from_base64(&key.to_base64()), Ok(key));
    }

    #[test]
    fn keys_of_the_wrong_length_or_alphabet_are_refused() {
        for text in ["", "AAAA", "not base64 at all", &"A".repeat(45)] {
            assert_eq!(
                VerifyingKey::from_base64(text),
                Err(MalformedKey::Encoding),
                "{text}"
            );
            assert!(SigningKey::from_base64(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_point_of_small_order_is_no_key() {
        let mut identity = [0; 32];
        identity[0] = 1;
        assert_eq!(
            VerifyingKey::from_bytes(&identity),
            Err(MalformedKey::Point)
        );
    }

    #[test]
    fn a_key_id_keeps_to_its_alphabet_and_length() {
        assert!(KeyId::parse("fps-gateway:2026.1_a").is_ok());
        assert!(KeyId::parse(&"k".repeat(64)).is_ok());
        for text in ["", "a b", "a\"b", "é", &"k".repeat(65)] {
            assert_eq!(KeyId::parse(text), Err(MalformedKey::Id), "{text}");
        }
    }
}
