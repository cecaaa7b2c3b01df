//! Seals the records of every minute that is over, so that nobody can change, remove or add one
//! unnoticed.
//!
//! A run closes the minutes up to the last that is over, and then seals those that have records and
//! no seal yet, the oldest first. A seal is decided by one write: the file of its number, which is
//! put once. A run that was cut short, or another at the same time, finds that file and goes on
//! with it, whatever it has read itself; so the seals are the same wherever a run ends.
//!
//! An item that cannot be read as a record is sealed as it is, so that it neither vanishes nor stops the
//! seals of all others; the run fails at its end, which raises the alarm of the function.

mod waiting;

use audit_domain::{Minute, Seal, last_over};
use audit_store::{ClosingRow, KeyRow, LEAF_SHARDS, Leaf, SealKey, SealRow, TrailFile};
use object_store::Stored;
use platform::FunctionError;

platform::function!();

/// Seals what can be sealed.
///
/// # Errors
/// When the table, the bucket or the key cannot be had: the schedule comes again and goes on. When records that
/// cannot be read were sealed as they are.
pub async fn handle(ports: &Ports) -> Result<(), FunctionError> {
    let over = last_over(ports.clock.now());
    // First the word, then the look: who files a record in one of these minutes and does not find
    // the word has filed it before the look.
    for shard in 0..LEAF_SHARDS {
        let closing = ClosingRow {
            shard,
            minute: over,
        };
        let _already_there = !ports.audit.insert(&closing).await?;
    }
    let newest = ports.audit.query::<SealRow>(&SealRow::newest()).await?;
    let mut last = newest.rows.first().map(|row| row.signed.seal);
    let mut from = last.map(|seal| seal.minute.next());
    let mut unreadable = false;
    while let Some(minute) = waiting::first_minute(ports, from, over).await? {
        let leaves = waiting::leaves_of(ports, minute).await?;
        from = Some(minute.next());
        unreadable |= leaves
            .iter()
            .any(|leaf| matches!(leaf, Leaf::Unreadable(_)));
        if let Some(seal) = seal(ports, last.as_ref(), minute, leaves).await? {
            (last, from) = (Some(seal), Some(seal.minute.next()));
        }
    }
    if unreadable {
        return Err(FunctionError::new(
            "audit records that cannot be read were sealed as they are",
        ));
    }
    Ok(())
}

/// Makes the next seal, of these leaves; or ends the making of the one that has its number already.
/// `None` if there is nothing to seal.
async fn seal(
    ports: &Ports,
    previous: Option<&Seal>,
    minute: Minute,
    leaves: Vec<Leaf>,
) -> Result<Option<Seal>, FunctionError> {
    let key = signing_key(ports).await?;
    let Some(made) = TrailFile::after(previous, minute, leaves, |seal| key.sign(seal)) else {
        return Ok(None);
    };
    let known = KeyRow {
        key: key.public(),
        since: minute,
    };
    let _already_there = !ports.audit.insert(&known).await?;
    let bytes = made
        .write()
        .map_err(|error| FunctionError::caused("a seal cannot be written down", error))?;
    let put = ports.trail.put_once(&made.name(), MEDIA_TYPE, bytes).await;
    let file = match put.map_err(|error| FunctionError::caused("a seal cannot be kept", error))? {
        Stored::New => made,
        Stored::AlreadyThere => begun(ports, previous, &made.name()).await?,
    };
    let late = file
        .late()
        .map_err(|error| FunctionError::caused("the file of a seal", error))?;
    for record in late {
        let _already_there = !ports.audit.insert(&record).await?;
    }
    let signed = file.signed;
    let _already_there = !ports.audit.insert(&SealRow { signed }).await?;
    Ok(Some(signed.seal))
}

/// JSON texts, one a line.
const MEDIA_TYPE: &str = "application/jsonl";

/// The file of the next seal, which another run has put there.
async fn begun(
    ports: &Ports,
    previous: Option<&Seal>,
    name: &str,
) -> Result<TrailFile, FunctionError> {
    let file = waiting::file(ports, name).await?;
    file.signed.seal.follows(previous).map_err(|broken| {
        FunctionError::caused("the trail has a seal that is not its next", broken)
    })?;
    Ok(file)
}

async fn signing_key(ports: &Ports) -> Result<SealKey, FunctionError> {
    let secret = ports.seal_signing_key.current().await;
    let secret = secret
        .map_err(|error| FunctionError::caused("the key that signs seals cannot be had", error))?
        .ok_or(FunctionError::new("there is no key that signs seals"))?;
    SealKey::read(&secret.value)
        .map_err(|error| FunctionError::caused("the key that signs seals", error))
}
