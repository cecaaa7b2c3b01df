use platform::http::{Code, Problem, Reply};
use rail_fps::Message;
use store::Outcome;

/// The answer that carries our status report.
pub(crate) fn with(report: &Message) -> Reply {
    Reply::text(200, "application/xml", report.write())
}

/// The answer to a message that needs none: taken.
pub(crate) fn taken() -> Reply {
    Reply::empty(202)
}

/// What to say when a transaction ended without a decision. The scheme sends again.
pub(crate) fn undecided(outcome: &Outcome) -> Problem {
    match outcome {
        Outcome::Unknown => Problem::undecided(Code::OutcomeUnknown),
        Outcome::Committed | Outcome::Refused(_) | Outcome::Busy => {
            Problem::undecided(Code::Unavailable)
        }
    }
}
