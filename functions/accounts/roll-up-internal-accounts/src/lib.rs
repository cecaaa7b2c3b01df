//! Balances of internal accounts, rolled up from the stream of payments.
//!
//! Internal accounts have no item in a payment's transaction, because all payments would wait for
//! that one item. Their legs are in the payments, and this function writes the balances: one write
//! for each batch and account. The write also advances a fence, the position in the shard up to
//! which the balance includes everything, so that redelivered changes do not count twice.
//!
//! A rebuild delivers all payments again. Balances then start another count, and the legs on
//! customers' accounts are stored for `rebuild-entries`.

mod fold;
mod redelivered;

use accounts_contract::rebuild::RebuildRow;
use accounts_store::checkpoint::CheckpointRow;
use platform::FunctionError;
use platform::stream::{Change, Stopped};
use store::{Key, Outcome, Transaction};

use fold::{Posting, Target};

platform::function!();

/// Attempts to advance a checkpoint that another invocation moved.
const ATTEMPTS: usize = 5;

/// Folds a batch up to the first change that is unreadable or would overflow a balance.
///
/// # Errors
/// [`Stopped`] at that change, with a permanent error; or at the first change if a balance could
/// not be advanced: the batch is redelivered, and what is counted already is skipped.
pub async fn handle(ports: &Ports, changes: Vec<Change>) -> Result<(), Stopped> {
    let at = |change: usize, fault| Stopped {
        sequence_number: changes
            .get(change)
            .map(|change| change.sequence_number.clone())
            .unwrap_or_default(),
        fault,
    };
    let rebuild = rebuild(ports, &changes).await;
    let rebuild = rebuild.map_err(|fault| at(0, fault))?;
    let (postings, mut stop) = fold::by_target(&changes, &rebuild);
    // A change has two legs: both must fit before either is folded.
    for (target, postings) in &postings {
        let Some(first) = postings.first() else {
            continue;
        };
        let found = match find_overflow(ports, target, postings).await {
            Ok(None) => continue,
            Ok(Some(change)) => (change, FunctionError::permanent("a balance overflows")),
            Err(fault) if fault.is_permanent() => (first.change, fault),
            Err(fault) => return Err(at(0, fault)),
        };
        if stop.as_ref().is_none_or(|(change, _)| found.0 < *change) {
            stop = Some(found);
        }
    }
    for (target, mut postings) in postings {
        if let Some((change, _)) = &stop {
            postings.retain(|posting| posting.change < *change);
        }
        let moved = advance(ports, &target, &postings).await;
        moved.map_err(|fault| at(0, fault))?;
    }
    let until = stop.as_ref().map_or(changes.len(), |(change, _)| *change);
    for (number, change) in changes.iter().enumerate().take(until) {
        let stored = redelivered::store_legs(ports, change).await;
        stored.map_err(|fault| at(number, fault))?;
    }
    stop.map_or(Ok(()), |(change, fault)| Err(at(change, fault)))
}

/// Reads the state of a rebuild, only if a change may be booked. The read is consistent, because a
/// booking after a rebuild's cut counts in it.
async fn rebuild(ports: &Ports, changes: &[Change]) -> Result<RebuildRow, FunctionError> {
    if !changes.iter().any(fold::may_count) {
        return Ok(RebuildRow::default());
    }
    // Not an error of any one change, so none is parked for it.
    let read = ports.accounts.get::<RebuildRow>(&RebuildRow::place()).await;
    let read = read.map_err(|error| FunctionError::caused("where a rebuild stands", error))?;
    Ok(read.unwrap_or_default())
}

/// Returns the index of the first change by which the checkpoint would overflow.
async fn find_overflow(
    ports: &Ports,
    target: &Target,
    postings: &[Posting],
) -> Result<Option<usize>, FunctionError> {
    let (key, read) = checkpoint(ports, target, postings).await?;
    Ok(fold::fold_in(&key, read.as_ref(), postings).overflows)
}

async fn advance(
    ports: &Ports,
    target: &Target,
    postings: &[Posting],
) -> Result<(), FunctionError> {
    for _ in 0..ATTEMPTS {
        let (key, read) = checkpoint(ports, target, postings).await?;
        let folded = fold::fold_in(&key, read.as_ref(), postings);
        if folded.overflows.is_some() {
            return Err(FunctionError::new("a balance moved meanwhile"));
        }
        let Some(next) = folded.next else {
            return Ok(());
        };
        let write = match &read {
            None => ports.accounts.put_once(&next)?,
            Some(read) => ports.accounts.update(read.advance_to(&next)?),
        };
        match Transaction::of(write).commit().await {
            Outcome::Committed => return Ok(()),
            Outcome::Refused(_) => {}
            Outcome::Busy => return Err(FunctionError::new("the table is busy")),
            Outcome::Unknown => {
                return Err(FunctionError::new("the table did not say whether it wrote"));
            }
        }
    }
    Err(FunctionError::new("a checkpoint does not hold still"))
}

/// Returns the checkpoint for these postings: the shard's own, or, for a posting put back after the
/// shard's fence passed it, one of its own with its position as fence, so that it counts once.
async fn checkpoint(
    ports: &Ports,
    target: &Target,
    postings: &[Posting],
) -> Result<(Key, Option<CheckpointRow>), FunctionError> {
    let name = target.account.as_str();
    let key = CheckpointRow::key_of(name, target.currency, target.count, &target.shard);
    let read: Option<CheckpointRow> = ports.accounts.get(&key).await?;
    let passed = postings.first().filter(|posting| {
        let passed = |read: &CheckpointRow| posting.place <= read.last;
        posting.put_back && read.as_ref().is_some_and(passed)
    });
    let Some(posting) = passed else {
        return Ok((key, read));
    };
    let own = format!("{}#{}", target.shard, posting.place.as_str());
    let key = CheckpointRow::key_of(name, target.currency, target.count, &own);
    let read = ports.accounts.get(&key).await?;
    Ok((key, read))
}
