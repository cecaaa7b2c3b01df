use std::fmt;
use std::str::FromStr;

use rail_fps::{ReturnCode, TransactionStatus};

use super::word;

/// Something that the other bank does about a payment at a time of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Answers for good, unless the payment has its answer already.
    Decide(TransactionStatus),
    /// Answers for good and keeps it to itself, until it is asked or says so later.
    Withhold(TransactionStatus),
    /// Sends a report that changes nothing of what was decided.
    Say(TransactionStatus),
    /// Sends the last report once more, the very same message.
    Repeat,
    /// Sends the money back.
    Return(ReturnCode),
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decide(answer) => write!(out, "decide {}", word::write(answer)),
            Self::Withhold(answer) => write!(out, "withhold {}", word::write(answer)),
            Self::Say(answer) => write!(out, "say {}", word::write(answer)),
            Self::Repeat => out.write_str("repeat"),
            Self::Return(code) => write!(out, "return {code}"),
        }
    }
}

/// The text is not one that a step was written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotAStep;

impl FromStr for Step {
    type Err = NotAStep;

    fn from_str(text: &str) -> Result<Self, NotAStep> {
        let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
        let step = match verb {
            "decide" => word::read(rest).map(Self::Decide),
            "withhold" => word::read(rest).map(Self::Withhold),
            "say" => word::read(rest).map(Self::Say),
            "repeat" => Some(Self::Repeat),
            "return" => rest.parse().ok().map(Self::Return),
            _ => None,
        };
        step.ok_or(NotAStep)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rails::fps::behaviour::magic_accounts;

    #[test]
    fn every_step_of_every_behaviour_survives_as_text() {
        for (_, behaviour) in magic_accounts() {
            for (_, step) in behaviour.steps() {
                assert_eq!(step.to_string().parse(), Ok(step));
            }
        }
        assert_eq!("wait".parse::<Step>(), Err(NotAStep));
    }
}
