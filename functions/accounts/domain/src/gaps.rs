//! Numbers and balances of missing entries, restored from their legs.

use alloc::vec::Vec;

use crate::Movement;

/// A restored entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestoredEntry {
    /// Its sequence number in the account.
    pub sequence: u64,
    /// The balance after it.
    pub balance_after: i64,
    /// The index of its leg.
    pub leg: usize,
}

/// Why legs do not fill the gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GapError {
    /// A sequence number has no leg.
    #[error("there is no leg for entry {0}")]
    NoLeg(u64),
    /// The legs do not sum to the balance of an existing entry.
    #[error("the legs before entry {0} do not meet its balance")]
    Balance(u64),
    /// A sum exceeds 64 bits.
    #[error("a sum overflows at entry {0}")]
    Overflow(u64),
}

/// Returns the missing entries of an account, oldest first: the legs without an entry, in the order
/// of their booking.
///
/// Each gap must meet the balance of the entry after it. `end`, the account's own sequence number
/// and balance, closes the last gap; without it, whatever follows the last existing entry is left
/// to the stream.
///
/// # Errors
/// [`GapError`] at the first gap that the legs do not fill; then nothing may be written.
pub fn fill(
    known: &[Movement],
    legs: &[i64],
    end: Option<(u64, i64)>,
) -> Result<Vec<RestoredEntry>, GapError> {
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
            let (leg, minor) = rest.next().ok_or(GapError::NoLeg(lost))?;
            let sum = balance.checked_add(*minor);
            balance = sum.ok_or(GapError::Overflow(lost))?;
            found.push(RestoredEntry {
                sequence: lost,
                balance_after: balance,
                leg,
            });
            lost = lost.saturating_add(1);
        }
        if balance.checked_add(next.minor) != Some(next.balance_after) {
            return Err(GapError::Balance(next.sequence));
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

    fn restored(sequence: u64, balance_after: i64, leg: usize) -> RestoredEntry {
        RestoredEntry {
            sequence,
            balance_after,
            leg,
        }
    }

    #[test]
    fn gaps_are_filled_in_the_order_of_booking_and_the_tail_is_left_to_the_stream() {
        let entries = [known(1, 100, 100), known(4, 5, 85), known(6, 1, 90)];
        let filled = fill(&entries, &[-30, 10, 4, 7], None);
        let expected = [restored(2, 70, 0), restored(3, 80, 1), restored(5, 89, 2)];
        assert_eq!(filled.as_deref(), Ok(expected.as_slice()));
        let tail = fill(&entries, &[-30, 10, 4, 7], Some((7, 97))).expect("filled");
        assert_eq!(tail.last(), Some(&restored(7, 97, 3)));
        assert_eq!(
            fill(&[], &[5], Some((1, 5))),
            Ok([restored(1, 5, 0)].to_vec())
        );
        assert_eq!(fill(&entries[..1], &[], None), Ok(Vec::new()));
    }

    #[test]
    fn legs_that_do_not_meet_the_known_balance_fill_nothing() {
        let entries = [known(1, 100, 100), known(3, 5, 75)];
        assert_eq!(fill(&entries, &[-31], None), Err(GapError::Balance(3)));
        assert_eq!(fill(&entries, &[], None), Err(GapError::NoLeg(2)));
        assert_eq!(
            fill(&entries, &[-30], Some((3, 76))),
            Err(GapError::Balance(4))
        );
        let most = [known(1, i64::MAX, i64::MAX), known(3, 0, 0)];
        assert_eq!(fill(&most, &[1], None), Err(GapError::Overflow(2)));
    }
}
