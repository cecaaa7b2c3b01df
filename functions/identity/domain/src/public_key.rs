use alloc::string::String;

use serde::{Deserialize, Serialize};

/// A client's public key, as a JWK (RFC 7517; RFC 8037 for Ed25519, RFC 7518 for P-256). Its form
/// is checked here; whether it is a point on its curve is for those who can count on curves.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// The family of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KeyType {
    /// Elliptic curve with two coordinates.
    #[serde(rename = "EC")]
    Ec,
    /// Octet key pair.
    #[serde(rename = "OKP")]
    Okp,
}

/// The curve of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Curve {
    /// For `EdDSA`.
    Ed25519,
    /// For `ES256`.
    #[serde(rename = "P-256")]
    P256,
}

/// The JWK is no key that we take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPublicKey {
    /// Family, curve and coordinates do not go together.
    #[error("expected kty OKP with crv Ed25519, or kty EC with crv P-256 and y")]
    Kind,
    /// A coordinate is not 32 bytes in base64url.
    #[error("expected coordinates of 43 base64url characters")]
    Coordinate,
    /// The name is too long or has other characters.
    #[error("expected a kid of 1 to 64 letters, digits, dots, underscores or hyphens")]
    Name,
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

    /// Whether the key has the form of one that we take.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_form(&self) -> Result<(), NotAPublicKey> {
        match (self.kty, self.crv, &self.y) {
            (KeyType::Okp, Curve::Ed25519, None) | (KeyType::Ec, Curve::P256, Some(_)) => {}
            _ => return Err(NotAPublicKey::Kind),
        }
        let word = |symbol: u8| symbol.is_ascii_alphanumeric() || b"-_".contains(&symbol);
        let mut coordinates = core::iter::once(&self.x).chain(&self.y);
        if !coordinates.all(|text| text.len() == 43 && text.bytes().all(word)) {
            return Err(NotAPublicKey::Coordinate);
        }
        let named = |symbol: u8| word(symbol) || symbol == b'.';
        if !(1..=64).contains(&self.kid.len()) || !self.kid.bytes().all(named) {
            return Err(NotAPublicKey::Name);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn key() -> PublicKey {
        let x = "A".repeat(43);
        PublicKey {
            kty: KeyType::Okp,
            crv: Curve::Ed25519,
            x,
            y: None,
            kid: "k-1".into(),
        }
    }

    #[test]
    fn a_key_of_the_wrong_form_is_refused() {
        let full = Some("B".repeat(43));
        let p256 = PublicKey {
            kty: KeyType::Ec,
            crv: Curve::P256,
            y: full.clone(),
            ..key()
        };
        assert_eq!(key().check_form(), Ok(()));
        assert_eq!(p256.check_form(), Ok(()));
        let wrong = [
            (PublicKey { y: full, ..key() }, NotAPublicKey::Kind),
            (
                PublicKey {
                    y: None,
                    ..p256.clone()
                },
                NotAPublicKey::Kind,
            ),
            (
                PublicKey {
                    kty: KeyType::Ec,
                    ..key()
                },
                NotAPublicKey::Kind,
            ),
            (
                PublicKey {
                    x: "A".repeat(42),
                    ..key()
                },
                NotAPublicKey::Coordinate,
            ),
            (
                PublicKey {
                    x: "+".repeat(43),
                    ..key()
                },
                NotAPublicKey::Coordinate,
            ),
            (
                PublicKey {
                    y: Some("B".to_string()),
                    ..p256
                },
                NotAPublicKey::Coordinate,
            ),
            (
                PublicKey {
                    kid: String::new(),
                    ..key()
                },
                NotAPublicKey::Name,
            ),
            (
                PublicKey {
                    kid: "a b".to_string(),
                    ..key()
                },
                NotAPublicKey::Name,
            ),
        ];
        for (key, fault) in wrong {
            assert_eq!(key.check_form(), Err(fault), "{key:?}");
        }
    }

    #[test]
    fn a_private_key_is_not_taken() {
        let json = r#"{"kty":"OKP","crv":"Ed25519","x":"A","kid":"k","d":"secret"}"#;
        assert!(serde_json::from_str::<PublicKey>(json).is_err());
    }
}
