//! What waits for a seal.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use audit_domain::{Minute, is_late};
use audit_store::{LEAF_SHARDS, LateRow, Leaf, LeafRow, SealRow, TrailFile};
use platform::FunctionError;

use crate::Ports;

/// The first minute with a leaf, from this one, or from the first there is, to that one.
pub(crate) async fn first_minute(
    ports: &Ports,
    from: Option<Minute>,
    to: Minute,
) -> Result<Option<Minute>, FunctionError> {
    if from.is_some_and(|from| from > to) {
        return Ok(None);
    }
    let mut first: Option<Minute> = None;
    for shard in 0..LEAF_SHARDS {
        let mut query = LeafRow::first(shard, from, to);
        loop {
            let page = ports.audit.query_items(&query).await?;
            let here = page.rows.first().and_then(Leaf::minute_of);
            first = first.into_iter().chain(here).min();
            if here.is_some() || page.last.is_none() {
                break;
            }
            query = query.after(page.last);
        }
    }
    Ok(first)
}

/// The leaves of a closed minute that no seal before has.
///
/// An item that is no record is one of them: it is logged, and sealed as it is.
pub(crate) async fn leaves_of(ports: &Ports, minute: Minute) -> Result<Vec<Leaf>, FunctionError> {
    let mut leaves = Vec::new();
    let mut earlier = Earlier::default();
    for shard in 0..LEAF_SHARDS {
        let mut query = LeafRow::of_minute(shard, minute);
        loop {
            let page = ports.audit.query_items(&query).await?;
            for item in page.rows {
                let leaf = Leaf::of(item, minute).map_err(|error| {
                    FunctionError::caused("an item cannot be written down", error)
                })?;
                let is_sealed = match &leaf {
                    Leaf::Record(row) if is_late(row.recorded_at, minute) => {
                        earlier.has(ports, row).await?
                    }
                    Leaf::Record(_) => false,
                    Leaf::Unreadable(leaf) => {
                        let place = leaf.place.as_str();
                        tracing::error!(
                            place,
                            "audit record unreadable, its item is sealed as it is"
                        );
                        false
                    }
                };
                if !is_sealed {
                    leaves.push(leaf);
                }
            }
            if page.last.is_none() {
                break;
            }
            query = query.after(page.last);
        }
    }
    Ok(leaves)
}

/// The files of earlier seals that were read in this run, by minute; `None` if there is no seal.
#[derive(Default)]
struct Earlier(BTreeMap<Minute, Option<TrailFile>>);

impl Earlier {
    /// Whether an earlier seal has the record: as one that was late, or that of the minute in which
    /// it was written down. In the latter it may be although it was filed anew, if it was there
    /// just before the look.
    async fn has(&mut self, ports: &Ports, leaf: &LeafRow) -> Result<bool, FunctionError> {
        let key = LateRow::key_of(leaf.tenant, &leaf.record_id);
        let late: Option<LateRow> = ports.audit.get(&key).await?;
        if late.is_some() {
            return Ok(true);
        }
        let kept = match self.0.entry(Minute::of(leaf.recorded_at)) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(free) => {
                let file = file_of(ports, *free.key()).await?;
                free.insert(file)
            }
        };
        let Some(kept) = kept else {
            return Ok(false);
        };
        kept.has(leaf.tenant, &leaf.record_id)
            .map_err(|error| FunctionError::caused("the file of a seal", error))
    }
}

/// The file of the seal of this minute, if it has one.
async fn file_of(ports: &Ports, minute: Minute) -> Result<Option<TrailFile>, FunctionError> {
    let seal: Option<SealRow> = ports.audit.get(&SealRow::key_of(minute)).await?;
    let Some(seal) = seal else { return Ok(None) };
    Ok(Some(file(ports, &seal.file_name()).await?))
}

/// The file of this name.
pub(crate) async fn file(ports: &Ports, name: &str) -> Result<TrailFile, FunctionError> {
    let bytes = ports.trail.get(name).await;
    let bytes = bytes
        .map_err(|error| FunctionError::caused("the file of a seal cannot be had", error))?
        .ok_or(FunctionError::new("the file of a seal is not there"))?;
    TrailFile::read(&bytes).map_err(|error| FunctionError::caused("the file of a seal", error))
}
