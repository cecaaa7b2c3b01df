//! Public keys as JWKs (RFC 7517): Ed25519 (RFC 8037) and P-256 (RFC 7518 §6.2). Their form and what they say of their
//! use are judged here, wherever one is read; whether a key is a point on its curve is for those who can count on curves.
//!
//! Members that mean nothing here are ignored (RFC 7517 §4). `alg`, `use` and `key_ops` must not contradict that the key
//! verifies signatures. Private members are refused: a private key must not be sent to anybody, and one that was is to be
//! made again.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use serde::de::{Error, IgnoredAny};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::parsed;

/// Members that only a private or a shared key has (RFC 7518 §6, RFC 8037 §2).
pub const PRIVATE_MEMBERS: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// Members that say what a key is for (RFC 7517 §4.2 to §4.4).
pub const USE_MEMBERS: [&str; 3] = ["alg", "use", "key_ops"];

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

impl Curve {
    /// Whether `alg` names the algorithm of the curve's keys. Ed25519 has a name of its own (RFC 9864) and the older one
    /// of its family (RFC 8037).
    pub fn has_algorithm(self, alg: &str) -> bool {
        match self {
            Self::Ed25519 => ["EdDSA", "Ed25519"].contains(&alg),
            Self::P256 => alg == "ES256",
        }
    }
}

/// A coordinate of a key, or a whole Ed25519 key: 32 bytes in base64url, as they are sent, in their one spelling.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Coordinate(String);

/// The text is no coordinate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 43 base64url characters")]
pub struct ParseCoordinateError;

impl Coordinate {
    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Coordinate {
    type Err = ParseCoordinateError;

    fn from_str(text: &str) -> Result<Self, ParseCoordinateError> {
        let is_word = |symbol: u8| symbol.is_ascii_alphanumeric() || b"-_".contains(&symbol);
        // The last character has four bits of the last byte, and two that are zero.
        let ends = |symbol: &u8| b"AEIMQUYcgkosw048".contains(symbol);
        let is_whole = text.len() == 43 && text.as_bytes().last().is_some_and(ends);
        if is_whole && text.bytes().all(is_word) {
            Ok(Self(text.into()))
        } else {
            Err(ParseCoordinateError)
        }
    }
}

impl fmt::Display for Coordinate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Serialize for Coordinate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Coordinate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

/// The members of a JWK that mean something here. Each is read by itself, so that a reader can report every one that is
/// wrong; [`Jwk::curve`] says whether they go together.
#[derive(Clone, Debug, Deserialize)]
pub struct Jwk<N> {
    kty: KeyType,
    crv: Curve,
    /// The key, or its x coordinate.
    pub x: Coordinate,
    /// The y coordinate of a P-256 key.
    #[serde(default)]
    pub y: Option<Coordinate>,
    /// Its name, which is required or not as the type says.
    pub kid: N,
    #[serde(default)]
    alg: Option<String>,
    #[serde(default, rename = "use", deserialize_with = "signatures")]
    _usage: (),
    #[serde(default, rename = "key_ops", deserialize_with = "verification")]
    _operations: (),
    #[serde(default, rename = "d", deserialize_with = "refused")]
    _d: (),
    #[serde(default, rename = "p", deserialize_with = "refused")]
    _p: (),
    #[serde(default, rename = "q", deserialize_with = "refused")]
    _q: (),
    #[serde(default, rename = "dp", deserialize_with = "refused")]
    _dp: (),
    #[serde(default, rename = "dq", deserialize_with = "refused")]
    _dq: (),
    #[serde(default, rename = "qi", deserialize_with = "refused")]
    _qi: (),
    #[serde(default, rename = "oth", deserialize_with = "refused")]
    _oth: (),
    #[serde(default, rename = "k", deserialize_with = "refused")]
    _k: (),
}

/// The members of a JWK do not go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JwkError {
    /// Family, curve and coordinates.
    #[error("expected kty OKP with crv Ed25519, or kty EC with crv P-256 and y")]
    Kind,
    /// The algorithm is not that of the curve.
    #[error("expected no alg, or that of the key: EdDSA or Ed25519, or ES256")]
    Use,
}

impl<N> Jwk<N> {
    /// The curve of the key, if family, curve, coordinates and algorithm go together.
    ///
    /// # Errors
    /// [`JwkError`].
    pub fn curve(&self) -> Result<Curve, JwkError> {
        match (self.kty, self.crv, &self.y) {
            (KeyType::Okp, Curve::Ed25519, None) | (KeyType::Ec, Curve::P256, Some(_)) => {}
            _ => return Err(JwkError::Kind),
        }
        if self
            .alg
            .as_deref()
            .is_none_or(|alg| self.crv.has_algorithm(alg))
        {
            Ok(self.crv)
        } else {
            Err(JwkError::Use)
        }
    }
}

fn signatures<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    if String::deserialize(deserializer)? == "sig" {
        Ok(())
    } else {
        Err(D::Error::custom("expected sig, or no use"))
    }
}

fn verification<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    let operations = Vec::<OperationName>::deserialize(deserializer)?;
    if matches!(operations.as_slice(), [OperationName::Verify]) {
        Ok(())
    } else {
        Err(D::Error::custom("expected verify alone, or no key_ops"))
    }
}

/// A member of `key_ops`: of a list that has others, all is said by the list.
enum OperationName {
    Verify,
    Other,
}

impl<'de> Deserialize<'de> for OperationName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match String::deserialize(deserializer) {
            Ok(name) if name == "verify" => Self::Verify,
            Ok(_) | Err(_) => Self::Other,
        })
    }
}

fn refused<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    IgnoredAny::deserialize(deserializer)?;
    Err(D::Error::custom(
        "expected a public key, without this member; make another pair, since this one was sent",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::ToString;

    const X: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    fn read(members: &str) -> Result<Result<Curve, JwkError>, String> {
        let jwk = serde_json::from_str::<Jwk<Option<String>>>(&format!("{{{members}}}"));
        jwk.map(|jwk| jwk.curve())
            .map_err(|fault| fault.to_string())
    }

    fn ed25519(more: &str) -> Result<Result<Curve, JwkError>, String> {
        read(&format!(r#""kty":"OKP","crv":"Ed25519","x":"{X}"{more}"#))
    }

    #[test]
    fn family_curve_and_coordinates_go_together() {
        assert_eq!(ed25519(""), Ok(Ok(Curve::Ed25519)));
        let y = format!(r#","y":"{X}""#);
        assert_eq!(ed25519(&y), Ok(Err(JwkError::Kind)));
        let p256 = |kty, y: &str| read(&format!(r#""kty":"{kty}","crv":"P-256","x":"{X}"{y}"#));
        assert_eq!(p256("EC", &y), Ok(Ok(Curve::P256)));
        assert_eq!(p256("OKP", &y), Ok(Err(JwkError::Kind)));
        assert_eq!(p256("EC", ""), Ok(Err(JwkError::Kind)));
        let trailing = "_".repeat(43);
        for wrong in ["AA", &trailing] {
            let read = read(&format!(r#""kty":"OKP","crv":"Ed25519","x":"{wrong}""#));
            assert!(read.is_err_and(|fault| fault.contains("43 base64url")));
        }
    }

    #[test]
    fn a_private_member_is_refused_and_not_repeated() {
        for member in PRIVATE_MEMBERS {
            for value in [r#""secret""#, "null", "{}"] {
                let fault = ed25519(&format!(r#","{member}":{value}"#)).expect_err(member);
                assert!(fault.contains("without this member"), "{fault}");
                assert!(!fault.contains("secret"), "{fault}");
            }
        }
    }

    #[test]
    fn what_a_key_says_of_its_use_does_not_contradict_it() {
        for good in [
            r#""alg":"EdDSA""#,
            r#""alg":"Ed25519""#,
            r#""use":"sig""#,
            r#""key_ops":["verify"]"#,
            r#""ext":true"#,
        ] {
            assert_eq!(
                ed25519(&format!(",{good}")),
                Ok(Ok(Curve::Ed25519)),
                "{good}"
            );
        }
        for wrong in [
            r#""use":"enc""#,
            r#""use":null"#,
            r#""key_ops":["sign"]"#,
            r#""key_ops":["verify","encrypt"]"#,
            r#""key_ops":[]"#,
            r#""key_ops":"verify""#,
            r#""alg":["EdDSA"]"#,
            r#""alg":"EdDSA","alg":"EdDSA""#,
        ] {
            assert!(ed25519(&format!(",{wrong}")).is_err(), "{wrong}");
        }
        for other in ["ES256", "RS256", "none"] {
            let alg = format!(r#","alg":"{other}""#);
            assert_eq!(ed25519(&alg), Ok(Err(JwkError::Use)), "{other}");
        }
    }
}
