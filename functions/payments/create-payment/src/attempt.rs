//! One attempt to make a payment: its transaction, and what a refusal of it says.

use accounts_contract::Alone;
use accounts_contract::entry::{Counterparty, CounterpartyRef, Kind, Leg};
use accounts_contract::posting::{self, DuplicateCheck, Purpose, Spending};
use accounts_contract::recent::Slot;
use accounts_contract::refusal::{self, PostingRefusal, SpendingRefusal};
use kernel::id::AccountId;
use payments_contract::{PaymentRow, Status};
use payments_domain::Refusal;
use payments_store::{ClientDay, PaidAlone};
use store::{ConditionResult, StoreError, Transaction};

use crate::{PaymentAttempt, Ports, order};

/// The payment, and what its posting is to hold to.
pub(crate) struct Attempt {
    pub(crate) row: PaymentRow,
    pub(crate) spending: Spending,
    client: Option<ClientDay>,
}

/// Why an attempt was refused.
pub(crate) enum Why {
    /// A rule says no.
    Refused(Refusal),
    /// There is no such account of the tenant.
    NotFound,
    /// It is worth another request.
    Passing,
    /// The client pays no more alone today.
    AboveDayLimit,
    /// The account's count is of another day.
    OtherDay(Alone),
    /// The account sent payments that look like it.
    Repeats(Vec<Slot>),
}

impl Attempt {
    /// The first attempt: alone, if the client may, and else waiting for approval.
    pub(crate) fn new(asked: &PaymentAttempt, row: PaymentRow, alone: Option<PaidAlone>) -> Self {
        let repetition = DuplicateCheck {
            like: asked.order.likeness(asked.keys.ring()),
            payment: row.id,
            allowed: asked.order.allow_duplicate,
            spared: Vec::new(),
        };
        let waits = alone.is_none();
        let (account, client) = alone.map_or((None, None), |alone| (alone.account, alone.client));
        let mut attempt = Self {
            row,
            spending: Spending {
                purpose: Purpose::Payment(repetition),
                alone: account,
            },
            client,
        };
        if waits {
            attempt.wait();
        }
        attempt
    }

    /// Makes it wait for another client's approval, which no limit for a day counts.
    pub(crate) fn wait(&mut self) {
        self.row = order::waiting(self.row.clone());
        self.spending.alone = None;
        self.client = None;
    }

    /// Has these earlier payments not count as repeated.
    pub(crate) fn spare(&mut self, slots: Vec<Slot>) {
        if let Purpose::Payment(repetition) = &mut self.spending.purpose {
            repetition.spared.extend(slots);
        }
    }

    /// The account that is paid at once. Above the client's limit nothing moves, within the bank
    /// neither, before another approves it.
    fn paid_at_once(&self) -> Option<AccountId> {
        let settled = self.row.status == Status::Settled;
        self.row.creditor.filter(|_| settled)
    }

    /// The payment first, then the debtor, then, within the bank, the creditor, and last what the
    /// client pays in a day.
    pub(crate) fn transaction(
        &self,
        ports: &Ports,
        asked: &PaymentAttempt,
    ) -> Result<Transaction, StoreError> {
        let (order, cause, ring) = (&asked.order, &asked.cause, asked.keys.ring());
        let (debtor, amount) = (order.debtor_account_id, order.amount);
        let kind = Kind::of(self.row.route, self.row.kind);
        let leg = |minor, other| Leg {
            minor,
            kind,
            payment: Some(self.row.id),
            journal: None,
            other: Some(other),
            reference: order.reference.clone(),
            at: cause.at,
        };
        let payee = CounterpartyRef::Party(Counterparty {
            name: Some(order.creditor.name.clone()),
            sort_code: order.creditor.sort_code,
            account_number: order.creditor.account_number,
        });
        let debit = leg(0_i64.saturating_sub(amount.minor()), payee);
        let payment = Transaction::of(ports.payments.put_once(&self.row)?);
        let spending = &self.spending;
        let transaction = match self.paid_at_once() {
            None => {
                let reserve = posting::reserve(ring, debtor, amount, cause, &debit, spending)?;
                payment.and(ports.accounts.post(reserve))
            }
            Some(creditor) => {
                let credit = leg(amount.minor(), CounterpartyRef::Ours(debtor));
                let debit = posting::debit(ring, debtor, amount, cause, &debit, spending)?;
                let credit = posting::credit(ring, creditor, amount, cause, &credit)?;
                payment
                    .and(ports.accounts.post(debit))
                    .and(ports.accounts.post(credit))
            }
        };
        Ok(match &self.client {
            None => transaction,
            Some(day) => transaction.and(ports.payments.update(day.counted()?)),
        })
    }

    /// What the refusal of the transaction says.
    pub(crate) fn why(&self, asked: &PaymentAttempt, failures: &[ConditionResult]) -> Why {
        let amount = asked.order.amount;
        if let Some(ConditionResult::Condition(debtor)) = failures.get(1) {
            let debtor = debtor.as_ref();
            return match refusal::of_spending(debtor, amount, &asked.cause, &self.spending) {
                SpendingRefusal::Refused(refusal) => of_debtor(refusal),
                SpendingRefusal::Repeats(slots) => Why::Repeats(slots),
                SpendingRefusal::AboveDayLimit => Why::AboveDayLimit,
                SpendingRefusal::OtherDay(alone) => Why::OtherDay(alone),
            };
        }
        let creditor = self.paid_at_once().and_then(|_| failures.get(2));
        if let Some(ConditionResult::Condition(creditor)) = creditor {
            return of_creditor(refusal::of_credit(creditor.as_ref(), amount));
        }
        // Only what the client pays in a day is left.
        let beyond =
            self.client.is_some() && failures.last().is_some_and(ConditionResult::is_condition);
        if beyond {
            Why::AboveDayLimit
        } else {
            Why::Passing
        }
    }
}

fn of_debtor(refusal: PostingRefusal) -> Why {
    match refusal {
        PostingRefusal::NoSuchAccount => Why::NotFound,
        PostingRefusal::Closed => Why::Refused(Refusal::AccountClosed),
        PostingRefusal::Frozen => Why::Refused(Refusal::AccountFrozen),
        PostingRefusal::Currency => Why::Refused(Refusal::CurrencyMismatch),
        PostingRefusal::PossibleDuplicate => Why::Refused(Refusal::PossibleDuplicate),
        PostingRefusal::InsufficientFunds => Why::Refused(Refusal::InsufficientFunds),
        PostingRefusal::BalanceLimit | PostingRefusal::Transient => Why::Passing,
    }
}

fn of_creditor(refusal: PostingRefusal) -> Why {
    match refusal {
        PostingRefusal::NoSuchAccount => Why::Refused(Refusal::PayeeAccountUnknown),
        PostingRefusal::Closed => Why::Refused(Refusal::PayeeAccountClosed),
        PostingRefusal::Currency => Why::Refused(Refusal::CurrencyMismatch),
        PostingRefusal::BalanceLimit => Why::Refused(Refusal::BalanceLimit),
        PostingRefusal::Frozen
        | PostingRefusal::PossibleDuplicate
        | PostingRefusal::InsufficientFunds
        | PostingRefusal::Transient => Why::Passing,
    }
}
