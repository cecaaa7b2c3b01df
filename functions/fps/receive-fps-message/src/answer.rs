//! What a message of the scheme is answered with.

use fps_messages::{Brought, report_on};
use kernel::idempotency::Fingerprint;
use kernel::time::Moment;
use payments_contract::PaymentRow;
use payments_contract::transition::{TransitionError, refuse};
use platform::http::{Code, Problem, Reply};
use rail_fps::{Message, Original, Reason, RejectCode, TransactionStatus};
use store::{ConditionResult, Outcome, Transaction};

use crate::Ports;

/// The answer that carries our status report.
pub(crate) fn with(report: &Message) -> Reply {
    of_text(report.write())
}

/// The same from the text of a report.
pub(crate) fn of_text(report: String) -> Reply {
    Reply::text(200, "application/xml", report)
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

/// Returns why a transition was not made as a problem. The scheme sends again.
pub(crate) fn not_made(error: TransitionError) -> Problem {
    match error {
        TransitionError::Store(error) => error.into(),
        TransitionError::Field(error) => error.into(),
        TransitionError::Damaged(what) => Problem::internal(what),
        TransitionError::Undecided(outcome) => undecided(&outcome),
        TransitionError::Changing => Problem::undecided(Code::Unavailable),
    }
}

/// What was stored under the id of a payment that came before, if that is why it was not stored now.
pub(crate) fn stored(failures: &[ConditionResult]) -> Result<Option<PaymentRow>, Problem> {
    let stored = failures.first().and_then(ConditionResult::stored).cloned();
    let row = stored.map(store::row_of).transpose();
    row.map_err(Problem::internal)
}

/// Keeps a payment or return that is rejected, and returns what is stored under its id: itself, or what
/// came before.
pub(crate) async fn keep(ports: &Ports, row: &PaymentRow) -> Result<PaymentRow, Problem> {
    let refused = refuse(row).map_err(not_made)?;
    let transaction = Transaction::of(ports.payments.apply(refused));
    match transaction.commit().await {
        Outcome::Committed => Ok(row.clone()),
        Outcome::Refused(failures) => {
            stored(&failures)?.ok_or_else(|| undecided(&Outcome::Refused(failures)))
        }
        outcome @ (Outcome::Busy | Outcome::Unknown) => Err(undecided(&outcome)),
    }
}

/// The answer to what has this fingerprint, as its id is stored. The same payment again is answered as it
/// was first; another one under its id is a duplicate id.
pub(crate) fn given(fingerprint: &Fingerprint, stored: &PaymentRow) -> TransactionStatus {
    if *fingerprint == stored.fingerprint {
        fps_messages::answer(stored)
    } else {
        TransactionStatus::Rejected(Reason::of(RejectCode::DUPLICATE))
    }
}

/// The report on a payment as it is stored.
pub(crate) fn on(
    original: Original,
    fingerprint: &Fingerprint,
    stored: &PaymentRow,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let given = given(fingerprint, stored);
    report(original, given, stored.created_at, brought)
}

/// The report that gives this answer, made at this time.
pub(crate) fn report(
    original: Original,
    given: TransactionStatus,
    at: Moment,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    report_on(original, brought.message, given, at)
        .map(|report| with(&report))
        .map_err(Problem::internal)
}
