use std::fmt;
use std::str::FromStr;

use super::ParseReasonCodeError;

/// When the payee will have the money of a payment that was accepted with qualification. For the
/// payer it is final all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    SameDay,
    NextCalendarDay,
    NextWorkingDay,
    AfterNextWorkingDay,
    SomeOtherTime,
    /// Nothing was said about it.
    None,
}

impl Qualifier {
    /// Every qualifier of the scheme.
    pub const ALL: [Self; 6] = [
        Self::SameDay,
        Self::NextCalendarDay,
        Self::NextWorkingDay,
        Self::AfterNextWorkingDay,
        Self::SomeOtherTime,
        Self::None,
    ];

    /// The name, as in `AddtlInf` and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SameDay => "same_day",
            Self::NextCalendarDay => "next_calendar_day",
            Self::NextWorkingDay => "next_working_day",
            Self::AfterNextWorkingDay => "after_next_working_day",
            Self::SomeOtherTime => "some_other_time",
            Self::None => "none",
        }
    }
}

impl FromStr for Qualifier {
    type Err = ParseReasonCodeError;

    fn from_str(text: &str) -> Result<Self, ParseReasonCodeError> {
        Self::ALL
            .into_iter()
            .find(|known| known.as_str() == text)
            .ok_or(ParseReasonCodeError)
    }
}

impl fmt::Display for Qualifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
