use super::*;
use alloc::string::{String, ToString};
use proptest::prelude::*;

/// The leaves that the reference implementation of RFC 6962 is tested with.
const LEAVES: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
];

/// The published roots over the first none, one, two... of them.
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn hashes(leaves: &[&[u8]]) -> Vec<Hash> {
    leaves.iter().map(|leaf| leaf_hash(leaf)).collect()
}

fn numbered(size: u16) -> Vec<Hash> {
    (0..size)
        .map(|leaf| leaf_hash(&leaf.to_be_bytes()))
        .collect()
}

#[test]
fn the_roots_are_the_published_ones() {
    for (size, expected) in ROOTS.iter().enumerate() {
        assert_eq!(root(&hashes(&LEAVES[..size])).to_string(), *expected);
    }
}

#[test]
fn the_inclusion_proofs_are_the_published_ones() {
    let path = |size: usize, index| -> Vec<String> {
        let path = inclusion(&hashes(&LEAVES[..size]), index).expect("a proof");
        path.iter().map(ToString::to_string).collect()
    };
    assert_eq!(path(1, 0), Vec::<String>::new());
    assert_eq!(
        path(8, 0),
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
    );
    assert_eq!(
        path(8, 5),
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
    assert_eq!(
        path(3, 2),
        ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]
    );
}

#[test]
fn there_is_no_proof_of_what_is_not_there() {
    assert_eq!(inclusion(&[], 0), None);
    assert_eq!(inclusion(&numbered(3), 3), None);
    let one = numbered(1)[0];
    assert!(includes((1, one), one, 0, &[]));
    assert!(!includes((0, root(&[])), root(&[]), 0, &[]));
    assert!(!includes((1, one), one, 1, &[]));
}

#[test]
fn each_leaf_of_each_tree_is_proved_at_its_place_and_at_no_other() {
    for size in 1..40_u16 {
        let leaves = numbered(size);
        let tree = (u64::from(size), root(&leaves));
        for index in 0..size {
            let path = inclusion(&leaves, index.into()).expect("a proof");
            for other in 0..size + 2 {
                let proved = includes(tree, leaves[usize::from(index)], other.into(), &path);
                assert_eq!(proved, other == index, "{index} as {other} of {size}");
            }
        }
    }
}

proptest! {
    #[test]
    fn a_proof_with_any_part_changed_proves_nothing(
        size in 1..300_u16,
        at: prop::sample::Index,
        step: prop::sample::Index,
        bit in 0..256_usize,
    ) {
        let flip = |hash: Hash| {
            let mut bytes = hash.0;
            bytes[bit / 8] ^= 1 << (bit % 8);
            Hex(bytes)
        };
        let leaves = numbered(size);
        let index = at.index(leaves.len());
        let tree = (u64::from(size), root(&leaves));
        let path = inclusion(&leaves, index).expect("a proof");
        let place = u64::try_from(index).expect("an index");
        prop_assert!(includes(tree, leaves[index], place, &path));
        prop_assert!(!includes((tree.0, flip(tree.1)), leaves[index], place, &path));
        prop_assert!(!includes(tree, flip(leaves[index]), place, &path));
        let longer = [path.as_slice(), &[leaves[index]]].concat();
        prop_assert!(!includes(tree, leaves[index], place, &longer));
        if !path.is_empty() {
            let step = step.index(path.len());
            let mut changed = path.clone();
            changed[step] = flip(changed[step]);
            prop_assert!(!includes(tree, leaves[index], place, &changed));
            let mut shorter = path;
            shorter.remove(step);
            prop_assert!(!includes(tree, leaves[index], place, &shorter));
        }
    }
}
