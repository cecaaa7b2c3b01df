//! How two clients of the operations desk book what ends a work item.

use kernel::id::ClientId;

use crate::returning::NotReturnable;

/// What is left of a work item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// How much, in minor units.
    pub minor: i64,
    /// How much of it a journal can take for its purpose and to its account, in minor units.
    pub most: i64,
    /// Whether it is booked in parts.
    pub divisible: bool,
}

/// A journal that waits for its decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its version.
    pub version: u64,
    /// The client that proposed it.
    pub by: ClientId,
}

/// Why a journal is not proposed or decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalRefusal {
    /// Nothing supports it.
    #[error("a journal needs evidence")]
    EvidenceRequired,
    /// The work item has nothing to book for this purpose.
    #[error("the work item is not open for this")]
    ItemNotOpen,
    /// The amount is not what is open.
    #[error("the amount is not what is open")]
    ExceedsOpenAmount,
    /// The money does not go back to its payer's bank.
    #[error("{0}")]
    NotReturnable(NotReturnable),
    /// There is no such journal to decide about.
    #[error("no such journal waits for a decision")]
    NotProposed,
    /// The client proposed it itself.
    #[error("the client proposed the journal itself")]
    SecondClientRequired,
}

/// How much of a work item is left, in minor units, once this much of it is booked.
///
/// # Errors
/// [`JournalRefusal::ItemNotOpen`] if nothing is open; [`JournalRefusal::ExceedsOpenAmount`] if it is
/// more than that, or less of what is booked whole.
pub fn take(open: Open, minor: i64) -> Result<i64, JournalRefusal> {
    if open.minor.min(open.most) <= 0 {
        return Err(JournalRefusal::ItemNotOpen);
    }
    if minor > open.most {
        return Err(JournalRefusal::ExceedsOpenAmount);
    }
    let left = open.minor.checked_sub(minor).filter(|left| *left >= 0);
    let left = left.filter(|left| *left == 0 || open.divisible);
    left.ok_or(JournalRefusal::ExceedsOpenAmount)
}

/// Whether a journal over this much of a work item may be proposed, with this much evidence.
///
/// # Errors
/// [`JournalRefusal`]; why nothing is open for it.
pub fn propose(
    open: Result<Open, JournalRefusal>,
    minor: i64,
    evidence: usize,
) -> Result<(), JournalRefusal> {
    if evidence == 0 {
        return Err(JournalRefusal::EvidenceRequired);
    }
    take(open?, minor).map(|_| ())
}

/// Whether this client may approve the journal that it saw in this version.
///
/// # Errors
/// [`JournalRefusal::NotProposed`] and [`JournalRefusal::SecondClientRequired`].
pub fn approve(waiting: Option<&Waiting>, seen: u64, by: ClientId) -> Result<(), JournalRefusal> {
    decline(waiting.filter(|waiting| waiting.version == seen), by)
}

/// Whether this client may decline the journal.
///
/// # Errors
/// As of [`approve`].
pub fn decline(waiting: Option<&Waiting>, by: ClientId) -> Result<(), JournalRefusal> {
    match waiting {
        None => Err(JournalRefusal::NotProposed),
        Some(waiting) if waiting.by == by => Err(JournalRefusal::SecondClientRequired),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: Open = Open {
        minor: 3_000,
        most: 3_000,
        divisible: true,
    };
    const WHOLE: Open = Open {
        minor: 3_000,
        most: 3_000,
        divisible: false,
    };

    #[test]
    fn no_more_is_taken_than_is_open_and_a_contradiction_is_booked_whole() {
        assert_eq!(take(PART, 3_000), Ok(0));
        assert_eq!(take(PART, 1), Ok(2_999));
        assert_eq!(take(PART, 3_001), Err(JournalRefusal::ExceedsOpenAmount));
        assert_eq!(take(WHOLE, 3_000), Ok(0));
        assert_eq!(take(WHOLE, 2_999), Err(JournalRefusal::ExceedsOpenAmount));
        let part = Open {
            most: 1_000,
            ..PART
        };
        assert_eq!(take(part, 1_000), Ok(2_000));
        assert_eq!(take(part, 1_001), Err(JournalRefusal::ExceedsOpenAmount));
        let no_account = Open { most: 0, ..PART };
        assert_eq!(take(no_account, 1), Err(JournalRefusal::ItemNotOpen));
        let cleared = Open { minor: 0, ..PART };
        assert_eq!(take(cleared, 1), Err(JournalRefusal::ItemNotOpen));
        let nothing = propose(Err(JournalRefusal::ItemNotOpen), 1, 1);
        assert_eq!(nothing, Err(JournalRefusal::ItemNotOpen));
        let bare = propose(Ok(PART), 1, 0);
        assert_eq!(bare, Err(JournalRefusal::EvidenceRequired));
    }

    #[test]
    fn only_another_client_approves_and_only_the_version_that_it_saw() {
        let (first, second) = (ClientId::derive(&["first"]), ClientId::derive(&["second"]));
        let waiting = Waiting {
            version: 1,
            by: first,
        };
        let waiting = Some(&waiting);
        assert_eq!(approve(waiting, 1, second), Ok(()));
        assert_eq!(decline(waiting, second), Ok(()));
        let alone = Err(JournalRefusal::SecondClientRequired);
        assert_eq!(approve(waiting, 1, first), alone);
        assert_eq!(decline(waiting, first), alone);
        let unseen = Err(JournalRefusal::NotProposed);
        assert_eq!(approve(waiting, 2, second), unseen);
        assert_eq!(approve(None, 1, second), unseen);
    }
}
