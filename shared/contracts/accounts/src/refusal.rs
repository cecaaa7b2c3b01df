//! Why a posting was refused, told from the account as it stood at that moment.

use kernel::event::Cause;
use kernel::money::Amount;
use store::Item;

use crate::posting::{DUPLICATE_WINDOW_MILLIS, Repetition, room_before};
use crate::{AccountRow, Status};

/// Why a posting was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such account, or it is another tenant's.
    NoSuchAccount,
    /// The account is closed.
    Closed,
    /// The account is frozen.
    Frozen,
    /// The account is in another currency.
    Currency,
    /// The account just sent the same payment.
    PossibleDuplicate,
    /// There is not enough money.
    InsufficientFunds,
    /// The account would hold more than an account may.
    BalanceLimit,
    /// Nothing is wrong that would be wrong in a moment: the day turned between two clocks, or
    /// the account changed since. Worth another attempt.
    Passing,
}

/// Why a debit or a reservation was refused.
pub fn of_spending(
    stored: Option<&Item>,
    amount: Amount,
    cause: &Cause,
    repetition: &Repetition,
) -> Refusal {
    let Some(account) = read(stored).filter(|account| account.tenant == cause.tenant) else {
        return Refusal::NoSuchAccount;
    };
    let window_start = cause
        .at
        .plus_millis(0_i64.saturating_sub(DUPLICATE_WINDOW_MILLIS));
    let repeated = account.last_payment.as_ref() == Some(&repetition.digest)
        && account.last_payment_at.is_some_and(|at| at >= window_start);
    match account.status {
        Status::Closed => Refusal::Closed,
        Status::Frozen => Refusal::Frozen,
        Status::Active if account.currency != amount.currency() => Refusal::Currency,
        Status::Active if repeated && !repetition.allowed => Refusal::PossibleDuplicate,
        Status::Active if account.available < amount.minor() => Refusal::InsufficientFunds,
        Status::Active => Refusal::Passing,
    }
}

/// Why an account may not go on paying what is set aside.
pub fn of_standing(stored: Option<&Item>, cause: &Cause) -> Refusal {
    let account = read(stored).filter(|account| account.tenant == cause.tenant);
    match account.map(|account| account.status) {
        None => Refusal::NoSuchAccount,
        Some(Status::Closed) => Refusal::Closed,
        Some(Status::Frozen) => Refusal::Frozen,
        Some(Status::Active) => Refusal::Passing,
    }
}

/// Why a credit was refused.
pub fn of_credit(stored: Option<&Item>, amount: Amount) -> Refusal {
    match read(stored) {
        None => Refusal::NoSuchAccount,
        Some(account) if account.status == Status::Closed => Refusal::Closed,
        Some(account) if account.currency != amount.currency() => Refusal::Currency,
        Some(account) if account.booked >= room_before(amount) => Refusal::BalanceLimit,
        Some(_) => Refusal::Passing,
    }
}

fn read(stored: Option<&Item>) -> Option<AccountRow> {
    store::row_of(stored?.clone()).ok()
}
