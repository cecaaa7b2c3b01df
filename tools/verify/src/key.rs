use std::error::Error;
use std::fmt;
use std::str::FromStr;

use audit_domain::{Hex, SignedSeal};
use ed25519_dalek::{Signature, VerifyingKey};

use crate::Fault;

/// A key that whoever checks trusts, of which 64 hexadecimal digits are the public half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// The text is no public key that can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAKey;

impl fmt::Display for NotAKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("expected an Ed25519 public key as 64 lower-case hexadecimal digits")
    }
}

impl Error for NotAKey {}

impl FromStr for PublicKey {
    type Err = NotAKey;

    /// Points of small order are no keys: they verify anything.
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let Hex(bytes) = text.parse().map_err(|_| NotAKey)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| NotAKey)?;
        (!key.is_weak()).then_some(Self(key)).ok_or(NotAKey)
    }
}

/// Whether the seal was signed with one of the keys, in the strict reading of RFC 8032, under which
/// one text has one signature.
pub(crate) fn check(signed: &SignedSeal, keys: &[PublicKey]) -> Result<(), Fault> {
    let named = |key: &&PublicKey| key.0.as_bytes() == &signed.key.0;
    let PublicKey(key) = keys
        .iter()
        .find(named)
        .ok_or(Fault::Stranger { found: signed.key })?;
    let signature = Signature::from_bytes(&signed.signature.0);
    key.verify_strict(signed.seal.text().as_bytes(), &signature)
        .map_err(|_| Fault::Signature)
}
