//! The ids inside the messages. The schemas allow 35 characters for each.

use std::fmt;
use std::str::FromStr;

use kernel::text::travels_by_fps;
use sha2::{Digest as _, Sha256};

use crate::fpid::{Fpid, ParseFpidError};

/// The text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to 35 characters of the scheme on one line, without space around them")]
pub struct ParseIdentifierError;

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = ParseIdentifierError;

            fn from_str(text: &str) -> Result<Self, ParseIdentifierError> {
                let fits = (1..=35).contains(&text.len()) && text.trim() == text;
                let carried = travels_by_fps(text) && !text.contains(['\r', '\n']);
                (fits && carried).then(|| Self(text.to_owned())).ok_or(ParseIdentifierError)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    };
}

identifier! {
    /// Names one message for ever, given by its sender. A message that comes again with the same
    /// id is the same message.
    MessageId
}
impl MessageId {
    /// The id of a message that is not named: ISO 20022's word for it.
    pub fn not_provided() -> Self {
        Self("NOTPROVIDED".to_owned())
    }
}

identifier! {
    /// The sender's own id of a transaction, point to point (`InstrId`).
    InstructionId
}
identifier! {
    /// The id of a transaction across the scheme (`TxId`): its [`Fpid`] in the short form.
    TransactionId
}

impl TransactionId {
    /// The payment id it is the short form of.
    pub fn fpid(&self) -> Result<Fpid, ParseFpidError> {
        Fpid::from_short(&self.0)
    }
}

impl From<&Fpid> for TransactionId {
    fn from(fpid: &Fpid) -> Self {
        Self(fpid.short())
    }
}

/// The unique end-to-end transaction reference: a version 4 UUID in lower case (RFC 9562).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uetr(String);

impl Uetr {
    /// The reference which these bytes determine: the same payment has the same one.
    pub fn derive(seed: &[u8]) -> Self {
        let digest = Sha256::new()
            .chain_update(b"uetr\0")
            .chain_update(seed)
            .finalize();
        let mut text = String::with_capacity(36);
        for (at, byte) in digest.iter().take(16).enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            let byte = match at {
                6 => (byte & 0x0f) | 0x40,
                8 => (byte & 0x3f) | 0x80,
                _ => *byte,
            };
            let nibbles = [byte >> 4, byte & 0x0f];
            text.extend(
                nibbles
                    .into_iter()
                    .filter_map(|n| char::from_digit(n.into(), 16)),
            );
        }
        Self(text)
    }

    /// The reference as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Uetr {
    type Err = ParseIdentifierError;

    fn from_str(text: &str) -> Result<Self, ParseIdentifierError> {
        let fits = text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            14 => byte == b'4',
            19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        });
        (text.len() == 36 && fits)
            .then(|| Self(text.to_owned()))
            .ok_or(ParseIdentifierError)
    }
}

impl fmt::Display for Uetr {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derived_reference_is_a_version_4_uuid_and_repeats() {
        for seed in [b"a".as_slice(), b"", &[0xff; 99]] {
            let uetr = Uetr::derive(seed);
            assert_eq!(uetr.as_str().parse(), Ok(uetr.clone()));
            assert_eq!(Uetr::derive(seed), uetr);
        }
        assert_ne!(Uetr::derive(b"a"), Uetr::derive(b"b"));
    }

    #[test]
    fn other_uuids_are_no_references() {
        for wrong in [
            "",
            "7A562C67-CA16-48BA-B074-65581BE6F001",
            "7a562c67-ca16-18ba-b074-65581be6f001",
            "7a562c67-ca16-48ba-c074-65581be6f001",
            "7a562c67ca16-48ba-b074-65581be6f0011",
            "7a562c67-ca16-48ba-b074-65581be6f0011",
        ] {
            assert_eq!(wrong.parse::<Uetr>(), Err(ParseIdentifierError), "{wrong}");
        }
    }

    #[test]
    fn ids_are_one_line_of_at_most_35_characters() {
        assert!("M".repeat(35).parse::<MessageId>().is_ok());
        for wrong in ["", " ", "M 1 ", " M1", "M\n1", "M\u{e9}", &"M".repeat(36)] {
            assert_eq!(
                wrong.parse::<MessageId>(),
                Err(ParseIdentifierError),
                "{wrong:?}"
            );
        }
    }
}
