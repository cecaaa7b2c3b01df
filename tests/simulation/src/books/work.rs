//! What a person has to settle is in a work list, and nothing lies anywhere without being in one.

use kernel::money::CurrencyCode;
use payments_contract::work::{BreakRow, SuspenseRow};

use super::{Books, rows};

impl Books<'_> {
    fn suspense(&self) -> Vec<SuspenseRow> {
        rows(self.tables, "payments", |key| {
            key.sk == SuspenseRow::SORT_KEY
        })
    }

    pub(super) fn breaks(&self) -> Vec<BreakRow> {
        rows(self.tables, "payments", |key| key.sk == BreakRow::SORT_KEY)
    }

    /// Every work item with the number of its changes.
    pub(super) fn work_items(&self) -> Vec<(String, u64)> {
        let suspense = self.suspense().into_iter();
        let suspense = suspense.map(|item| (item.id.to_string(), item.version));
        let breaks = self.breaks().into_iter();
        let breaks = breaks.map(|item| (item.id.to_string(), item.version));
        suspense.chain(breaks).collect()
    }

    pub(super) fn suspense_is_listed(&self) {
        let pounds = CurrencyCode::Gbp;
        let open: i64 = self.suspense().iter().map(|item| item.open_minor).sum();
        let place = ("suspense".to_owned(), pounds);
        let held = self.reference.internal.get(&place).copied().unwrap_or(0);
        self.world.hold(
            "the suspense account is the sum of its open items",
            held == open,
            || format!("{held}, and open {open}"),
        );
    }
}
