use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::NotATrail;
use super::block::{BlockPlace, Content, NotABlock, SealedBlock};
use super::bytes::{narrow, wide};
use super::head::{Counts, Head, Positions};
use super::index::write_index;
use super::key::{Entry, Place};
use super::named::NamedLine;
use crate::{Chain, Day, Hash, Minute, Seal, SignedSeal, merkle};

/// The file of a seal: an object that is written once.
///
/// | section | bytes |
/// |---|---|
/// | the signed seal; how far each chain is sealed, and how large the sections are | two lines of JSON |
/// | the blocks' places, in their order | 32 each ([`BlockPlace`]) |
/// | the index of the records | a table, and 16 for each entry ([`super::IndexShape`]) |
/// | the leaf hashes, in the order of the records | 32 each |
/// | the blocks' bytes | as the table has them |
///
/// The records are in the order of chain, ordinal and line. The seal covers the records and nothing else; everything else
/// follows from the records and the positions, and [`TrailFile::read`] compares it to the byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailFile {
    /// The seal.
    pub signed: SignedSeal,
    /// How far the chains are sealed with it.
    pub positions: Positions,
    blocks: Vec<SealedBlock>,
    found: Found,
}

/// What follows from the blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Found {
    leaves: Vec<Hash>,
    lines: Vec<u32>,
    named: Vec<NamedLine>,
}

impl TrailFile {
    /// The file of the seal that comes after `previous`, of these blocks; signed by `sign`. `None` if there are no blocks.
    /// `positions` is how far the chains are sealed before it, without those that it names no more.
    ///
    /// # Errors
    /// [`NotATrail`] if the blocks do not continue the chains, or cannot be read.
    pub fn after(
        previous: Option<&Seal>,
        minute: Minute,
        mut positions: Positions,
        mut blocks: Vec<SealedBlock>,
        sign: impl FnOnce(Seal) -> SignedSeal,
    ) -> Result<Option<Self>, NotATrail> {
        blocks.sort_by(|one, other| (&one.chain, one.ordinal).cmp(&(&other.chain, other.ordinal)));
        for block in &blocks {
            let position = positions.entry(block.chain.clone()).or_default();
            if position.checked_add(1) != Some(block.ordinal) {
                return Err(NotATrail::Chains);
            }
            *position = block.ordinal;
        }
        let found = Found::in_blocks(&blocks).map_err(|_| NotATrail::Block)?;
        let Some(seal) = Seal::after(previous, minute, &found.leaves) else {
            return Ok(None);
        };
        Ok(Some(Self {
            signed: sign(seal),
            positions,
            blocks,
            found,
        }))
    }

    /// The object's key in the bucket of the trail.
    pub fn name(&self) -> String {
        super::trail_name(self.signed.seal.number)
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// [`NotATrail`] if it has more than its numbers hold.
    pub fn write(&self) -> Result<Vec<u8>, NotATrail> {
        let (shape, index) = write_index(self.entries()?).ok_or(NotATrail::Index)?;
        let lengths = self.blocks.iter().map(|block| block.content.bytes().len());
        let head = Head {
            signed: self.signed,
            positions: self.positions.clone(),
            counts: Counts {
                blocks: u32::try_from(self.blocks.len()).map_err(|_| NotATrail::Block)?,
                bytes: wide(lengths.sum()),
                entries: shape.entries(),
            },
            length: 0,
        };
        let mut bytes = head.write()?;
        for place in self.places()? {
            place.write(&mut bytes);
        }
        bytes.extend(index);
        for leaf in &self.found.leaves {
            bytes.extend_from_slice(&leaf.0);
        }
        for block in &self.blocks {
            bytes.extend_from_slice(block.content.bytes());
        }
        Ok(bytes)
    }

    /// Reads a whole file. It is one only if it has, byte for byte, what follows from its blocks, and its seal seals them.
    ///
    /// # Errors
    /// [`NotATrail`], with what of it is wrong.
    pub fn read(bytes: &[u8]) -> Result<Self, NotATrail> {
        let head = Head::read(bytes)?.ok_or(NotATrail::Head)?;
        if head.size() != wide(bytes.len()) {
            return Err(NotATrail::Size);
        }
        let part = |range: core::ops::Range<u64>| {
            let part = bytes.get(narrow(range.start)..narrow(range.end));
            part.ok_or(NotATrail::Size)
        };
        let table = BlockPlace::read_table(part(head.table())?).ok_or(NotATrail::Table)?;
        let mut blocks = Vec::with_capacity(table.len());
        for (number, place) in table.iter().enumerate() {
            let range = head.block(&table, number).ok_or(NotATrail::Table)?;
            blocks.push(SealedBlock {
                chain: head.chain(place.chain).ok_or(NotATrail::Table)?.clone(),
                ordinal: place.ordinal,
                content: place.content(part(range)?).map_err(|_| NotATrail::Block)?,
            });
        }
        let found = Found::in_blocks(&blocks).map_err(|_| NotATrail::Block)?;
        let signed = head.signed;
        signed.seal.seals(&found.leaves)?;
        let file = Self {
            signed,
            positions: head.positions.clone(),
            blocks,
            found,
        };
        file.continues_itself()?;
        let written = file.write()?;
        let same = |range: core::ops::Range<u64>| {
            let range = narrow(range.start)..narrow(range.end);
            bytes.get(range.clone()) == written.get(range)
        };
        if !same(0..head.table().end) {
            return Err(NotATrail::Table);
        }
        if !same(head.index_at()..head.leaves(0..0).start) {
            return Err(NotATrail::Index);
        }
        if written == bytes {
            Ok(file)
        } else {
            Err(NotATrail::Leaves)
        }
    }

    /// Checks that each chain of this file continues where the file before it ended: the position before it of each chain
    /// that either of them has. `None` for a chain that was never sealed, or whose position is not known.
    ///
    /// # Errors
    /// [`NotATrail::Chains`] if a block is missing or twice.
    pub fn continues(&self, before: impl Fn(&Chain) -> Option<u64>) -> Result<(), NotATrail> {
        for (chain, last) in &self.positions {
            let first = self.blocks.iter().find(|block| block.chain == *chain);
            let start = first.map_or(Some(*last), |block| block.ordinal.checked_sub(1));
            if before(chain).is_some_and(|before| Some(before) != start) || start.is_none() {
                return Err(NotATrail::Chains);
            }
        }
        Ok(())
    }

    /// How many records it has.
    pub fn size(&self) -> usize {
        self.found.leaves.len()
    }

    /// The leaf hashes, in the order of the records.
    pub fn leaves(&self) -> &[Hash] {
        &self.found.leaves
    }

    /// The lines of the records, in their order.
    ///
    /// # Errors
    /// [`NotATrail`] if a block cannot be read.
    pub fn lines(&self) -> Result<Vec<String>, NotATrail> {
        let mut all = Vec::with_capacity(self.size());
        for block in &self.blocks {
            all.extend(block.content.lines().map_err(|_| NotATrail::Block)?);
        }
        Ok(all)
    }

    /// The blocks, in their order.
    pub fn blocks(&self) -> &[SealedBlock] {
        &self.blocks
    }

    /// The days, other than that of its minute, of which it has records.
    pub fn other_days(&self) -> BTreeSet<Day> {
        let own = Day::of(self.signed.seal.minute.start());
        let days = self.found.named.iter().filter_map(|named| named.day);
        days.filter(|day| *day != own).collect()
    }

    /// The entries of its index, in no order.
    ///
    /// # Errors
    /// [`NotATrail::Index`] if the seal's number or a place is too large.
    pub fn entries(&self) -> Result<Vec<Entry>, NotATrail> {
        let too_large = |_| NotATrail::Index;
        let seal = u32::try_from(self.signed.seal.number).map_err(too_large)?;
        let mut entries = Vec::new();
        for (leaf, named) in self.found.named.iter().enumerate() {
            let leaf = u32::try_from(leaf).map_err(too_large)?;
            let place = Place { seal, leaf };
            entries.extend(named.keys().map(|key| Entry { key, place }));
        }
        Ok(entries)
    }

    /// Where the blocks are.
    fn places(&self) -> Result<Vec<BlockPlace>, NotATrail> {
        let (mut first, mut offset) = (0_u32, 0_u64);
        let mut places = Vec::with_capacity(self.blocks.len());
        for (block, lines) in self.blocks.iter().zip(&self.found.lines) {
            let chain = self
                .positions
                .keys()
                .position(|chain| *chain == block.chain);
            let chain = chain.and_then(|chain| u32::try_from(chain).ok());
            places.push(BlockPlace {
                chain: chain.ok_or(NotATrail::Chains)?,
                unreadable: matches!(block.content, Content::Unreadable(_)),
                ordinal: block.ordinal,
                first,
                lines: *lines,
                offset,
            });
            first = first.checked_add(*lines).ok_or(NotATrail::Size)?;
            offset = offset.saturating_add(wide(block.content.bytes().len()));
        }
        Ok(places)
    }

    /// Whether the blocks are in their order, without a gap in a chain, and end where the positions say.
    fn continues_itself(&self) -> Result<(), NotATrail> {
        let mut last: Option<&SealedBlock> = None;
        for block in &self.blocks {
            let goes_on = last.is_none_or(|last| {
                let next = last.ordinal.checked_add(1) == Some(block.ordinal);
                if last.chain == block.chain {
                    next
                } else {
                    last.chain < block.chain
                }
            });
            if !goes_on || block.ordinal == 0 {
                return Err(NotATrail::Chains);
            }
            last = Some(block);
        }
        let ends = |chain: &Chain| {
            let mut blocks = self.blocks.iter().rev();
            blocks.find(|block| block.chain == *chain)
        };
        let mut positions = self.positions.iter();
        let is_end = |(chain, position): (&Chain, &u64)| {
            ends(chain).is_none_or(|last| last.ordinal == *position)
        };
        if positions.all(is_end) {
            Ok(())
        } else {
            Err(NotATrail::Chains)
        }
    }
}

impl Found {
    fn in_blocks(blocks: &[SealedBlock]) -> Result<Self, NotABlock> {
        let mut found = Self::default();
        for block in blocks {
            let lines = block.content.lines()?;
            found
                .lines
                .push(u32::try_from(lines.len()).map_err(|_| NotABlock)?);
            for line in lines {
                found.leaves.push(merkle::leaf_hash(line.as_bytes()));
                found.named.push(NamedLine::of(&line));
            }
        }
        Ok(found)
    }
}
