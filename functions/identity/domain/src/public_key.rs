use alloc::string::String;
use core::str::FromStr;

use kernel::jwk::{Curve, Jwk, JwkError, KeyType};
use kernel::text::parsed;
use serde::{Deserialize, Deserializer, Serialize};

/// A client's public key, as a JWK of the form that [`kernel::jwk`] describes; whether it is a point on its curve is for
/// those who can count on curves.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Jwk<KeyName>")]
pub struct PublicKey {
    /// The family.
    pub kty: KeyType,
    /// The curve.
    pub crv: Curve,
    /// The key, or its x coordinate: 32 bytes in base64url.
    pub x: String,
    /// The y coordinate of a P-256 key.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub y: Option<String>,
    /// The client's name for the key.
    pub kid: String,
}

impl TryFrom<Jwk<KeyName>> for PublicKey {
    type Error = JwkError;

    fn try_from(jwk: Jwk<KeyName>) -> Result<Self, JwkError> {
        let crv = jwk.curve()?;
        Ok(Self {
            kty: match crv {
                Curve::Ed25519 => KeyType::Okp,
                Curve::P256 => KeyType::Ec,
            },
            crv,
            x: jwk.x.as_str().into(),
            y: jwk.y.map(|y| y.as_str().into()),
            kid: jwk.kid.0,
        })
    }
}

/// A client's public key as it is sent: each member is read by itself, and whether they go together is not judged.
pub type SentKey = Jwk<KeyName>;

/// A client's name for a key.
#[derive(Clone, Debug)]
pub struct KeyName(String);

/// The text is no name of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to 64 letters, digits, dots, underscores or hyphens")]
pub struct ParseKeyNameError;

impl FromStr for KeyName {
    type Err = ParseKeyNameError;

    fn from_str(text: &str) -> Result<Self, ParseKeyNameError> {
        let named = |symbol: u8| symbol.is_ascii_alphanumeric() || b"._-".contains(&symbol);
        if (1..=64).contains(&text.len()) && text.bytes().all(named) {
            Ok(Self(text.into()))
        } else {
            Err(ParseKeyNameError)
        }
    }
}

impl<'de> Deserialize<'de> for KeyName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

/// The key is none that we take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPublicKey {
    /// A coordinate is not 32 bytes in base64url.
    #[error("expected coordinates of 43 base64url characters")]
    Coordinate,
    /// The coordinates are no point of the curve, or one that verifies anything.
    #[error("expected a point on the curve")]
    Point,
}

impl PublicKey {
    /// Everything that tells one key from another, for a fingerprint.
    pub fn parts(&self) -> [&str; 4] {
        let curve = match self.crv {
            Curve::Ed25519 => "Ed25519",
            Curve::P256 => "P-256",
        };
        [
            curve,
            &self.x,
            self.y.as_deref().unwrap_or_default(),
            &self.kid,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::ToString;

    const JSON: &str = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"k"}"#;

    #[test]
    fn members_that_mean_nothing_here_are_ignored_and_not_kept() {
        let more = JSON.replace(
            "\"kid\"",
            r#""use":"sig","alg":"EdDSA","key_ops":["verify"],"ext":true,"kid""#,
        );
        let key: PublicKey = serde_json::from_str(&more).expect("a key");
        assert_eq!(serde_json::to_string(&key).expect("JSON"), JSON);
    }

    #[test]
    fn a_key_has_a_name_of_its_form() {
        let named = |name: &str| {
            let json = JSON.replace(r#""kid":"k""#, &format!(r#""kid":"{name}""#));
            serde_json::from_str::<PublicKey>(&json).map_err(|fault| fault.to_string())
        };
        for good in ["k", "till-1.2_3", &"k".repeat(64)] {
            assert!(named(good).is_ok(), "{good}");
        }
        for wrong in ["", "a b", &"k".repeat(65)] {
            let fault = named(wrong).expect_err(wrong);
            assert!(fault.contains("1 to 64 letters"), "{fault}");
        }
        let without = JSON.replace(r#","kid":"k""#, "");
        assert!(serde_json::from_str::<PublicKey>(&without).is_err());
    }
}
