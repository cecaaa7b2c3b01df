//! Rolls the legs of the bank's own accounts up into their balances, from the stream of payments.
//!
//! The bank's own accounts have no item in a payment's transaction: it would be the one item that
//! all payments wait for. Their legs are in the payments, and their balances follow here, one
//! write for each batch and account. A fence keeps what is delivered again from counting again:
//! the place in the shard up to which everything is in the balance moves in the same write.

mod fold;

use accounts_store::checkpoint::CheckpointRow;
use platform::Fault;
use platform::stream::{Change, Stopped};
use store::{Outcome, Transaction};

use fold::{Posting, Target};

platform::function!();

/// How often a checkpoint is read anew because somebody else moved it.
const ATTEMPTS: usize = 5;

/// Folds a batch.
///
/// # Errors
/// When a balance could not be moved on: the batch comes again, and what is in is skipped.
pub async fn handle(ports: &Ports, changes: Vec<Change>) -> Result<(), Stopped> {
    let Some(first) = changes.first().map(|change| change.sequence_number.clone()) else {
        return Ok(());
    };
    let stopped = |fault| Stopped {
        sequence_number: first.clone(),
        fault,
    };
    let postings = fold::by_target(&changes).map_err(stopped)?;
    for (target, postings) in postings {
        move_on(ports, &target, &postings).await.map_err(stopped)?;
    }
    Ok(())
}

async fn move_on(ports: &Ports, target: &Target, postings: &[Posting]) -> Result<(), Fault> {
    let key = CheckpointRow::key_of(target.account.as_str(), target.currency, &target.shard);
    for _ in 0..ATTEMPTS {
        let read: Option<CheckpointRow> = ports.accounts.get(&key).await?;
        let Some(next) = fold::next(&key, read.as_ref(), postings)? else {
            return Ok(());
        };
        let write = match &read {
            None => ports.accounts.put_once(&next)?,
            Some(read) => ports.accounts.update(read.moved_to(&next)?),
        };
        match Transaction::of(write).commit().await {
            Outcome::Committed => return Ok(()),
            Outcome::Refused(_) => {}
            Outcome::Busy => return Err(Fault::new("the table is busy")),
            Outcome::Unknown => return Err(Fault::new("the table did not say whether it wrote")),
        }
    }
    Err(Fault::new("a checkpoint does not hold still"))
}
