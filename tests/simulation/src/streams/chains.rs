//! The chains of the audit trail as their streams see them: which were appended to, and for which
//! days they are registered.

use std::collections::BTreeMap;

use audit_contract::{BlockRow, Chain, ChainRow, Day, SequenceNumber};
use kernel::time::Moment;
use store::row_of;

use crate::tables::Change;

/// The most by which a sandbox's clock differs from the world's.
const MAX_SKEW_MS: i64 = 5000;

/// The chains.
#[derive(Default)]
pub(super) struct Chains {
    /// When each block was inserted, by the number of its first change.
    appended: BTreeMap<Chain, BTreeMap<SequenceNumber, Moment>>,
    /// The newest day for which it is registered.
    registered: BTreeMap<Chain, Day>,
}

impl Chains {
    /// Takes note of a change of the audit table.
    pub(super) fn take(&mut self, change: &Change, now: Moment) {
        let Some(item) = change.new.clone().filter(|_| change.table == "audit") else {
            return;
        };
        if let Ok(block) = BlockRow::read(item.clone()) {
            let blocks = self.appended.entry(block.chain).or_default();
            blocks.insert(block.first, now);
        } else if let Ok(row) = row_of::<ChainRow>(item) {
            let newest = self.registered.entry(row.chain).or_insert(row.day);
            *newest = row.day.max(*newest);
        }
    }

    /// Returns whether a sealer finds the blocks of this chain that record changes up to this one by the days of its
    /// registrations. A later block can be there already: of a delivery that was not acknowledged, and comes again.
    pub(super) fn is_found(&self, chain: &Chain, acknowledged: &SequenceNumber) -> bool {
        let blocks = self.appended.get(chain);
        let newest = blocks.and_then(|blocks| blocks.range(..=acknowledged).next_back());
        let Some((_, appended)) = newest else {
            return true;
        };
        let earliest = Day::of(appended.plus_millis(-MAX_SKEW_MS));
        self.registered
            .get(chain)
            .is_some_and(|day| *day >= earliest)
    }
}
