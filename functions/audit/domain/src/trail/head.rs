use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::ops::Range;

use serde::{Deserialize, Serialize};

use super::NotATrail;
use super::block::BlockPlace;
use super::bytes::{narrow, wide};
use super::index::IndexShape;
use crate::{Chain, SignedSeal};

/// How far each chain is sealed: the ordinal of its last sealed block.
pub type Positions = BTreeMap<Chain, u64>;

/// The beginning of a file, from which follows where everything else in it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The seal.
    pub signed: SignedSeal,
    /// How far the chains are sealed with it.
    pub positions: Positions,
    /// How many index entries, blocks and bytes of blocks it has.
    pub(super) counts: Counts,
    /// The bytes of the two lines.
    pub(super) length: u64,
}

/// How large the sections of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counts {
    pub(super) blocks: u32,
    pub(super) bytes: u64,
    pub(super) entries: u32,
}

/// The second line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contents {
    blocks: u32,
    bytes: u64,
    chains: Positions,
    entries: u32,
}

/// The most bytes of the two lines: there are some hundred chains.
const MAX_HEAD: usize = 1024 * 1024;

impl Head {
    /// Reads the beginning of a file. `None` if more of it is needed.
    ///
    /// # Errors
    /// [`NotATrail`] if it is no beginning of such a file.
    pub fn read(start: &[u8]) -> Result<Option<Self>, NotATrail> {
        let mut lines = start.splitn(3, |byte| *byte == b'\n');
        let (seal, contents, rest) = (lines.next(), lines.next(), lines.next());
        let (Some(seal), Some(contents), Some(_)) = (seal, contents, rest) else {
            return if start.len() < MAX_HEAD {
                Ok(None)
            } else {
                Err(NotATrail::Head)
            };
        };
        let signed: SignedSeal = serde_json::from_slice(seal).map_err(|_| NotATrail::Head)?;
        let found: Contents = serde_json::from_slice(contents).map_err(|_| NotATrail::Head)?;
        let head = Self {
            signed,
            positions: found.chains,
            counts: Counts {
                blocks: found.blocks,
                bytes: found.bytes,
                entries: found.entries,
            },
            length: wide(seal.len())
                .saturating_add(wide(contents.len()))
                .saturating_add(2),
        };
        // One form: a byte more or less is another file.
        if start.starts_with(&head.write()?) {
            Ok(Some(head))
        } else {
            Err(NotATrail::Head)
        }
    }

    /// The two lines.
    pub(super) fn write(&self) -> Result<Vec<u8>, NotATrail> {
        let contents = Contents {
            blocks: self.counts.blocks,
            bytes: self.counts.bytes,
            chains: self.positions.clone(),
            entries: self.counts.entries,
        };
        let mut bytes = serde_json::to_vec(&self.signed).map_err(|_| NotATrail::Head)?;
        bytes.push(b'\n');
        bytes.extend(serde_json::to_vec(&contents).map_err(|_| NotATrail::Head)?);
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Where the table of the blocks is.
    pub fn table(&self) -> Range<u64> {
        let bytes = u64::from(self.counts.blocks).saturating_mul(BlockPlace::BYTES);
        self.length..self.length.saturating_add(bytes)
    }

    /// The index of the file's records.
    pub fn index(&self) -> IndexShape {
        IndexShape::of(self.counts.entries)
    }

    /// Where the index begins.
    pub fn index_at(&self) -> u64 {
        self.table().end
    }

    /// Where the hashes of these leaves are.
    pub fn leaves(&self, leaves: Range<u64>) -> Range<u64> {
        let first = self.index_at().saturating_add(self.index().bytes());
        let at = |leaf: u64| first.saturating_add(leaf.saturating_mul(LEAF));
        at(leaves.start)..at(leaves.end)
    }

    /// Where the blocks begin.
    pub fn blocks_at(&self) -> u64 {
        self.leaves(0..self.signed.seal.size).end
    }

    /// Where the bytes of a block are: those of the place at this number in the table.
    pub fn block(&self, table: &[BlockPlace], number: usize) -> Option<Range<u64>> {
        let here = table.get(number)?;
        let next = table.get(number.checked_add(1)?);
        let end = next.map_or(self.counts.bytes, |next| next.offset);
        (here.offset <= end && end <= self.counts.bytes).then(|| {
            let at = |offset: u64| self.blocks_at().saturating_add(offset);
            at(here.offset)..at(end)
        })
    }

    /// The block of a place in the seal, by its number in the table, and the line in it.
    pub fn block_of(&self, table: &[BlockPlace], leaf: u32) -> Option<(usize, u32)> {
        let after = table.partition_point(|place| place.first <= leaf);
        let number = after.checked_sub(1)?;
        let line = leaf.checked_sub(table.get(number)?.first)?;
        Some((number, line))
    }

    /// The chain of this number.
    pub fn chain(&self, number: u32) -> Option<&Chain> {
        self.positions.keys().nth(narrow(number.into()))
    }

    /// The bytes of the whole file.
    pub fn size(&self) -> u64 {
        self.blocks_at().saturating_add(self.counts.bytes)
    }
}

const LEAF: u64 = 32;
