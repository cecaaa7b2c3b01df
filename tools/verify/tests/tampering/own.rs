//! The bank's own files: each part of one that is changed is found.

use audit_domain::trail::{Content, Head, NotATrail, Positions, SealedBlock, TrailFile};
use audit_domain::{Chain, Deflated, Minute, Seal};
use verify::{Finding, VerifyError};

use super::fixture::{Files, checked, record, signed, signing};

fn chain(name: &str) -> Chain {
    name.parse().expect("a chain")
}

/// What a seal has: chain, ordinal and how many records.
type Blocks<'a> = &'a [(&'a str, u64, u64)];

/// Four minutes. The chain `old` is no longer named in the third file, and is again in the fourth.
const MINUTES: [Blocks<'_>; 4] = [
    &[("payments/a", 1, 2), ("accounts/old", 1, 1)],
    &[
        ("payments/a", 2, 1),
        ("payments/b", 1, 3),
        ("payments/b", 2, 1),
    ],
    &[("payments/b", 3, 1)],
    &[("accounts/old", 2, 1), ("payments/a", 3, 2)],
];

struct Trail {
    files: Vec<TrailFile>,
    named: u64,
}

impl Trail {
    fn add(&mut self, mut positions: Positions, blocks: Blocks<'_>) {
        let previous = self.files.last().map(|file| file.signed.seal);
        let number = previous.map_or(1, |seal| seal.number + 1);
        let minute: Minute = format!("2026-11-23T09:{number:02}Z")
            .parse()
            .expect("a minute");
        let blocks = blocks.iter().map(|(name, ordinal, count)| {
            let lines: Vec<_> = (0..*count).map(|_| self.fresh()).collect();
            SealedBlock {
                chain: chain(name),
                ordinal: *ordinal,
                content: Content::Deflated(Deflated::of_lines(&lines).expect("few lines")),
            }
        });
        let blocks: Vec<_> = blocks.collect();
        for (place, block) in blocks.iter().enumerate() {
            let before = block.ordinal - 1;
            let is_first = blocks[..place]
                .iter()
                .all(|other| other.chain != block.chain);
            if before > 0 && is_first {
                positions.entry(block.chain.clone()).or_insert(before);
            }
        }
        let sign = |seal: Seal| signed(seal, &signing());
        let file = TrailFile::after(previous.as_ref(), minute, positions, blocks, sign);
        self.files.push(file.expect("blocks").expect("records"));
    }

    fn fresh(&mut self) -> String {
        self.named += 1;
        record(9, self.named)
    }
}

fn made() -> Vec<TrailFile> {
    let mut trail = Trail {
        files: Vec::new(),
        named: 0,
    };
    for (number, blocks) in MINUTES.iter().enumerate() {
        let last = trail.files.last().map(|file| file.positions.clone());
        let mut positions = last.unwrap_or_default();
        if number == 2 {
            positions.remove(&chain("accounts/old"));
        }
        trail.add(positions, blocks);
    }
    trail.files
}

fn written(files: &[TrailFile]) -> Files {
    files
        .iter()
        .map(|file| (file.name(), file.write().expect("bytes")))
        .collect()
}

fn found(files: Files) -> Vec<Finding> {
    let report = checked(files, None);
    assert!(!report.is_valid());
    report.findings
}

#[test]
fn the_files_of_the_bank_have_no_findings_and_continue_an_export() {
    let report = checked(written(&made()), None);
    assert_eq!(report.findings, []);
    assert_eq!((report.seals, report.records), (4, 12));
    // The first seal as the API exports it, the rest as the bank has them.
    let files = made();
    let mut mixed = written(&files);
    let mut lines = vec![serde_json::to_string(&files[0].signed).expect("JSON")];
    lines.extend(files[0].lines().expect("lines"));
    let text = [&lines.join("\n"), "\n"].concat();
    mixed[0] = ("0000000000000001.jsonl".to_owned(), text.into_bytes());
    assert_eq!(checked(mixed, None).findings, []);
}

#[test]
fn each_part_of_a_file_that_is_changed_is_found_and_named() {
    let good = written(&made());
    let content = &good[1].1;
    let head = Head::read(content).expect("a head").expect("a whole head");
    let at = |offset: u64| usize::try_from(offset).expect("an offset");
    let parts = [
        (0, "the beginning"),
        (at(head.table().start) + 23, "the table"),
        (at(head.index_at()), "the index"),
        (at(head.leaves(0..1).start) - 1, "the index"),
        (at(head.leaves(2..3).start), "the leaf hashes"),
    ];
    for (offset, named) in parts {
        let mut changed = good.clone();
        changed[1].1[offset] ^= 1;
        let findings = found(changed);
        let first = findings[0].error.to_string();
        assert_eq!(findings[0].file, good[1].0);
        assert!(first.starts_with(named), "byte {offset}: {first}");
    }
    // A bit of a block: it inflates to other records, or to none.
    for offset in at(head.blocks_at())..content.len() {
        let mut changed = good.clone();
        changed[1].1[offset] ^= 0x10;
        let same = TrailFile::read(&changed[1].1).is_ok_and(|read| {
            read.lines() == TrailFile::read(content).and_then(|good| good.lines())
        });
        assert!(same || !checked(changed, None).is_valid(), "byte {offset}");
    }
}

#[test]
fn a_block_that_is_left_out_between_two_files_is_found() {
    let mut trail = Trail {
        files: Vec::new(),
        named: 0,
    };
    trail.add(Positions::new(), &[("payments/a", 1, 1)]);
    // The holder of the key seals whatever it likes, but the chain has a gap.
    trail.add(
        Positions::from([(chain("payments/a"), 2)]),
        &[("payments/a", 3, 1)],
    );
    let findings = found(written(&trail.files));
    let gap = VerifyError::File(NotATrail::Chains);
    assert_eq!(
        findings
            .iter()
            .map(|found| &found.error)
            .collect::<Vec<_>>(),
        [&gap]
    );
    // Nor may a chain begin elsewhere than with its first block, or go on without one.
    for positions in [
        &[("payments/a", 1), ("payments/b", 4)][..],
        &[("payments/a", 2)],
    ] {
        let mut trail = Trail {
            files: Vec::new(),
            named: 0,
        };
        trail.add(Positions::new(), &[("payments/a", 1, 1)]);
        let positions = positions.iter().map(|(name, to)| (chain(name), *to));
        trail.add(positions.collect(), &[("payments/c", 1, 1)]);
        assert_eq!(found(written(&trail.files))[0].error, gap);
    }
}
