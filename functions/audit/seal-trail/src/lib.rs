//! Seals what the relays have recorded, once a minute, so that no record can be changed, removed or added unnoticed.
//!
//! A run takes of each chain the blocks beyond the newest file while none is missing, and puts the next file, once: a run that
//! was cut short, or another at the same time, finds the file there and goes on with it, whatever it has read itself. A file
//! says how far every chain is sealed, so the next one follows from it alone. The seal's row comes last.
//!
//! A block that cannot be read is sealed as it is, so that it neither vanishes nor stops the seals of all others; the run fails
//! at its end, which raises the alarm of the function. So does a block that is missing before others.

mod merged;

use audit_domain::Minute;
use audit_domain::trail::{Head, Positions, TrailFile, trail_name};
use audit_store::{DayRow, KeyRow, SealKey, SealRow, Trail, Waiting};
use object_store::Stored;
use platform::FunctionError;

platform::function!();

/// The most bytes of blocks in one file, or about so: more is left to the next minute.
const MOST_BYTES: usize = 48 * 1024 * 1024;

/// Seals what waits.
///
/// # Errors
/// When the table, the bucket or the key cannot be had: the schedule comes again and goes on. When a block was sealed that
/// cannot be read, or one is missing.
pub async fn handle(ports: &Ports) -> Result<(), FunctionError> {
    let now = ports.clock.now();
    let trail = Trail {
        audit: &ports.audit,
        bucket: &ports.trail,
    };
    let newest = trail.newest().await?;
    let minute = Minute::of(now);
    if newest
        .as_ref()
        .is_some_and(|head| head.signed.seal.minute >= minute)
    {
        return Ok(());
    }
    let waiting = Waiting::read(&ports.audit, newest.as_ref(), now, MOST_BYTES).await?;
    let (gaps, unreadable) = (waiting.gaps.clone(), waiting.unreadable.clone());
    if !waiting.blocks.is_empty() {
        let file = seal(ports, newest.as_ref(), minute, waiting).await?;
        merged::make(ports, file.signed.seal.number).await?;
    }
    for key in &unreadable {
        let (chain, ordinal) = (&*key.pk, &*key.sk);
        tracing::error!(
            chain,
            ordinal,
            "a block cannot be read, its item is sealed as it is"
        );
    }
    for chain in &gaps {
        tracing::error!(%chain, "a block is missing, what is after it cannot be sealed");
    }
    if gaps.is_empty() && unreadable.is_empty() {
        Ok(())
    } else {
        Err(FunctionError::new(
            "blocks of the trail are missing or cannot be read",
        ))
    }
}

/// Makes the next seal; or ends the making of the one that has its number already.
async fn seal(
    ports: &Ports,
    newest: Option<&Head>,
    minute: Minute,
    waiting: Waiting,
) -> Result<TrailFile, FunctionError> {
    for chain in &waiting.retired {
        let _already_there = !ports.audit.insert(chain).await?;
    }
    let key = signing_key(ports).await?;
    let previous = newest.map(|head| &head.signed.seal);
    let sign = |seal| key.sign(seal);
    let made = TrailFile::after(previous, minute, waiting.positions, waiting.blocks, sign);
    let made = made.map_err(|error| FunctionError::caused("a seal cannot be made", error))?;
    let made = made.ok_or(FunctionError::new("a seal of nothing"))?;
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
        Stored::AlreadyThere => begun(ports, newest, made.signed.seal.number).await?,
    };
    for day in file.other_days() {
        let row = DayRow {
            day,
            seal: file.signed.seal.number,
        };
        let _already_there = !ports.audit.insert(&row).await?;
    }
    let signed = file.signed;
    let _already_there = !ports.audit.insert(&SealRow { signed }).await?;
    Ok(file)
}

/// The blocks of the table, an index and a seal, in one object.
const MEDIA_TYPE: &str = "application/octet-stream";

/// The file of the next seal, which another run has put there.
async fn begun(
    ports: &Ports,
    newest: Option<&Head>,
    number: u64,
) -> Result<TrailFile, FunctionError> {
    let bytes = ports.trail.get(&trail_name(number)).await;
    let bytes = bytes
        .map_err(|error| FunctionError::caused("the file of a seal cannot be had", error))?
        .ok_or(FunctionError::new("the file of a seal is not there"))?;
    let file = TrailFile::read(&bytes)
        .map_err(|error| FunctionError::caused("the file of a seal", error))?;
    let previous = newest.map(|head| &head.signed.seal);
    file.signed.seal.follows(previous).map_err(|broken| {
        FunctionError::caused("the trail has a seal that is not its next", broken)
    })?;
    let before: Positions = newest
        .map(|head| head.positions.clone())
        .unwrap_or_default();
    file.continues(|chain| before.get(chain).copied())
        .map_err(|error| {
            FunctionError::caused(
                "the trail has a file that does not continue its chains",
                error,
            )
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
