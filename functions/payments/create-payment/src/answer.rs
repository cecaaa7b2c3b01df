//! What the client is told of a payment that is already there.

use payments_contract::{Parties, PaymentRow, Status};
use payments_domain::Refusal;
use payments_operations::{Payment, Reason, leg};
use platform::http::{Code, Problem, Reply};
use secret_store::FieldKeys;

/// The first answer for a payment: made, or refused.
pub(crate) fn first(row: &PaymentRow, parties: &Parties) -> Result<Reply, Problem> {
    match refusal(row) {
        Some(problem) => Err(problem),
        None => Ok(Reply::json(201, &Payment::of_row(row, parties))),
    }
}

/// The answer to a repetition: the first answer again, if the same was asked.
pub(crate) async fn again(
    keys: &FieldKeys,
    asked: &PaymentRow,
    stored: &PaymentRow,
) -> Result<Reply, Problem> {
    if asked.fingerprint != stored.fingerprint {
        return Err(Problem::new(Code::IdempotencyKeyReused).instance(path(stored)));
    }
    if let Some(problem) = refusal(stored) {
        return Err(problem.replayed());
    }
    let parties = leg::parties_or_none(keys, stored).await?;
    Ok(Reply::json(201, &Payment::as_created(stored, &parties)).replayed())
}

fn refusal(row: &PaymentRow) -> Option<Problem> {
    if row.status != Status::Refused {
        return None;
    }
    let refusal = row.reason.as_deref().and_then(|code| code.parse().ok());
    let code = refusal.map_or(Code::InternalError, code_of);
    let problem = Problem::new(code).instance(path(row));
    Some(match (Reason::of_row(row), row.original) {
        (Some(_), Some(earlier)) => problem.detail(format!(
            "The account sent the same amount with the same reference to the same payee less than \
             ten minutes ago, by {earlier}. To pay it again, use a new key and allow_duplicate."
        )),
        (Some(reason), None) => problem.detail(reason.message),
        (None, _) => problem,
    })
}

fn path(row: &PaymentRow) -> String {
    format!("/v1/payments/{}", row.id)
}

fn code_of(refusal: Refusal) -> Code {
    match refusal {
        Refusal::InsufficientFunds => Code::InsufficientFunds,
        Refusal::AccountFrozen => Code::AccountFrozen,
        Refusal::AccountClosed => Code::AccountClosed,
        Refusal::CurrencyMismatch => Code::CurrencyMismatch,
        Refusal::SameAccount => Code::SameAccount,
        Refusal::PayeeAccountUnknown => Code::PayeeAccountUnknown,
        Refusal::PayeeAccountClosed => Code::PayeeAccountClosed,
        Refusal::BalanceLimit => Code::BalanceLimit,
        Refusal::PossibleDuplicate => Code::PossibleDuplicate,
        Refusal::AmountAboveLimit => Code::AmountAboveLimit,
        Refusal::RouteUnavailable => Code::RouteUnavailable,
    }
}
