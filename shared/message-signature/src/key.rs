use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::Signer as _;
use p256::ecdsa::signature::Verifier as _;
use std::fmt;

/// What a signature is made with, as the registry of RFC 9421 §6.2 names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// `ed25519` (§3.3.6).
    Ed25519,
    /// `ecdsa-p256-sha256` (§3.3.4): r and s, 32 bytes each.
    EcdsaP256Sha256,
}

/// The private half of a signing key. `Debug` does not show it, and it is wiped when dropped.
#[derive(Clone)]
pub struct SigningKey(Private);

#[derive(Clone)]
enum Private {
    Ed25519(ed25519_dalek::SigningKey),
    P256(p256::ecdsa::SigningKey),
}

/// The public half of a signing key. It decides the algorithm: what a message says of it is only
/// compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct VerifyingKey(Public);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Public {
    Ed25519(ed25519_dalek::VerifyingKey),
    P256(p256::ecdsa::VerifyingKey),
}

/// The name under which the other side knows a key: 1 to 64 of `A-Z a-z 0-9 . _ : -`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(String);

/// Bytes that are no key, or a name that is no [`KeyId`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MalformedKey {
    #[error("the key is not 32 bytes in standard base64")]
    Encoding,
    #[error("the bytes are no public key that can be trusted")]
    Point,
    #[error("a key id is 1 to 64 of A-Z a-z 0-9 . _ : -")]
    Id,
}

impl Algorithm {
    /// The `alg` parameter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ed25519 => "ed25519",
            Self::EcdsaP256Sha256 => "ecdsa-p256-sha256",
        }
    }

    /// The algorithm of an `alg` parameter, if it is one of ours.
    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::Ed25519, Self::EcdsaP256Sha256]
            .into_iter()
            .find(|algorithm| algorithm.as_str() == name)
    }
}

impl SigningKey {
    /// From the 32-byte seed of RFC 8032: an Ed25519 key.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(Private::Ed25519(ed25519_dalek::SigningKey::from_bytes(
            &seed,
        )))
    }

    /// From the seed in standard base64 (44 characters).
    pub fn from_base64(seed: &str) -> Result<Self, MalformedKey> {
        Ok(Self::from_seed(decode(seed)?))
    }

    /// From the 32-byte scalar of a P-256 key (`d` of RFC 7518 §6.2.2), which is not zero and below
    /// the curve's order.
    pub fn p256(scalar: &[u8; 32]) -> Result<Self, MalformedKey> {
        let key = p256::ecdsa::SigningKey::from_slice(scalar).map_err(|_| MalformedKey::Point)?;
        Ok(Self(Private::P256(key)))
    }

    /// The public half, to be given to the other side.
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(match &self.0 {
            Private::Ed25519(key) => Public::Ed25519(key.verifying_key()),
            Private::P256(key) => Public::P256(*key.verifying_key()),
        })
    }

    /// The same key and message give the same signature: RFC 8032, and RFC 6979 for P-256.
    pub(crate) fn sign(&self, base: &[u8]) -> [u8; 64] {
        match &self.0 {
            Private::Ed25519(key) => key.sign(base).to_bytes(),
            Private::P256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(base);
                signature.to_bytes().into()
            }
        }
    }
}

impl VerifyingKey {
    /// From the 32 bytes of RFC 8032. Points of small order are refused: they verify anything. So are the few points that
    /// have a second spelling, by it (§5.1.3, step 1: y is below p): a key would otherwise have two thumbprints.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, MalformedKey> {
        let key =
            ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| MalformedKey::Point)?;
        let is_canonical = key.to_edwards().compress().as_bytes() == bytes;
        if key.is_weak() || !is_canonical {
            return Err(MalformedKey::Point);
        }
        Ok(Self(Public::Ed25519(key)))
    }

    /// From standard base64 (44 characters): an Ed25519 key.
    pub fn from_base64(text: &str) -> Result<Self, MalformedKey> {
        Self::from_bytes(&decode(text)?)
    }

    /// From the coordinates of a JWK, 32 bytes each in base64url: with `x` alone an Ed25519 key
    /// (RFC 8037 §2), with `y` a P-256 key (RFC 7518 §6.2.1).
    pub fn from_coordinates(x: &str, y: Option<&str>) -> Result<Self, MalformedKey> {
        let coordinate = |text: &str| -> Result<[u8; 32], MalformedKey> {
            let bytes = URL_SAFE_NO_PAD.decode(text);
            let bytes = bytes.map_err(|_| MalformedKey::Encoding)?;
            bytes.try_into().map_err(|_| MalformedKey::Encoding)
        };
        let x = coordinate(x)?;
        let Some(y) = y else {
            return Self::from_bytes(&x);
        };
        let y = coordinate(y)?;
        let point = [&[4], x.as_slice(), y.as_slice()].concat();
        let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&point);
        key.map(|key| Self(Public::P256(key)))
            .map_err(|_| MalformedKey::Point)
    }

    /// What it verifies.
    pub fn algorithm(&self) -> Algorithm {
        match self.0 {
            Public::Ed25519(_) => Algorithm::Ed25519,
            Public::P256(_) => Algorithm::EcdsaP256Sha256,
        }
    }

    /// In standard base64: the 32 bytes of an Ed25519 key, the uncompressed point (SEC 1 §2.3.3) of
    /// a P-256 key.
    pub fn to_base64(self) -> String {
        match self.0 {
            Public::Ed25519(key) => STANDARD.encode(key.as_bytes()),
            Public::P256(key) => STANDARD.encode(key.to_encoded_point(false)),
        }
    }

    /// Whether `signature` is this key's over `base`. For Ed25519 in the strict reading of RFC 8032,
    /// under which one message has one signature. ECDSA has two for each, r and s or r and -s, and
    /// the standard takes both: nothing here tells messages apart by their signatures.
    pub fn verifies(&self, base: &[u8], signature: &[u8]) -> bool {
        match &self.0 {
            Public::Ed25519(key) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(base, &signature).is_ok()),
            Public::P256(key) => p256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(base, &signature).is_ok()),
        }
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

    // RFC 8037, appendix A, and RFC 7515, appendix A.3.
    const X: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    const P256: (&str, &str) = (
        "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    );

    #[test]
    fn the_coordinates_of_a_published_key_are_read_and_others_are_not() {
        let algorithm =
            |x, y| VerifyingKey::from_coordinates(x, y).map(|key: VerifyingKey| key.algorithm());
        assert_eq!(algorithm(X, None), Ok(Algorithm::Ed25519));
        assert_eq!(
            algorithm(P256.0, Some(P256.1)),
            Ok(Algorithm::EcdsaP256Sha256)
        );
        assert_eq!(algorithm(P256.1, Some(P256.0)), Err(MalformedKey::Point));
        assert_eq!(algorithm(P256.0, Some("AA")), Err(MalformedKey::Encoding));
        assert_eq!(algorithm("+", None), Err(MalformedKey::Encoding));
        let zero = "A".repeat(43);
        assert_eq!(algorithm(&zero, Some(&zero)), Err(MalformedKey::Point));
        assert_eq!(algorithm(&zero, None), Err(MalformedKey::Point));
        assert!(SigningKey::p256(&[0; 32]).is_err() && SigningKey::p256(&[255; 32]).is_err());
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
    fn a_point_by_a_second_spelling_is_no_key() {
        // The prime is 2^255 - 19, so that the bytes of p + n spell y = n for n below 19.
        let spelt = |n: u8, sign: u8| {
            let mut bytes = [255; 32];
            bytes[0] = 237 + n;
            bytes[31] = 127 | sign;
            bytes
        };
        let on_curve = |bytes: &[u8; 32]| {
            ed25519_dalek::VerifyingKey::from_bytes(bytes).is_ok_and(|key| !key.is_weak())
        };
        let second: Vec<_> = (0..19)
            .flat_map(|n| [spelt(n, 0), spelt(n, 128)])
            .filter(on_curve)
            .collect();
        assert!(second.len() > 10, "{}", second.len());
        for bytes in second {
            assert_eq!(VerifyingKey::from_bytes(&bytes), Err(MalformedKey::Point));
            let mut first = [0; 32];
            first[0] = bytes[0] - 237;
            first[31] = bytes[31] & 128;
            assert!(VerifyingKey::from_bytes(&first).is_ok(), "{first:?}");
        }
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
