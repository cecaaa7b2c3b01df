//! Reasons that people give.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// Why somebody asks for something, in their words: 1 to 140 characters. Shown redacted, since
/// people write names into it; it goes into the record of the decision and nowhere else.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Reason(String);

impl Reason {
    /// The most characters it may have.
    pub const MAX: usize = 140;

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is no reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to 140 characters, none of control and no blank at either end")]
pub struct ParseReasonError;

impl FromStr for Reason {
    type Err = ParseReasonError;

    fn from_str(text: &str) -> Result<Self, ParseReasonError> {
        let control = |letter: char| letter < ' ' || letter == '\u{7f}';
        let bare = !text.starts_with(' ') && !text.ends_with(' ');
        let length = (1..=Self::MAX).contains(&text.chars().count());
        if length && bare && !text.chars().any(control) {
            Ok(Self(text.into()))
        } else {
            Err(ParseReasonError)
        }
    }
}

impl fmt::Debug for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Reason(..)")
    }
}

impl<'de> Deserialize<'de> for Reason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::parsed(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_and_blanks_control_and_length_are_refused() {
        let longest = "é".repeat(Reason::MAX);
        for right in ["x", "Reported lost phone", &longest] {
            assert_eq!(right.parse::<Reason>().expect("a reason").as_str(), right);
        }
        let long = "x".repeat(Reason::MAX + 1);
        for wrong in ["", " ", " x", "x ", "a\tb", "a\u{0}", "a\u{7f}b", &long] {
            assert_eq!(wrong.parse::<Reason>(), Err(ParseReasonError), "{wrong:?}");
        }
    }
}
