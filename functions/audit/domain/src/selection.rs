use core::fmt;
use core::str::FromStr;

use jiff::civil::Date;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::SubjectId;

/// A calendar day in UTC, written `YYYY-MM-DD` and in no other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

/// The text is no calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a day such as 2026-11-23")]
pub struct ParseDayError;

impl Day {
    /// The day that a moment is of.
    pub fn of(moment: Moment) -> Self {
        Self(moment.utc_date())
    }
}

impl FromStr for Day {
    type Err = ParseDayError;

    fn from_str(text: &str) -> Result<Self, ParseDayError> {
        let bytes = text.as_bytes();
        let dashed =
            bytes.len() == 10 && bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
        let date = text.parse().map_err(|_| ParseDayError)?;
        if dashed {
            Ok(Self(date))
        } else {
            Err(ParseDayError)
        }
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

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

/// By what a reader asks for records: always one thing, so that the answer is one range of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// What did this request do?
    Request(RequestId),
    /// What happened to this thing?
    Subject(SubjectId),
    /// What happened on this day?
    Day(Day),
}

/// Not exactly one selection was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give exactly one of request_id, subject and date")]
pub struct Ambiguous;

impl Selection {
    /// The one that was given.
    ///
    /// # Errors
    /// [`Ambiguous`] if none was, or several.
    pub fn one_of(
        request: Option<RequestId>,
        subject: Option<SubjectId>,
        day: Option<Day>,
    ) -> Result<Self, Ambiguous> {
        match (request, subject, day) {
            (Some(request), None, None) => Ok(Self::Request(request)),
            (None, Some(subject), None) => Ok(Self::Subject(subject)),
            (None, None, Some(day)) => Ok(Self::Day(day)),
            _ => Err(Ambiguous),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_day_is_written_in_one_way() {
        let day: Day = "2026-11-23".parse().expect("a day");
        assert_eq!(day.to_string(), "2026-11-23");
        for wrong in [
            "",
            "20261123",
            "2026-11-23T09:00",
            "2026-02-30",
            "23-11-2026",
            "2026-1-2",
        ] {
            assert_eq!(wrong.parse::<Day>(), Err(ParseDayError), "{wrong}");
        }
    }

    #[test]
    fn a_day_turns_at_midnight_in_utc() {
        let last: Moment = "2026-06-30T23:59:59.999Z".parse().expect("a moment");
        assert_eq!(Day::of(last).to_string(), "2026-06-30");
        assert_eq!(Day::of(last.plus_millis(1)).to_string(), "2026-07-01");
    }

    #[test]
    fn exactly_one_selection_selects() {
        let request: RequestId = "req-1".parse().expect("a request id");
        let day = Day::of(Moment::EPOCH);
        assert_eq!(Selection::one_of(None, None, None), Err(Ambiguous));
        assert_eq!(
            Selection::one_of(Some(request.clone()), None, Some(day)),
            Err(Ambiguous)
        );
        let one = Selection::one_of(Some(request.clone()), None, None);
        assert_eq!(one, Ok(Selection::Request(request)));
    }
}
