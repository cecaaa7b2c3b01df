/// The maximum number of days of one statement.
pub const MAX_DAYS: i32 = 366;
/// The maximum number of entries of one page of a statement.
pub const MAX_ENTRIES: usize = 5_000;

/// The figures of an entry. Amounts are minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    /// Its sequence number in the account.
    pub sequence: u64,
    /// The amount: negative for a debit.
    pub minor: i64,
    /// The balance stored with it.
    pub balance_after: i64,
}

/// The sums of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The balance after the last movement.
    pub closing: i64,
    /// All credits.
    pub credits: i64,
    /// All debits, zero or more.
    pub debits: i64,
}

/// Why the entries do not make a statement: an internal error, never the client's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    /// An entry is missing or repeated.
    #[error("entry {0} does not follow the one before it")]
    Gap(u64),
    /// An entry's balance is not the sum up to it.
    #[error("the balance beside entry {0} is not the sum up to it")]
    Balance(u64),
    /// A sum exceeds 64 bits.
    #[error("a sum overflows at entry {0}")]
    Overflow(u64),
}

/// Adds the movements to the opening balance, oldest first. Each must follow the one before and
/// carry the computed balance, so that opening + credits - debits = closing is verified against the
/// stored balances.
///
/// # Errors
/// [`StatementError`] at the first wrong entry.
pub fn total(
    opening: i64,
    movements: impl IntoIterator<Item = Movement>,
) -> Result<Totals, StatementError> {
    let mut totals = Totals {
        closing: opening,
        credits: 0,
        debits: 0,
    };
    let mut before: Option<u64> = None;
    for movement in movements {
        let number = movement.sequence;
        if before.is_some_and(|before| before.checked_add(1) != Some(number)) {
            return Err(StatementError::Gap(number));
        }
        totals = add(totals, movement.minor).ok_or(StatementError::Overflow(number))?;
        if totals.closing != movement.balance_after {
            return Err(StatementError::Balance(number));
        }
        before = Some(number);
    }
    Ok(totals)
}

fn add(totals: Totals, minor: i64) -> Option<Totals> {
    let closing = totals.closing.checked_add(minor)?;
    if minor < 0 {
        Some(Totals {
            closing,
            debits: totals.debits.checked_sub(minor)?,
            ..totals
        })
    } else {
        Some(Totals {
            closing,
            credits: totals.credits.checked_add(minor)?,
            ..totals
        })
    }
}

#[cfg(test)]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "a test that overflows has failed"
)]
mod tests {
    use super::*;
    use alloc::vec::Vec;
    use proptest::prelude::*;

    fn book(opening: i64, amounts: &[i64]) -> Vec<Movement> {
        let mut balance_after = opening;
        let numbered = (7_u64..).zip(amounts);
        numbered
            .map(|(sequence, &minor)| {
                balance_after += minor;
                Movement {
                    sequence,
                    minor,
                    balance_after,
                }
            })
            .collect()
    }

    proptest! {
        #[test]
        fn opening_and_credits_less_debits_is_closing(
            opening in -1_000_000..1_000_000_i64,
            amounts in prop::collection::vec(-1_000_000..1_000_000_i64, 0..50),
        ) {
            let totals = total(opening, book(opening, &amounts)).expect("totals");
            prop_assert_eq!(opening + totals.credits - totals.debits, totals.closing);
            prop_assert!(totals.credits >= 0 && totals.debits >= 0);
            prop_assert_eq!(totals.closing, opening + amounts.iter().sum::<i64>());
        }

        #[test]
        fn a_missing_repeated_or_changed_entry_is_detected(
            amounts in prop::collection::vec(1..1_000_000_i64, 3..20), at in 0_usize..20,
        ) {
            let whole = book(0, &amounts);
            let at = at % (whole.len() - 1);
            let mut missing = whole.clone();
            missing.remove(at);
            prop_assert!(total(0, missing).is_err());
            let mut twice = whole.clone();
            twice.insert(at, whole[at]);
            prop_assert!(total(0, twice).is_err());
            let mut changed = whole;
            changed[at].minor += 1;
            prop_assert!(total(0, changed).is_err());
        }
    }

    #[test]
    fn a_sum_that_overflows_is_not_wrapped() {
        let movement = Movement {
            sequence: 1,
            minor: 1,
            balance_after: i64::MIN,
        };
        assert_eq!(
            total(i64::MAX, [movement]),
            Err(StatementError::Overflow(1))
        );
    }
}
