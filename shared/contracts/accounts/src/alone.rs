//! What clients pay alone from an account on one day.
//!
//! The row counts, for the newest London day on which there was such a payment, what clients with a
//! limit paid without another's approval. A payment carries its limit as a condition on that count,
//! so no number of orders at once passes it. What comes to nothing later stays counted.

use kernel::money::Amount;
use store::{Change, Condition, StoreError, attribute};

use crate::AccountRow;

/// That a payment is one that its client makes alone, and how much may be paid so in a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alone {
    /// The most in that day, in minor units of the account's currency.
    most: i64,
    /// The day, as the number of days since 1970 in London.
    day: i64,
    /// Whether it is to be the first such payment of the day. An update cannot both add to a count
    /// and begin it: who guesses wrong is told by the row that comes back.
    first: bool,
}

impl Alone {
    /// A payment on a London day (days since 1970), if no more than this many minor units are paid so
    /// on it, this one counted.
    pub fn on(day: i64, most: i64) -> Self {
        Self {
            most,
            day,
            first: false,
        }
    }

    /// The same for an account whose count is of another day: of an earlier one, then this payment
    /// begins the day; of a later one, by a clock ahead of ours, then it counts with that one.
    #[must_use]
    pub(crate) fn seeing(self, counted: Option<i64>) -> Self {
        let later = counted.filter(|counted| *counted >= self.day);
        Self {
            day: later.unwrap_or(self.day),
            first: later.is_none(),
            ..self
        }
    }

    pub(crate) fn conditions(self, amount: Amount) -> Result<Vec<Condition>, StoreError> {
        let room = self.most.saturating_sub(amount.minor());
        let day = value(self.day)?;
        let mut conditions = if self.first {
            let none_yet = vec![Condition::Without("sd"), Condition::Below("sd", day)];
            vec![Condition::Any(none_yet)]
        } else {
            let within = Condition::Below("sp", value(room.saturating_add(1))?);
            vec![Condition::Equals("sd", day), within]
        };
        if room < 0 {
            conditions.push(Condition::Missing);
        }
        Ok(conditions)
    }

    pub(crate) fn changes(self, amount: Amount) -> Result<Vec<Change>, StoreError> {
        Ok(if self.first {
            vec![
                Change::Set("sd", value(self.day)?),
                Change::Set("sp", value(amount.minor())?),
            ]
        } else {
            vec![Change::Increment("sp", amount.minor())]
        })
    }

    /// Whether the limit is what refused this payment.
    pub(crate) fn exceeded(self, amount: Amount, row: &AccountRow) -> bool {
        let spent = row.spent.filter(|_| row.spent_on == Some(self.day));
        let sum = spent.unwrap_or_default().checked_add(amount.minor());
        sum.is_none_or(|sum| sum > self.most)
    }
}

fn value(number: i64) -> Result<store::Value, StoreError> {
    attribute(number).map_err(StoreError::NotARow)
}
