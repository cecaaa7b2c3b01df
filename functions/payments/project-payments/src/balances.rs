//! Balances of internal accounts, folded from the stream of payments.
//!
//! Internal accounts have no item in a payment's transaction, because all payments would wait for
//! that one item. Their legs are in the payments, and this module writes the balances: one write
//! for each batch and account. The write also advances a fence, the position in the shard up to
//! which the balance includes everything, so that redelivered changes do not count twice.
//!
//! A change is counted last, once it is listed and published: so what was parked for one of those is
//! not counted yet, and is when it is put back; and what is counted was done whole.
//!
//! A rebuild delivers all payments again. Balances then start another count, and the legs on
//! customers' accounts are stored for `rebuild-entries`.

use accounts_contract::checkpoint::CheckpointRow;
use accounts_contract::rebuild::RebuildRow;
use platform::FunctionError;
use platform::stream::{Change, Stopped};
use store::{Key, Outcome, Transaction};

use crate::fold::{self, Posting, Target};
use crate::{Ports, redelivered};

/// Attempts to advance a checkpoint that another invocation moved.
const ATTEMPTS: usize = 5;

/// Folds changes up to the first that is unreadable or would overflow a balance.
///
/// # Errors
/// [`Stopped`] at that change, with a permanent error; or at the first change if a balance could
/// not be advanced: the batch is redelivered, and what is counted already is skipped.
pub(crate) async fn count(ports: &Ports, changes: &[Change]) -> Result<(), Stopped> {
    let at = |change: usize, fault| Stopped {
        sequence_number: changes
            .get(change)
            .map(|change| change.sequence_number.clone())
            .unwrap_or_default(),
        fault,
    };
    let rebuild = rebuild(ports, changes).await;
    let rebuild = rebuild.map_err(|fault| at(0, fault))?;
    let (postings, mut stop) = fold::by_target(changes, &rebuild);
    // A change has two legs: both must fit before either is folded.
    let mut read = Vec::new();
    for (target, postings) in postings {
        let Some(first) = postings.first() else {
            continue;
        };
        let first = first.change;
        let found = match checkpoint(ports, &target, &postings).await {
            Ok(checkpoint) => {
                let overflows = checkpoint.fold(&postings).overflows;
                read.push((target, postings, checkpoint));
                let overflow = FunctionError::permanent("a balance overflows");
                overflows.map(|change| (change, overflow))
            }
            Err(fault) if fault.is_permanent() => Some((first, fault)),
            Err(fault) => return Err(at(0, fault)),
        };
        if let Some(found) = found
            && stop.as_ref().is_none_or(|(change, _)| found.0 < *change)
        {
            stop = Some(found);
        }
    }
    let until = stop.as_ref().map_or(changes.len(), |(change, _)| *change);
    for (target, mut postings, checkpoint) in read {
        postings.retain(|posting| posting.change < until);
        let moved = advance(ports, &target, &postings, checkpoint).await;
        moved.map_err(|fault| at(0, fault))?;
    }
    for (number, change) in changes.iter().enumerate().take(until) {
        let stored = redelivered::store_legs(ports, change).await;
        stored.map_err(|fault| at(number, fault))?;
    }
    stop.map_or(Ok(()), |(change, fault)| Err(at(change, fault)))
}

/// Whether a fence has passed a change that comes from its shard: the change was counted in an earlier
/// delivery, in one of its balances at least, or was parked then and put back since.
///
/// # Errors
/// When a table does not answer, or a checkpoint cannot be read.
pub(crate) async fn has_passed(ports: &Ports, change: &Change) -> Result<bool, FunctionError> {
    let changes = std::slice::from_ref(change);
    let rebuild = rebuild(ports, changes).await?;
    let (postings, _) = fold::by_target(changes, &rebuild);
    for (target, postings) in &postings {
        let read: Option<CheckpointRow> = ports.accounts.folded(&target.key()).await?;
        let passed = |posting: &Posting| read.as_ref().is_some_and(|row| posting.place <= row.last);
        if postings.iter().any(passed) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Reads the state of a rebuild, only if a change may be booked. The read is consistent, because a
/// booking after a rebuild's cut counts in it.
async fn rebuild(ports: &Ports, changes: &[Change]) -> Result<RebuildRow, FunctionError> {
    if !changes.iter().any(fold::may_count) {
        return Ok(RebuildRow::default());
    }
    // Not an error of any one change, so none is parked for it.
    let read = ports
        .accounts
        .folded::<RebuildRow>(&RebuildRow::place())
        .await;
    let read = read.map_err(|error| FunctionError::caused("where a rebuild stands", error))?;
    Ok(read.unwrap_or_default())
}

/// A checkpoint as it was read.
struct Read {
    key: Key,
    row: Option<CheckpointRow>,
}

impl Read {
    fn fold(&self, postings: &[Posting]) -> fold::Folded {
        fold::fold_in(&self.key, self.row.as_ref(), postings)
    }
}

async fn advance(
    ports: &Ports,
    target: &Target,
    postings: &[Posting],
    mut read: Read,
) -> Result<(), FunctionError> {
    for _ in 0..ATTEMPTS {
        let folded = read.fold(postings);
        if folded.overflows.is_some() {
            return Err(FunctionError::new("a balance moved meanwhile"));
        }
        let Some(next) = folded.next else {
            return Ok(());
        };
        let write = ports.accounts.fold(next.replace(read.row.as_ref())?);
        match Transaction::of(write).commit().await {
            Outcome::Committed => return Ok(()),
            Outcome::Refused(_) => {}
            Outcome::Busy => return Err(FunctionError::new("the table is busy")),
            Outcome::Unknown => {
                return Err(FunctionError::new("the table did not say whether it wrote"));
            }
        }
        read = checkpoint(ports, target, postings).await?;
    }
    Err(FunctionError::new("a checkpoint does not hold still"))
}

/// Returns the checkpoint for these postings: the shard's own, or, for a posting put back after the
/// shard's fence passed it, one of its own with its position as fence, so that it counts once.
async fn checkpoint(
    ports: &Ports,
    target: &Target,
    postings: &[Posting],
) -> Result<Read, FunctionError> {
    let key = target.key();
    let row: Option<CheckpointRow> = ports.accounts.folded(&key).await?;
    let passed = postings.first().filter(|posting| {
        let passed = |row: &CheckpointRow| posting.place <= row.last;
        posting.put_back && row.as_ref().is_some_and(passed)
    });
    let Some(posting) = passed else {
        return Ok(Read { key, row });
    };
    let key = target.key_of_one(&posting.place);
    let row = ports.accounts.folded(&key).await?;
    Ok(Read { key, row })
}
