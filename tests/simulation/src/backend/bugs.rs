//! The effects of planted bugs on transactions.

use payments_contract::work::{BreakRow, SuspenseRow};
use store::{Attempt, ConditionResult, Operation, Value};

use super::Service;
use crate::condition;
use crate::planted::Bug;
use crate::tables::key_of;

impl Service {
    /// What a planted bug does instead of the transaction.
    pub(super) async fn planted(&self, writes: &[(&'static str, Operation)]) -> Option<Attempt> {
        match self.bug? {
            Bug::KeyOutsideTheTransaction if writes.len() > 1 => {
                Some(self.one_by_one(writes).await)
            }
            bug @ (Bug::FundsFromAnIndexRead | Bug::FundsCheckedThenSpent) => {
                if !writes
                    .iter()
                    .any(|(_, write)| Bug::least_available(write).is_some())
                {
                    return None;
                }
                let refused = self.short_of_funds(bug, writes);
                for _ in 0..4 {
                    self.world.step().await;
                }
                let unguarded: Vec<_> = writes.iter().map(Bug::without_least_available).collect();
                refused.or_else(|| Some(self.decided(&unguarded)))
            }
            Bug::PermanentRefusalIsTemporary => {
                let suspends = open_one(writes, SuspenseRow::SORT_KEY);
                suspends.then_some(Attempt::Busy)
            }
            Bug::ContradictionOnlyLogged => {
                let differs = open_one(writes, BreakRow::SORT_KEY);
                differs.then_some(Attempt::Committed)
            }
            Bug::IdentityWithTheAgent
            | Bug::SecondReturnAnsweredAccepted
            | Bug::MatchedByInstruction
            | Bug::ReportOnEnquiryIsAVerdict
            | Bug::NeverReceivedIsNoAnswer
            | Bug::OvertakingReturnRefused
            | Bug::KeyOutsideTheTransaction
            | Bug::BlindPut
            | Bug::PublishedBeforeTheCommit
            | Bug::ReleasedOnTimeout
            | Bug::CapturedTwice
            | Bug::ReleasedTwice
            | Bug::UnknownTakenForFailure
            | Bug::GapPassed
            | Bug::RolledUpWithoutFence
            | Bug::CurrencyMixed
            | Bug::ReplayIgnoresTheFingerprint
            | Bug::TenantIgnored
            | Bug::FrozenAccountPays
            | Bug::LimitIgnored
            | Bug::MakerApproves
            | Bug::ProposerApproves
            | Bug::BreakClearedTwice
            | Bug::ReturnNotReopened
            | Bug::PartialFailureAcknowledgedWhole
            | Bug::ChangesDroppedForTheirAge
            | Bug::ChangesDroppedAfterAttempts
            | Bug::ExposureNotTaken
            | Bug::NewestWordDropped
            | Bug::FreezeForgotten
            | Bug::EndedTokenAdministers
            | Bug::CallerUnchecked
            | Bug::BlockKeyedByItsFirstChange
            | Bug::ChainWithoutShard
            | Bug::AcknowledgedBeforeTheAppend
            | Bug::RegisteredAfterTheAcknowledgement => None,
        }
    }

    /// The writes each in a transaction of its own, the first of them last.
    async fn one_by_one(&self, writes: &[(&'static str, Operation)]) -> Attempt {
        for write in writes.iter().skip(1) {
            let attempt = self.decided(std::slice::from_ref(write));
            if let Attempt::Refused(mut failures) = attempt {
                let failure = failures.pop().unwrap_or(ConditionResult::None);
                let mut all = vec![ConditionResult::None; writes.len()];
                let place = writes.iter().position(|known| known == write);
                all[place.unwrap_or(0)] = failure;
                return Attempt::Refused(all);
            }
            self.world.step().await;
        }
        self.decided(&writes[..1])
    }

    /// The refusal by a look at the funds that decides nothing.
    fn short_of_funds(&self, bug: Bug, writes: &[(&'static str, Operation)]) -> Option<Attempt> {
        let state = self.lock();
        let failure = |(table, write): &(&'static str, Operation)| {
            let least = Bug::least_available(write)?;
            let key = key_of(write);
            let seen = if bug == Bug::FundsFromAnIndexRead {
                state.tables.behind(table, &key)
            } else {
                state.tables.get(table, &key)
            };
            let holds = condition::holds(&least, Some(seen?));
            (!holds).then(|| ConditionResult::Condition(seen.cloned()))
        };
        let failures: Vec<_> = writes
            .iter()
            .map(|write| failure(write).unwrap_or(ConditionResult::None))
            .collect();
        let short = failures.iter().any(ConditionResult::is_condition);
        short.then_some(Attempt::Refused(failures))
    }

    pub(super) fn fingerprint_forged(
        &self,
        writes: &[(&'static str, Operation)],
        attempt: Attempt,
    ) -> Attempt {
        match (self.bug, attempt) {
            (Some(Bug::ReplayIgnoresTheFingerprint), Attempt::Refused(failures)) => {
                let forged = writes.iter().zip(failures).map(Bug::forged).collect();
                Attempt::Refused(forged)
            }
            (_, attempt) => attempt,
        }
    }
}

/// Returns whether one of the writes puts a new work item with this sort key.
fn open_one(writes: &[(&'static str, Operation)], sort_key: &str) -> bool {
    writes.iter().any(|write| opens(write, sort_key))
}

/// Returns whether the write puts a new work item with this sort key.
fn opens((table, write): &(&'static str, Operation), sort_key: &str) -> bool {
    let Operation::PutOnce { item } = write else {
        return false;
    };
    *table == "payments" && item.get("sk") == Some(&Value::S(sort_key.to_owned()))
}
