//! Counting failures, and clearing them after a success.

use identity_contract::Identity;
use kernel::id::ClientId;
use kernel::time::Moment;
use platform::http::{Code, Problem};
use store::{Can, Outcome, Row, Table, Transaction, Write, verb};

use super::{Claimed, Denied, Refusal};
use crate::FailureRow;

/// How a wrong proof is refused: counted, or, after too many, told to wait and not counted, so that
/// whoever sends many of them costs no write for each.
///
/// # Errors
/// When it cannot be counted: it is then not even told that it failed.
pub(super) async fn denied<G: Can<verb::PutOnce> + Can<verb::Update>>(
    identity: &Table<Identity, G>,
    claimed: Claimed,
    kept: Option<FailureRow>,
    now: Moment,
) -> Result<Denied, Denied> {
    let recent = kept.filter(|row| !row.failures.forgotten(now));
    if let Some(seconds) = recent.and_then(|row| row.failures.slowed_seconds(now)) {
        return Ok(Denied::Slowed(claimed, seconds));
    }
    count(identity, claimed.client, kept, now).await?;
    Ok(Denied::Failed(claimed, Refusal::InvalidClient))
}

/// Counts one more failure to be this client.
async fn count<G: Can<verb::PutOnce> + Can<verb::Update>>(
    identity: &Table<Identity, G>,
    client: ClientId,
    kept: Option<FailureRow>,
    now: Moment,
) -> Result<(), Denied> {
    let one_more = || FailureRow::one_more(client, now).map(|update| identity.update(update));
    let write = match kept {
        None => identity.put_once(&FailureRow::first(client, now))?,
        Some(row) if row.failures.forgotten(now) => identity.update(row.afresh(now)?),
        Some(_) => one_more()?,
    };
    if !took_place(write).await? {
        // Somebody else's failure was first with the row, or a success cleared it.
        took_place(one_more()?).await?;
    }
    Ok(())
}

/// Forgets the failures before a success, unless there were more since.
pub(super) async fn clear<G: Can<verb::Delete>>(
    identity: &Table<Identity, G>,
    kept: FailureRow,
) -> Result<(), Denied> {
    let write = identity.delete(kept.key(), kept.unchanged()?);
    // A success is a success: what could not be cleared only counts for a while longer.
    let _ = took_place(write).await;
    Ok(())
}

async fn took_place(write: Write) -> Result<bool, Denied> {
    match Transaction::of(write).commit().await {
        Outcome::Committed => Ok(true),
        Outcome::Refused(_) => Ok(false),
        Outcome::Busy | Outcome::Unknown => Err(Problem::undecided(Code::Unavailable).into()),
    }
}
