//! The effect of the operations desk on the books, for the reference.

use accounts_contract::Status as AccountStatus;
use kernel::id::{AccountId, ClientId};
use kernel::money::CurrencyCode;
use payments_contract::case::{CaseRow, ProposalStatus};
use payments_contract::journal::{JournalRow, JournalStatus, JournalSubject};
use payments_contract::ledger::LedgerAccount;
use payments_contract::{ApprovalDecision, PaymentRow};
use store::row_of;

use crate::reference::{Broken, Reference, read};
use crate::steps::MoneyMove;
use crate::tables::Change;

const TWO: &str = "what one client of the desk proposes another confirms";
const ONCE: &str = "a break is booked once";
const BACK: &str = "money in suspense goes back once, and only while it is there";
const CUSTOMER: &str = "a journal credits a customer that takes it, and debits none";

impl Reference {
    /// Replays a commit of the desk.
    ///
    /// # Errors
    /// The first rule that is violated.
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

    /// A return of money in suspense: it moves no customer's money, and is booked on internal
    /// accounts when the scheme accepts it.
    pub(crate) fn return_of_suspense(
        &mut self,
        moved: Option<MoneyMove>,
        back: &PaymentRow,
    ) -> Result<(), Broken> {
        let seen = || format!("{} of {:?}: {moved:?}", back.id, back.original);
        let original = back.original.ok_or_else(|| (BACK, seen()))?;
        let suspense = ("suspense".to_owned(), back.currency);
        match moved {
            None => Ok(()),
            Some(MoneyMove::Hold) => {
                let there = self.internal.get(&suspense).copied().unwrap_or(0);
                let other = self.sent_back.insert(original, back.id);
                let right = other.is_none() && there >= back.minor && back.debtor.is_none();
                right.then_some(()).ok_or_else(|| (BACK, seen()))
            }
            Some(MoneyMove::Capture) => {
                let settlement = ("fps-settlement".to_owned(), back.currency);
                *self.internal.entry(settlement).or_default() += back.minor;
                *self.internal.entry(suspense).or_default() -= back.minor;
                Ok(())
            }
            Some(MoneyMove::Release) => {
                let known = self.sent_back.remove(&original);
                let right = known == Some(back.id);
                right.then_some(()).ok_or_else(|| (BACK, seen()))
            }
            Some(MoneyMove::Confirm | MoneyMove::Draw | MoneyMove::Transfer) => Err((BACK, seen())),
        }
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
        if let Some(back) = new.return_payment() {
            let known = self.payments.get(&back).map(|(_, row)| row.minor);
            if known != Some(new.minor) || !self.sent_back.contains_key(&new.payment) {
                return Err((BACK, format!("{} orders {back}", new.id)));
            }
        }
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
                    self.change(Some(id), |snapshot| snapshot.booked += minor)?;
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
    decided: Option<&ApprovalDecision>,
    what: &impl std::fmt::Display,
) -> Result<(), Broken> {
    if decided.is_some_and(|decided| decided.by == proposed) {
        return Err((TWO, format!("{what} by {proposed}")));
    }
    Ok(())
}
