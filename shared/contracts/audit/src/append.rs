//! The append of a batch, pure: what of it lies beyond the newest block, and the next block of that.

use audit_domain::{Chain, Deflated, MAX_INFLATED, Ordinal, SequenceNumber};

use crate::BlockRow;

/// The record of one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of the change in its shard.
    pub number: SequenceNumber,
    /// The record, in one line.
    pub line: String,
}

/// The end of a chain: the position of its newest block, and up to which change it records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChainEnd {
    ordinal: Option<Ordinal>,
    last: Option<SequenceNumber>,
}

/// What a block cannot be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// A record that is longer than a block, or more than one line (a bug: [`crate::record_line`]
    /// makes none).
    #[error("a record does not fit into a block")]
    Line,
    /// The chain has as many blocks as there are ordinals.
    #[error("a chain is full")]
    Full,
}

impl ChainEnd {
    /// The end of a chain whose newest block this is.
    pub fn of(block: &BlockRow) -> Self {
        Self {
            ordinal: Some(block.ordinal),
            last: Some(block.last.clone()),
        }
    }

    /// The end of a chain whose newest row is at this position and cannot be read: the chain
    /// continues after it, and records what is beyond the newest block that can be.
    pub fn after_damaged(newest: Ordinal, readable: Option<&BlockRow>) -> Self {
        Self {
            ordinal: Some(newest),
            last: readable.map(|block| block.last.clone()),
        }
    }

    fn records(&self, number: &SequenceNumber) -> bool {
        self.last.as_ref().is_some_and(|last| number <= last)
    }

    fn next(&self) -> Result<Ordinal, AppendError> {
        self.ordinal.map_or(Ok(Ordinal::FIRST), |ordinal| {
            ordinal.next().ok_or(AppendError::Full)
        })
    }
}

/// The records of a batch, in the order of their numbers, each number once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch(Vec<Entry>);

impl Batch {
    /// The batch of these records.
    pub fn of(mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|one, other| one.number.cmp(&other.number));
        entries.dedup_by(|later, earlier| later.number == earlier.number);
        Self(entries)
    }

    /// Whether nothing of it is recorded.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next block of the chain with this end; `None` if the chain has the whole batch.
    ///
    /// # Errors
    /// [`AppendError`] if there is no such block, which is a bug.
    pub fn next_block(
        &self,
        chain: &Chain,
        end: &ChainEnd,
    ) -> Result<Option<BlockRow>, AppendError> {
        let recorded = self.0.partition_point(|entry| end.records(&entry.number));
        let rest = self.0.get(recorded..).unwrap_or_default();
        let mut entries = rest.get(..inflated(rest)).unwrap_or(rest);
        let Some(first) = rest.first() else {
            return Ok(None);
        };
        loop {
            let last = entries.last().ok_or(AppendError::Line)?;
            let lines: Vec<&str> = entries.iter().map(|entry| entry.line.as_str()).collect();
            if let Some(deflated) = Deflated::of_lines(&lines) {
                let count = u32::try_from(lines.len()).map_err(|_| AppendError::Line)?;
                let numbers = (first.number.clone(), last.number.clone());
                let block = BlockRow::new(chain.clone(), end.next()?, numbers, (count, deflated));
                return Ok(Some(block));
            }
            // Too much after all: half of it is tried.
            let half = entries.len().checked_div(2).unwrap_or(0);
            entries = entries.get(..half).unwrap_or_default();
        }
    }
}

/// How many of these records, from the first, fit into a block before they are deflated.
fn inflated(entries: &[Entry]) -> usize {
    let mut bytes = 0_usize;
    let fits = |entry: &&Entry| {
        bytes = bytes.saturating_add(entry.line.len()).saturating_add(1);
        bytes <= MAX_INFLATED
    };
    entries.iter().take_while(fits).count().max(1)
}

#[cfg(test)]
mod tests;
