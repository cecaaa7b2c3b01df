use std::collections::BTreeMap;

use accounts_contract::checkpoint::{CheckpointRow, Count, Fence};
use accounts_contract::rebuild::{Generation, RebuildRow};
use kernel::money::CurrencyCode;
use kernel::time::Moment;
use payments_contract::Source;
use payments_contract::ledger::{InternalAccount, LedgerAccount};
use platform::FunctionError;
use platform::stream::Change;
use store::{Item, Key, Value};

/// The checkpoint that a posting belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Target {
    pub(crate) account: InternalAccount,
    pub(crate) currency: CurrencyCode,
    pub(crate) count: Count,
    pub(crate) shard: String,
}

impl Target {
    /// The key of the shard's checkpoint.
    pub(crate) fn key(&self) -> Key {
        self.key_in(&self.shard)
    }

    /// The key of the checkpoint of one change that is counted by itself.
    pub(crate) fn key_of_one(&self, place: &Fence) -> Key {
        self.key_in(&format!("{}#{}", self.shard, place.as_str()))
    }

    fn key_in(&self, shard: &str) -> Key {
        CheckpointRow::key_of(self.account.as_str(), self.currency, self.count, shard)
    }
}

/// A leg on an internal account, with its position in the shard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Posting {
    /// The index of the change in the batch that booked it.
    pub(crate) change: usize,
    pub(crate) place: Fence,
    pub(crate) minor: i64,
    pub(crate) at: Moment,
    /// Whether it was parked, so that the fence may have passed it without counting it.
    pub(crate) put_back: bool,
}

/// The internal legs that a batch booked, in order, by checkpoint.
pub(crate) type Postings = BTreeMap<Target, Vec<Posting>>;

/// Returns the legs of the changes before the first unreadable one, with that change's index and
/// error.
pub(crate) fn by_target(
    changes: &[Change],
    rebuild: &RebuildRow,
) -> (Postings, Option<(usize, FunctionError)>) {
    let mut found = Postings::new();
    for (at, change) in changes.iter().enumerate() {
        match legs(at, change, rebuild) {
            Ok(legs) => {
                for (target, posting) in legs {
                    found.entry(target).or_default().push(posting);
                }
            }
            Err(fault) => return (found, Some((at, fault))),
        }
    }
    (found, None)
}

/// Returns the internal legs that one change booked, once for each count that they belong to.
fn legs(
    at: usize,
    change: &Change,
    rebuild: &RebuildRow,
) -> Result<Vec<(Target, Posting)>, FunctionError> {
    let Some(source) = booked(change)? else {
        return Ok(Vec::new());
    };
    let Some(transfer) = source.transfer() else {
        return Ok(Vec::new());
    };
    let place = Fence::at(&change.sequence_number)
        .ok_or_else(|| FunctionError::permanent("a place in the stream is not a number"))?;
    let counts = counts(change, &source, rebuild);
    let mut legs = Vec::new();
    for (account, minor) in transfer.legs(source.minor()) {
        let LedgerAccount::Internal(account) = account else {
            continue;
        };
        for count in &counts {
            let shard = change.shard.clone();
            let target = Target {
                account,
                currency: source.currency(),
                count: *count,
                shard: shard.ok_or_else(|| FunctionError::new("the shard is not named"))?,
            };
            let posting = Posting {
                change: at,
                place: place.clone(),
                minor,
                at: source.updated_at(),
                put_back: change.put_back,
            };
            legs.push((target, posting));
        }
    }
    Ok(legs)
}

/// Returns the counts that this change of a booked payment or journal belongs to.
///
/// The first count has no cut, and every booking belongs to it. To the count of a rebuild belong
/// bookings after its cut, and payments booked before the cut that are delivered again with its
/// mark. The time of a booking never changes, so each payment counts once, wherever the stream was
/// when the rebuild began.
fn counts(change: &Change, source: &Source, rebuild: &RebuildRow) -> Vec<Count> {
    let newly_booked = !was_booked(change.old.as_ref());
    let mark = delivered_again(change);
    let booked_at = source.booked_at();
    let first = rebuild.current.is_none() && newly_booked;
    let of_first = first.then(Count::default);
    let belongs = |generation: &Generation| {
        if booked_at > generation.cut {
            newly_booked
        } else {
            mark == Some(generation.mark)
        }
    };
    let others = rebuild.generations().filter(belongs);
    let others = others.map(|generation| Count::marked(Some(generation.mark)));
    of_first.into_iter().chain(others).collect()
}

/// Returns the mark with which a rebuild delivers the payment again, if this change does.
pub(crate) fn delivered_again(change: &Change) -> Option<u64> {
    let mark = |item: Option<&Item>| match item.and_then(|item| item.get(RebuildRow::MARK)) {
        Some(Value::N(digits)) => digits.parse::<u64>().ok(),
        Some(_) | None => None,
    };
    let (before, now) = (mark(change.old.as_ref()), mark(change.new.as_ref()));
    now.filter(|_| now != before)
}

/// Returns whether the row may be a booked payment or journal.
pub(crate) fn may_count(change: &Change) -> bool {
    was_booked(change.new.as_ref())
}

/// The checkpoint after its postings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folded {
    /// The row to write; `None` if it contains all postings already.
    pub(crate) next: Option<CheckpointRow>,
    /// The index of the change by which the balance would overflow; `next` contains neither it nor
    /// later postings.
    pub(crate) overflows: Option<usize>,
}

/// Folds postings into a checkpoint. Postings at or below the fence are in it already and are
/// skipped.
pub(crate) fn fold_in(key: &Key, read: Option<&CheckpointRow>, postings: &[Posting]) -> Folded {
    let new = |posting: &&Posting| read.is_none_or(|read| posting.place > read.last);
    let mut next: Option<CheckpointRow> = None;
    for posting in postings.iter().filter(new) {
        let before = next.as_ref().or(read);
        let sum = before.map_or(0, |row| row.balance);
        let Some(balance) = sum.checked_add(posting.minor) else {
            let overflows = Some(posting.change);
            return Folded { next, overflows };
        };
        next = Some(CheckpointRow {
            partition: key.pk.clone(),
            shard: key.sk.clone(),
            balance,
            last: posting.place.clone(),
            as_of: before.map_or(posting.at, |row| row.as_of.max(posting.at)),
        });
    }
    Folded {
        next,
        overflows: None,
    }
}

/// Returns the payment or journal after a change, if it is booked.
pub(crate) fn booked(change: &Change) -> Result<Option<Source>, FunctionError> {
    let source = change.new.as_ref().map(Source::booked).transpose()?;
    Ok(source.flatten())
}

/// Returns whether the row was booked before the change. Only the old row's status is read, so that
/// an otherwise unreadable old row does not prevent the count.
fn was_booked(old: Option<&Item>) -> bool {
    let status = old.and_then(|old| old.get("st"));
    let Some(Value::S(status)) = status else {
        return false;
    };
    Source::BOOKED.contains(&status.as_str())
}

#[cfg(test)]
#[path = "fold_tests.rs"]
mod tests;
