//! What an attempt to make a return tells, and within what of the day's limits the next one is made.

use accounts_contract::Alone;
use kernel::time::Moment;
use payments_contract::PaymentRow;
use payments_store::PaidAlone;
use platform::http::{Principal, Reply};

/// What is known of the day's count of what the client pays alone.
#[derive(Clone, Copy)]
pub(crate) enum Day {
    /// Nothing that the clock does not tell.
    AsItIs,
    /// The account counts so.
    Counts(Alone),
    /// There is no room in it.
    Full,
}

impl Day {
    /// Within what the client makes this return alone; none if another must approve it.
    pub(crate) fn alone(
        self,
        by: &Principal,
        original: &PaymentRow,
        at: Moment,
    ) -> Option<PaidAlone> {
        // A row without an amount is refused further on.
        let amount = original.amount()?;
        let alone = PaidAlone::of(&by.policy, by.client, amount, at)?;
        match self {
            Self::AsItIs => Some(alone),
            Self::Counts(account) => Some(PaidAlone {
                account: Some(account),
                ..alone
            }),
            Self::Full => None,
        }
    }
}

/// What became of an attempt.
pub(crate) enum Attempted {
    /// The client has its answer.
    Answered(Reply),
    /// A row changed since it was read.
    Changed,
    /// The day's count is this.
    Day(Day),
}
