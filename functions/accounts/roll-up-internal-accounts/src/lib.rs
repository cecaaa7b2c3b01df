//! Rolls the legs of the bank's own accounts up into their balances, from the stream of payments.
//!
//! The bank's own accounts have no item in a payment's transaction: it would be the one item that
//! all payments wait for. Their legs are in the payments, and their balances follow here, one
//! write for each batch and account. A fence keeps what is delivered again from counting again:
//! the place in the shard up to which everything is in the balance moves in the same write.
//!
//! In a rebuild all payments are delivered again. Balances then begin another count, and the legs on
//! customers' accounts are left for `rebuild-entries`.

mod again;
mod fold;

use accounts_contract::rebuild::RebuildRow;
use accounts_store::checkpoint::CheckpointRow;
use platform::FunctionError;
use platform::stream::{Change, Stopped};
use store::{Key, Outcome, Transaction};

use fold::{Posting, Target};

platform::function!();

/// How often a checkpoint is read anew because somebody else moved it.
const ATTEMPTS: usize = 5;

/// Folds a batch, up to the first change that cannot be: one that cannot be read, or by which a
/// balance would pass what its row can hold.
///
/// # Errors
/// At that change, with a permanent fault; or at the first when a balance could not be moved on: the
/// batch comes again, and what is in is skipped.
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
    // A change has two legs: that both can be folded is known before either is.
    for (target, postings) in &postings {
        let Some(first) = postings.first() else {
            continue;
        };
        let found = match look(ports, target, postings).await {
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
        let moved = move_on(ports, &target, &postings).await;
        moved.map_err(|fault| at(0, fault))?;
    }
    let until = stop.as_ref().map_or(changes.len(), |(change, _)| *change);
    for (number, change) in changes.iter().enumerate().take(until) {
        let left = again::leave_legs(ports, change).await;
        left.map_err(|fault| at(number, fault))?;
    }
    stop.map_or(Ok(()), |(change, fault)| Err(at(change, fault)))
}

/// Where a rebuild stands. Only what may be booked is counted, so only then it is read; and
/// consistently, because a booking after the cut of a rebuild counts in it.
async fn rebuild(ports: &Ports, changes: &[Change]) -> Result<RebuildRow, FunctionError> {
    if !changes.iter().any(fold::may_count) {
        return Ok(RebuildRow::default());
    }
    // Not a fault of any change, so none is parked for it.
    let read = ports.accounts.get::<RebuildRow>(&RebuildRow::place()).await;
    let read = read.map_err(|error| FunctionError::caused("where a rebuild stands", error))?;
    Ok(read.unwrap_or_default())
}

/// The first change by which the checkpoint would overflow.
async fn look(
    ports: &Ports,
    target: &Target,
    postings: &[Posting],
) -> Result<Option<usize>, FunctionError> {
    let (key, read) = checkpoint(ports, target, postings).await?;
    Ok(fold::next(&key, read.as_ref(), postings).overflows)
}

async fn move_on(
    ports: &Ports,
    target: &Target,
    postings: &[Posting],
) -> Result<(), FunctionError> {
    for _ in 0..ATTEMPTS {
        let (key, read) = checkpoint(ports, target, postings).await?;
        let folded = fold::next(&key, read.as_ref(), postings);
        if folded.overflows.is_some() {
            return Err(FunctionError::new("a balance moved meanwhile"));
        }
        let Some(next) = folded.next else {
            return Ok(());
        };
        let write = match &read {
            None => ports.accounts.put_once(&next)?,
            Some(read) => ports.accounts.update(read.moved_to(&next)?),
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

/// The checkpoint that these postings belong into. The shard's own; but what is put back after the
/// shard's fence passed it has one for itself, whose fence is its place, so that it counts once.
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
