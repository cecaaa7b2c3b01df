//! Everything that a person must resolve is in a work list.

use std::collections::BTreeSet;

use kernel::money::CurrencyCode;
use payments_contract::case::CaseRow;
use payments_contract::journal::JournalRow;
use payments_contract::work::{BreakRow, SuspenseRow, SuspenseStatus, WorkItem};
use store::Row;

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

    /// Returns every work item, case and journal with its number of changes.
    pub(super) fn work_items(&self) -> Vec<(String, u64)> {
        let suspense = self.suspense().into_iter();
        let suspense = suspense.map(|item| (item.id.to_string(), item.version));
        let breaks = self.breaks().into_iter();
        let breaks = breaks.map(|item| (item.id.to_string(), item.version));
        let cases: Vec<CaseRow> = rows(self.tables, "payments", |key| key.sk == CaseRow::SORT);
        let cases = cases
            .into_iter()
            .map(|row| (row.id.to_string(), row.version));
        let journals: Vec<JournalRow> = rows(self.tables, "payments", |key| {
            key.sk == JournalRow::SORT_KEY
        });
        let journals = journals
            .into_iter()
            .map(|row| (row.id.to_string(), row.version));
        suspense
            .chain(breaks)
            .chain(cases)
            .chain(journals)
            .collect()
    }

    /// Each work item is in the list of its kind and status, and nothing else is in one.
    pub(super) fn work_is_listed(&self) {
        let suspense = self.suspense().into_iter().map(|item| item.listed());
        let breaks = self.breaks().into_iter().map(|item| item.listed());
        let expected: BTreeSet<_> = suspense.chain(breaks).map(|listed| listed.key()).collect();
        let items = self.tables.items("payments");
        let found: BTreeSet<_> = items
            .filter(|(key, _)| key.pk.starts_with("V#"))
            .map(|(key, _)| key.clone())
            .collect();
        self.world.hold(
            "each work item is in its list, and nothing else",
            found == expected,
            || format!("{found:?} and not {expected:?}"),
        );
    }

    /// An item waits for its return while that has no outcome, and at rest each return has one.
    pub(super) fn nothing_is_returning(&self) {
        for item in self.suspense() {
            self.world.hold(
                "a suspense item waits for its return no longer than the outcome",
                item.status != SuspenseStatus::Returning,
                || format!("{}: {:?}", item.id, item.returned_by),
            );
        }
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
