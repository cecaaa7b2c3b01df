use kernel::money::{CurrencyCode, Money};

/// Whether an account takes part in payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Pays and receives.
    Active,
    /// Receives, but does not pay.
    Frozen,
    /// Neither, for ever.
    Closed,
}

/// What is true of an account when its owner asks for a change. Amounts are minor units of its
/// currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether it takes part in payments.
    pub status: Status,
    /// Its currency.
    pub currency: CurrencyCode,
    /// The sum of all entries.
    pub booked: i64,
    /// What is reserved for payments under way.
    pub held: i64,
    /// How far below zero it may go.
    pub overdraft_limit: i64,
}

/// What the owner of an account may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Let no payment leave it.
    Freeze,
    /// Let payments leave it again.
    Unfreeze,
    /// End it.
    Close,
    /// Let it go this far below zero.
    SetOverdraftLimit(Money),
}

/// What becomes of the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing: it is as asked already.
    Unchanged,
    /// It stands like this from now on.
    Changed(Standing),
}

/// A rule said no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is closed, for ever.
    AccountClosed,
    /// It is frozen.
    AccountFrozen,
    /// There is money in it, or owed on it.
    AccountNotEmpty,
    /// Payments of it are on their way.
    AccountHasHolds,
    /// The limit is in another currency.
    CurrencyMismatch,
    /// It already uses more than the new limit.
    OverdraftInUse,
    /// The overdraft limits of the institution's accounts would sum to more than they may.
    ExposureExceeded,
}

impl Standing {
    /// What may still be spent; `None` if it is more than can be written down.
    pub fn available(&self) -> Option<i64> {
        self.booked
            .checked_sub(self.held)?
            .checked_add(self.overdraft_limit)
    }
}

/// What becomes of the account, or why nothing may.
///
/// # Errors
/// The first rule that says no.
pub fn decide(now: &Standing, order: Order) -> Result<Decision, Refusal> {
    let becomes = |status| Decision::Changed(Standing { status, ..*now });
    match (order, now.status) {
        (Order::Freeze, Status::Active) => Ok(becomes(Status::Frozen)),
        (Order::Unfreeze, Status::Frozen) => Ok(becomes(Status::Active)),
        (Order::Freeze, Status::Frozen)
        | (Order::Unfreeze, Status::Active)
        | (Order::Close, Status::Closed) => Ok(Decision::Unchanged),
        (Order::Freeze | Order::Unfreeze | Order::SetOverdraftLimit(_), Status::Closed) => {
            Err(Refusal::AccountClosed)
        }
        (Order::Close, Status::Frozen) => Err(Refusal::AccountFrozen),
        (Order::Close, Status::Active) => close(now),
        (Order::SetOverdraftLimit(limit), Status::Active | Status::Frozen) => {
            set_overdraft_limit(now, limit)
        }
    }
}

/// An account that is closed lends nothing: the limit goes with it.
fn close(now: &Standing) -> Result<Decision, Refusal> {
    if now.booked != 0 {
        Err(Refusal::AccountNotEmpty)
    } else if now.held != 0 {
        Err(Refusal::AccountHasHolds)
    } else {
        let closed = Standing {
            status: Status::Closed,
            overdraft_limit: 0,
            ..*now
        };
        Ok(Decision::Changed(closed))
    }
}

fn set_overdraft_limit(now: &Standing, limit: Money) -> Result<Decision, Refusal> {
    let then = Standing {
        overdraft_limit: limit.minor(),
        ..*now
    };
    if limit.currency() != now.currency {
        Err(Refusal::CurrencyMismatch)
    } else if then == *now {
        Ok(Decision::Unchanged)
    } else if then.available().is_some_and(|available| available >= 0) {
        Ok(Decision::Changed(then))
    } else {
        Err(Refusal::OverdraftInUse)
    }
}

#[cfg(test)]
#[path = "lifecycle_tests.rs"]
mod tests;
