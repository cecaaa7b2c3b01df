//! Why a decision about a payment is refused.

use accounts_contract::refusal::{self, Refusal};
use kernel::event::Cause;
use kernel::money::Money;
use kernel::policy::ApprovalLimits;
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
    Some(Problem::new(code).detail(
        "Still awaiting approval; approve again with a new key when that is settled, or decline.",
    ))
}

/// Why a payment is not returned again.
#[must_use]
pub fn returned_before() -> Problem {
    Problem::new(Code::NotReturnable)
        .detail("The scheme contradicts the rejection of an earlier return of this payment.")
}

/// The problem of a rule's objection to a decision about this payment by a client of these limits.
pub(crate) fn problem(objection: Objection, row: &PaymentRow, limits: &ApprovalLimits) -> Problem {
    match objection {
        Objection::NotAwaitingApproval => Problem::new(Code::NotAwaitingApproval).detail(format!(
            "The payment is {}; there is nothing to decide.",
            row.status.as_str()
        )),
        Objection::SecondClientRequired => Problem::new(Code::SecondClientRequired)
            .detail("Your client created this payment; another must decide it, or cancel it."),
        Objection::AboveOwnLimit => {
            let most = limits.most(row.currency).unwrap_or_default();
            Problem::above_limit(Money::new(most, row.currency))
        }
    }
}
