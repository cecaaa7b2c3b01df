use alloc::string::String;
use alloc::vec::Vec;

use super::bytes::{u32_at, u64_at, wide};
use crate::{Chain, Deflated};

/// A block of a chain as a seal has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedBlock {
    /// The chain that it is of.
    pub chain: Chain,
    /// Its number in the chain, from 1.
    pub ordinal: u64,
    /// What it holds.
    pub content: Content,
}

/// What a block holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Lines, one for each record, as the table has them.
    Deflated(Deflated),
    /// The line that stands for a block that cannot be read.
    Unreadable(String),
}

/// The bytes are not the lines of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a block of the trail cannot be read")]
pub struct NotABlock;

impl Content {
    /// The lines.
    ///
    /// # Errors
    /// [`NotABlock`].
    pub fn lines(&self) -> Result<Vec<String>, NotABlock> {
        match self {
            Self::Deflated(lines) => lines.lines().map_err(|_| NotABlock),
            Self::Unreadable(line) if line.contains('\n') || line.is_empty() => Err(NotABlock),
            Self::Unreadable(line) => Ok([line.clone()].into()),
        }
    }

    /// The bytes that a file has of it.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Deflated(lines) => lines.as_bytes(),
            Self::Unreadable(line) => line.as_bytes(),
        }
    }
}

/// What a file says of a block: 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockPlace {
    /// The chain, by its place among the chains of the file.
    pub chain: u32,
    /// Whether it is one that cannot be read.
    pub unreadable: bool,
    /// The number in the chain.
    pub ordinal: u64,
    /// The place of its first line in the seal.
    pub first: u32,
    /// How many lines it has.
    pub lines: u32,
    /// Where its bytes begin, from the first block's.
    pub offset: u64,
}

impl BlockPlace {
    /// The bytes of one.
    pub const BYTES: u64 = 32;

    pub(super) fn write(&self, to: &mut Vec<u8>) {
        to.extend_from_slice(&self.chain.to_be_bytes());
        to.extend_from_slice(&u32::from(self.unreadable).to_be_bytes());
        to.extend_from_slice(&self.ordinal.to_be_bytes());
        to.extend_from_slice(&self.first.to_be_bytes());
        to.extend_from_slice(&self.lines.to_be_bytes());
        to.extend_from_slice(&self.offset.to_be_bytes());
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        Some(Self {
            chain: u32_at(bytes, 0)?,
            unreadable: u32_at(bytes, 4)? != 0,
            ordinal: u64_at(bytes, 8)?,
            first: u32_at(bytes, 16)?,
            lines: u32_at(bytes, 20)?,
            offset: u64_at(bytes, 24)?,
        })
    }

    /// Reads the table of the blocks; none if it is damaged.
    pub fn read_table(bytes: &[u8]) -> Option<Vec<Self>> {
        if !wide(bytes.len()).is_multiple_of(Self::BYTES) {
            return None;
        }
        let table: Option<Vec<_>> = bytes.chunks(32).map(Self::read).collect();
        let table = table?;
        let rising =
            table.is_sorted_by(|one, next| one.first < next.first && one.offset < next.offset);
        rising.then_some(table)
    }

    /// The content of its bytes.
    ///
    /// # Errors
    /// [`NotABlock`] if a line that stands for one is no text.
    pub fn content(&self, bytes: &[u8]) -> Result<Content, NotABlock> {
        if self.unreadable {
            let line = core::str::from_utf8(bytes).map_err(|_| NotABlock)?;
            Ok(Content::Unreadable(line.into()))
        } else {
            Ok(Content::Deflated(Deflated::of_bytes(bytes.to_vec())))
        }
    }
}
