//! The chains of the audit trail: each change that has a record is in exactly one block.

use std::collections::{BTreeMap, BTreeSet};

use audit_contract::{BlockRow, Chain, Ordinal};

use super::Books;

impl Books<'_> {
    /// Each change of each subject is in one block, with no other; blocks are numbered without gaps
    /// and follow each other in the order of the stream.
    pub(super) fn in_chains(&self, expected: &BTreeSet<(String, u64)>) {
        let mut times: BTreeMap<(String, u64), u32> = BTreeMap::new();
        let mut blocks: BTreeMap<Chain, Vec<BlockRow>> = BTreeMap::new();
        for (key, item) in self.tables.items("audit") {
            let (Ok(chain), Ok(_)) = (key.pk.parse::<Chain>(), key.sk.parse::<Ordinal>()) else {
                continue;
            };
            match BlockRow::read(item.clone()) {
                Ok(block) => blocks.entry(chain).or_default().push(block),
                Err(error) => self.world.hold("every block is readable", false, || {
                    format!("{chain} {}: {error}", key.sk)
                }),
            }
        }
        for (chain, blocks) in &blocks {
            let numbered = blocks.iter().zip(1..);
            let gapless = numbered
                .clone()
                .all(|(block, n)| block.ordinal.number() == n);
            let ordered = blocks.windows(2).all(|two| two[0].last < two[1].first);
            let right = gapless && ordered;
            self.world
                .hold("blocks are gapless and in order", right, || {
                    chain.to_string()
                });
            for line in blocks
                .iter()
                .flat_map(|block| block.lines().unwrap_or_default())
            {
                self.line(&line, &mut times);
            }
        }
        let found: BTreeSet<_> = times.keys().cloned().collect();
        let once = times.values().all(|times| *times == 1);
        let right = found == *expected && once;
        self.world.hold("each change is in one block", right, || {
            let missing: Vec<_> = expected.difference(&found).collect();
            let other: Vec<_> = found.difference(expected).collect();
            let twice: Vec<_> = times.iter().filter(|(_, n)| **n > 1).collect();
            format!("missing {missing:?}, unknown {other:?}, more than once {twice:?}")
        });
    }

    /// Counts the record of a line. Only a row that was written past the bank has one that could not
    /// be read.
    fn line(&self, line: &str, times: &mut BTreeMap<(String, u64), u32>) {
        let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let named = record["subject"].as_str().zip(record["sequence"].as_u64());
        if let Some((subject, sequence)) = named {
            *times.entry((subject.to_owned(), sequence)).or_insert(0) += 1;
            return;
        }
        let key = record["unreadable"]["pk"].as_str().unwrap_or_default();
        let of_poison = key.starts_with("poisoned-");
        self.world.hold(
            "only damaged rows are recorded as unreadable",
            of_poison,
            || line.to_owned(),
        );
    }
}
