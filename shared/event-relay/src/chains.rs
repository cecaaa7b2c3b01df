//! Records a batch of changes in the chain of its shard, before anything else is done with it.
//!
//! Guarantees: a batch that is recorded is in the chain whole, each change once, however often it
//! is delivered; and the chain is registered for the day, by which the sealer finds it, before the
//! batch can be acknowledged. The registration follows the append: the other way round, a sealer
//! that reads between the two would pass a day that has a block still to come.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use audit_contract::{
    Audit, Batch, BlockRow, Chain, ChainEnd, ChainRow, Day, Entry, Ordinal, SequenceNumber,
    Unreadable, record_line, unreadable_line,
};
use environment::Clock;
use kernel::time::Moment;
use platform::FunctionError;
use platform::queue::Received;
use platform::stream::{Change, Delivery, Seen};
use store::{Can, PublishedInsert, StoreError, Table, verb};

/// How often a batch meets blocks of others before it is given back: with each, the chain grew by
/// what another delivery of the same changes appended.
const ATTEMPTS: usize = 100;

/// What a sandbox remembers of the chains that it appended to.
#[derive(Debug, Default)]
pub struct Chains(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    ends: BTreeMap<Chain, ChainEnd>,
    registered: BTreeSet<(Day, Chain)>,
}

impl Chains {
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn known_end(&self, chain: &Chain) -> Option<ChainEnd> {
        self.lock().ends.get(chain).cloned()
    }

    fn set_known_end(&self, chain: &Chain, end: &ChainEnd) {
        self.lock().ends.insert(chain.clone(), end.clone());
    }

    fn is_registered(&self, day: Day, chain: &Chain) -> bool {
        self.lock().registered.contains(&(day, chain.clone()))
    }

    fn set_registered(&self, day: Day, chain: &Chain) {
        let mut known = self.lock();
        known.registered.retain(|(known, _)| *known >= day);
        known.registered.insert((day, chain.clone()));
    }
}

/// The trail as a relay reaches it: the table, what the sandbox knows of it, and the clock that
/// names days.
#[derive(Debug)]
pub struct Trail<'a, G> {
    /// The audit table.
    pub audit: &'a Table<Audit, G>,
    /// What the sandbox knows of its chains.
    pub chains: &'a Chains,
    /// The clock.
    pub clock: &'a Clock,
}

impl<G: Can<verb::Append>> Trail<'_, G> {
    /// Records all changes of a delivery that are events, and those that should be and cannot be
    /// read, whatever becomes of each afterwards.
    ///
    /// # Errors
    /// When the table does not answer, or the shard is unknown: the batch must be delivered again.
    pub async fn record(
        &self,
        delivery: &Delivery,
        event_of: impl Fn(&Change) -> Result<Option<Received>, FunctionError>,
    ) -> Result<(), FunctionError> {
        if delivery.changes.is_empty() {
            return Ok(());
        }
        let shard = delivery.shard.as_deref().unwrap_or_default();
        let chain = Chain::of(delivery.table, shard)
            .map_err(|error| FunctionError::caused("a batch whose shard is unknown", error))?;
        let batch = batch(&chain, &delivery.changes, event_of)?;
        if batch.is_empty() {
            return Ok(());
        }
        self.append(&chain, &batch).await?;
        self.register(&chain).await
    }

    async fn append(&self, chain: &Chain, batch: &Batch) -> Result<(), FunctionError> {
        let known = self.chains.known_end(chain);
        let mut end = match known {
            Some(end) => end,
            None => self.end(chain, false).await?,
        };
        for _ in 0..ATTEMPTS {
            let block = batch.next_block(chain, &end);
            let block = block.map_err(|error| FunctionError::caused("no next block", error))?;
            let Some(block) = block else {
                self.chains.set_known_end(chain, &end);
                return Ok(());
            };
            end = if self.insert(&audit_contract::append(&block)?).await? {
                ChainEnd::of(&block)
            } else {
                self.end(chain, true).await?
            };
        }
        Err(FunctionError::new("a chain grows faster than it is read"))
    }

    /// An insert whose answer was lost is done again: if it was done, it is refused, and the end of
    /// the chain shows it.
    async fn insert(&self, insert: &PublishedInsert<Audit>) -> Result<bool, StoreError> {
        match self.audit.append(insert).await {
            Err(StoreError::NoAnswer(_)) => self.audit.append(insert).await,
            answered => answered,
        }
    }

    /// The end of a chain. A block that cannot be read is passed over: what is beyond the one before
    /// it is recorded again if it is delivered again.
    async fn end(&self, chain: &Chain, consistent: bool) -> Result<ChainEnd, FunctionError> {
        let mut query = audit_contract::newest(chain, consistent);
        let mut damaged: Option<Ordinal> = None;
        loop {
            let page = self.audit.appended(&query).await?;
            for item in page.rows {
                let Some(ordinal) = BlockRow::ordinal_of(&item) else {
                    continue;
                };
                match (BlockRow::read(item), damaged) {
                    (Ok(block), None) => return Ok(ChainEnd::of(&block)),
                    (Ok(block), Some(newest)) => {
                        return Ok(ChainEnd::after_damaged(newest, Some(&block)));
                    }
                    (Err(error), _) => {
                        tracing::error!(%chain, %ordinal, %error, "damaged block, the chain continues after it");
                        damaged = damaged.or(Some(ordinal));
                    }
                }
            }
            let Some(last) = page.last else {
                let of_damaged = |newest| ChainEnd::after_damaged(newest, None);
                return Ok(damaged.map_or_else(ChainEnd::default, of_damaged));
            };
            query = query.after(Some(last));
        }
    }

    /// Registers the chain for the day of the clock, until it is still that day.
    async fn register(&self, chain: &Chain) -> Result<(), FunctionError> {
        loop {
            let day = Day::of(self.clock.now());
            if !self.chains.is_registered(day, chain) {
                let row = ChainRow {
                    day,
                    chain: chain.clone(),
                };
                let _already_there = !self.insert(&audit_contract::register(&row)?).await?;
                self.chains.set_registered(day, chain);
            }
            if Day::of(self.clock.now()) == day {
                return Ok(());
            }
        }
    }
}

/// The records of a batch.
///
/// # Errors
/// At a fault that another attempt may get past.
fn batch(
    chain: &Chain,
    changes: &[Seen],
    event_of: impl Fn(&Change) -> Result<Option<Received>, FunctionError>,
) -> Result<Batch, FunctionError> {
    let mut entries = Vec::new();
    for seen in changes {
        let Ok(number) = SequenceNumber::of_stream(&seen.sequence_number) else {
            // It has no place in the chain. It is parked, with its text.
            tracing::error!(%chain, "a change without a number is not recorded");
            continue;
        };
        if let Some(line) = line(chain, &number, seen, &event_of)? {
            entries.push(Entry { number, line });
        }
    }
    Ok(Batch::of(entries))
}

fn line(
    chain: &Chain,
    number: &SequenceNumber,
    seen: &Seen,
    event_of: impl Fn(&Change) -> Result<Option<Received>, FunctionError>,
) -> Result<Option<String>, FunctionError> {
    let event = seen.change.as_ref().map(event_of).transpose();
    match event {
        Ok(Some(None)) => return Ok(None),
        Ok(Some(Some(event))) => {
            let recorded_at = seen.at.unwrap_or(event.time);
            match record_line(event, recorded_at) {
                Ok(line) => return Ok(Some(line)),
                Err(error) => tracing::error!(%chain, %number, %error, "unreadable change"),
            }
        }
        Err(fault) if fault.is_permanent() => {
            tracing::error!(%chain, %number, error = fault.to_string(), "unreadable change");
        }
        Err(fault) => return Err(fault),
        Ok(None) => tracing::error!(%chain, %number, "unreadable change"),
    }
    let images = seen.change.as_ref();
    let unreadable = Unreadable {
        number,
        recorded_at: seen.at.unwrap_or(Moment::EPOCH),
        key: seen.key.as_ref(),
        old: images.and_then(|change| change.old.as_ref()),
        new: images.and_then(|change| change.new.as_ref()),
    };
    let line = unreadable_line(chain, &unreadable);
    let line = line.map_err(|error| FunctionError::caused("no line", error))?;
    Ok(Some(line))
}

#[cfg(test)]
mod tests;
