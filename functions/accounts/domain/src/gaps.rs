//! Entries that were lost between known ones, numbered and summed anew.

use alloc::vec::Vec;

use crate::Movement;

/// A lost entry, found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its number in the account.
    pub sequence: u64,
    /// The balance after it.
    pub balance_after: i64,
    /// Which of the legs it is.
    pub leg: usize,
}

/// The legs are not what was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotFill {
    /// There is no leg for this number.
    #[error("there is no leg for entry {0}")]
    NoLeg(u64),
    /// The legs do not sum to the balance that is known here.
    #[error("the legs before entry {0} do not meet its balance")]
    Balance(u64),
    /// A sum is more than can be written down.
    #[error("a sum overflows at entry {0}")]
    Overflow(u64),
}

/// What belongs between the known entries of an account, oldest first: the legs without an entry, in
/// the order of their booking. Each gap must meet the balance of the entry behind it. `end`, the
/// account's own number and balance, closes the last gap; without it, what follows the last known
/// entry is left to the stream.
///
/// # Errors
/// [`CannotFill`] at the first gap that the legs do not fill; then nothing is to be written.
pub fn fill(
    known: &[Movement],
    legs: &[i64],
    end: Option<(u64, i64)>,
) -> Result<Vec<Found>, CannotFill> {
    let mut found = Vec::new();
    let (mut number, mut balance) = (0_u64, 0_i64);
    let mut rest = legs.iter().enumerate();
    let closing = end.map(|(sequence, balance_after)| Movement {
        sequence: sequence.saturating_add(1),
        minor: 0,
        balance_after,
    });
    for next in known.iter().copied().chain(closing) {
        let mut lost = number.saturating_add(1);
        while lost < next.sequence {
            let (leg, minor) = rest.next().ok_or(CannotFill::NoLeg(lost))?;
            let sum = balance.checked_add(*minor);
            balance = sum.ok_or(CannotFill::Overflow(lost))?;
            found.push(Found {
                sequence: lost,
                balance_after: balance,
                leg,
            });
            lost = lost.saturating_add(1);
        }
        if balance.checked_add(next.minor) != Some(next.balance_after) {
            return Err(CannotFill::Balance(next.sequence));
        }
        (number, balance) = (next.sequence, next.balance_after);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(sequence: u64, minor: i64, balance_after: i64) -> Movement {
        Movement {
            sequence,
            minor,
            balance_after,
        }
    }

    fn found(sequence: u64, balance_after: i64, leg: usize) -> Found {
        Found {
            sequence,
            balance_after,
            leg,
        }
    }

    #[test]
    fn gaps_are_filled_in_the_order_of_booking_and_the_tail_is_left_to_the_stream() {
        let entries = [known(1, 100, 100), known(4, 5, 85), known(6, 1, 90)];
        let filled = fill(&entries, &[-30, 10, 4, 7], None);
        let expected = [found(2, 70, 0), found(3, 80, 1), found(5, 89, 2)];
        assert_eq!(filled.as_deref(), Ok(expected.as_slice()));
        let tail = fill(&entries, &[-30, 10, 4, 7], Some((7, 97))).expect("filled");
        assert_eq!(tail.last(), Some(&found(7, 97, 3)));
        assert_eq!(fill(&[], &[5], Some((1, 5))), Ok([found(1, 5, 0)].to_vec()));
        assert_eq!(fill(&entries[..1], &[], None), Ok(Vec::new()));
    }

    #[test]
    fn legs_that_do_not_meet_the_known_balance_fill_nothing() {
        let entries = [known(1, 100, 100), known(3, 5, 75)];
        assert_eq!(fill(&entries, &[-31], None), Err(CannotFill::Balance(3)));
        assert_eq!(fill(&entries, &[], None), Err(CannotFill::NoLeg(2)));
        assert_eq!(
            fill(&entries, &[-30], Some((3, 76))),
            Err(CannotFill::Balance(4))
        );
        let most = [known(1, i64::MAX, i64::MAX), known(3, 0, 0)];
        assert_eq!(fill(&most, &[1], None), Err(CannotFill::Overflow(2)));
    }
}
