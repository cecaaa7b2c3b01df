use alloc::vec::Vec;
use core::ops::Range;

use super::bytes::{narrow, u32_at, wide};
use super::key::{Entry, IndexKey};

/// How an index is laid out: a table that says how many entries come before each of its parts, and the sorted entries.
/// A part holds the keys that begin with the same bits, 256 entries or so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexShape {
    entries: u32,
    bits: u32,
}

const PER_PART: u32 = 256;
const SLOT: u64 = 4;

impl IndexShape {
    /// The index of so many entries.
    pub fn of(entries: u32) -> Self {
        let parts = entries.checked_div(PER_PART).unwrap_or(0).max(1);
        Self {
            entries,
            bits: parts.ilog2(),
        }
    }

    /// How many entries there are.
    pub fn entries(self) -> u32 {
        self.entries
    }

    /// The bytes of the table.
    pub fn table(self) -> u64 {
        SLOT.saturating_mul(self.parts())
    }

    /// The bytes of table and entries.
    pub fn bytes(self) -> u64 {
        let entries = u64::from(self.entries).saturating_mul(Entry::BYTES);
        self.table().saturating_add(entries)
    }

    /// The bytes of the table that say where the entries of a key are.
    pub fn slots(self, key: IndexKey) -> Range<u64> {
        let first = self.part(key).saturating_mul(SLOT);
        let end = first.saturating_add(SLOT.saturating_mul(2));
        first..end.min(self.table())
    }

    /// Which entries can be of a key, by the slots of it.
    ///
    /// # Errors
    /// None if the table is damaged.
    pub fn part_of(self, slots: &[u8]) -> Option<Range<u64>> {
        let first = u32_at(slots, 0)?;
        let end = u32_at(slots, 4).unwrap_or(self.entries);
        (first <= end && end <= self.entries).then(|| first.into()..end.into())
    }

    /// The bytes of these entries.
    pub fn of_entries(self, entries: Range<u64>) -> Range<u64> {
        let at = |entry: u64| {
            self.table()
                .saturating_add(entry.saturating_mul(Entry::BYTES))
        };
        at(entries.start)..at(entries.end)
    }

    fn parts(self) -> u64 {
        1_u64.checked_shl(self.bits).unwrap_or(1)
    }

    fn part(self, key: IndexKey) -> u64 {
        let rest = 64_u32.saturating_sub(self.bits);
        key.0.checked_shr(rest).unwrap_or(0)
    }
}

/// The bytes of an index of these entries, which are sorted here.
pub(super) fn write_index(mut entries: Vec<Entry>) -> Option<(IndexShape, Vec<u8>)> {
    entries.sort_unstable();
    let shape = IndexShape::of(u32::try_from(entries.len()).ok()?);
    let mut bytes = Vec::with_capacity(narrow(shape.bytes()));
    for part in 0..shape.parts() {
        let before = entries.partition_point(|entry| shape.part(entry.key) < part);
        bytes.extend_from_slice(&u32::try_from(before).ok()?.to_be_bytes());
    }
    for entry in &entries {
        entry.write(&mut bytes);
    }
    debug_assert_eq!(
        wide(bytes.len()),
        shape.bytes(),
        "an index has the bytes of its shape"
    );
    Some((shape, bytes))
}
