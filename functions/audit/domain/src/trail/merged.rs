use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use serde::{Deserialize, Serialize};

use super::NotATrail;
use super::bytes::{narrow, wide};
use super::index::{IndexShape, write_index};
use super::key::Entry;

/// How many seals one merged index stands for: the smaller is made of the files' own, the larger of the smaller ones.
///
/// Seals are counted and not hours, so that an index follows from its number alone whenever and by whomever it is made.
pub const SPANS: [u64; 2] = [64, 4096];

/// The index over all records of some consecutive seals: a line of JSON, and an index as a file has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedIndex {
    /// The first seal.
    pub first: u64,
    /// How many seals there are.
    pub span: u64,
    entries: u32,
    length: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    entries: u32,
    first: u64,
    span: u64,
}

impl MergedIndex {
    /// The first seal of the span in which this seal is.
    pub fn first_of(span: u64, seal: u64) -> u64 {
        let before = seal.saturating_sub(1);
        let into = before.checked_rem(span).unwrap_or(0);
        before.saturating_sub(into).saturating_add(1)
    }

    /// The object's key in the bucket of the trail.
    pub fn name(span: u64, first: u64) -> String {
        format!("index/{span}/{first:016}")
    }

    /// The bytes of the index of these entries.
    ///
    /// # Errors
    /// [`NotATrail::Index`] if there are too many.
    pub fn write(span: u64, first: u64, entries: Vec<Entry>) -> Result<Vec<u8>, NotATrail> {
        let (shape, index) = write_index(entries).ok_or(NotATrail::Index)?;
        let entries = shape.entries();
        let line = Line {
            entries,
            first,
            span,
        };
        let mut bytes = serde_json::to_vec(&line).map_err(|_| NotATrail::Index)?;
        bytes.push(b'\n');
        bytes.extend(index);
        Ok(bytes)
    }

    /// Reads the beginning of an index; `size` is that of the whole.
    ///
    /// # Errors
    /// [`NotATrail::Index`] if it is none of this span and first seal.
    pub fn read(start: &[u8], size: u64, (span, first): (u64, u64)) -> Result<Self, NotATrail> {
        let end = start.iter().position(|byte| *byte == b'\n');
        let line = end
            .and_then(|end| start.get(..end))
            .ok_or(NotATrail::Index)?;
        let found: Line = serde_json::from_slice(line).map_err(|_| NotATrail::Index)?;
        let index = Self {
            first: found.first,
            span: found.span,
            entries: found.entries,
            length: wide(line.len()).saturating_add(1),
        };
        let is_whole = index.length.saturating_add(index.shape().bytes()) == size;
        let is_asked_for = (index.span, index.first) == (span, first);
        if is_whole && is_asked_for {
            Ok(index)
        } else {
            Err(NotATrail::Index)
        }
    }

    /// How the index is laid out.
    pub fn shape(&self) -> IndexShape {
        IndexShape::of(self.entries)
    }

    /// Where the index begins.
    pub fn index_at(&self) -> u64 {
        self.length
    }

    /// All entries of the whole object, which are in their order and of its seals.
    ///
    /// # Errors
    /// [`NotATrail::Index`].
    pub fn entries(&self, bytes: &[u8]) -> Result<Vec<Entry>, NotATrail> {
        let range: Range<u64> = self.shape().of_entries(0..self.entries.into());
        let at = |offset: u64| narrow(self.length.saturating_add(offset));
        let part = bytes.get(at(range.start)..at(range.end));
        let entries = part.and_then(Entry::read).ok_or(NotATrail::Index)?;
        let seals = self.first..self.first.saturating_add(self.span);
        let is_of_them = |entry: &Entry| seals.contains(&entry.place.seal.into());
        if entries.is_sorted() && entries.iter().all(is_of_them) {
            Ok(entries)
        } else {
            Err(NotATrail::Index)
        }
    }
}
