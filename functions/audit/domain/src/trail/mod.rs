//! The trail: for each seal a file with the records, and indexes over several seals.

mod block;
mod bytes;
mod file;
mod head;
mod index;
mod key;
mod merged;
mod named;
#[cfg(test)]
mod tests;

use alloc::format;
use alloc::string::String;

pub use block::{BlockPlace, Content, NotABlock, SealedBlock};
pub use file::TrailFile;
pub use head::{Head, Positions};
pub use index::IndexShape;
pub use key::{Entry, IndexKey, Place};
pub use merged::{MergedIndex, SPANS};
pub use named::NamedLine;

/// The bytes are no file of the trail: a bug, or somebody has changed them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotATrail {
    /// The two lines at its beginning.
    #[error("the beginning of the file is not that of a seal's file")]
    Head,
    /// Its length.
    #[error("the file has more or fewer bytes than its beginning says")]
    Size,
    /// The table of its blocks.
    #[error("the table of the file's blocks is not that of its blocks")]
    Table,
    /// Its index.
    #[error("the index is not that of its records")]
    Index,
    /// Its leaf hashes.
    #[error("the leaf hashes are not those of the file's records")]
    Leaves,
    /// A block.
    #[error("a block of the file cannot be read")]
    Block,
    /// The numbers of its blocks.
    #[error("the blocks of the file do not continue their chains")]
    Chains,
    /// The seal seals other records.
    #[error("the seal is not that of the file's records: {0}")]
    Seal(#[from] crate::Broken),
}

/// The name of the file that holds the seal of this number.
pub fn trail_name(number: u64) -> String {
    format!("{number:016}.trail")
}
