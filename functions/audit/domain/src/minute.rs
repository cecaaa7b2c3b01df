use alloc::format;
use core::fmt;
use core::str::FromStr;

use kernel::time::Moment;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const MINUTE_MILLIS: i64 = 60_000;

/// A minute in UTC, written `2026-11-23T09:00Z` and in no other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minute(Moment);

/// The text is no minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a minute such as 2026-11-23T09:00Z")]
pub struct NotAMinute;

impl Minute {
    /// The minute that a moment lies in.
    pub fn of(moment: Moment) -> Self {
        let into = moment.unix_millis().rem_euclid(MINUTE_MILLIS);
        Self(moment.plus_millis(into.saturating_neg()))
    }

    /// The moment with which it begins.
    pub fn start(self) -> Moment {
        self.0
    }

    /// The minute before this one.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.plus_millis(MINUTE_MILLIS.saturating_neg()))
    }

    /// The minute after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.plus_millis(MINUTE_MILLIS))
    }
}

impl fmt::Display for Minute {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = format!("{}", self.0);
        write!(
            out,
            "{}Z",
            moment.strip_suffix(":00.000Z").unwrap_or(&moment)
        )
    }
}

impl FromStr for Minute {
    type Err = NotAMinute;

    fn from_str(text: &str) -> Result<Self, NotAMinute> {
        let bare = text.strip_suffix('Z').ok_or(NotAMinute)?;
        let moment = format!("{bare}:00.000Z").parse().map_err(|_| NotAMinute)?;
        let minute = Self::of(moment);
        (format!("{minute}") == text)
            .then_some(minute)
            .ok_or(NotAMinute)
    }
}

impl Serialize for Minute {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Minute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_minute_is_written_in_one_way_and_turns_on_time() {
        let last: Moment = "2026-11-23T09:00:59.999Z".parse().expect("a moment");
        let minute = Minute::of(last);
        assert_eq!(minute.to_string(), "2026-11-23T09:00Z");
        assert_eq!(minute.to_string().parse(), Ok(minute));
        assert_eq!(Minute::of(last.plus_millis(1)), minute.next());
        assert_eq!(minute.next().previous(), minute);
        for wrong in [
            "",
            "2026-11-23T09:00",
            "2026-11-23 09:00Z",
            "2026-11-23t09:00Z",
            "2026-11-23T09:00:00Z",
            "2026-11-23T24:00Z",
        ] {
            assert_eq!(wrong.parse::<Minute>(), Err(NotAMinute), "{wrong}");
        }
    }
}
