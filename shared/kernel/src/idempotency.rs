//! The idempotency key and the fingerprint of what was asked under it.
//!
//! The key makes the id of what it creates, and lives in the money's own transaction; see
//! `draft-ietf-httpapi-idempotency-key-header-07` for the header.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::id::digest_16;

/// What a client calls one intent: 1 to 255 printable ASCII characters. Shown redacted, because
/// clients put order numbers and worse into it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The key without quotes, as the client meant it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for IdempotencyKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("IdempotencyKey(..)")
    }
}

/// The header holds no usable key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to 255 printable ASCII characters, bare or in double quotes")]
pub struct ParseIdempotencyKeyError;

impl FromStr for IdempotencyKey {
    type Err = ParseIdempotencyKeyError;

    /// Takes the bare token and the quoted string of RFC 8941 alike; both spellings are one key.
    fn from_str(header: &str) -> Result<Self, ParseIdempotencyKeyError> {
        let trimmed = header.trim_matches(' ');
        let key = match trimmed.strip_prefix('"') {
            Some(rest) => unescape(rest.strip_suffix('"').ok_or(ParseIdempotencyKeyError)?)?,
            None => String::from(trimmed),
        };
        let printable = key.bytes().all(|byte| (0x20..=0x7e).contains(&byte));
        if (1..=255).contains(&key.len()) && printable {
            Ok(Self(key))
        } else {
            Err(ParseIdempotencyKeyError)
        }
    }
}

fn unescape(quoted: &str) -> Result<String, ParseIdempotencyKeyError> {
    let mut plain = String::with_capacity(quoted.len());
    let mut symbols = quoted.chars();
    while let Some(symbol) = symbols.next() {
        match symbol {
            '\\' => match symbols.next() {
                Some(escaped @ ('"' | '\\')) => plain.push(escaped),
                _ => return Err(ParseIdempotencyKeyError),
            },
            '"' => return Err(ParseIdempotencyKeyError),
            other => plain.push(other),
        }
    }
    Ok(plain)
}

/// A digest of everything that was asked, kept beside the key so that the same key with another
/// payload is noticed. Field order and white space of the request do not count, because it is made
/// from the parsed request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint that is this digest, made with a key.
    pub fn from_digest(digest: [u8; 16]) -> Self {
        Self(crate::base32::encode(&digest))
    }

    /// The fingerprint as text: 26 characters of base32.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The fingerprint of these parts, in this order. Without a key: whoever sees it can try what
    /// was asked, so it is for what names no person.
    pub fn of(parts: &[&str]) -> Self {
        Self(crate::base32::encode(&digest_16("fingerprint", parts)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_and_bare_are_one_key() {
        let bare: IdempotencyKey = "8e03-order 7".parse().expect("bare");
        let quoted: IdempotencyKey = "\"8e03-order 7\"".parse().expect("quoted");
        assert_eq!(bare, quoted);
        let escaped: IdempotencyKey = r#""a\"b\\c""#.parse().expect("escapes");
        assert_eq!(escaped.as_str(), r#"a"b\c"#);
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let long = "k".repeat(256);
        for wrong in [
            "",
            "   ",
            "\"\"",
            "\"open",
            "tab\there",
            "caf\u{e9}",
            "\"a\"b\"",
            &long,
        ] {
            assert_eq!(
                wrong.parse::<IdempotencyKey>(),
                Err(ParseIdempotencyKeyError),
                "{wrong:?}"
            );
        }
    }
}
