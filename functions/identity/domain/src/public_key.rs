use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

/// A client's public key, as a JWK (RFC 7517; RFC 8037 for Ed25519, RFC 7518 for P-256). Its form
/// is checked here; whether it is a point on its curve is for those who can count on curves.
///
/// Members that mean nothing here are ignored (RFC 7517 §4). `alg`, `use` and `key_ops` must not contradict what the key
/// is used for. Private members are refused: a private key must not be sent to anybody, and one that was is to be made
/// again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Jwk")]
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

/// A JWK as it is sent.
#[derive(Deserialize)]
struct Jwk {
    kty: KeyType,
    crv: Curve,
    x: String,
    #[serde(default)]
    y: Option<String>,
    kid: String,
    #[serde(default)]
    alg: Option<String>,
    #[serde(default, rename = "use")]
    usage: Option<String>,
    #[serde(default)]
    key_ops: Option<Vec<String>>,
    /// All others, whatever their values: they are not read.
    #[serde(flatten)]
    #[expect(
        clippy::zero_sized_map_values,
        reason = "serde flattens into maps alone"
    )]
    others: BTreeMap<String, IgnoredAny>,
}

/// Members that only a private or a shared key has (RFC 7518 §6, RFC 8037 §2).
const PRIVATE: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

impl Jwk {
    /// The first member that only a private or a shared key has.
    fn private_member(&self) -> Option<&'static str> {
        PRIVATE
            .into_iter()
            .find(|member| self.others.contains_key(*member))
    }

    /// Whether what it says of its use (RFC 7517 §4.2 to §4.4), if anything, is that it verifies signatures by the
    /// algorithm of its curve.
    fn is_for_signatures(&self) -> bool {
        let algorithms: &[&str] = match self.crv {
            Curve::Ed25519 => &["EdDSA", "Ed25519"],
            Curve::P256 => &["ES256"],
        };
        let alg = self.alg.as_deref();
        let usage = self.usage.as_deref();
        alg.is_none_or(|alg| algorithms.contains(&alg))
            && usage.is_none_or(|usage| usage == "sig")
            && self.key_ops.as_ref().is_none_or(|all| all == &["verify"])
    }
}

impl TryFrom<Jwk> for PublicKey {
    type Error = NotAPublicKey;

    fn try_from(jwk: Jwk) -> Result<Self, NotAPublicKey> {
        if let Some(member) = jwk.private_member() {
            return Err(NotAPublicKey::Private(member));
        }
        if !jwk.is_for_signatures() {
            return Err(NotAPublicKey::Use);
        }
        Ok(Self {
            kty: jwk.kty,
            crv: jwk.crv,
            x: jwk.x,
            y: jwk.y,
            kid: jwk.kid,
        })
    }
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
    /// It has this member of a private or shared key.
    #[error("expected a public key, without {0}; make another pair, since this one was sent")]
    Private(&'static str),
    /// It says of itself that it is for something else.
    #[error(
        "expected alg, use and key_ops not at all, or the alg of the key, sig and verify alone"
    )]
    Use,
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
    fn a_private_key_is_not_taken_and_not_repeated() {
        for member in ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] {
            for value in [r#""secret""#, "null", "{}"] {
                let json = alloc::format!(
                    r#"{{"kty":"OKP","crv":"Ed25519","x":"A","kid":"k","{member}":{value}}}"#
                );
                let fault = serde_json::from_str::<PublicKey>(&json).expect_err(&json);
                let named = alloc::format!("without {member};");
                assert!(fault.to_string().contains(&named), "{fault}");
                assert!(!fault.to_string().contains("secret"), "{fault}");
            }
        }
    }

    #[test]
    fn what_a_key_says_of_its_use_does_not_contradict_it() {
        let read = |more: &str| {
            let json =
                alloc::format!(r#"{{"kty":"OKP","crv":"Ed25519","x":"A","kid":"k",{more}}}"#);
            serde_json::from_str::<PublicKey>(&json).map_err(|fault| fault.to_string())
        };
        for good in [
            r#""alg":"EdDSA""#,
            r#""alg":"Ed25519""#,
            r#""use":"sig""#,
            r#""key_ops":["verify"]"#,
        ] {
            assert!(read(good).is_ok(), "{good}");
        }
        for wrong in [
            r#""alg":"ES256""#,
            r#""alg":"RS256""#,
            r#""use":"enc""#,
            r#""key_ops":["sign"]"#,
            r#""key_ops":["verify","encrypt"]"#,
            r#""key_ops":[]"#,
        ] {
            let fault = read(wrong).expect_err(wrong);
            assert!(
                fault.contains("expected alg, use and key_ops"),
                "{wrong}: {fault}"
            );
        }
    }

    #[test]
    fn members_that_mean_nothing_here_are_ignored_and_not_kept() {
        let json = r#"{"kty":"OKP","crv":"Ed25519","x":"A","kid":"k"}"#;
        let more = json.replace(
            "\"kid\"",
            r#""use":"sig","alg":"EdDSA","key_ops":["verify"],"ext":true,"kid""#,
        );
        let key: PublicKey = serde_json::from_str(&more).expect("a key");
        assert_eq!(serde_json::to_string(&key).expect("JSON"), json);
    }
}
