//! Days, as the API writes them.

use core::fmt;
use core::str::FromStr;

use jiff::civil::Date;
use kernel::time::Moment;
use serde::{Serialize, Serializer};

use crate::london;

/// A day of London, written `YYYY-MM-DD` and no other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

impl Day {
    /// The day of London at an instant.
    pub fn of(at: Moment) -> Self {
        Self(london::date(at))
    }

    /// How many days there are from this one to the other, both counted; less than one if the
    /// other is earlier.
    pub fn days_until(self, last: Self) -> i32 {
        let span = self.0.until(last.0).map(|span| span.get_days());
        span.unwrap_or(i32::MAX).saturating_add(1)
    }
}

/// The text is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a day such as 2026-11-23")]
pub struct ParseDayError;

impl FromStr for Day {
    type Err = ParseDayError;

    fn from_str(text: &str) -> Result<Self, ParseDayError> {
        let form = text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        let date = (form && text.len() == 10)
            .then(|| text.parse().ok())
            .flatten();
        date.map(Self).ok_or(ParseDayError)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, out)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn only_the_one_way_to_write_a_day_is_taken() {
        let day: Day = "2026-11-23".parse().expect("a day");
        assert_eq!(day.to_string(), "2026-11-23");
        for wrong in [
            "",
            "2026-11-31",
            "20261123",
            "2026-1-23",
            "2026-11-23T00",
            "26-11-23",
            "é026-11-2",
        ] {
            assert_eq!(wrong.parse::<Day>(), Err(ParseDayError), "{wrong}");
        }
    }

    #[test]
    fn days_are_counted_with_the_first_and_the_last() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        assert_eq!(day("2026-11-23").days_until(day("2026-11-23")), 1);
        assert_eq!(day("2024-01-01").days_until(day("2024-12-31")), 366);
        assert_eq!(day("2026-11-23").days_until(day("2026-11-22")), 0);
    }
}
