use alloc::string::String;
use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The digits of the longest sequence number (DynamoDB API reference, `StreamRecord`).
const MAX_DIGITS: usize = 40;

/// The place of a change in its shard: a decimal number, in the order of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SequenceNumber(String);

/// The text is not a sequence number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to 40 decimal digits without leading zeros")]
pub struct ParseSequenceNumberError;

impl SequenceNumber {
    /// Reads a number as a stream writes it, which may have leading zeros.
    ///
    /// # Errors
    /// [`ParseSequenceNumberError`] if it is not 1 to 40 digits.
    pub fn of_stream(text: &str) -> Result<Self, ParseSequenceNumberError> {
        let digits = text.trim_start_matches('0');
        let is_zero = digits.is_empty() && !text.is_empty();
        if text.len() > MAX_DIGITS {
            return Err(ParseSequenceNumberError);
        }
        if is_zero { "0" } else { digits }.parse()
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SequenceNumber {
    type Err = ParseSequenceNumberError;

    fn from_str(text: &str) -> Result<Self, ParseSequenceNumberError> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let canonical = text == "0" || !text.starts_with('0');
        if digits && canonical && (1..=MAX_DIGITS).contains(&text.len()) {
            Ok(Self(text.into()))
        } else {
            Err(ParseSequenceNumberError)
        }
    }
}

impl Ord for SequenceNumber {
    /// Without leading zeros the longer number is the larger.
    fn cmp(&self, other: &Self) -> Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for SequenceNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for SequenceNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Serialize for SequenceNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for SequenceNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn read(text: &str) -> SequenceNumber {
        SequenceNumber::of_stream(text).expect("a sequence number")
    }

    #[test]
    fn numbers_are_in_the_order_of_numbers_and_not_of_text() {
        let ascending = [
            "0",
            "9",
            "10",
            "99",
            "100",
            "49590338271490256608559692538361571095921",
        ]
        .map(|text| text.get(..text.len().min(MAX_DIGITS)).expect("digits"));
        for pair in ascending.windows(2) {
            let [less, more] = pair else { panic!("a pair") };
            assert!(read(less) < read(more), "{less} {more}");
        }
    }

    #[test]
    fn a_stream_may_write_leading_zeros_and_a_row_may_not() {
        assert_eq!(read("000120"), read("120"));
        assert_eq!(read("000").to_string(), "0");
        for wrong in ["", "0120", "-1", "1.0", "1e3", " 1", "x"] {
            assert!(wrong.parse::<SequenceNumber>().is_err(), "{wrong}");
        }
        let long = "1".repeat(MAX_DIGITS + 1);
        for wrong in ["", "-1", "x", &long] {
            assert!(SequenceNumber::of_stream(wrong).is_err(), "{wrong}");
        }
    }
}
