//! How two clients of the operations desk end a payment whose outcome is unknown, or one that cannot be sent.

use kernel::id::ClientId;
use kernel::payment::Status;

use crate::{Effect, Transition, next};

/// What became of a payment, as found by people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The other bank has the money.
    Settled,
    /// It will never have it by this payment.
    Rejected,
}

/// A proposal that nobody decided yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// What it says.
    pub found: Found,
    /// The version of the payment that it is about.
    pub payment_version: u64,
    /// The client that made it.
    pub by: ClientId,
}

/// Why nothing is proposed or decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResolutionRefusal {
    /// The payment has its outcome, or can still have one without people: it is with its rail, and is enquired about.
    #[error("the outcome of the payment is not unknown")]
    NotUnknown,
    /// Nothing supports it.
    #[error("a proposal needs evidence")]
    EvidenceRequired,
    /// Another proposal waits for its decision.
    #[error("another proposal waits for its decision")]
    AlreadyProposed,
    /// There is no such proposal to decide about.
    #[error("no such proposal waits for a decision")]
    NotProposed,
    /// The client made the proposal itself.
    #[error("the client made the proposal itself")]
    SecondClientRequired,
}

impl Found {
    fn transition(self) -> Transition {
        match self {
            Self::Settled => Transition::ResolvedSettled,
            Self::Rejected => Transition::ResolvedRejected,
        }
    }
}

impl Proposed {
    /// Whether it holds for the payment as it is now.
    pub fn holds(&self, payment_version: u64) -> bool {
        self.payment_version == payment_version
    }
}

/// Whether it may be proposed that a payment in this state and of this version ended so, with this much evidence, while
/// `waiting` waits. One that a change of the payment voided does not count. A payment that was not sent yet cannot have
/// settled; it can be rejected, for what can never be sent.
///
/// # Errors
/// [`ResolutionRefusal`].
pub fn propose(
    (state, version): (Status, u64),
    found: Found,
    evidence: usize,
    waiting: Option<&Proposed>,
) -> Result<(), ResolutionRefusal> {
    if next(state, found.transition()).is_err() {
        Err(ResolutionRefusal::NotUnknown)
    } else if evidence == 0 {
        Err(ResolutionRefusal::EvidenceRequired)
    } else if waiting.is_some_and(|waiting| waiting.holds(version)) {
        Err(ResolutionRefusal::AlreadyProposed)
    } else {
        Ok(())
    }
}

/// What follows if this client approves that the payment ended as `found` says.
///
/// # Errors
/// [`ResolutionRefusal`]; of a proposal that says something else [`ResolutionRefusal::NotProposed`], so
/// that nobody approves what it did not see.
pub fn approve(
    (state, version): (Status, u64),
    waiting: Option<&Proposed>,
    found: Found,
    by: ClientId,
) -> Result<(Status, Effect), ResolutionRefusal> {
    let followed = next(state, found.transition()).map_err(|_| ResolutionRefusal::NotUnknown)?;
    let waiting = decide(version, waiting, by)?;
    if waiting.found == found {
        Ok(followed)
    } else {
        Err(ResolutionRefusal::NotProposed)
    }
}

/// Whether this client may decline the proposal. It changes nothing about the payment.
///
/// # Errors
/// [`ResolutionRefusal::NotProposed`] and [`ResolutionRefusal::SecondClientRequired`].
pub fn decline(
    version: u64,
    waiting: Option<&Proposed>,
    by: ClientId,
) -> Result<(), ResolutionRefusal> {
    decide(version, waiting, by).map(|_| ())
}

fn decide(
    version: u64,
    waiting: Option<&Proposed>,
    by: ClientId,
) -> Result<&Proposed, ResolutionRefusal> {
    match waiting.filter(|waiting| waiting.holds(version)) {
        None => Err(ResolutionRefusal::NotProposed),
        Some(waiting) if waiting.by == by => Err(ResolutionRefusal::SecondClientRequired),
        Some(waiting) => Ok(waiting),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(found: Found, payment_version: u64) -> Proposed {
        let by = ClientId::derive(&["first"]);
        Proposed {
            found,
            payment_version,
            by,
        }
    }

    #[test]
    fn only_what_is_unknown_or_was_never_sent_is_proposed_about_and_only_with_evidence() {
        for state in Status::ALL {
            let is_unknown = state == Status::Unknown;
            let settled = propose((state, 3), Found::Settled, 1, None);
            assert_eq!(settled.is_ok(), is_unknown, "{state:?}");
            let rejected = propose((state, 3), Found::Rejected, 1, None);
            let can_end = is_unknown || state == Status::Accepted;
            assert_eq!(rejected.is_ok(), can_end, "{state:?}");
        }
        let bare = propose((Status::Unknown, 3), Found::Settled, 0, None);
        assert_eq!(bare, Err(ResolutionRefusal::EvidenceRequired));
    }

    #[test]
    fn one_proposal_waits_at_a_time_and_an_answer_of_the_scheme_voids_it() {
        let proposal = waiting(Found::Settled, 3);
        let again = propose((Status::Unknown, 3), Found::Settled, 1, Some(&proposal));
        assert_eq!(again, Err(ResolutionRefusal::AlreadyProposed));
        assert!(propose((Status::Unknown, 4), Found::Settled, 1, Some(&proposal)).is_ok());
        let second = ClientId::derive(&["second"]);
        let late = approve(
            (Status::Unknown, 4),
            Some(&proposal),
            Found::Settled,
            second,
        );
        assert_eq!(late, Err(ResolutionRefusal::NotProposed));
        assert_eq!(
            decline(4, Some(&proposal), second),
            Err(ResolutionRefusal::NotProposed)
        );
    }

    #[test]
    fn another_client_approves_what_was_proposed_and_nothing_else() {
        let (first, second) = (ClientId::derive(&["first"]), ClientId::derive(&["second"]));
        for (found, state, effect) in [
            (Found::Settled, Status::Settled, Effect::Capture),
            (Found::Rejected, Status::Rejected, Effect::Release),
        ] {
            let proposal = waiting(found, 3);
            let approved = |by, found| approve((Status::Unknown, 3), Some(&proposal), found, by);
            assert_eq!(approved(second, found), Ok((state, effect)));
            let alone = Err(ResolutionRefusal::SecondClientRequired);
            assert_eq!(approved(first, found), alone);
            let other = match found {
                Found::Settled => Found::Rejected,
                Found::Rejected => Found::Settled,
            };
            let unseen = Err(ResolutionRefusal::NotProposed);
            assert_eq!(approved(second, other), unseen);
            assert!(decline(3, Some(&proposal), second).is_ok());
            let own = Err(ResolutionRefusal::SecondClientRequired);
            assert_eq!(decline(3, Some(&proposal), first), own);
        }
        let nothing = approve((Status::Unknown, 3), None, Found::Settled, second);
        assert_eq!(nothing, Err(ResolutionRefusal::NotProposed));
    }

    #[test]
    fn the_desk_captures_only_what_is_unknown_and_releases_that_and_what_was_never_sent() {
        let second = ClientId::derive(&["second"]);
        for state in Status::ALL {
            let is_unknown = state == Status::Unknown;
            for (found, ends) in [
                (Found::Settled, is_unknown),
                (Found::Rejected, is_unknown || state == Status::Accepted),
            ] {
                let proposal = waiting(found, 3);
                let approved = approve((state, 3), Some(&proposal), found, second);
                assert_eq!(approved.is_ok(), ends, "{state:?} {found:?}");
            }
        }
    }
}
