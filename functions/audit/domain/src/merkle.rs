//! The Merkle tree of RFC 9162 §2.1 (the same as of RFC 6962 §2.1), over SHA-256.
//!
//! Leaves and inner nodes are hashed with different first bytes, so that no node can be passed off
//! as a leaf.

use alloc::vec::Vec;

use sha2::{Digest, Sha256};

use crate::Hash;
use crate::hash::Hex;

/// The hash of a leaf: of a zero byte and the leaf's own bytes.
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    digest(&[&[0], leaf])
}

/// The root of the tree over these leaves, given by their hashes in their order.
pub fn root(leaves: &[Hash]) -> Hash {
    match (leaves, halves(leaves)) {
        ([leaf], _) => *leaf,
        (_, Some((left, right))) => node(&root(left), &root(right)),
        (_, None) => digest(&[]),
    }
}

/// The inclusion proof of the leaf at this index: what its hash is to be joined with to come to the
/// root, from the leaf upwards. `None` if there is no such leaf.
pub fn inclusion(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
    leaves.get(index)?;
    let Some((left, right)) = halves(leaves) else {
        return Some(Vec::new());
    };
    let (mut path, other) = match index.checked_sub(left.len()) {
        None => (inclusion(left, index)?, right),
        Some(index) => (inclusion(right, index)?, left),
    };
    path.push(root(other));
    Some(path)
}

/// Whether the proof shows that the leaf of this hash is at this index of the tree of this size and
/// root (RFC 9162 §2.1.3.2).
pub fn includes(tree: (u64, Hash), leaf: Hash, index: u64, path: &[Hash]) -> bool {
    let (size, root) = tree;
    let Some(mut last) = size.checked_sub(1).filter(|last| index <= *last) else {
        return false;
    };
    let (mut at, mut hash) = (index, leaf);
    for other in path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            hash = node(other, &hash);
            // The right edge of a tree that is not full: levels at which it stands alone.
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            hash = node(&hash, other);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    last == 0 && hash == root
}

/// Both subtrees, the left one as large a power of two as is less than the whole; `None` below two
/// leaves.
fn halves(leaves: &[Hash]) -> Option<(&[Hash], &[Hash])> {
    let last = leaves.len().checked_sub(1)?;
    let left = 1_usize.checked_shl(last.checked_ilog2()?)?;
    leaves.split_at_checked(left)
}

fn node(left: &Hash, right: &Hash) -> Hash {
    digest(&[&[1], &left.0, &right.0])
}

pub(crate) fn digest(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    Hex(hasher.finalize().into())
}

#[cfg(test)]
mod tests;
