//! Planted bugs, which prove that the simulation detects errors. They are at the seams, not in the
//! bank: each changes the bank's calls as a wrong line in the bank would.

mod writes;

use kernel::id::ClientId;
use payments_contract::case::CaseRow;
use payments_contract::journal::JournalRow;
use payments_contract::work::{BreakRow, SuspenseRow};
use store::{Change, Condition, ConditionResult, Item, Operation, Update, Value};

use crate::tables::Tables;
use writes::{
    accepted, fails, moves, overwriting, released, says, stateless, takes_from_the_room, without,
};

/// A planted bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bug {
    /// The money moves in a transaction of its own, before the key is written.
    KeyOutsideTheTransaction,
    /// A write overwrites an existing item.
    BlindPut,
    /// An event is published for a change that may still be refused.
    PublishedBeforeTheCommit,
    /// Funds are released because the rail did not respond.
    ReleasedOnTimeout,
    /// A hold is captured without checking that it still exists.
    CapturedTwice,
    /// A hold is released without checking that it still exists.
    ReleasedTwice,
    /// Available funds are decided by an eventual read.
    FundsFromAnIndexRead,
    /// Available funds are read first, and spent later.
    FundsCheckedThenSpent,
    /// An unknown outcome is reported as a refusal.
    UnknownTakenForFailure,
    /// The sealer passes a block that its read lacks.
    GapPassed,
    /// A balance is rolled up without its fence. Caught if the next attempt overtakes a slow one, so most steps are quick.
    RolledUpWithoutFence,
    /// Pounds are paid into an account in euros.
    CurrencyMixed,
    /// A key used for another request is replayed as if the request were the same.
    ReplayIgnoresTheFingerprint,
    /// An account of another institution pays.
    TenantIgnored,
    /// A frozen account pays.
    FrozenAccountPays,
    /// A payment above the client's limit is accepted at once.
    LimitIgnored,
    /// A payment is approved by the client that created it.
    MakerApproves,
    /// The instructing agent is part of an inbound payment's identity.
    IdentityWithTheAgent,
    /// A second return under another's id is reported as accepted, and not booked.
    SecondReturnAnsweredAccepted,
    /// A report is matched by an id of one hop.
    MatchedByInstruction,
    /// A report on an enquiry is read as the outcome of the payment.
    ReportOnEnquiryIsAVerdict,
    /// A report that a message was never received is read as no response.
    NeverReceivedIsNoAnswer,
    /// A return that no account can take is refused temporarily, each time.
    PermanentRefusalIsTemporary,
    /// A return that overtakes the acceptance is refused.
    OvertakingReturnRefused,
    /// A contradiction of two outcomes is only logged.
    ContradictionOnlyLogged,
    /// A proposal of the desk is approved by its own client.
    ProposerApproves,
    /// A break is booked without checking that it is still open.
    BreakClearedTwice,
    /// Money in suspense whose return is rejected is not open again.
    ReturnNotReopened,
    /// A partly failed batch is acknowledged completely.
    PartialFailureAcknowledgedWhole,
    /// A stream's mapping drops changes that are half a day old.
    ChangesDroppedForTheirAge,
    /// A stream's mapping drops a change that failed a few times.
    ChangesDroppedAfterAttempts,
    /// An overdraft limit is set without using the institution's exposure.
    ExposureNotTaken,
    /// A report about a payment after its break opened is not stored.
    NewestWordDropped,
    /// A client that is unfrozen has its tokens from before the freeze again.
    FreezeForgotten,
    /// A token that has ended changes clients while the gateway's cached decision admits it.
    EndedTokenAdministers,
    /// A change by an administrator does not require that its token is still current when it commits.
    CallerUnchecked,
    /// A block has the number of its first change as key, and a key that is taken counts as the
    /// same block.
    BlockKeyedByItsFirstChange,
    /// All shards of a table's stream have one chain.
    ChainWithoutShard,
    /// A batch is acknowledged before its block is inserted.
    AcknowledgedBeforeTheAppend,
    /// A chain is registered for its day after the batch is acknowledged.
    RegisteredAfterTheAcknowledgement,
}

impl Bug {
    /// Every bug.
    pub const ALL: [Self; 40] = [
        Self::KeyOutsideTheTransaction,
        Self::BlindPut,
        Self::PublishedBeforeTheCommit,
        Self::ReleasedOnTimeout,
        Self::CapturedTwice,
        Self::ReleasedTwice,
        Self::FundsFromAnIndexRead,
        Self::FundsCheckedThenSpent,
        Self::UnknownTakenForFailure,
        Self::GapPassed,
        Self::RolledUpWithoutFence,
        Self::CurrencyMixed,
        Self::ReplayIgnoresTheFingerprint,
        Self::TenantIgnored,
        Self::FrozenAccountPays,
        Self::LimitIgnored,
        Self::MakerApproves,
        Self::IdentityWithTheAgent,
        Self::SecondReturnAnsweredAccepted,
        Self::MatchedByInstruction,
        Self::ReportOnEnquiryIsAVerdict,
        Self::NeverReceivedIsNoAnswer,
        Self::PermanentRefusalIsTemporary,
        Self::OvertakingReturnRefused,
        Self::ContradictionOnlyLogged,
        Self::ProposerApproves,
        Self::BreakClearedTwice,
        Self::ReturnNotReopened,
        Self::PartialFailureAcknowledgedWhole,
        Self::ChangesDroppedForTheirAge,
        Self::ChangesDroppedAfterAttempts,
        Self::ExposureNotTaken,
        Self::NewestWordDropped,
        Self::FreezeForgotten,
        Self::EndedTokenAdministers,
        Self::CallerUnchecked,
        Self::BlockKeyedByItsFirstChange,
        Self::ChainWithoutShard,
        Self::AcknowledgedBeforeTheAppend,
        Self::RegisteredAfterTheAcknowledgement,
    ];

    /// Returns the writes as the bug changes them.
    pub(crate) fn rewritten(
        self,
        writes: &[(&'static str, Operation)],
        tables: &Tables,
    ) -> Vec<(&'static str, Operation)> {
        let captures = writes.iter().any(|(_, write)| moves(write, "bk", "hd"));
        let releases = writes.iter().any(|(_, write)| moves(write, "av", "hd"));
        let clears = writes.iter().any(|(_, write)| {
            matches!(write, Operation::Update(update) if update.key.sk == BreakRow::SORT_KEY)
        });
        let rejects = writes.iter().any(|(_, write)| says(write, "rejected"));
        let of_suspense =
            |write: &Operation| crate::tables::key_of(write).sk == SuspenseRow::SORT_KEY;
        let is_left_out = |(table, write): &&(&'static str, Operation)| {
            self == Self::BreakClearedTwice && clears && fails(table, write, tables)
                || self == Self::ExposureNotTaken && takes_from_the_room(write)
                || self == Self::CallerUnchecked && matches!(write, Operation::Check { .. })
                || self == Self::ReturnNotReopened && rejects && of_suspense(write)
        };
        let mut rewritten: Vec<_> = writes
            .iter()
            .filter(|write| !is_left_out(write))
            .map(|(table, write)| {
                let write = match (self, write) {
                    (Self::BlindPut, Operation::PutOnce { item }) if *table == "payments" => {
                        overwriting(item)
                    }
                    (Self::LimitIgnored, Operation::PutOnce { item }) if *table == "payments" => {
                        accepted(item)
                    }
                    (Self::BreakClearedTwice, write) if clears => stateless(table, write),
                    (Self::CapturedTwice, write) if captures => stateless(table, write),
                    (Self::ReleasedTwice, write) if releases => stateless(table, write),
                    (Self::RolledUpWithoutFence, Operation::Update(update))
                        if update.key.pk.starts_with("I#") =>
                    {
                        let condition = Condition::Present;
                        Operation::Update(Update {
                            condition,
                            ..update.clone()
                        })
                    }
                    (Self::NewestWordDropped, Operation::Update(update)) => {
                        let mut update = update.clone();
                        for change in &mut update.changes {
                            if let Change::Difference { set, .. } = change {
                                set.retain(|(name, _)| name != "out" && name != "rp");
                            }
                        }
                        Operation::Update(update)
                    }
                    (Self::CurrencyMixed, write) => without(write, "cy"),
                    (Self::TenantIgnored, write) if *table == "accounts" => without(write, "tn"),
                    (Self::FrozenAccountPays, write) if *table == "accounts" => {
                        without(write, "st")
                    }
                    (_, write) => write.clone(),
                };
                (*table, write)
            })
            .collect();
        if self == Self::ReleasedOnTimeout {
            rewritten.extend(writes.iter().filter_map(|write| released(write, tables)));
        }
        rewritten
    }

    /// Returns an item as the bug reads it.
    pub(crate) fn read(bug: Option<Self>, table: &str, item: Option<Item>) -> Option<Item> {
        let (Some(bug), Some(item)) = (bug, &item) else {
            return item;
        };
        let mut attributes = item.clone().into_inner();
        if bug == Self::FreezeForgotten && table == "identity" {
            attributes.remove("tv");
        }
        if table != "payments" {
            return Some(attributes.into());
        }
        let nobody = || Value::S(ClientId::derive(&["nobody"]).to_string());
        let sort_key = attributes.get("sk").cloned();
        let is = |sort: &str| sort_key == Some(Value::S(sort.to_owned()));
        if bug == Self::MakerApproves && attributes.contains_key("ap") {
            attributes.insert("cl".to_owned(), nobody());
        }
        if bug == Self::ProposerApproves && is(JournalRow::SORT_KEY) {
            attributes.insert("b".to_owned(), nobody());
        }
        if bug == Self::ProposerApproves
            && is(CaseRow::SORT)
            && let Some(Value::M(proposal)) = attributes.get_mut("pr")
        {
            proposal.insert("b".to_owned(), nobody());
        }
        if bug == Self::BreakClearedTwice && is(BreakRow::SORT_KEY) {
            attributes.insert("st".to_owned(), Value::S("open".to_owned()));
        }
        Some(attributes.into())
    }

    /// Returns the condition that there are sufficient funds.
    pub(crate) fn least_available(write: &Operation) -> Option<Condition> {
        let Operation::Update(update) = write else {
            return None;
        };
        let Condition::All(parts) = &update.condition else {
            return None;
        };
        let is_least = |part: &&Condition| matches!(part, Condition::AtLeast("av", _));
        parts.iter().find(is_least).cloned()
    }

    pub(crate) fn without_least_available(
        (table, write): &(&'static str, Operation),
    ) -> (&'static str, Operation) {
        (*table, without(write, "av"))
    }

    /// The refusal of a used key, as if the same request had used it.
    pub(crate) fn forged(
        ((_, write), failure): (&(&'static str, Operation), ConditionResult),
    ) -> ConditionResult {
        let asked = match write {
            Operation::PutOnce { item } => item.get("fp").cloned(),
            Operation::Update(_) | Operation::Delete { .. } | Operation::Check { .. } => None,
        };
        match (failure, asked) {
            (ConditionResult::Condition(Some(stored)), Some(asked)) => {
                let mut attributes = stored.into_inner();
                attributes.insert("fp".to_owned(), asked);
                ConditionResult::Condition(Some(attributes.into()))
            }
            (failure, _) => failure,
        }
    }

    /// The blocks of a chain as a sealer takes them that does not see that one is missing: the next one in its place.
    pub(crate) fn pass_the_first(blocks: &mut Vec<Item>) {
        if blocks.len() < 2 {
            return;
        }
        let passed = blocks.remove(0).get("sk").cloned();
        if let (Some(next), Some(passed)) = (blocks.first_mut(), passed) {
            let mut attributes = next.clone().into_inner();
            attributes.insert("sk".to_owned(), passed);
            *next = attributes.into();
        }
        blocks.truncate(1);
    }
}
