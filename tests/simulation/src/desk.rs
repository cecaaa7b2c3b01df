//! What two clients of the operations desk do to the books, for the reference.

use accounts_contract::Status as AccountStatus;
use kernel::id::{AccountId, ClientId};
use kernel::money::CurrencyCode;
use payments_contract::Decided;
use payments_contract::case::{CaseRow, ProposalStatus};
use payments_contract::journal::{JournalRow, JournalStatus, JournalSubject};
use payments_contract::ledger::LedgerAccount;
use store::row_of;

use crate::reference::{Broken, Reference, read};
use crate::tables::Change;

const TWO: &str = "what one client of the desk proposes another confirms";
const ONCE: &str = "a break is booked once";
const CUSTOMER: &str = "a journal credits a customer that takes it, and debits none";

impl Reference {
    /// Replays what a commit did at the desk.
    ///
    /// # Errors
    /// The first rule that does not hold.
    pub(crate) fn desk(&mut self, changes: &[Change]) -> Result<(), Broken> {
        for change in changes.iter().filter(|change| change.table == "payments") {
            if change.key.sk == CaseRow::SORT {
                case(change)?;
            }
            if change.key.sk == JournalRow::SORT_KEY {
                self.journal(change)?;
            }
        }
        Ok(())
    }

    fn takes(&self, account: AccountId, currency: CurrencyCode) -> bool {
        let known = self.accounts.get(&account);
        known.is_some_and(|known| {
            known.currency == currency && known.now().status != AccountStatus::Closed
        })
    }

    fn journal(&mut self, change: &Change) -> Result<(), Broken> {
        let new: JournalRow = read(change.new.as_ref(), &change.key)?;
        let old = change
            .old
            .clone()
            .and_then(|old| row_of::<JournalRow>(old).ok());
        by_two(new.proposed_by, new.decided.as_ref(), &new.id)?;
        let was_posted = old.is_some_and(|old| old.status == JournalStatus::Posted);
        if new.status != JournalStatus::Posted || was_posted {
            return Ok(());
        }
        if let JournalSubject::Break(id) = new.subject
            && !self.booked_breaks.insert(id)
        {
            return Err((ONCE, id.to_string()));
        }
        for (account, minor) in new.transfer.legs(new.minor) {
            match account {
                LedgerAccount::Internal(account) => {
                    let place = (account.as_str().to_owned(), new.currency);
                    *self.internal.entry(place.clone()).or_default() += minor;
                    *self.by_journals.entry(place).or_default() += minor;
                }
                LedgerAccount::Customer(id) => {
                    if minor < 0 || !self.takes(id, new.currency) {
                        return Err((CUSTOMER, format!("{}: {id}", new.id)));
                    }
                    self.change(Some(id), |standing| standing.booked += minor)?;
                }
            }
        }
        Ok(())
    }
}

fn case(change: &Change) -> Result<(), Broken> {
    let row: CaseRow = read(change.new.as_ref(), &change.key)?;
    let Some(proposal) = &row.proposal else {
        return Ok(());
    };
    let decided = proposal.decided.as_ref();
    if (proposal.status == ProposalStatus::Proposed) != decided.is_none() {
        return Err((TWO, format!("{}: {:?}", row.id, proposal.status)));
    }
    by_two(proposal.by, decided, &row.id)
}

fn by_two(
    proposed: ClientId,
    decided: Option<&Decided>,
    what: &impl std::fmt::Display,
) -> Result<(), Broken> {
    if decided.is_some_and(|decided| decided.by == proposed) {
        return Err((TWO, format!("{what} by {proposed}")));
    }
    Ok(())
}
