use std::error::Error;
use std::fmt;
use std::str::FromStr;

use audit_domain::{Hex, SignedSeal};
use ed25519_dalek::{Signature, VerifyingKey};

use crate::VerifyError;

/// A trusted public key, written as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// The text is not a public key that can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseKeyError;

impl fmt::Display for ParseKeyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("expected an Ed25519 public key as 64 lower-case hexadecimal digits")
    }
}

impl Error for ParseKeyError {}

impl FromStr for PublicKey {
    type Err = ParseKeyError;

    /// Refuses points of small order, because they verify any signature.
    fn from_str(text: &str) -> Result<Self, ParseKeyError> {
        let Hex(bytes) = text.parse().map_err(|_| ParseKeyError)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| ParseKeyError)?;
        (!key.is_weak()).then_some(Self(key)).ok_or(ParseKeyError)
    }
}

/// Verifies that one of the keys signed the seal, by the strict rules of RFC 8032, under which a
/// text has exactly one signature.
pub(crate) fn check(signed: &SignedSeal, keys: &[PublicKey]) -> Result<(), VerifyError> {
    let named = |key: &&PublicKey| key.0.as_bytes() == &signed.key.0;
    let PublicKey(key) = keys
        .iter()
        .find(named)
        .ok_or(VerifyError::UntrustedKey { found: signed.key })?;
    let signature = Signature::from_bytes(&signed.signature.0);
    key.verify_strict(signed.seal.text().as_bytes(), &signature)
        .map_err(|_| VerifyError::Signature)
}
