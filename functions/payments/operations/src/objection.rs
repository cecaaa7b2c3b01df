//! Why a decision about a payment is refused.

use accounts_contract::refusal::{self, PostingRefusal};
use kernel::event::ChangeContext;
use kernel::money::Money;
use kernel::policy::ApprovalLimits;
use payments_contract::{Kind, PaymentRow};
use payments_domain::ApprovalRefusal;
use platform::http::{Code, Problem};
use store::ConditionResult;

/// Why an approval is refused by the accounts; none if another look may help.
pub(crate) fn of_accounts(
    row: &PaymentRow,
    failures: &[ConditionResult],
    cause: &ChangeContext,
) -> Option<Problem> {
    if failures.get(1).is_some_and(ConditionResult::is_condition) {
        return None;
    }
    let debtor = failures.get(2).filter(|failure| failure.is_condition());
    let creditor = failures.get(3).filter(|failure| failure.is_condition());
    let code = match (debtor, creditor) {
        (Some(debtor), _) => {
            match refusal::of_standing(debtor.stored(), cause, row.kind == Kind::Return) {
                PostingRefusal::Frozen => Code::AccountFrozen,
                PostingRefusal::Closed => Code::AccountClosed,
                PostingRefusal::NoSuchAccount
                | PostingRefusal::Currency
                | PostingRefusal::PossibleDuplicate
                | PostingRefusal::InsufficientFunds
                | PostingRefusal::BalanceLimit
                | PostingRefusal::Transient => return None,
            }
        }
        (None, Some(creditor)) => match refusal::of_credit(creditor.stored(), row.amount()?) {
            PostingRefusal::NoSuchAccount => Code::PayeeAccountUnknown,
            PostingRefusal::Closed => Code::PayeeAccountClosed,
            PostingRefusal::Currency => Code::CurrencyMismatch,
            PostingRefusal::BalanceLimit => Code::BalanceLimit,
            PostingRefusal::Frozen
            | PostingRefusal::PossibleDuplicate
            | PostingRefusal::InsufficientFunds
            | PostingRefusal::Transient => return None,
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
pub(crate) fn problem(
    objection: ApprovalRefusal,
    row: &PaymentRow,
    limits: &ApprovalLimits,
) -> Problem {
    match objection {
        ApprovalRefusal::NotAwaitingApproval => {
            Problem::new(Code::NotAwaitingApproval).detail(format!(
                "The payment is {}; there is nothing to decide.",
                row.status.as_str()
            ))
        }
        ApprovalRefusal::SecondClientRequired => Problem::new(Code::SecondClientRequired)
            .detail("Your client created this payment; another must decide it, or cancel it."),
        ApprovalRefusal::AboveOwnLimit => {
            let most = limits.most(row.currency).unwrap_or_default();
            Problem::above_limit(Money::new(most, row.currency))
        }
    }
}
