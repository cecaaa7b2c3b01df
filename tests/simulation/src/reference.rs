//! A reference bank simple enough to be evidently correct: maps, and the effect of each payment on
//! them. It replays every commit of the real bank in order, and compares.

use std::collections::{BTreeMap, BTreeSet};

use accounts_contract::{AccountRow, Status as AccountStatus};
use kernel::id::{AccountId, BreakId, PaymentId, TenantId};
use kernel::money::CurrencyCode;
use payments_contract::ledger::{InternalAccount, LedgerAccount};
use payments_contract::{Direction, Kind, PaymentRow};
use store::{Item, Key, row_of};

use crate::approval;
use crate::clients::Clients;
use crate::limits::Limits;
use crate::steps::{MoneyMove, is_dispute, is_receipt, is_same, movement};
use crate::tables::Change;

/// The state of an account after a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AccountSnapshot {
    /// The number of the commit.
    pub(crate) commit: u64,
    /// Whether it takes part in payments.
    pub(crate) status: AccountStatus,
    /// The sum of all movements.
    pub(crate) booked: i64,
    /// The held funds.
    pub(crate) held: i64,
    /// The overdraft limit.
    pub(crate) overdraft_limit: i64,
}

impl AccountSnapshot {
    /// Returns the available balance.
    pub(crate) fn available(&self) -> i64 {
        self.booked - self.held + self.overdraft_limit
    }
}

/// An account, with its state after each commit.
#[derive(Debug)]
pub(crate) struct Account {
    /// The tenant.
    pub(crate) tenant: TenantId,
    /// Its currency.
    pub(crate) currency: CurrencyCode,
    /// The states, oldest first.
    pub(crate) history: Vec<AccountSnapshot>,
}

impl Account {
    /// Returns the current state.
    pub(crate) fn now(&self) -> AccountSnapshot {
        *self.history.last().expect("it was opened")
    }

    /// Returns whether the condition held at some moment between these two commits.
    pub(crate) fn was_ever(
        &self,
        from: u64,
        to: u64,
        so: impl Fn(&AccountSnapshot) -> bool,
    ) -> bool {
        let began = self.history.iter().rposition(|s| s.commit <= from);
        let window = self.history.iter().skip(began.unwrap_or(0));
        window.take_while(|s| s.commit <= to).any(so)
    }
}

/// A violated rule, and the violation.
pub(crate) type Broken = (&'static str, String);

/// The reference bank.
#[derive(Debug, Default)]
pub(crate) struct Reference {
    /// The number of commits.
    pub(crate) commits: u64,
    /// The accounts.
    pub(crate) accounts: BTreeMap<AccountId, Account>,
    /// The payments in their current state, and the commit in which each was created.
    pub(crate) payments: BTreeMap<PaymentId, (u64, PaymentRow)>,
    /// Credits less debits of internal accounts, by name and currency.
    pub(crate) internal: BTreeMap<(String, CurrencyCode), i64>,
    /// The clients of the API.
    pub(crate) clients: Clients,
    /// The limits of institutions.
    pub(crate) limits: Limits,
    /// The effect of journals on internal accounts.
    pub(crate) by_journals: BTreeMap<(String, CurrencyCode), i64>,
    /// The breaks that a journal booked.
    pub(crate) booked_breaks: BTreeSet<BreakId>,
    /// The payments whose money in suspense is being returned, or was, each with its return.
    pub(crate) sent_back: BTreeMap<PaymentId, PaymentId>,
}

pub(crate) const BALANCES: &str = "balances are what the payments make them";
const STATES: &str = "a payment goes from state to state as the rules say";
const PAYS: &str = "only an account that may pay pays";
const FIXED: &str = "what a payment is never changes";

impl Reference {
    /// Replays one commit and compares every account that it changed.
    ///
    /// # Errors
    /// The first rule that is violated.
    pub(crate) fn replay(&mut self, changes: &[Change]) -> Result<(), Broken> {
        self.commits += 1;
        self.clients.replay(self.commits, changes)?;
        let of = |table, sort: &'static str| {
            let wanted = move |change: &&Change| change.table == table && change.key.sk == sort;
            changes.iter().filter(wanted)
        };
        for change in of("accounts", "A") {
            self.account(change)?;
        }
        // A condition on a payment that does not change is written as an empty change.
        let is_some = |change: &&Change| change.old != change.new;
        for change in of("payments", "P").filter(is_some) {
            self.payment(change)?;
        }
        self.desk(changes)?;
        for change in of("accounts", "A") {
            self.compare(change)?;
        }
        self.limits.replay(changes, &self.accounts)?;
        Ok(())
    }

    /// The owner's own changes: opening, status and limit.
    fn account(&mut self, change: &Change) -> Result<(), Broken> {
        let new: AccountRow = read(change.new.as_ref(), &change.key)?;
        let snapshot = AccountSnapshot {
            commit: self.commits,
            status: new.status,
            overdraft_limit: new.overdraft_limit,
            ..match self.accounts.get(&new.id) {
                Some(account) => account.now(),
                None => AccountSnapshot {
                    commit: 0,
                    status: new.status,
                    booked: 0,
                    held: 0,
                    overdraft_limit: 0,
                },
            }
        };
        let account = self.accounts.entry(new.id).or_insert_with(|| Account {
            tenant: new.tenant,
            currency: new.currency,
            history: Vec::new(),
        });
        let was_closed = account
            .history
            .last()
            .is_some_and(|s| s.status == AccountStatus::Closed);
        let closes = new.status == AccountStatus::Closed && !was_closed;
        if was_closed && new.status != AccountStatus::Closed {
            return Err(("a closed account stays closed", new.id.to_string()));
        }
        if closes && (snapshot.booked, snapshot.held) != (0, 0) {
            let seen = format!("{}: {snapshot:?}", new.id);
            return Err(("an account is closed only when it is empty", seen));
        }
        account.history.push(snapshot);
        Ok(())
    }

    fn payment(&mut self, change: &Change) -> Result<(), Broken> {
        let new: PaymentRow = read(change.new.as_ref(), &change.key)?;
        let old = self.payments.get(&new.id).map(|(_, row)| row.clone());
        let before = old.as_ref().map(|row| row.status);
        if old
            .as_ref()
            .is_some_and(|old| is_receipt(old, &new) || is_dispute(old, &new))
        {
            self.payments
                .entry(new.id)
                .and_modify(|(_, row)| *row = new);
            return Ok(());
        }
        let moved = movement(before, &new).map_err(|()| {
            let seen = format!("{}: {before:?} to {:?}", new.id, new.status);
            (STATES, seen)
        })?;
        if let Some(old) = &old
            && !is_same(old, &new)
        {
            return Err((FIXED, format!("{old:?} and {new:?}")));
        }
        if new.pays_from_suspense() {
            self.return_of_suspense(moved, &new)?;
        } else {
            approval::follows(&self.clients, old.as_ref(), &new)?;
        }
        if let Some(moved) = moved.filter(|_| !new.pays_from_suspense()) {
            self.apply(moved, &new)?;
        }
        let commit = self.commits;
        self.payments
            .entry(new.id)
            .and_modify(|(_, row)| *row = new.clone())
            .or_insert((commit, new));
        Ok(())
    }

    fn apply(&mut self, moved: MoneyMove, payment: &PaymentRow) -> Result<(), Broken> {
        let (minor, settlement) = (
            payment.minor,
            ("fps-settlement".to_owned(), payment.currency),
        );
        let outbound = payment.direction == Direction::Outbound;
        match (moved, outbound, payment.route) {
            (MoneyMove::Hold, _, _) => {
                self.may_pay(payment)?;
                self.change(payment.debtor, |s| s.held += minor)
            }
            (MoneyMove::Confirm, _, _) => self.is_active(payment),
            (MoneyMove::Draw, _, _) => {
                self.is_active(payment)?;
                self.may_be_paid(payment)?;
                self.change(payment.debtor, |s| {
                    s.held -= minor;
                    s.booked -= minor;
                })?;
                self.change(payment.creditor, |s| s.booked += minor)
            }
            (MoneyMove::Release, _, _) => self.change(payment.debtor, |s| s.held -= minor),
            (MoneyMove::Capture, _, _) => {
                *self.internal.entry(settlement).or_default() += minor;
                self.change(payment.debtor, |s| {
                    s.held -= minor;
                    s.booked -= minor;
                })
            }
            (MoneyMove::Transfer, true, _) => {
                self.may_pay(payment)?;
                self.may_be_paid(payment)?;
                self.change(payment.debtor, |s| s.booked -= minor)?;
                self.change(payment.creditor, |s| s.booked += minor)
            }
            (MoneyMove::Transfer, false, _) if into_suspense(payment) => {
                if self.may_be_paid(payment).is_ok() {
                    return Err(("suspense has what no account takes", String::new()));
                }
                let suspense = ("suspense".to_owned(), payment.currency);
                *self.internal.entry(suspense).or_default() += minor;
                *self.internal.entry(settlement).or_default() -= minor;
                Ok(())
            }
            (MoneyMove::Transfer, false, _) => {
                self.may_be_paid(payment)?;
                *self.internal.entry(settlement).or_default() -= minor;
                self.change(payment.creditor, |s| s.booked += minor)
            }
        }
    }

    /// An approval moves money only from an active account; the funds were held before.
    fn is_active(&self, payment: &PaymentRow) -> Result<(), Broken> {
        let debtor = payment.debtor;
        let account = debtor.and_then(|id| self.accounts.get(&id));
        let active = account.is_some_and(|account| pays(payment, account.now().status));
        if active {
            Ok(())
        } else {
            Err((PAYS, format!("{} is approved: {debtor:?}", payment.id)))
        }
    }

    fn may_pay(&self, payment: &PaymentRow) -> Result<(), Broken> {
        let debtor = payment.debtor;
        let account = debtor.and_then(|id| self.accounts.get(&id));
        let may = account.is_some_and(|account| {
            let now = account.now();
            account.tenant == payment.tenant
                && account.currency == payment.currency
                && pays(payment, now.status)
                && now.available() >= payment.minor
        });
        let seen = || {
            let now = account.map(Account::now);
            format!("{} of {} by {debtor:?}: {now:?}", payment.id, payment.minor)
        };
        if may { Ok(()) } else { Err((PAYS, seen())) }
    }

    fn may_be_paid(&self, payment: &PaymentRow) -> Result<(), Broken> {
        let creditor = payment.creditor;
        let account = creditor.and_then(|id| self.accounts.get(&id));
        let may = account.is_some_and(|account| {
            account.currency == payment.currency && account.now().status != AccountStatus::Closed
        });
        if may {
            Ok(())
        } else {
            let seen = format!("{} in {}", payment.id, payment.currency.as_str());
            Err(("only an account that may be paid is paid", seen))
        }
    }

    pub(crate) fn change(
        &mut self,
        account: Option<AccountId>,
        change: impl FnOnce(&mut AccountSnapshot),
    ) -> Result<(), Broken> {
        let known = account.and_then(|id| self.accounts.get_mut(&id));
        let Some(known) = known else {
            return Err((BALANCES, format!("{account:?} is no account")));
        };
        let mut snapshot = known.now();
        snapshot.commit = self.commits;
        change(&mut snapshot);
        known.history.push(snapshot);
        Ok(())
    }

    fn compare(&self, change: &Change) -> Result<(), Broken> {
        let row: AccountRow = read(change.new.as_ref(), &change.key)?;
        let now = self.accounts[&row.id].now();
        let expected = (now.booked, now.held, now.available());
        let stored = (row.booked, row.held, row.available);
        if expected != stored {
            let seen = format!(
                "{} after {:?} has booked, held, available {stored:?} and not {expected:?}",
                row.id, row.happened
            );
            return Err((BALANCES, seen));
        }
        if row.available < 0 {
            let seen = format!("{}: {}", row.id, row.available);
            return Err(("no account goes below its limit", seen));
        }
        Ok(())
    }

    /// Conservation: customer accounts and internal accounts sum to zero.
    ///
    /// # Errors
    /// If they do not.
    pub(crate) fn conserves(&self) -> Result<(), Broken> {
        for currency in [CurrencyCode::Gbp, CurrencyCode::Eur] {
            let customers: i64 = self
                .accounts
                .values()
                .filter(|account| account.currency == currency)
                .map(|account| account.now().booked)
                .sum();
            let own: i64 = self
                .internal
                .iter()
                .filter(|((_, known), _)| *known == currency)
                .map(|(_, balance)| balance)
                .sum();
            if customers + own != 0 {
                let seen = format!("{}: {customers} and {own}", currency.as_str());
                return Err(("money is neither made nor lost", seen));
            }
        }
        Ok(())
    }
}

/// Returns whether an account in this state makes the payment: a frozen one only returns received
/// payments.
fn pays(payment: &PaymentRow, status: AccountStatus) -> bool {
    status == AccountStatus::Active
        || status == AccountStatus::Frozen && payment.kind == Kind::Return
}

/// Returns whether the money of a received payment has no owner.
fn into_suspense(payment: &PaymentRow) -> bool {
    let credit = payment.transfer.map(|transfer| transfer.credit);
    credit == Some(LedgerAccount::Internal(InternalAccount::Suspense))
}

pub(crate) fn read<R: serde::de::DeserializeOwned>(
    item: Option<&Item>,
    key: &Key,
) -> Result<R, Broken> {
    let item =
        item.ok_or_else(|| ("nothing of the bank's books is removed", format!("{key:?}")))?;
    row_of(item.clone()).map_err(|error| ("every row is one", format!("{key:?}: {error}")))
}
