//! Moments: UTC, to the millisecond, printed so that text order is time order.

use core::fmt;
use core::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time, UTC, millisecond precision; printed as `2026-11-23T09:00:00.000Z` (RFC 3339).
/// Handlers read the clock once and pass the moment on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Timestamp);

impl Moment {
    /// 1970-01-01T00:00:00.000Z.
    pub const EPOCH: Self = Self(Timestamp::UNIX_EPOCH);

    /// The moment, cut to the millisecond. `None` outside years 0000 to 9999.
    pub fn from_unix_millis(millis: i64) -> Option<Self> {
        let timestamp = Timestamp::from_millisecond(millis).ok()?;
        (timestamp >= Timestamp::UNIX_EPOCH).then_some(Self(timestamp))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn unix_millis(self) -> i64 {
        self.0.as_millisecond()
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn unix_seconds(self) -> i64 {
        self.0.as_second()
    }

    /// The moment this many milliseconds later (or earlier, if negative), kept in range.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self::from_unix_millis(self.unix_millis().saturating_add(millis)).unwrap_or(self)
    }

    /// The calendar day in UTC.
    pub fn utc_date(self) -> Date {
        self.0.to_zoned(jiff::tz::TimeZone::UTC).date()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.3}", self.0)
    }
}

/// The text is not an RFC 3339 moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a moment such as 2026-11-23T09:00:00.000Z")]
pub struct ParseMomentError;

impl FromStr for Moment {
    type Err = ParseMomentError;

    fn from_str(text: &str) -> Result<Self, ParseMomentError> {
        let timestamp: Timestamp = text.parse().map_err(|_| ParseMomentError)?;
        Self::from_unix_millis(timestamp.as_millisecond()).ok_or(ParseMomentError)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::parsed(deserializer)
    }
}

/// A moment stored as milliseconds since 1970.
pub mod millis {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Moment;

    /// Writes the milliseconds.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(moment: &Moment, serializer: S) -> Result<S::Ok, S::Error> {
        moment.unix_millis().serialize(serializer)
    }

    /// Reads the milliseconds.
    ///
    /// # Errors
    /// If they are no number, or out of range.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        let millis = i64::deserialize(deserializer)?;
        Moment::from_unix_millis(millis).ok_or_else(|| D::Error::custom("no moment"))
    }
}

/// An optional moment as a whole number of milliseconds since 1970, which a stored row has instead
/// of text where bytes count. For `#[serde(with = "...")]`, with `default` for an absent one.
pub mod optional_millis {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Moment;

    /// Writes the milliseconds.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(
        moment: &Option<Moment>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        moment.map(Moment::unix_millis).serialize(serializer)
    }

    /// Reads the milliseconds.
    ///
    /// # Errors
    /// If they are no number, or out of range.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Moment>, D::Error> {
        let millis = Option::<i64>::deserialize(deserializer)?;
        let moment =
            |millis| Moment::from_unix_millis(millis).ok_or_else(|| D::Error::custom("no moment"));
        millis.map(moment).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn text_order_is_time_order() {
        let early = Moment::from_unix_millis(1_795_000_000_000).expect("in range");
        let late = early.plus_millis(1);
        assert_eq!(early.to_string().len(), 24);
        assert!(early.to_string() < late.to_string());
        assert_eq!(late.to_string().parse(), Ok(late));
    }

    #[test]
    fn finer_than_a_millisecond_is_cut() {
        let parsed: Moment = "2026-11-23T09:00:00.123999+00:00"
            .parse()
            .expect("RFC 3339");
        assert_eq!(parsed.to_string(), "2026-11-23T09:00:00.123Z");
        assert!("yesterday".parse::<Moment>().is_err());
        assert!("1969-12-31T23:59:59Z".parse::<Moment>().is_err());
    }
}
