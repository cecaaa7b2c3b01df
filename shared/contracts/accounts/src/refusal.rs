//! Why a posting was refused, told from the account as it stood at that moment.

use kernel::event::ChangeContext;
use kernel::money::Amount;
use store::Item;

use crate::posting::{Purpose, Spending, room_before, since};
use crate::recent::Slot;
use crate::{AccountRow, Alone, Status};

/// Why a posting was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostingRefusal {
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
    Transient,
}

/// Why money out was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpendingRefusal {
    /// As another posting is.
    Refused(PostingRefusal),
    /// The account just sent payments like it, newest first.
    Repeats(Vec<Slot>),
    /// More than clients with its limit pay alone from the account in a day.
    AboveDayLimit,
    /// The count of what is paid alone is of another day; so it is to be paid instead.
    OtherDay(Alone),
}

/// Why a debit or a reservation was refused.
pub fn of_spending(
    stored: Option<&Item>,
    amount: Amount,
    cause: &ChangeContext,
    spending: &Spending,
) -> SpendingRefusal {
    let refused = SpendingRefusal::Refused;
    let Some(account) = read(stored).filter(|account| account.tenant == cause.tenant) else {
        return refused(PostingRefusal::NoSuchAccount);
    };
    let repeated = match &spending.purpose {
        Purpose::Payment(repetition) if !repetition.allowed => {
            let mut like = account.recent.like(&repetition.like, since(cause.at));
            like.retain(|slot| !repetition.spared.contains(slot));
            like
        }
        Purpose::Payment(_) | Purpose::Return => Vec::new(),
    };
    let returns = matches!(spending.purpose, Purpose::Return);
    match account.status {
        Status::Closed => refused(PostingRefusal::Closed),
        Status::Frozen if !returns => refused(PostingRefusal::Frozen),
        Status::Active | Status::Frozen => {
            if account.currency != amount.currency() {
                refused(PostingRefusal::Currency)
            } else if !repeated.is_empty() {
                SpendingRefusal::Repeats(repeated)
            } else if account.available < amount.minor() {
                refused(PostingRefusal::InsufficientFunds)
            } else {
                of_alone(&account, amount, spending.alone)
            }
        }
    }
}

fn of_alone(account: &AccountRow, amount: Amount, alone: Option<Alone>) -> SpendingRefusal {
    let Some(alone) = alone else {
        return SpendingRefusal::Refused(PostingRefusal::Transient);
    };
    let seen = alone.seeing(account.spent_on);
    if seen.exceeded(amount, account) {
        SpendingRefusal::AboveDayLimit
    } else if seen == alone {
        SpendingRefusal::Refused(PostingRefusal::Transient)
    } else {
        SpendingRefusal::OtherDay(seen)
    }
}

/// Why an account may not go on paying what is set aside.
pub fn of_standing(stored: Option<&Item>, cause: &ChangeContext, returns: bool) -> PostingRefusal {
    let account = read(stored).filter(|account| account.tenant == cause.tenant);
    match account.map(|account| account.status) {
        None => PostingRefusal::NoSuchAccount,
        Some(Status::Closed) => PostingRefusal::Closed,
        Some(Status::Frozen) if !returns => PostingRefusal::Frozen,
        Some(Status::Active | Status::Frozen) => PostingRefusal::Transient,
    }
}

/// Why a credit was refused.
pub fn of_credit(stored: Option<&Item>, amount: Amount) -> PostingRefusal {
    match read(stored) {
        None => PostingRefusal::NoSuchAccount,
        Some(account) if account.status == Status::Closed => PostingRefusal::Closed,
        Some(account) if account.currency != amount.currency() => PostingRefusal::Currency,
        Some(account) if account.booked >= room_before(amount) => PostingRefusal::BalanceLimit,
        Some(_) => PostingRefusal::Transient,
    }
}

fn read(stored: Option<&Item>) -> Option<AccountRow> {
    store::row_of(stored?.clone()).ok()
}
