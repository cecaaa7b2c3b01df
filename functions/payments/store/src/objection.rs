//! Why a decision about a payment is refused.

use accounts_contract::refusal::{self, Refusal};
use kernel::event::Cause;
use payments_contract::{Kind, PaymentRow};
use payments_domain::Objection;
use platform::http::{Code, Problem};
use store::Failure;

/// Why an approval is refused by the accounts; none if another look may help.
pub(crate) fn of_accounts(
    row: &PaymentRow,
    failures: &[Failure],
    cause: &Cause,
) -> Option<Problem> {
    if failures.get(1).is_some_and(Failure::is_condition) {
        return None;
    }
    let debtor = failures.get(2).filter(|failure| failure.is_condition());
    let creditor = failures.get(3).filter(|failure| failure.is_condition());
    let code = match (debtor, creditor) {
        (Some(debtor), _) => {
            match refusal::of_standing(debtor.stored(), cause, row.kind == Kind::Return) {
                Refusal::Frozen => Code::AccountFrozen,
                Refusal::Closed => Code::AccountClosed,
                Refusal::NoSuchAccount
                | Refusal::Currency
                | Refusal::PossibleDuplicate
                | Refusal::InsufficientFunds
                | Refusal::BalanceLimit
                | Refusal::Passing => return None,
            }
        }
        (None, Some(creditor)) => match refusal::of_credit(creditor.stored(), row.amount()?) {
            Refusal::NoSuchAccount => Code::PayeeAccountUnknown,
            Refusal::Closed => Code::PayeeAccountClosed,
            Refusal::Currency => Code::CurrencyMismatch,
            Refusal::BalanceLimit => Code::BalanceLimit,
            Refusal::Frozen
            | Refusal::PossibleDuplicate
            | Refusal::InsufficientFunds
            | Refusal::Passing => return None,
        },
        (None, None) => return None,
    };
    Some(
        Problem::new(code)
            .detail("The payment still waits: decline it, or approve it later with a new key."),
    )
}

/// Why a payment is not returned again.
#[must_use]
pub fn returned_before() -> Problem {
    Problem::new(Code::NotReturnable)
        .detail("The scheme contradicts the rejection of an earlier return of this payment.")
}

/// The problem of a rule's objection.
pub(crate) fn problem(objection: Objection) -> Problem {
    match objection {
        Objection::NotAwaitingApproval => Problem::new(Code::NotAwaitingApproval)
            .detail("It needed no approval, or it was approved, declined or cancelled."),
        Objection::SecondClientRequired => Problem::new(Code::SecondClientRequired)
            .detail("Your client ordered it; cancel it if it is not to go."),
        Objection::AboveOwnLimit => Problem::new(Code::ApprovalLimitExceeded)
            .detail("A client approves only what it could pay alone."),
    }
}
