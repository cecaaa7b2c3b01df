//! How the money of a return moves: set aside for Faster Payments, at once within the bank.

use accounts_contract::Accounts;
use accounts_contract::entry::{CounterpartyRef, Kind, Leg};
use accounts_contract::posting::{self, Spending};
use accounts_contract::refusal::{self, PostingRefusal};
use field_encryption::FieldKeyRing;
use kernel::event::ChangeContext;
use kernel::money::Amount;
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::{PaymentRow, Route, Status};
use platform::http::{Code, Problem};
use store::{Item, PublishedUpdate};

/// Between which accounts the return of this payment moves the money.
pub(crate) fn transfer(original: &PaymentRow) -> Option<Transfer> {
    let debit = LedgerAccount::Customer(original.creditor?);
    let credit = match original.route {
        Route::Rail(rail) => LedgerAccount::Internal(InternalAccount::Settlement(rail)),
        Route::OnUs => LedgerAccount::Customer(original.debtor?),
    };
    Some(Transfer { debit, credit })
}

/// The postings of a return: on the account that returns, and, where it is booked at once, on the
/// account that paid.
///
/// # Errors
/// `not_returnable` if the return names no account or amount.
pub(crate) fn postings(
    ring: &FieldKeyRing,
    back: &PaymentRow,
    cause: &ChangeContext,
    spending: &Spending,
) -> Result<Vec<PublishedUpdate<Accounts>>, Problem> {
    let (Some(account), Some(amount)) = (back.debtor, back.amount()) else {
        return Err(Problem::new(Code::NotReturnable));
    };
    let kind = Kind::of(back.route, back.kind);
    let leg = |minor, other| Leg {
        minor,
        kind,
        payment: Some(back.id),
        journal: None,
        other,
        reference: None,
        at: cause.at,
    };
    let payer = back.creditor.filter(|_| back.route == Route::OnUs);
    let out = leg(
        0_i64.saturating_sub(amount.minor()),
        payer.map(CounterpartyRef::Ours),
    );
    match payer.filter(|_| back.status == Status::Settled) {
        None => Ok(vec![posting::reserve(
            ring, account, amount, cause, &out, spending,
        )?]),
        Some(payer) => {
            let into = leg(amount.minor(), Some(CounterpartyRef::Ours(account)));
            Ok(vec![
                posting::debit(ring, account, amount, cause, &out, spending)?,
                posting::credit(ring, payer, amount, cause, &into)?,
            ])
        }
    }
}

/// Why the payer's account within the bank was not credited; nothing if another attempt may help.
///
/// # Errors
/// The refusal.
pub(crate) fn not_credited(stored: Option<&Item>, amount: Amount) -> Result<(), Problem> {
    match refusal::of_credit(stored, amount) {
        PostingRefusal::NoSuchAccount => Err(Problem::new(Code::PayeeAccountUnknown)),
        PostingRefusal::Closed => Err(Problem::new(Code::PayeeAccountClosed)),
        PostingRefusal::Currency => Err(Problem::new(Code::CurrencyMismatch)),
        PostingRefusal::BalanceLimit => Err(Problem::new(Code::BalanceLimit)),
        PostingRefusal::Frozen
        | PostingRefusal::PossibleDuplicate
        | PostingRefusal::InsufficientFunds
        | PostingRefusal::Transient => Ok(()),
    }
}
