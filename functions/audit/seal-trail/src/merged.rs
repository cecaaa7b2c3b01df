//! The indexes over several seals.

use audit_domain::trail::{Entry, MergedIndex, NotATrail, SPANS};
use audit_store::OpenFile;
use platform::FunctionError;

use crate::Ports;

/// The most entries of an index that is made here: 64 MiB. With more records than that a search reads the smaller indexes.
const MOST_ENTRIES: usize = 4 * 1024 * 1024;

/// Makes the newest index of each span that ends with this seal or before it, if it is not there. A run that was stopped here
/// is made up for by the next one, and until then, or if a span was missed, a search reads the indexes that it is made of.
pub(crate) async fn make(ports: &Ports, newest: u64) -> Result<(), FunctionError> {
    let mut smaller = 1;
    for span in SPANS {
        let next = MergedIndex::first_of(span, newest.saturating_add(1));
        if let Some(first) = next.checked_sub(span).filter(|first| *first > 0) {
            one(ports, (span, first), smaller).await?;
        }
        smaller = span;
    }
    Ok(())
}

async fn one(ports: &Ports, (span, first): (u64, u64), step: u64) -> Result<(), FunctionError> {
    let name = MergedIndex::name(span, first);
    let there = ports
        .trail
        .get_part(&name, 0..1)
        .await
        .map_err(unanswered)?;
    if there.is_some() {
        return Ok(());
    }
    let mut entries = Vec::new();
    let mut part = first;
    while part < first.saturating_add(span) {
        let more = if step == 1 {
            Some(of_file(ports, part).await?)
        } else {
            of_index(ports, (step, part)).await?
        };
        let Some(more) = more else { return Ok(()) };
        entries.extend(more);
        if entries.len() > MOST_ENTRIES {
            tracing::warn!(
                span,
                first,
                "an index over several seals is too large, and not made"
            );
            return Ok(());
        }
        part = part.saturating_add(step);
    }
    let bytes = MergedIndex::write(span, first, entries).map_err(damaged)?;
    let put = ports
        .trail
        .put_once(&name, "application/octet-stream", bytes)
        .await;
    // Another run made it meanwhile, of the same files.
    let _stored = put.map_err(unanswered)?;
    Ok(())
}

async fn of_file(ports: &Ports, number: u64) -> Result<Vec<Entry>, FunctionError> {
    let file = OpenFile::open(&ports.trail, number).await?;
    let file = file.ok_or(FunctionError::new("the file of a seal is not there"))?;
    Ok(file.entries(&ports.trail).await?)
}

async fn of_index(
    ports: &Ports,
    (span, first): (u64, u64),
) -> Result<Option<Vec<Entry>>, FunctionError> {
    let bytes = ports
        .trail
        .get(&MergedIndex::name(span, first))
        .await
        .map_err(unanswered)?;
    let Some(bytes) = bytes else { return Ok(None) };
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let index = MergedIndex::read(&bytes, size, (span, first)).map_err(damaged)?;
    index.entries(&bytes).map(Some).map_err(damaged)
}

fn unanswered(error: object_store::ObjectError) -> FunctionError {
    FunctionError::caused("the bucket of the trail", error)
}

fn damaged(error: NotATrail) -> FunctionError {
    FunctionError::caused("an index of the trail", error)
}
