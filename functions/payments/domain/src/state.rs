//! The status of a payment: which transitions it allows, and their effect on held funds.

use kernel::payment::{Rail, Route, Status};

/// What can happen to a payment after it was taken on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transition {
    /// Another client approves it; from there it goes on by its route.
    Approved(Route),
    /// Another client declines it.
    Declined,
    /// It is about to be given to the rail.
    Submitting,
    /// The rail says it is accepted, with or without qualification: final for the payer.
    AcceptedByRail,
    /// The rail says it is refused, definitively.
    RejectedByRail,
    /// The rail was asked as often as it is asked, and did not answer. Nothing is known.
    EnquiriesExhausted,
    /// The client withdraws it.
    Withdrawn,
    /// A return of it came, or goes, in full.
    ReturnedInFull,
    /// The return that was to go was refused: it stands again.
    ReturnFailed,
    /// Two clients of the operations desk hold that the other bank has the money.
    ResolvedSettled,
    /// Two clients of the operations desk hold that the other bank will never have it: they found that out, or it was
    /// never sent.
    ResolvedRejected,
}

/// What a transition does to the money that was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    Nothing,
    /// It is booked.
    Capture,
    /// It is given back.
    Release,
}

/// That cannot happen to a payment in this state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("that cannot happen to a payment in this state")]
pub struct IllegalTransition;

impl Transition {
    /// Everything that can happen.
    pub const ALL: [Self; 12] = [
        Self::Approved(Route::OnUs),
        Self::Approved(Route::Rail(Rail::Fps)),
        Self::Declined,
        Self::Submitting,
        Self::AcceptedByRail,
        Self::RejectedByRail,
        Self::EnquiriesExhausted,
        Self::Withdrawn,
        Self::ReturnedInFull,
        Self::ReturnFailed,
        Self::ResolvedSettled,
        Self::ResolvedRejected,
    ];
}

/// The state that follows, and what the money does. Money set aside is released on four occasions
/// only: a definitive refusal by the rail, a withdrawal or another client's refusal before anything
/// was sent, and the decision of two clients of the operations desk about a payment that is unknown or
/// was never sent.
/// Silence is never one of them: neither the rail's nor that of whoever is to approve.
///
/// # Errors
/// [`IllegalTransition`] if this cannot happen now.
pub fn next(status: Status, transition: Transition) -> Result<(Status, Effect), IllegalTransition> {
    use Effect::{Capture, Nothing, Release};
    use Status as S;
    use Transition as H;
    match (status, transition) {
        (S::AwaitingApproval, H::Approved(Route::Rail(_))) => Ok((S::Accepted, Nothing)),
        (S::AwaitingApproval, H::Declined) => Ok((S::Declined, Release)),
        (S::Accepted, H::Submitting) => Ok((S::Submitted, Nothing)),
        (S::AwaitingApproval | S::Accepted, H::Withdrawn) => Ok((S::Cancelled, Release)),
        (S::AwaitingApproval, H::Approved(Route::OnUs))
        // Its answer shows that the rail has it, whatever this bank noted of giving it to the rail.
        | (S::Accepted | S::Submitted | S::Unknown, H::AcceptedByRail) => {
            Ok((S::Settled, Capture))
        }
        (S::Accepted | S::Submitted | S::Unknown, H::RejectedByRail) => {
            Ok((S::Rejected, Release))
        }
        (S::Unknown, H::ResolvedSettled) => Ok((S::Settled, Capture)),
        // An accepted payment was never given to its rail: what cannot be sent can be ended.
        (S::Accepted | S::Unknown, H::ResolvedRejected) => Ok((S::Rejected, Release)),
        (S::Submitted, H::EnquiriesExhausted) => Ok((S::Unknown, Nothing)),
        (S::Settled, H::ReturnedInFull) => Ok((S::Returned, Nothing)),
        (S::Returned, H::ReturnFailed) => Ok((S::Settled, Nothing)),
        (
            S::Accepted | S::Submitted | S::Unknown | S::Settled | S::Returned,
            H::Approved(_) | H::Declined,
        )
        | (
            S::AwaitingApproval,
            H::Submitting | H::AcceptedByRail | H::RejectedByRail,
        )
        | (
            S::AwaitingApproval | S::Submitted | S::Settled | S::Returned,
            H::ResolvedSettled | H::ResolvedRejected,
        )
        | (S::Accepted, H::ResolvedSettled)
        | (
            S::AwaitingApproval | S::Accepted,
            H::EnquiriesExhausted | H::ReturnedInFull | H::ReturnFailed,
        )
        | (S::Submitted, H::Submitting | H::Withdrawn | H::ReturnedInFull | H::ReturnFailed)
        | (
            S::Unknown,
            H::Submitting | H::EnquiriesExhausted | H::Withdrawn | H::ReturnedInFull | H::ReturnFailed,
        )
        | (
            S::Settled,
            H::Submitting
            | H::AcceptedByRail
            | H::RejectedByRail
            | H::EnquiriesExhausted
            | H::Withdrawn
            | H::ReturnFailed,
        )
        | (
            S::Returned,
            H::Submitting
            | H::AcceptedByRail
            | H::RejectedByRail
            | H::EnquiriesExhausted
            | H::Withdrawn
            | H::ReturnedInFull,
        )
        | (S::Rejected | S::Cancelled | S::Declined | S::Refused, _) => Err(IllegalTransition),
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use std::format;
    use std::vec::Vec;

    #[test]
    fn the_whole_table() {
        let mut table = Vec::new();
        for status in Status::ALL {
            for transition in Transition::ALL {
                if let Ok((after, effect)) = next(status, transition) {
                    table.push(format!(
                        "{status:?} + {transition:?} -> {after:?}, {effect:?}"
                    ));
                }
            }
        }
        let expected = [
            "AwaitingApproval + Approved(OnUs) -> Settled, Capture",
            "AwaitingApproval + Approved(Rail(Fps)) -> Accepted, Nothing",
            "AwaitingApproval + Declined -> Declined, Release",
            "AwaitingApproval + Withdrawn -> Cancelled, Release",
            "Accepted + Submitting -> Submitted, Nothing",
            "Accepted + AcceptedByRail -> Settled, Capture",
            "Accepted + RejectedByRail -> Rejected, Release",
            "Accepted + Withdrawn -> Cancelled, Release",
            "Accepted + ResolvedRejected -> Rejected, Release",
            "Submitted + AcceptedByRail -> Settled, Capture",
            "Submitted + RejectedByRail -> Rejected, Release",
            "Submitted + EnquiriesExhausted -> Unknown, Nothing",
            "Unknown + AcceptedByRail -> Settled, Capture",
            "Unknown + RejectedByRail -> Rejected, Release",
            "Unknown + ResolvedSettled -> Settled, Capture",
            "Unknown + ResolvedRejected -> Rejected, Release",
            "Settled + ReturnedInFull -> Returned, Nothing",
            "Returned + ReturnFailed -> Settled, Nothing",
        ];
        assert_eq!(table, expected);
    }

    #[test]
    fn silence_never_gives_money_back() {
        for status in Status::ALL {
            if let Ok((_, effect)) = next(status, Transition::EnquiriesExhausted) {
                assert_eq!(effect, Effect::Nothing, "{status:?}");
            }
        }
    }
}
