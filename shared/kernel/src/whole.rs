//! Whole numbers within limits, as they are read. What is none is answered by the limits, and not by those of the type
//! that holds it.

use core::fmt;
use core::ops::RangeInclusive;
use core::str::FromStr;

use serde::Deserializer;
use serde::de::{Error, Unexpected, Visitor};

/// Reads a whole number, not below zero, from the one text that it is written as: digits without a sign, and no zero
/// before another digit. `None` for any other text, and for a number that the type does not hold.
pub fn parse<N: FromStr>(text: &str) -> Option<N> {
    let digits = text.bytes().all(|digit| digit.is_ascii_digit());
    let is_plain = digits && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|_| is_plain)
}

/// Reads a whole number of this range.
///
/// # Errors
/// That a whole number of this range was expected.
pub fn within<'de, D: Deserializer<'de>>(
    deserializer: D,
    range: RangeInclusive<u32>,
) -> Result<u32, D::Error> {
    let read = within_wide(
        deserializer,
        u64::from(*range.start())..=u64::from(*range.end()),
    )?;
    // What is within the range fits.
    u32::try_from(read).map_err(Error::custom)
}

/// Reads a whole number of this range, which may go beyond 32 bits.
///
/// # Errors
/// As of [`within`].
pub fn within_wide<'de, D: Deserializer<'de>>(
    deserializer: D,
    range: RangeInclusive<u64>,
) -> Result<u64, D::Error> {
    deserializer.deserialize_any(Within(range))
}

/// The highest number that every reader of JSON takes whole (RFC 8259 §6).
const HIGHEST: u64 = 9_007_199_254_740_991;

/// Reads the number of a version that there is.
///
/// # Errors
/// As of [`within`].
pub fn sequence<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    within_wide(deserializer, 1..=HIGHEST)
}

/// Reads the number of a version, or zero for none.
///
/// # Errors
/// As of [`within`].
pub fn sequence_or_zero<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    within_wide(deserializer, 0..=HIGHEST)
}

struct Within(RangeInclusive<u64>);

impl Visitor<'_> for Within {
    type Value = u64;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (least, most) = (self.0.start(), self.0.end());
        write!(out, "a whole number from {least} to {most}")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<u64, E> {
        if self.0.contains(&number) {
            Ok(number)
        } else {
            Err(E::invalid_value(Unexpected::Unsigned(number), &self))
        }
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<u64, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => Err(E::invalid_value(Unexpected::Signed(number), &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn what_is_no_number_of_the_range_is_answered_by_the_range() {
        let read = |text: &str| {
            let mut json = serde_json::Deserializer::from_str(text);
            within(&mut json, 1..=600).map_err(|error| error.to_string())
        };
        assert_eq!(read("1"), Ok(1));
        assert_eq!(read("600"), Ok(600));
        for wrong in [
            "0",
            "601",
            "-1",
            "4294967297",
            "1.5",
            "\"x\"",
            "true",
            "null",
            "[]",
        ] {
            let told = read(wrong).expect_err(wrong);
            assert!(
                told.contains("expected a whole number from 1 to 600"),
                "{wrong}: {told}"
            );
        }
    }
}
