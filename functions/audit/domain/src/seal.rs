use alloc::format;
use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::hash::Hex;
use crate::merkle::{digest, root};
use crate::{Hash, Minute};

/// What is said of the records of one minute, and, by the hash of the seal before it, of all
/// records before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// Its place in the trail, from 1, without a gap.
    pub number: u64,
    /// The minute whose records it seals. Minutes without a record have no seal.
    pub minute: Minute,
    /// How many records it seals.
    pub size: u64,
    /// The root of the Merkle tree over the records, in their order.
    pub root: Hash,
    /// The hash of the seal before it; zeros for the first.
    pub previous: Hash,
}

/// Why a seal is not the one that comes next, or does not seal these records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A seal is missing, repeated, or out of order.
    #[error("wrong seal number: expected {expected}, found {found}")]
    Number {
        /// The number after that of the seal before it.
        expected: u64,
        /// Its own.
        found: u64,
    },
    /// The seal before it is not the one it was made after.
    #[error("wrong previous seal: expected {expected}, found {found}")]
    Previous {
        /// The hash of the seal before it.
        expected: Hash,
        /// The hash that it names.
        found: Hash,
    },
    /// Its minute does not come after that of the seal before it.
    #[error("wrong minute: expected one after {after}, found {found}")]
    Minute {
        /// The minute of the seal before it.
        after: Minute,
        /// Its own.
        found: Minute,
    },
    /// There are fewer or more records than it seals.
    #[error("wrong number of records: expected {expected} as sealed, found {found}")]
    Size {
        /// How many it seals.
        expected: u64,
        /// How many there are.
        found: usize,
    },
    /// The records are not those it seals, or not in their order.
    #[error(
        "other records, or the same in another order: expected the root {expected}, found {found}"
    )]
    Root {
        /// The root that it seals.
        expected: Hash,
        /// The root of the records that are there.
        found: Hash,
    },
}

impl Seal {
    /// The seal that comes after `previous`, or the first. `None` without a record, since a minute
    /// in which nothing happened is not sealed, and after the last number there is.
    pub fn after(previous: Option<&Self>, minute: Minute, leaves: &[Hash]) -> Option<Self> {
        let size = u64::try_from(leaves.len()).ok().filter(|size| *size > 0)?;
        Some(Self {
            number: next_number(previous)?,
            minute,
            size,
            root: root(leaves),
            previous: hash_of(previous),
        })
    }

    /// The bytes that are signed and hashed: lines of text, so that a seal can be checked by hand.
    pub fn text(&self) -> String {
        let Self {
            number,
            minute,
            size,
            root,
            previous,
        } = self;
        format!(
            "malai audit seal v1\nnumber {number}\nminute {minute}\nsize {size}\nroot {root}\nprevious {previous}\n"
        )
    }

    /// By what the next seal refers to this one.
    pub fn hash(&self) -> Hash {
        digest(&[self.text().as_bytes()])
    }

    /// Holds if this seal comes next after `previous`, or is the first.
    ///
    /// # Errors
    /// How the chain is [`Broken`].
    pub fn follows(&self, previous: Option<&Self>) -> Result<(), Broken> {
        if next_number(previous) != Some(self.number) {
            return Err(Broken::Number {
                expected: next_number(previous).unwrap_or(u64::MAX),
                found: self.number,
            });
        }
        if self.previous != hash_of(previous) {
            return Err(Broken::Previous {
                expected: hash_of(previous),
                found: self.previous,
            });
        }
        match previous {
            Some(previous) if previous.minute >= self.minute => Err(Broken::Minute {
                after: previous.minute,
                found: self.minute,
            }),
            _ => Ok(()),
        }
    }

    /// Holds if it seals these leaves in this order.
    ///
    /// # Errors
    /// [`Broken::Size`] or [`Broken::Root`].
    pub fn seals(&self, leaves: &[Hash]) -> Result<(), Broken> {
        if leaves.is_empty() || u64::try_from(leaves.len()) != Ok(self.size) {
            return Err(Broken::Size {
                expected: self.size,
                found: leaves.len(),
            });
        }
        let found = root(leaves);
        if found != self.root {
            return Err(Broken::Root {
                expected: self.root,
                found,
            });
        }
        Ok(())
    }
}

/// The name of the file that holds the seal of this number and its records.
pub fn file_name(number: u64) -> String {
    format!("{number:016}.jsonl")
}

fn next_number(previous: Option<&Seal>) -> Option<u64> {
    previous
        .map_or(0, |previous| previous.number)
        .checked_add(1)
}

fn hash_of(previous: Option<&Seal>) -> Hash {
    previous.map_or(Hex([0; 32]), Seal::hash)
}

#[cfg(test)]
mod tests;
