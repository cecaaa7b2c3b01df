//! Assertions as they are sent: compact JWS, whose key decides the algorithm.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use identity_domain::PublicKey;
use jsonwebtoken::{Algorithm, crypto};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::public_key;

/// The header of an assertion, as far as it matters.
#[derive(Deserialize)]
pub(crate) struct Header {
    /// The algorithm, by a name of RFC 7518, RFC 8037 or RFC 9864.
    pub(crate) alg: String,
    /// The name of the key.
    #[serde(default)]
    pub(crate) kid: Option<String>,
    /// Extensions that must be understood; none are.
    #[serde(default)]
    pub(crate) crit: Option<IgnoredAny>,
}

/// The parts of a compact JWS (RFC 7515 §7.1), as they came.
pub(crate) struct Jws<'a> {
    signed: &'a str,
    pub(crate) header: &'a str,
    pub(crate) payload: &'a str,
    signature: &'a str,
}

impl<'a> Jws<'a> {
    /// The parts, if there are three.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        let (signed, signature) = text.rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        (!payload.contains('.')).then_some(Self {
            signed,
            header,
            payload,
            signature,
        })
    }

    /// Whether this key signed it, under a name of the key's own algorithm.
    pub(crate) fn is_signed_by(&self, key: &PublicKey, alg: &str) -> bool {
        let Ok((key, algorithm)) = public_key::decoding(key) else {
            return false;
        };
        is_name_of(algorithm, alg)
            && crypto::verify(self.signature, self.signed.as_bytes(), &key, algorithm)
                .unwrap_or(false)
    }
}

/// Whether a header's `alg` names this algorithm. Ed25519 has a name of its own (RFC 9864) and the
/// older one of its family (RFC 8037).
fn is_name_of(algorithm: Algorithm, alg: &str) -> bool {
    if algorithm == Algorithm::EdDSA {
        ["EdDSA", "Ed25519"].contains(&alg)
    } else {
        algorithm == Algorithm::ES256 && alg == "ES256"
    }
}

/// What a part says, if that can be read.
pub(crate) fn read<T: DeserializeOwned>(part: &str) -> Option<T> {
    let json = URL_SAFE_NO_PAD.decode(part).ok()?;
    serde_json::from_slice(&json).ok()
}
