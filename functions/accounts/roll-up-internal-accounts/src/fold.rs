use std::collections::BTreeMap;

use accounts_contract::rebuild::{Generation, RebuildRow};
use accounts_store::checkpoint::{CheckpointRow, Count, Fence};
use kernel::money::CurrencyCode;
use kernel::time::Moment;
use payments_contract::Source;
use payments_contract::ledger::{InternalAccount, LedgerAccount};
use platform::FunctionError;
use platform::stream::Change;
use store::{Item, Key, Value};

/// Which checkpoint a posting belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Target {
    pub(crate) account: InternalAccount,
    pub(crate) currency: CurrencyCode,
    pub(crate) count: Count,
    pub(crate) shard: String,
}

/// A leg on an internal account, with its place in the shard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Posting {
    /// Which change of the batch booked it.
    pub(crate) change: usize,
    pub(crate) place: Fence,
    pub(crate) minor: i64,
    pub(crate) at: Moment,
    /// Whether the fence may have passed it without it being counted: it was parked.
    pub(crate) put_back: bool,
}

/// The internal legs that a batch booked, in their order, by the checkpoint they belong to.
pub(crate) type Postings = BTreeMap<Target, Vec<Posting>>;

/// The legs of the changes before the first that cannot be read, which change that is, and why.
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

/// The internal legs that one change booked, in each count that they belong to.
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

/// The counts that this change of a booked payment or journal belongs to. In the first, which has no cut, each
/// booking counts; in another, a booking after its cut, and before it the payment that is delivered
/// again with its mark. What was booked when never changes, so each payment counts once, wherever
/// the stream was when the rebuild began.
fn counts(change: &Change, source: &Source, rebuild: &RebuildRow) -> Vec<Count> {
    let newly_booked = !was_booked(change.old.as_ref());
    let again = delivered_again(change);
    let booked_at = source.booked_at();
    let first = rebuild.current.is_none() && newly_booked;
    let of_first = first.then(Count::default);
    let belongs = |generation: &Generation| {
        if booked_at > generation.cut {
            newly_booked
        } else {
            again == Some(generation.mark)
        }
    };
    let others = rebuild.generations().filter(belongs);
    let others = others.map(|generation| Count::marked(Some(generation.mark)));
    of_first.into_iter().chain(others).collect()
}

/// The mark by which this change delivers a payment again.
pub(crate) fn delivered_again(change: &Change) -> Option<u64> {
    let mark = |item: Option<&Item>| match item.and_then(|item| item.get(RebuildRow::MARK)) {
        Some(Value::N(digits)) => digits.parse::<u64>().ok(),
        Some(_) | None => None,
    };
    let (before, now) = (mark(change.old.as_ref()), mark(change.new.as_ref()));
    now.filter(|_| now != before)
}

/// Whether the change may be one of a booked payment or journal.
pub(crate) fn may_count(change: &Change) -> bool {
    was_booked(change.new.as_ref())
}

/// The checkpoint after postings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folded {
    /// As it is to be written; `None` if all postings are in it already.
    pub(crate) next: Option<CheckpointRow>,
    /// The change by which the balance would pass what a row can hold; it and all after it are not
    /// in `next`.
    pub(crate) overflows: Option<usize>,
}

/// Folds postings in. What is at the fence or below it is in already and is passed over.
pub(crate) fn next(key: &Key, read: Option<&CheckpointRow>, postings: &[Posting]) -> Folded {
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

/// The payment or journal after a change, if it is booked.
pub(crate) fn booked(change: &Change) -> Result<Option<Source>, FunctionError> {
    let source = change.new.as_ref().map(Source::booked).transpose()?;
    Ok(source.flatten())
}

/// Whether it was booked before. Of the row as it was, only its status is read: what else
/// may be wrong with it is no reason against the row as it is.
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
