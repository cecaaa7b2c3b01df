//! Invariants between the books and the scheme.

use kernel::payment::Rail;
use std::collections::{BTreeMap, BTreeSet};

use accounts_contract::AccountRow;
use payments_contract::work::BreakStatus;
use payments_contract::{Direction, PaymentRow, Route, Status};

use super::Books;

/// The scheme's code for a closed account.
const CLOSED: &str = "1160";

impl Books<'_> {
    pub(super) fn agrees_with_the_rail(&self, payments: &[PaymentRow]) {
        const AGREES: &str = "the bank and the rail agree";
        let by_id: BTreeMap<_, _> = payments
            .iter()
            .filter(|row| row.route == Route::Rail(Rail::Fps))
            .filter_map(|row| Some((row.scheme_id.clone()?, row)))
            .collect();
        for (id, sent) in self.rail.sent() {
            let accepted = sent
                .decided
                .as_ref()
                .map(rail_fps::TransactionStatus::is_accepted);
            let ours = by_id.get(&id).map(|row| row.status);
            let agrees = match ours {
                Some(Status::Settled | Status::Returned) => accepted == Some(true),
                Some(Status::Rejected) => accepted == Some(false),
                _ => false,
            };
            self.world.hold(AGREES, agrees, || {
                format!("{id}: {ours:?}, and the other bank {:?}", sent.decided)
            });
        }
        let mut net = 0;
        for received in self.rail.received().into_values() {
            if received.is_accepted() {
                net -= received.minor;
            }
        }
        for sent in self.rail.sent().values() {
            if sent
                .decided
                .as_ref()
                .is_some_and(rail_fps::TransactionStatus::is_accepted)
            {
                net += sent.minor;
            }
        }
        let pounds = kernel::money::CurrencyCode::Gbp;
        let ours = self
            .reference
            .internal
            .get(&("fps-settlement".to_owned(), pounds));
        let ours = ours.copied().unwrap_or(0);
        let place = ("fps-settlement".to_owned(), pounds);
        let by_journals = self.reference.by_journals.get(&place).copied();
        let ours = ours - by_journals.unwrap_or(0);
        self.world.hold(AGREES, ours == net, || {
            format!("settlement is {ours} here and {net} there")
        });
        for row in payments {
            let gone = row.direction == Direction::Outbound
                && row.route == Route::Rail(Rail::Fps)
                && matches!(
                    row.status,
                    Status::Settled | Status::Rejected | Status::Returned
                );
            let id = row.scheme_id.clone().unwrap_or_default();
            if gone {
                let closed = row.status == Status::Rejected && self.rail.has_closed(&id);
                let known = closed || self.rail.sent().contains_key(&id);
                self.world
                    .hold(AGREES, known, || format!("{id} was never sent"));
            }
        }
    }

    /// An accepted inbound payment was booked once, and any other not at all.
    pub(super) fn books_what_it_accepts(&self, payments: &[PaymentRow]) {
        const ONCE: &str = "what the scheme calls by one id is one payment";
        const BOOKED: &str = "what came in is booked if it was accepted, and only then";
        let of_rail = payments
            .iter()
            .filter(|row| row.route == Route::Rail(Rail::Fps));
        let mut known: BTreeMap<&str, &PaymentRow> = BTreeMap::new();
        for row in of_rail {
            let Some(id) = row.scheme_id.as_deref() else {
                continue;
            };
            let other = known.insert(id, row);
            self.world.hold(ONCE, other.is_none(), || id.to_owned());
        }
        let is_booked = |row: &PaymentRow| {
            row.direction == Direction::Inbound
                && matches!(row.status, Status::Settled | Status::Returned)
        };
        let received = self.rail.received();
        for (id, received) in &received {
            let booked = known.get(id.as_str()).filter(|row| is_booked(row));
            let minor = booked.map(|row| row.minor);
            let accepted = received.is_accepted().then_some(received.minor);
            self.world.hold(BOOKED, minor == accepted, || {
                format!("{id}: booked {minor:?}, accepted {accepted:?}")
            });
        }
        for (id, row) in known {
            let brought = !is_booked(row) || received.contains_key(id);
            self.world
                .hold(BOOKED, brought, || format!("{id} never came"));
        }
    }

    /// A payment rejected because its account is closed was for a closed account.
    pub(super) fn closed_as_it_says(&self, payments: &[PaymentRow]) {
        let is_inbound = |row: &&PaymentRow| row.direction == Direction::Inbound;
        for row in payments.iter().filter(is_inbound) {
            let known = row.creditor.and_then(|id| self.reference.accounts.get(&id));
            let Some(account) = known.filter(|_| row.reason.as_deref() == Some(CLOSED)) else {
                continue;
            };
            let closed = account.now().status == accounts_contract::Status::Closed;
            self.world.hold(
                "what is rejected for a closed account came to one",
                closed,
                || row.id.to_string(),
            );
        }
    }

    /// Funds are held for payments with an open outcome, and for no others.
    pub(super) fn pending_approvals_are_listed(
        &self,
        accounts: &[AccountRow],
        payments: &[PaymentRow],
    ) {
        for account in accounts {
            let mine = payments.iter().filter(|row| row.debtor == Some(account.id));
            let waits = mine.filter(|row| {
                row.direction == Direction::Outbound
                    && matches!(
                        row.status,
                        Status::AwaitingApproval
                            | Status::Accepted
                            | Status::Submitted
                            | Status::Unknown
                    )
            });
            let held: i64 = waits.map(|row| row.minor).sum();
            self.world.hold(
                "funds are held while an outcome is open, and no longer",
                account.held == held,
                || format!("{}: {} and not {held}", account.id, account.held),
            );
        }
    }

    /// Each payment with two reported outcomes has a break.
    pub(super) fn contradictions_are_listed(&self) {
        let listed: BTreeSet<_> = self.breaks().into_iter().map(|row| row.scheme_id).collect();
        for id in self.rail.contradicted() {
            self.world.hold(
                "outcomes that cannot both be true are in the work list",
                listed.contains(&id),
                || id.clone(),
            );
        }
    }
    /// Where the scheme contradicted itself, the books hold its last report, or a break shows the
    /// difference.
    pub(super) fn last_words_are_booked(&self, payments: &[PaymentRow]) {
        let breaks = self.breaks();
        for (id, made) in self.rail.last_words() {
            let row = payments
                .iter()
                .find(|row| row.scheme_id.as_deref() == Some(&id));
            let held = row.map(|row| {
                let is_booked = matches!(row.status, Status::Settled | Status::Returned);
                is_booked == row.corrections.journals.len().is_multiple_of(2)
            });
            let is_known = breaks.iter().any(|item| {
                let explained = item.explanation.is_some();
                let is_of_it = item.scheme_id == id;
                is_of_it && (item.status != BreakStatus::Resolved || explained)
            });
            self.world.hold(
                "the books follow the last word of the scheme",
                held == Some(made) || is_known,
                || format!("{id}: made {made}, and held {held:?}"),
            );
        }
    }
}
