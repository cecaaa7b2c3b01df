//! Who pays whom, and what they write on it. All personal data: shown redacted.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

use crate::text::travels_by_fps;

/// Why a text cannot travel with a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// Empty, or longer than allowed.
    #[error("expected {least} to {most} characters, not only spaces")]
    Length {
        /// Fewest characters.
        least: usize,
        /// Most characters.
        most: usize,
    },
    /// A character the schemes do not carry, a line end, or a blank at either end.
    #[error(
        "expected characters that the payment schemes carry, on one line, no blank at either end"
    )]
    Characters,
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $most:literal, $shown:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const MAX: usize = $most;

            /// The text as it was given.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str($shown)
            }
        }

        impl FromStr for $name {
            type Err = NotText;

            fn from_str(text: &str) -> Result<Self, NotText> {
                if text.chars().count() > $most || text.trim().is_empty() {
                    Err(NotText::Length { least: 1, most: $most })
                } else if !travels_by_fps(text)
                    || text.contains(['\r', '\n'])
                    || text.trim() != text
                {
                    Err(NotText::Characters)
                } else {
                    Ok(Self(text.into()))
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::text::parsed(deserializer)
            }
        }
    };
}

text! {
    /// The name of an account's holder, up to 140 characters; Faster Payments carries 35.
    PartyName, 140, "PartyName(..)"
}
text! {
    /// What the payer writes for the payee, up to 35 characters; Faster Payments carries 18.
    Reference, 35, "Reference(..)"
}
text! {
    /// The payer's own name for the payment, carried unchanged to the payee.
    EndToEndId, 35, "EndToEndId(..)"
}
