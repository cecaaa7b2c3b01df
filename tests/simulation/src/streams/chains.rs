//! The chains of the audit trail as their streams see them: which were appended to, and for which
//! days they are registered.

use std::collections::BTreeMap;

use audit_contract::{BlockRow, Chain, ChainRow, Day};
use kernel::time::Moment;
use store::{Key, row_of};

use crate::tables::Change;

/// The most by which a sandbox's clock differs from the world's.
const MAX_SKEW_MS: i64 = 5000;

/// The chains.
#[derive(Default)]
pub(super) struct Chains {
    /// When the newest block was inserted.
    appended: BTreeMap<Chain, Moment>,
    /// The newest day for which it is registered.
    registered: BTreeMap<Chain, Day>,
}

impl Chains {
    /// Takes note of a change of the audit table.
    pub(super) fn take(&mut self, change: &Change, now: Moment) {
        let Some(item) = change.new.clone().filter(|_| change.table == "audit") else {
            return;
        };
        let chain = Key::of(&item).and_then(|key| key.pk.parse::<Chain>().ok());
        if let Some(chain) = chain.filter(|_| BlockRow::ordinal_of(&item).is_some()) {
            self.appended.insert(chain, now);
        } else if let Ok(row) = row_of::<ChainRow>(item) {
            let newest = self.registered.entry(row.chain).or_insert(row.day);
            *newest = row.day.max(*newest);
        }
    }

    /// Returns whether a sealer finds all blocks of this chain by the days of its registrations.
    pub(super) fn is_found(&self, chain: &Chain) -> bool {
        let Some(appended) = self.appended.get(chain) else {
            return true;
        };
        let earliest = Day::of(appended.plus_millis(-MAX_SKEW_MS));
        self.registered
            .get(chain)
            .is_some_and(|day| *day >= earliest)
    }
}
