use core::fmt;
use core::str::FromStr;

use field_encryption::{Encrypted, EncryptionContext, EncryptionError, FieldKeyRing};
use kernel::reason::Reason;
use serde::{Deserialize, Deserializer, Serialize};

/// What kind of evidence it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A report or statement of the scheme.
    SchemeReport,
    /// A message of the scheme.
    SchemeMessage,
    /// A letter, a mail or a note of a call.
    Correspondence,
    /// Anything else.
    Other,
}

/// Where the evidence is found: 1 to 100 printable ASCII characters, no blank at either end. Shown
/// redacted.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct EvidenceReference(String);

/// The SHA-256 digest of the evidence, as 64 hexadecimal digits in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct EvidenceDigest(String);

/// One document that supports a proposal. The bank stores what names it and its digest, never the
/// document itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// Where it is found.
    pub reference: EvidenceReference,
    /// Which version of it was seen.
    pub sha256: EvidenceDigest,
}

/// The text is no reference to evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseReferenceError;

/// The text is no digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDigestError;

/// Why a client of the operations desk proposes something, in its words, with the evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidencedReason {
    /// Why.
    #[serde(rename = "r")]
    pub reason: Reason,
    /// What supports it.
    #[serde(rename = "e")]
    pub evidence: Vec<Evidence>,
}

impl EvidencedReason {
    /// The most documents of one proposal.
    pub const MAX_EVIDENCE: usize = 5;

    /// Encrypts the grounds for their place.
    ///
    /// # Errors
    /// [`EncryptionError`] if they cannot be encrypted (a bug).
    pub fn seal(
        &self,
        ring: &FieldKeyRing,
        place: &EncryptionContext,
    ) -> Result<Encrypted<Self>, EncryptionError> {
        ring.encrypt(place, self)
    }
}

impl EvidenceReference {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for EvidenceReference {
    type Err = ParseReferenceError;

    fn from_str(text: &str) -> Result<Self, ParseReferenceError> {
        let printable = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        let bare = !text.starts_with(' ') && !text.ends_with(' ');
        if (1..=100).contains(&text.len()) && printable && bare {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseReferenceError)
        }
    }
}

impl EvidenceDigest {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for EvidenceDigest {
    type Err = ParseDigestError;

    fn from_str(text: &str) -> Result<Self, ParseDigestError> {
        let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == 64 && text.bytes().all(hexadecimal) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseDigestError)
        }
    }
}

impl fmt::Display for ParseReferenceError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("expected 1 to 100 printable ASCII characters, no blank at either end")
    }
}

impl fmt::Display for ParseDigestError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("expected 64 hexadecimal digits in lower case")
    }
}

impl fmt::Debug for EvidenceReference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("EvidenceReference(..)")
    }
}

impl<'de> Deserialize<'de> for EvidenceReference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

impl<'de> Deserialize<'de> for EvidenceDigest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_short_and_printable_and_a_digest_is_a_digest() {
        let longest = "r".repeat(100);
        for right in ["FPS-RPT 2026-11-28/4", &longest] {
            assert!(right.parse::<EvidenceReference>().is_ok(), "{right}");
        }
        let long = "r".repeat(101);
        for wrong in ["", " a", "a ", "a\nb", "é", &long] {
            assert!(wrong.parse::<EvidenceReference>().is_err(), "{wrong}");
        }
        let digest = "0a".repeat(32);
        assert!(digest.parse::<EvidenceDigest>().is_ok());
        for wrong in ["", &digest.to_uppercase(), &digest[1..], &"g".repeat(64)] {
            assert!(wrong.parse::<EvidenceDigest>().is_err(), "{wrong}");
        }
    }
}
