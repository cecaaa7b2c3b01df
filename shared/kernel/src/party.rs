//! Who pays whom, and what they write on it. All personal data: shown redacted.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

use unicode_normalization::UnicodeNormalization;

use crate::text::{is_carried, is_in_names, is_invisible};

/// Why a text cannot travel with a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseTextError {
    /// Empty, or longer than allowed.
    #[error("expected {least} to {most} characters, not only spaces")]
    Length {
        /// Fewest characters.
        least: usize,
        /// Most characters.
        most: usize,
    },
    /// A character the schemes do not carry, a line end, or a blank at either end.
    #[error("expected characters that the payment schemes carry, on one line")]
    Characters,
    /// This character is not one that every scheme carries.
    #[error(
        "U+{:04X} is not carried by the schemes: use A-Z a-z 0-9 space and / - ? : ( ) . , ' + # = ! \" % & * < > ; {{ @",
        u32::from(*.0)
    )]
    NotCarried(char),
    /// This character hides, controls or formats text.
    #[error("U+{:04X} is in no name: no control or formatting characters, on one line", u32::from(*.0))]
    InName(char),
    /// It starts or ends with a blank.
    #[error("expected no blank at either end")]
    Blank,
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
            type Err = ParseTextError;

            fn from_str(text: &str) -> Result<Self, ParseTextError> {
                if text.chars().count() > $most || text.trim().is_empty() {
                    Err(ParseTextError::Length { least: 1, most: $most })
                } else if let Some(wrong) = text.chars().find(|one| !is_carried(*one)) {
                    Err(ParseTextError::NotCarried(wrong))
                } else if text.trim() != text {
                    Err(ParseTextError::Blank)
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

/// The name of a person or an organisation, up to 140 characters, in any script. Composed alike (NFC),
/// so that the same name has the same digest whatever keyboard it was typed on. A rail that carries
/// fewer characters transliterates on the way out.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct PartyName(String);

impl PartyName {
    /// The most characters it may have, once composed.
    pub const MAX: usize = 140;

    /// The name, composed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PartyName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("PartyName(..)")
    }
}

impl FromStr for PartyName {
    type Err = ParseTextError;

    fn from_str(text: &str) -> Result<Self, ParseTextError> {
        // Bounded before it is composed: composing makes no more than three characters of one.
        let composed: String = text.nfc().take(Self::MAX.saturating_add(1)).collect();
        if composed.chars().count() > Self::MAX || composed.chars().all(is_invisible) {
            return Err(ParseTextError::Length {
                least: 1,
                most: Self::MAX,
            });
        }
        if let Some(wrong) = composed.chars().find(|one| !is_in_names(*one)) {
            return Err(ParseTextError::InName(wrong));
        }
        if composed.trim() != composed {
            return Err(ParseTextError::Blank);
        }
        Ok(Self(composed))
    }
}

impl<'de> Deserialize<'de> for PartyName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::parsed(deserializer)
    }
}

text! {
    /// What the payer writes for the payee, up to 35 characters; Faster Payments carries 18.
    Reference, 35, "Reference(..)"
}
text! {
    /// The payer's own name for the payment, carried unchanged to the payee.
    EndToEndId, 35, "EndToEndId(..)"
}

impl EndToEndId {
    /// What stands for an id that is not known, in the words of the standard.
    pub fn not_provided() -> Self {
        Self("NOTPROVIDED".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn names_of_every_script_are_names() {
        for name in [
            "Zo\u{eb}",
            "Si\u{e2}n",
            "Mu\u{f1}oz",
            "O\u{2019}Brien",
            "\u{738b}\u{4f1f}",
            "\u{416}\u{435}\u{43d}\u{44f}",
            "Smith & Sons [UK]",
            "\u{1f9c1} Cakes",
            "\u{646}\u{6cc}\u{6a9}\u{200c}\u{622}\u{6cc}\u{6cc}\u{646}",
        ] {
            let parsed: PartyName = name.parse().expect("a name");
            assert_eq!(parsed.as_str(), name);
        }
    }

    #[test]
    fn a_name_is_one_name_however_its_accents_were_typed() {
        let apart: PartyName = "Zoe\u{308}".parse().expect("a name");
        let composed: PartyName = "Zo\u{eb}".parse().expect("a name");
        assert_eq!(apart, composed);
        assert_eq!(apart.as_str(), "Zo\u{eb}");
    }

    #[test]
    fn what_hides_or_reorders_text_is_in_no_name() {
        for hidden in [
            '\0',
            '\t',
            '\n',
            '\u{7f}',
            '\u{85}',
            '\u{ad}',
            '\u{200b}',
            '\u{200e}',
            '\u{2028}',
            '\u{202e}',
            '\u{2066}',
            '\u{feff}',
            '\u{e000}',
            '\u{fffe}',
            '\u{e0041}',
            '\u{10ffff}',
        ] {
            let name = format!("A{hidden}B");
            assert_eq!(
                name.parse::<PartyName>(),
                Err(ParseTextError::InName(hidden)),
                "{hidden:?}"
            );
        }
        for blank in ["", "  ", "\u{200d}", "\u{3000}"] {
            let length = ParseTextError::Length {
                least: 1,
                most: 140,
            };
            assert_eq!(blank.parse::<PartyName>(), Err(length), "{blank:?}");
        }
        assert_eq!(" A".parse::<PartyName>(), Err(ParseTextError::Blank));
    }

    #[test]
    fn the_character_that_no_scheme_carries_is_named() {
        let wrong = "caf\u{e9}".parse::<Reference>();
        assert_eq!(wrong, Err(ParseTextError::NotCarried('\u{e9}')));
        let message = wrong.map_err(|wrong| format!("{wrong}"));
        let starts = message.map_err(|message| message.starts_with("U+00E9 is not carried"));
        assert_eq!(starts, Err(true));
        assert_eq!(
            "a\nb".parse::<Reference>(),
            Err(ParseTextError::NotCarried('\n'))
        );
        assert_eq!("a ".parse::<Reference>(), Err(ParseTextError::Blank));
    }

    #[test]
    fn a_name_has_140_characters_whatever_their_bytes() {
        assert!("\u{738b}".repeat(140).parse::<PartyName>().is_ok());
        assert!("\u{738b}".repeat(141).parse::<PartyName>().is_err());
        assert!("e\u{301}".repeat(140).parse::<PartyName>().is_ok());
    }
}
