//! What clients of the bank itself do at the operations desk: they end what needs a person.
//!
//! One client proposes, another decides. A proposal moves nothing. Each write is done once under its
//! idempotency key, whose record holds the answer and is part of the write's own transaction.

mod assignment;
pub(crate) mod changed;
mod explanation;
mod journal;
mod proposal;
mod request;
mod resolution;
mod resubmission;
mod words;
mod work;

pub use assignment::{Assigned, assign};
pub use explanation::explain;
pub use journal::{Journal, decide_journal, get_journal, propose_journal};
pub use proposal::propose;
pub use request::{DeskRequest, Refused};
pub use resolution::{Decision, Resolution, decide};
pub use resubmission::resubmit;
pub use work::{Break, Explanation, Listed, SuspenseItem, list};

use kernel::reason::Reason;
use platform::http::{Code, Problem};
use request::Attempt;
use serde::{Deserialize, Serialize};

/// How often rows that changed meanwhile are read again: as for every decision.
const ATTEMPTS: u8 = platform::http::DECISIONS;

/// The body of an operation that takes a reason and nothing else.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ReasonBody {
    reason: Reason,
}

/// A work item that is ended.
const ENDED: Refused = Refused {
    code: Code::ItemNotOpen,
    detail: "It is ended; nothing is left to do about it.",
};

/// A client decides about its own proposal. It is not stored: another client may use the key.
fn own_proposal() -> Problem {
    Problem::new(Code::SecondClientRequired)
        .detail("Your client made the proposal; another one decides about it.")
}
