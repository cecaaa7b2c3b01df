//! The plans that reveal planted bugs soonest.

use super::Plan;
use crate::chaos::{Chaos, Fault};
use crate::planted::Bug;

impl Plan {
    /// Returns the plan of a seed with this planted bug. Most bugs appear under common faults. Some
    /// need more of one thing: a stream with many changes, many decisions and reports about one
    /// payment, or a scheme that often does something rare.
    pub fn of_bug(bug: Bug, seed: u64) -> Self {
        let plan = Self {
            bug: Some(bug),
            ..Self::of_seed(seed)
        };
        let busy = |chaos: Chaos| Self {
            clients: 3,
            operations: 40,
            chaos,
            ..plan.clone()
        };
        let slow = || Chaos::none().with(Fault::Slow, 250);
        match bug {
            Bug::RolledUpWithoutFence => Self {
                clients: 1,
                operations: 0,
                payments_in: 40,
                desk: 0,
                chaos: Chaos::moderate()
                    .with(Fault::GivenUp, 300)
                    .with(Fault::Slow, 80)
                    .with(Fault::ShardSplit, 0),
                ..plan
            },
            Bug::CapturedTwice | Bug::ReleasedTwice | Bug::MakerApproves => {
                busy(slow().with(Fault::RailRepeats, 500))
            }
            Bug::SecondReturnAnsweredAccepted => busy(slow().with(Fault::RailDiffers, 1000)),
            Bug::ReportOnEnquiryIsAVerdict => busy(slow().with(Fault::RailMisreads, 700)),
            Bug::NeverReceivedIsNoAnswer => busy(slow().with(Fault::RailForgets, 500)),
            Bug::ExposureNotTaken | Bug::EndedTokenAdministers => busy(slow()),
            // So long that tokens from before a freeze are used after it.
            Bug::FreezeForgotten | Bug::CallerUnchecked => Self {
                operations: 90,
                ..busy(slow())
            },
            Bug::OvertakingReturnRefused => busy(slow().with(Fault::RailOvertakes, 700)),
            Bug::PermanentRefusalIsTemporary
            | Bug::ProposerApproves
            | Bug::BreakClearedTwice
            | Bug::NewestWordDropped
            | Bug::ReturnNotReopened => Self {
                desk: 40,
                ..busy(slow().with(Fault::RailContradicts, 800))
            },
            Bug::KeyOutsideTheTransaction
            | Bug::BlindPut
            | Bug::PublishedBeforeTheCommit
            | Bug::ReleasedOnTimeout
            | Bug::FundsFromAnIndexRead
            | Bug::FundsCheckedThenSpent
            | Bug::UnknownTakenForFailure
            | Bug::GapPassed
            | Bug::CurrencyMixed
            | Bug::ReplayIgnoresTheFingerprint
            | Bug::TenantIgnored
            | Bug::FrozenAccountPays
            | Bug::LimitIgnored
            | Bug::IdentityWithTheAgent
            | Bug::MatchedByInstruction
            | Bug::ContradictionOnlyLogged
            | Bug::PartialFailureAcknowledgedWhole
            | Bug::ChangesDroppedForTheirAge
            | Bug::ChangesDroppedAfterAttempts
            | Bug::BlockKeyedByItsFirstChange
            | Bug::ChainWithoutShard
            | Bug::AcknowledgedBeforeTheAppend
            | Bug::RegisteredAfterTheAcknowledgement => plan,
        }
    }
}
