use alloc::string::ToString;
use alloc::vec;
use kernel::id::{PaymentId, TenantId};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{Chain, Deflated, Hex, Minute, Seal, SignedSeal, merkle};
use alloc::vec::Vec;

fn chain(name: &str) -> Chain {
    name.parse().expect("a chain")
}

fn minute() -> Minute {
    "2026-11-30T10:00Z".parse().expect("a minute")
}

fn unsigned(seal: Seal) -> SignedSeal {
    SignedSeal {
        seal,
        key: Hex([7; 32]),
        signature: Hex([9; 64]),
    }
}

fn tenant(n: u8) -> TenantId {
    TenantId::derive(&[&n.to_string()])
}

fn subject(n: u8) -> String {
    PaymentId::derive(&[&n.to_string()]).to_string()
}

/// A record of an institution about a subject, which a request led to.
fn record(of: u8, about: u8, sequence: u64) -> String {
    let subject = subject(about);
    json!({
        "record_id": format!("{subject}.{sequence}"),
        "subject": subject,
        "sequence": sequence,
        "occurred_at": "2026-11-30T10:00:00.000Z",
        "actor": {"tenant_id": tenant(of)},
        "request_id": format!("req-{sequence}"),
    })
    .to_string()
}

fn block(of: &str, ordinal: u64, lines: &[String]) -> SealedBlock {
    SealedBlock {
        chain: chain(of),
        ordinal,
        content: Content::Deflated(Deflated::of_lines(lines).expect("few lines")),
    }
}

fn file() -> TrailFile {
    let positions = Positions::from([(chain("payments/a"), 4), (chain("accounts/old"), 9)]);
    let unreadable = SealedBlock {
        chain: chain("payments/a"),
        ordinal: 6,
        content: Content::Unreadable(r#"{"record_id":"unreadable:x"}"#.into()),
    };
    let blocks = vec![
        unreadable,
        block("payments/a", 5, &[record(1, 1, 1), record(2, 2, 1)]),
        block("accounts/b", 1, &[record(1, 3, 1), record(1, 1, 2)]),
        block("payments/a", 7, &[record(1, 1, 3)]),
    ];
    let made = TrailFile::after(None, minute(), positions, blocks, unsigned);
    made.expect("blocks that continue").expect("records")
}

fn first_of(bytes: &[u8]) -> Head {
    Head::read(bytes).expect("a head").expect("a whole head")
}

fn part(bytes: &[u8], range: core::ops::Range<u64>) -> &[u8] {
    let at = |offset: u64| usize::try_from(offset).expect("an offset");
    &bytes[at(range.start)..at(range.end)]
}

/// Finds the records of a key as a reader does, who reads parts of the file.
fn found(bytes: &[u8], key: IndexKey) -> Vec<u32> {
    let head = first_of(bytes);
    let index = &bytes[usize::try_from(head.index_at()).expect("an offset")..];
    let slots = part(index, head.index().slots(key));
    let entries = head.index().part_of(slots).expect("a sound table");
    let entries = Entry::read(part(index, head.index().of_entries(entries)));
    let entries = entries.expect("entries").into_iter();
    entries
        .filter(|entry| entry.key == key)
        .map(|entry| entry.place.leaf)
        .collect()
}

#[test]
fn a_file_has_the_records_by_chain_ordinal_and_line_and_says_how_far_the_chains_are_sealed() {
    let file = file();
    let lines = file.lines().expect("lines");
    let expected = [
        record(1, 3, 1),
        record(1, 1, 2),
        record(1, 1, 1),
        record(2, 2, 1),
        r#"{"record_id":"unreadable:x"}"#.into(),
        record(1, 1, 3),
    ];
    assert_eq!(lines, expected);
    let expected = [("accounts/b", 1), ("accounts/old", 9), ("payments/a", 7)];
    assert_eq!(
        file.positions,
        expected.map(|(name, to)| (chain(name), to)).into()
    );
    let leaves = expected_leaves(&lines);
    assert_eq!(file.signed.seal.seals(&leaves), Ok(()));
    assert_eq!(TrailFile::read(&file.write().expect("bytes")), Ok(file));
}

fn expected_leaves(lines: &[String]) -> Vec<crate::Hash> {
    lines
        .iter()
        .map(|line| merkle::leaf_hash(line.as_bytes()))
        .collect()
}

#[test]
fn a_part_of_a_file_is_enough_to_find_a_record_and_its_hash_and_block() {
    let file = file();
    let bytes = file.write().expect("bytes");
    let head = first_of(&bytes);
    let of = |about| found(&bytes, IndexKey::subject(tenant(1), &subject(about)));
    assert_eq!(of(1), [1, 2, 5]);
    assert_eq!(of(3), [0]);
    assert_eq!(of(2), [0; 0], "another institution's");
    assert_eq!(found(&bytes, IndexKey::tenant(TenantId::bank())), [4]);
    assert_eq!(found(&bytes, IndexKey::request(tenant(1), "req-1")), [0, 2]);
    let id = alloc::format!("{}.2", subject(1));
    assert_eq!(found(&bytes, IndexKey::record(tenant(1), &id)), [1]);
    let table = BlockPlace::read_table(part(&bytes, head.table())).expect("a table");
    for (leaf, line) in (0_u32..).zip(file.lines().expect("lines")) {
        let hash = part(&bytes, head.leaves(leaf.into()..u64::from(leaf) + 1));
        assert_eq!(hash, merkle::leaf_hash(line.as_bytes()).0);
        let (number, at) = head.block_of(&table, leaf).expect("a block");
        let range = head.block(&table, number).expect("a range");
        let content = table[number].content(part(&bytes, range)).expect("a block");
        let lines = content.lines().expect("lines");
        assert_eq!(lines[usize::try_from(at).expect("a line")], line);
    }
    assert_eq!(head.chain(table[0].chain), Some(&chain("accounts/b")));
}

#[test]
fn no_byte_of_a_file_can_change_unnoticed() {
    let file = file();
    let good = file.write().expect("bytes");
    let blocks = first_of(&good).blocks_at();
    for at in 0..good.len() {
        let mut changed = good.clone();
        changed[at] ^= 1;
        match TrailFile::read(&changed) {
            Err(_) => {}
            // The signature and the file before it are for others to compare.
            Ok(read) if read.signed != file.signed => {}
            Ok(read) if read.positions != file.positions => {
                let before = |chain: &Chain| file.positions.get(chain).copied();
                assert!(read.continues(before).is_err(), "byte {at}");
            }
            // Another spelling of the same records, in what DEFLATE leaves unused.
            Ok(read) => {
                let is_in_blocks = u64::try_from(at).expect("an offset") >= blocks;
                assert!(is_in_blocks && read.lines() == file.lines(), "byte {at}");
            }
        }
    }
    for shorter in 0..good.len() {
        assert!(
            TrailFile::read(&good[..shorter]).is_err(),
            "{shorter} bytes"
        );
    }
    assert!(TrailFile::read(&[good.as_slice(), b"x"].concat()).is_err());
}

#[test]
fn each_part_that_is_changed_is_named() {
    let good = file().write().expect("bytes");
    let head = first_of(&good);
    let changed = |at: u64| {
        let mut bytes = good.clone();
        bytes[usize::try_from(at).expect("an offset")] ^= 1;
        TrailFile::read(&bytes).expect_err("a changed file")
    };
    assert_eq!(changed(0), NotATrail::Head);
    assert_eq!(changed(head.table().start + 23), NotATrail::Table);
    assert_eq!(changed(head.index_at()), NotATrail::Index);
    assert_eq!(
        changed(head.index_at() + head.index().table()),
        NotATrail::Index
    );
    assert_eq!(changed(head.leaves(1..2).start), NotATrail::Leaves);
    assert_eq!(changed(head.table().start + 15), NotATrail::Chains);
    let mut other_end = good.clone();
    let at = good
        .windows(14)
        .position(|part| part == b"\"payments/a\":7")
        .expect("a position");
    other_end[at + 13] = b'8';
    assert_eq!(TrailFile::read(&other_end), Err(NotATrail::Chains));
}

#[test]
fn a_file_continues_the_chains_where_the_one_before_ended() {
    let file = file();
    let before = |old: u64, a: u64| {
        move |asked: &Chain| match asked.to_string().as_str() {
            "accounts/old" => Some(old),
            "payments/a" => Some(a),
            _ => None,
        }
    };
    assert_eq!(file.continues(before(9, 4)), Ok(()));
    for (old, a) in [(8, 4), (10, 4), (9, 3), (9, 5)] {
        assert_eq!(file.continues(before(old, a)), Err(NotATrail::Chains));
    }
}

#[test]
fn blocks_that_leave_a_gap_or_come_twice_make_no_file() {
    let made = |ordinals: &[u64]| {
        let lines = [record(1, 1, 1)];
        let blocks = ordinals
            .iter()
            .map(|ordinal| block("payments/a", *ordinal, &lines));
        let positions = Positions::from([(chain("payments/a"), 4)]);
        TrailFile::after(None, minute(), positions, blocks.collect(), unsigned)
    };
    assert!(matches!(made(&[6, 5]), Ok(Some(_))));
    assert_eq!(made(&[]), Ok(None));
    for wrong in [&[6][..], &[4], &[5, 5], &[5, 7]] {
        assert_eq!(made(wrong), Err(NotATrail::Chains), "{wrong:?}");
    }
}

#[test]
fn a_file_names_a_chain_whose_first_block_is_missing() {
    let positions = Positions::from([(chain("accounts/a"), 0), (chain("payments/a"), 4)]);
    let blocks = vec![block("payments/a", 5, &[record(1, 1, 1)])];
    let made = TrailFile::after(None, minute(), positions, blocks, unsigned).expect("blocks");
    let bytes = made.expect("a file").write().expect("bytes");
    let read = TrailFile::read(&bytes).expect("a file");
    assert_eq!(read.positions.get(&chain("accounts/a")), Some(&0));
}

#[test]
fn a_merged_index_has_the_entries_of_its_seals_and_no_others() {
    let entries = file().entries().expect("entries");
    let bytes = MergedIndex::write(64, 1, entries.clone()).expect("an index");
    let size = u64::try_from(bytes.len()).expect("a size");
    let index = MergedIndex::read(&bytes, size, (64, 1)).expect("an index");
    let mut sorted = entries;
    sorted.sort_unstable();
    assert_eq!(index.entries(&bytes), Ok(sorted));
    for wrong in [(64, 65), (4096, 1)] {
        assert_eq!(
            MergedIndex::read(&bytes, size, wrong),
            Err(NotATrail::Index)
        );
    }
    assert_eq!(
        MergedIndex::read(&bytes, size - 1, (64, 1)),
        Err(NotATrail::Index)
    );
    let spans = [1, 64, 65, 128, 4096, 4097].map(|seal| MergedIndex::first_of(64, seal));
    assert_eq!(spans, [1, 1, 65, 65, 4033, 4097]);
}

proptest! {
    #[test]
    fn an_index_of_any_size_finds_each_key(keys in prop::collection::vec(any::<u64>(), 0..3000)) {
        let place = |leaf| Place { seal: 3, leaf };
        let entries: Vec<_> = (0..).zip(&keys)
            .map(|(leaf, key)| Entry { key: IndexKey(*key), place: place(leaf) })
            .collect();
        let bytes = MergedIndex::write(64, 1, entries).expect("an index");
        let size = u64::try_from(bytes.len()).expect("a size");
        let index = MergedIndex::read(&bytes, size, (64, 1)).expect("an index");
        let body = &bytes[usize::try_from(index.index_at()).expect("an offset")..];
        for (leaf, key) in (0..).zip(&keys) {
            let key = IndexKey(*key);
            let range = index.shape().part_of(part(body, index.shape().slots(key)));
            let entries = part(body, index.shape().of_entries(range.expect("a sound table")));
            let entry = Entry { key, place: place(leaf) };
            prop_assert!(Entry::read(entries).expect("entries").contains(&entry));
        }
    }

    #[test]
    fn other_bytes_are_refused_and_never_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        cut in any::<prop::sample::Index>(),
        put in any::<prop::sample::Index>(),
    ) {
        let _ = Head::read(&bytes);
        let _ = MergedIndex::read(&bytes, 9, (64, 1));
        prop_assert!(TrailFile::read(&bytes).is_err());
        let good = file().write().expect("bytes");
        let mut changed = good.clone();
        let (cut, put) = (cut.index(good.len()), put.index(good.len()));
        changed.splice(put.min(cut)..cut.max(put), bytes.iter().copied());
        if changed != good && changed.len() != good.len() {
            prop_assert!(TrailFile::read(&changed).is_err());
        }
    }
}
