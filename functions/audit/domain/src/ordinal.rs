use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The largest ordinal that its sort key has room for.
pub const MAX_ORDINAL: u64 = 9_999_999_999_999_999;
/// The digits of an ordinal in a key, so that text order is number order.
const DIGITS: usize = 16;

/// The position of a block in its chain, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ordinal(u64);

/// The text or number is not an ordinal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a position from 1, written in 16 digits")]
pub struct ParseOrdinalError;

impl Ordinal {
    /// The position of a chain's first block.
    pub const FIRST: Self = Self(1);
    /// The largest.
    pub const LAST: Self = Self(MAX_ORDINAL);

    /// The ordinal of this number.
    ///
    /// # Errors
    /// [`ParseOrdinalError`] if it is 0 or above [`MAX_ORDINAL`].
    pub fn of(number: u64) -> Result<Self, ParseOrdinalError> {
        if (1..=MAX_ORDINAL).contains(&number) {
            Ok(Self(number))
        } else {
            Err(ParseOrdinalError)
        }
    }

    /// The number.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The position after this one; `None` after the last.
    pub fn next(self) -> Option<Self> {
        Self::of(self.0.saturating_add(1)).ok()
    }
}

impl fmt::Display for Ordinal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:0DIGITS$}", self.0)
    }
}

impl FromStr for Ordinal {
    type Err = ParseOrdinalError;

    fn from_str(text: &str) -> Result<Self, ParseOrdinalError> {
        if text.len() != DIGITS || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(ParseOrdinalError);
        }
        Self::of(text.parse().map_err(|_| ParseOrdinalError)?)
    }
}

impl Serialize for Ordinal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Ordinal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn an_ordinal_has_sixteen_digits_so_that_text_order_is_number_order() {
        let nine = Ordinal::of(9).expect("an ordinal");
        assert_eq!(nine.to_string(), "0000000000000009");
        assert!(nine.to_string() < nine.next().expect("ten").to_string());
        assert_eq!(Ordinal::LAST.to_string(), "9999999999999999");
        assert_eq!(Ordinal::LAST.next(), None);
        for wrong in [
            "",
            "1",
            "0000000000000000",
            "+000000000000001",
            "000000000000000x",
        ] {
            assert_eq!(wrong.parse::<Ordinal>(), Err(ParseOrdinalError), "{wrong}");
        }
        assert_eq!(Ordinal::of(MAX_ORDINAL + 1), Err(ParseOrdinalError));
    }
}
