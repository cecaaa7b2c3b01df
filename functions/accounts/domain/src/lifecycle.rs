use kernel::money::{CurrencyCode, Money};

/// Whether an account takes part in payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Pays and receives.
    Active,
    /// Receives, but does not pay.
    Frozen,
    /// Neither, permanently.
    Closed,
}

/// The state of an account when its owner requests a change. Amounts are minor units of its
/// currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountState {
    /// Whether it takes part in payments.
    pub status: Status,
    /// Its currency.
    pub currency: CurrencyCode,
    /// The sum of all entries.
    pub booked: i64,
    /// The funds held for payments.
    pub held: i64,
    /// How far below zero the balance may go.
    pub overdraft_limit: i64,
}

/// A change that the owner of an account requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountCommand {
    /// Stop payments out of it.
    Freeze,
    /// Allow payments out of it again.
    Unfreeze,
    /// Close it permanently.
    Close,
    /// Set its overdraft limit.
    SetOverdraftLimit(Money),
}

/// The outcome of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The account is in the requested state already.
    Unchanged,
    /// The account's new state.
    Changed(AccountState),
}

/// The rule that refuses a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The account is closed permanently.
    AccountClosed,
    /// The account is frozen.
    AccountFrozen,
    /// Its booked balance is not zero.
    AccountNotEmpty,
    /// It holds funds for payments.
    AccountHasHolds,
    /// The limit is in another currency.
    CurrencyMismatch,
    /// More than the new limit is in use.
    OverdraftInUse,
    /// The sum of the institution's overdraft limits would exceed its exposure limit.
    ExposureExceeded,
}

impl AccountState {
    /// Returns the available balance; `None` if it exceeds 64 bits.
    pub fn available(&self) -> Option<i64> {
        self.booked
            .checked_sub(self.held)?
            .checked_add(self.overdraft_limit)
    }
}

/// Decides a command.
///
/// # Errors
/// The first [`Refusal`] that applies.
pub fn decide(now: &AccountState, command: AccountCommand) -> Result<Decision, Refusal> {
    let becomes = |status| Decision::Changed(AccountState { status, ..*now });
    match (command, now.status) {
        (AccountCommand::Freeze, Status::Active) => Ok(becomes(Status::Frozen)),
        (AccountCommand::Unfreeze, Status::Frozen) => Ok(becomes(Status::Active)),
        (AccountCommand::Freeze, Status::Frozen)
        | (AccountCommand::Unfreeze, Status::Active)
        | (AccountCommand::Close, Status::Closed) => Ok(Decision::Unchanged),
        (
            AccountCommand::Freeze
            | AccountCommand::Unfreeze
            | AccountCommand::SetOverdraftLimit(_),
            Status::Closed,
        ) => Err(Refusal::AccountClosed),
        (AccountCommand::Close, Status::Frozen) => Err(Refusal::AccountFrozen),
        (AccountCommand::Close, Status::Active) => close(now),
        (AccountCommand::SetOverdraftLimit(limit), Status::Active | Status::Frozen) => {
            set_overdraft_limit(now, limit)
        }
    }
}

/// A closed account has no overdraft limit.
fn close(now: &AccountState) -> Result<Decision, Refusal> {
    if now.booked != 0 {
        Err(Refusal::AccountNotEmpty)
    } else if now.held != 0 {
        Err(Refusal::AccountHasHolds)
    } else {
        let closed = AccountState {
            status: Status::Closed,
            overdraft_limit: 0,
            ..*now
        };
        Ok(Decision::Changed(closed))
    }
}

fn set_overdraft_limit(now: &AccountState, limit: Money) -> Result<Decision, Refusal> {
    let then = AccountState {
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
