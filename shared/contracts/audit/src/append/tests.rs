use std::collections::BTreeMap;

use proptest::prelude::*;
use store::item_of;

use super::*;
use crate::MAX_LINE;

fn chain() -> Chain {
    "payments/shardId-1".parse().expect("a chain")
}

fn entry(number: u32, line: impl Into<String>) -> Entry {
    Entry {
        number: number.to_string().parse().expect("a sequence number"),
        line: line.into(),
    }
}

/// The table as an append sees it: an ordinal is taken once.
#[derive(Default)]
struct Table(BTreeMap<Ordinal, BlockRow>);

impl Table {
    fn insert(&mut self, block: BlockRow) -> bool {
        let is_free = !self.0.contains_key(&block.ordinal);
        if is_free {
            self.0.insert(block.ordinal, block);
        }
        is_free
    }

    /// The end as a read may show it that lacks the newest writes.
    fn end(&self, unseen: usize) -> ChainEnd {
        let seen = self.0.len().saturating_sub(unseen);
        let newest = self.0.values().take(seen).next_back();
        newest.map(ChainEnd::of).unwrap_or_default()
    }

    /// Appends a batch as a relay does, starting from what a read showed.
    fn append(&mut self, batch: &Batch, mut end: ChainEnd) {
        while let Some(block) = batch.next_block(&chain(), &end).expect("a block") {
            let of_block = ChainEnd::of(&block);
            end = if self.insert(block) {
                of_block
            } else {
                self.end(0)
            };
        }
    }

    fn lines(&self) -> Vec<String> {
        let lines = |block: &BlockRow| block.lines().expect("lines");
        self.0.values().flat_map(lines).collect()
    }
}

/// A delivery: from which change, how many, and how many blocks the relay's read lacks.
fn deliveries() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    prop::collection::vec((0_usize..40, 1_usize..12, 0_usize..4), 0..40)
}

proptest! {
    /// A relay gets later changes only once all before are acknowledged, and any earlier ones again
    /// at any time; its view of the chain may be old.
    #[test]
    fn however_a_stream_is_delivered_its_blocks_are_disjoint_gapless_and_ordered(
        deliveries in deliveries(),
        gaps in prop::collection::vec(1_u32..1000, 40),
    ) {
        let mut number = 0;
        let stream: Vec<Entry> = gaps.iter().map(|gap| {
            number = u32::saturating_add(number, *gap);
            entry(number, format!("record {number}"))
        }).collect();
        let mut table = Table::default();
        let mut acknowledged = 0;
        for (from, count, unseen) in deliveries {
            let from = from.min(acknowledged);
            let to = from.saturating_add(count).min(stream.len());
            let batch = Batch::of(stream[from..to].to_vec());
            let end = table.end(unseen);
            table.append(&batch, end);
            acknowledged = acknowledged.max(to);
        }
        let expected: Vec<_> = stream[..acknowledged].iter().map(|one| one.line.clone()).collect();
        prop_assert_eq!(table.lines(), expected);
        let ordinals: Vec<_> = table.0.keys().map(|ordinal| ordinal.number()).collect();
        let gapless: Vec<_> = (1..).take(ordinals.len()).collect();
        prop_assert_eq!(ordinals, gapless);
        let blocks: Vec<_> = table.0.values().collect();
        for pair in blocks.windows(2) {
            prop_assert!(pair[0].last < pair[1].first);
        }
    }

    #[test]
    fn a_block_reads_back_as_it_was_written(lines in prop::collection::vec("[ -~]{1,80}", 1..30)) {
        let entries = (1..).zip(&lines).map(|(number, line)| entry(number, line));
        let batch = Batch::of(entries.collect());
        let block = batch.next_block(&chain(), &ChainEnd::default()).expect("a block").expect("records");
        let item = item_of(&block).expect("an item");
        prop_assert_eq!(BlockRow::ordinal_of(&item), Some(Ordinal::FIRST));
        let read = BlockRow::read(item).expect("a block");
        prop_assert_eq!(read.lines(), Ok(lines));
        prop_assert_eq!(read, block);
    }
}

/// Text that no compression makes shorter by more than a quarter.
fn noise(seed: u32, bytes: usize) -> String {
    let mut state = seed.wrapping_add(1);
    let letter = |_| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let letter = u8::try_from(state % 94).expect("a letter");
        char::from(b' '.saturating_add(letter))
    };
    (0..bytes).map(letter).collect()
}

#[test]
fn a_batch_too_large_for_one_block_is_several() {
    let entries: Vec<_> = (1..=20).map(|n| entry(n, noise(n, 20_000))).collect();
    let mut table = Table::default();
    table.append(&Batch::of(entries.clone()), ChainEnd::default());
    assert!(table.0.len() > 4, "{} blocks", table.0.len());
    let lines: Vec<_> = entries.into_iter().map(|entry| entry.line).collect();
    assert_eq!(table.lines(), lines);
    let sizes = table
        .0
        .values()
        .map(|block| block.deflated.as_bytes().len());
    assert!(sizes.max().expect("blocks") <= audit_domain::MAX_DEFLATED);
}

#[test]
fn the_longest_record_fits_into_a_block_of_its_own() {
    let batch = Batch::of(vec![entry(1, noise(7, MAX_LINE)), entry(2, "short")]);
    let mut table = Table::default();
    table.append(&batch, ChainEnd::default());
    assert_eq!(table.lines().len(), 2);
    let two_lines = Batch::of(vec![entry(1, "a\nb")]);
    let refused = two_lines.next_block(&chain(), &ChainEnd::default());
    assert_eq!(refused, Err(AppendError::Line));
}

#[test]
fn a_chain_goes_on_after_a_damaged_block_with_what_is_beyond_the_one_before() {
    let mut table = Table::default();
    table.append(&Batch::of(vec![entry(5, "five")]), ChainEnd::default());
    let readable = table.0.values().next().expect("a block").clone();
    let damaged = Ordinal::of(2).expect("an ordinal");
    let end = ChainEnd::after_damaged(damaged, Some(&readable));
    let batch = Batch::of(vec![entry(5, "five"), entry(6, "six"), entry(7, "seven")]);
    let block = batch
        .next_block(&chain(), &end)
        .expect("a block")
        .expect("records");
    assert_eq!(block.ordinal.number(), 3);
    assert_eq!(
        block.lines(),
        Ok(vec!["six".to_owned(), "seven".to_owned()])
    );
    assert_eq!(batch.next_block(&chain(), &ChainEnd::of(&block)), Ok(None));
}

#[test]
fn a_block_of_another_form_or_count_is_damaged() {
    let batch = Batch::of(vec![entry(1, "one"), entry(2, "two")]);
    let block = batch
        .next_block(&chain(), &ChainEnd::default())
        .expect("a block")
        .expect("records");
    let changes: [fn(&mut BlockRow); 4] = [
        |block| block.form = 2,
        |block| block.count = 3,
        |block| std::mem::swap(&mut block.first, &mut block.last),
        |block| block.deflated = Deflated::of_bytes(vec![0xff]),
    ];
    for change in changes {
        let mut damaged = block.clone();
        change(&mut damaged);
        let item = item_of(&damaged).expect("an item");
        assert_eq!(BlockRow::read(item), Err(crate::DamagedBlock));
    }
}
