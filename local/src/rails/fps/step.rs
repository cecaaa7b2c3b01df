use std::fmt;
use std::str::FromStr;

use rail_fps::{ReturnCode, TransactionStatus};

use super::status_text;

/// A timed step of the other bank about a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Records and reports the final response, unless the payment has one already.
    Decide(TransactionStatus),
    /// Records the final response without reporting it, until an enquiry or a later step.
    Withhold(TransactionStatus),
    /// Sends a report that does not change the decision.
    Say(TransactionStatus),
    /// Repeats the last report unchanged.
    Repeat,
    /// Returns the payment.
    Return(ReturnCode),
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decide(answer) => write!(out, "decide {}", status_text::write(answer)),
            Self::Withhold(answer) => write!(out, "withhold {}", status_text::write(answer)),
            Self::Say(answer) => write!(out, "say {}", status_text::write(answer)),
            Self::Repeat => out.write_str("repeat"),
            Self::Return(code) => write!(out, "return {code}"),
        }
    }
}

/// The text is not a stored step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ParseStepError;

impl FromStr for Step {
    type Err = ParseStepError;

    fn from_str(text: &str) -> Result<Self, ParseStepError> {
        let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
        let step = match verb {
            "decide" => status_text::read(rest).map(Self::Decide),
            "withhold" => status_text::read(rest).map(Self::Withhold),
            "say" => status_text::read(rest).map(Self::Say),
            "repeat" => Some(Self::Repeat),
            "return" => rest.parse().ok().map(Self::Return),
            _ => None,
        };
        step.ok_or(ParseStepError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rails::fps::behaviour::magic_accounts;

    #[test]
    fn every_step_of_every_behaviour_round_trips_as_text() {
        for (_, behaviour) in magic_accounts() {
            for (_, step) in behaviour.steps() {
                assert_eq!(step.to_string().parse(), Ok(step));
            }
        }
        assert_eq!("wait".parse::<Step>(), Err(ParseStepError));
    }
}
