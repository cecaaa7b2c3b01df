//! Whether money in suspense may go back to the bank of its payer.

use kernel::time::Moment;

/// For how many calendar days a payment within this bank can be returned: as long as one of another bank.
pub const DAYS_WITHIN_THE_BANK: u16 = 90;

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// How the money came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// By a payment of another bank.
    ByPayment,
    /// By a return of another bank, which the scheme does not know how to return.
    ByReturn,
    /// By a payment of another bank whose message cannot be read, so that no return of it can be written.
    Unreadable,
    /// It is money of this bank's own payment that did not leave.
    FromHere,
}

/// Money in suspense, as far as its return depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InSuspense {
    /// How it came.
    pub came: Came,
    /// When.
    pub at: Moment,
    /// For how many calendar days the scheme lets a payment be returned.
    pub returnable_days: u16,
    /// Whether all of it is there still: the scheme returns payments whole.
    pub is_whole: bool,
    /// Whether the scheme contradicts what is booked of the payment, or of an earlier return of it.
    pub is_disputed: bool,
}

/// Why money in suspense does not go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotReturnable {
    /// It came as a return.
    #[error("a return is not returned")]
    IsAReturn,
    /// It did not come from another bank.
    #[error("it did not come from another bank")]
    FromHere,
    /// The message that brought it cannot be read.
    #[error("the message that brought it cannot be read")]
    Unreadable,
    /// It came too long ago.
    #[error("it came too long ago")]
    TooLate,
    /// A part of it was applied.
    #[error("a part of it was applied")]
    InParts,
    /// The scheme contradicts what is booked of it.
    #[error("the scheme contradicts what is booked of it")]
    Disputed,
}

/// Whether a payment that came at that moment can still be returned, if its route allows so many calendar days.
pub fn is_in_time(came_at: Moment, now: Moment, days: u16) -> bool {
    now <= came_at.plus_millis(DAY_MILLIS.saturating_mul(i64::from(days)))
}

impl InSuspense {
    /// Whether it may go back.
    ///
    /// # Errors
    /// [`NotReturnable`].
    pub fn check_returnable(&self, now: Moment) -> Result<(), NotReturnable> {
        match self.came {
            Came::ByReturn => Err(NotReturnable::IsAReturn),
            Came::FromHere => Err(NotReturnable::FromHere),
            Came::Unreadable => Err(NotReturnable::Unreadable),
            Came::ByPayment if self.is_disputed => Err(NotReturnable::Disputed),
            Came::ByPayment if !self.is_whole => Err(NotReturnable::InParts),
            Came::ByPayment if !is_in_time(self.at, now, self.returnable_days) => {
                Err(NotReturnable::TooLate)
            }
            Came::ByPayment => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().expect("a moment")
    }

    fn whole() -> InSuspense {
        InSuspense {
            came: Came::ByPayment,
            at: moment("2026-08-01T12:00:00.000Z"),
            returnable_days: 90,
            is_whole: true,
            is_disputed: false,
        }
    }

    #[test]
    fn only_a_payment_of_another_bank_goes_back() {
        let now = moment("2026-08-02T12:00:00.000Z");
        for (came, expected) in [
            (Came::ByPayment, Ok(())),
            (Came::ByReturn, Err(NotReturnable::IsAReturn)),
            (Came::FromHere, Err(NotReturnable::FromHere)),
            (Came::Unreadable, Err(NotReturnable::Unreadable)),
        ] {
            let money = InSuspense { came, ..whole() };
            assert_eq!(money.check_returnable(now), expected, "{came:?}");
        }
    }

    #[test]
    fn it_goes_back_whole_undisputed_and_within_90_days() {
        let last = moment("2026-10-30T12:00:00.000Z");
        assert_eq!(whole().check_returnable(last), Ok(()));
        let late = last.plus_millis(1);
        let too_late = whole().check_returnable(late);
        assert_eq!(too_late, Err(NotReturnable::TooLate));
        let part = InSuspense {
            is_whole: false,
            ..whole()
        };
        assert_eq!(part.check_returnable(last), Err(NotReturnable::InParts));
        let disputed = InSuspense {
            is_disputed: true,
            ..whole()
        };
        let refused = disputed.check_returnable(last);
        assert_eq!(refused, Err(NotReturnable::Disputed));
    }
}
