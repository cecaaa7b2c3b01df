//! The booking of a return that came: of a payment of this bank that another bank sends back.
//!
//! The money goes to the account that paid. If that account cannot take it, now or ever, the return is
//! accepted all the same, since the scheme has moved the money: it goes to the suspense account, and a
//! suspense item is opened in the same transaction. The original becomes `returned` in either case.
//!
//! A payment may come back that this bank holds as never made, or whose money a journal took back since the scheme refused
//! it. Its payer has the money already, or a claim to it, so that the return goes to suspense as well, and the original stays
//! as it is.

use accounts_contract::entry::Leg;
use accounts_contract::refusal::{self, PostingRefusal};
use accounts_contract::{Accounts, posting};
use field_encryption::FieldKeyRing;
use kernel::event::ChangeContext;
use kernel::id::{AccountId, PaymentId, TenantId};
use kernel::money::Amount;
use kernel::payment::Status;
use payments_domain::correction::Contradiction;
use payments_domain::{Transition, next};
use store::{
    Can, ConditionResult, Item, Outcome, PublishedWrite, StoreError, Table, Transaction, verb,
};

use super::{amended, to};
use crate::ledger::{InternalAccount, LedgerAccount, Transfer};
use crate::work::{self, BreakKind, SuspenseReason, SuspenseRow};
use crate::{Parties, PaymentRow, Payments, leg, standing};

/// A return, and all that it takes to book it.
#[derive(Clone, Copy, Debug)]
pub struct Return<'a> {
    /// The return, as it is stored once it is booked.
    pub back: &'a PaymentRow,
    /// The payment that it returns, as it was read.
    pub original: &'a PaymentRow,
    /// Who paid whom by the original.
    pub parties: &'a Parties,
    /// The change.
    pub cause: &'a ChangeContext,
}

/// What became of booking a return.
#[derive(Debug)]
pub enum Booked {
    /// It is booked.
    Done,
    /// Under its id there is a return already: this one or another.
    Stored(Box<PaymentRow>),
    /// The original or the account is not as it was read.
    Changed,
    /// Nothing is known.
    Undecided(Outcome),
}

/// Why a return cannot be booked as it is given.
#[derive(Debug, thiserror::Error)]
pub enum NotBooked {
    /// The original is not in a state in which it can be returned.
    #[error("the payment cannot be returned in its state")]
    State,
    /// A row of this bank cannot be read or written.
    #[error("a return cannot be written")]
    Row(#[from] StoreError),
    /// A row of this bank lacks its account or amount.
    #[error("a return has no account or amount")]
    Incomplete,
}

impl Return<'_> {
    /// Books the return on the account, or else in suspense.
    ///
    /// # Errors
    /// [`NotBooked`].
    pub async fn book<P, A>(
        &self,
        payments: &Table<Payments, P>,
        accounts: &Table<Accounts, A>,
        ring: &FieldKeyRing,
    ) -> Result<Booked, NotBooked>
    where
        P: Can<verb::Transitions>,
        A: Can<verb::Postings>,
    {
        if !self.original.corrections.journals.is_empty() {
            return self.book_unpaid(payments).await;
        }
        let (Some(account), Some(amount)) = (self.original.debtor, self.back.amount()) else {
            return Err(NotBooked::Incomplete);
        };
        let credit = posting::credit(ring, account, amount, self.cause, &self.leg(amount))?;
        let original = self.of_original()?;
        let transaction = Transaction::of(payments.apply(put(self.back)?))
            .and(payments.apply(replaced(self.original, &original)?))
            .and(accounts.post(credit));
        let failures = match transaction.commit().await {
            Outcome::Refused(failures) => failures,
            other @ (Outcome::Committed | Outcome::Busy | Outcome::Unknown) => {
                return decided(other);
            }
        };
        let by_account = failures.get(2).filter(|failure| failure.is_condition());
        match by_account {
            Some(refused) if !failures.iter().take(2).any(ConditionResult::is_condition) => {
                match suspended(refused.stored(), amount) {
                    Some(reason) => {
                        let item = self.item(self.original.debtor, amount, reason);
                        self.suspend(payments, &item, &self.of_original()?).await
                    }
                    None => Ok(Booked::Changed),
                }
            }
            Some(_) | None => decided(Outcome::Refused(failures)),
        }
    }

    /// Books the return of a payment that is not booked here, because it was rejected or never sent, or whose
    /// booking a journal corrected, on the suspense account. It is the bank's own, since its customer has nothing to do with
    /// it, and the original notes it, so that there is one.
    ///
    /// # Errors
    /// [`NotBooked`].
    pub async fn book_unpaid<P: Can<verb::Transitions>>(
        &self,
        payments: &Table<Payments, P>,
    ) -> Result<Booked, NotBooked> {
        if self.original.returned_by.is_some() {
            return Ok(Booked::Changed);
        }
        let amount = self.back.amount().ok_or(NotBooked::Incomplete)?;
        let mut corrections = self.original.corrections.clone();
        corrections.suspense = corrections.suspense.saturating_add(amount.minor());
        let noted = PaymentRow {
            returned_by: Some(self.back.id),
            corrections,
            ..amended(self.original)
        };
        let back = PaymentRow {
            tenant: TenantId::bank(),
            creditor: None,
            ..self.back.clone()
        };
        let own = Return {
            back: &back,
            ..*self
        };
        let item = own.item(None, amount, SuspenseReason::Contradicted);
        own.suspend(payments, &item, &noted).await
    }

    fn item(
        &self,
        account: Option<AccountId>,
        amount: Amount,
        reason: SuspenseReason,
    ) -> SuspenseRow {
        let cause = ChangeContext {
            tenant: TenantId::bank(),
            ..self.cause.clone()
        };
        SuspenseRow::open(self.back.id, account, amount, reason, &cause)
    }

    /// Books it on the suspense account, with this item and its original as it is then.
    async fn suspend<P: Can<verb::Transitions>>(
        &self,
        payments: &Table<Payments, P>,
        item: &SuspenseRow,
        original: &PaymentRow,
    ) -> Result<Booked, NotBooked> {
        let suspense = LedgerAccount::Internal(InternalAccount::Suspense);
        let back = PaymentRow {
            transfer: self.back.transfer.map(|transfer| Transfer {
                credit: suspense,
                ..transfer
            }),
            ..self.back.clone()
        };
        let transaction = Transaction::of(payments.apply(put(&back)?))
            .and(payments.apply(replaced(self.original, original)?));
        let opened = work::open(item)?.map(|write| payments.apply(write));
        let transaction = opened.into_iter().fold(transaction, Transaction::and);
        decided(transaction.commit().await)
    }

    /// The original once it is returned, by this return.
    fn of_original(&self) -> Result<PaymentRow, NotBooked> {
        let (state, _) =
            next(self.original.status, Transition::ReturnedInFull).map_err(|_| NotBooked::State)?;
        Ok(PaymentRow {
            returned_by: Some(self.back.id),
            return_code: self.back.return_code.clone(),
            ..to(self.original, state, self.cause)
        })
    }

    fn leg(&self, amount: Amount) -> Leg {
        // Who was paid is who sends it back.
        leg::of_debtor(self.back, Some(self.parties), amount.minor(), self.cause.at)
    }
}

/// What an outcome means, whose first write puts the return and whose second changes the original.
fn decided(outcome: Outcome) -> Result<Booked, NotBooked> {
    let failures = match outcome {
        Outcome::Committed => return Ok(Booked::Done),
        Outcome::Refused(failures) => failures,
        undecided @ (Outcome::Busy | Outcome::Unknown) => return Ok(Booked::Undecided(undecided)),
    };
    match failures.first().and_then(ConditionResult::stored) {
        Some(stored) => {
            let stored = store::row_of(stored.clone()).map_err(StoreError::NotARow)?;
            Ok(Booked::Stored(Box::new(stored)))
        }
        None => Ok(Booked::Changed),
    }
}

/// Why the account cannot take the money, if another attempt would not help.
fn suspended(stored: Option<&Item>, amount: Amount) -> Option<SuspenseReason> {
    match refusal::of_credit(stored, amount) {
        PostingRefusal::NoSuchAccount => Some(SuspenseReason::AccountUnknown),
        PostingRefusal::Closed => Some(SuspenseReason::AccountClosed),
        PostingRefusal::Currency => Some(SuspenseReason::CurrencyMismatch),
        PostingRefusal::BalanceLimit => Some(SuspenseReason::BalanceLimit),
        PostingRefusal::Frozen
        | PostingRefusal::PossibleDuplicate
        | PostingRefusal::InsufficientFunds
        | PostingRefusal::Transient => None,
    }
}

fn put(row: &PaymentRow) -> Result<PublishedWrite<Payments>, StoreError> {
    PublishedWrite::put_once(Payments(()), row)
}

fn replaced(
    before: &PaymentRow,
    after: &PaymentRow,
) -> Result<PublishedWrite<Payments>, StoreError> {
    PublishedWrite::replace(Payments(()), before, after)
}

/// What a return that came means for the payment that it returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnJudgement {
    /// It can be booked.
    Due,
    /// It can be booked once the acceptance is, which it proves.
    ProvesAcceptance,
    /// It can be booked, and not on the account, which did not pay, or has its money back.
    Unpaid,
    /// This return, or one of its id, was booked since.
    Known,
    /// Another return of the payment is booked.
    ReturnedOtherwise,
    /// It cannot be true together with what this bank holds.
    Differs(BreakKind),
}

impl ReturnJudgement {
    /// Judges the return of this id; `is_whole` is whether it says that it returns the whole amount of the payment.
    pub fn of(original: &PaymentRow, back: PaymentId, is_whole: bool) -> Self {
        if original.returned_by == Some(back) {
            return Self::Known;
        }
        if !is_whole {
            return Self::Differs(BreakKind::Differing);
        }
        if next(original.status, Transition::ReturnedInFull).is_ok() {
            let is_corrected = !original.corrections.journals.is_empty();
            return match (is_corrected, original.returned_by) {
                (false, None) => Self::Due,
                (true, None) => Self::Unpaid,
                // The scheme made another that was rejected here, or that came after a correction.
                (_, Some(_)) => Self::ReturnedOtherwise,
            };
        }
        if next(original.status, Transition::AcceptedByRail).is_ok() {
            return Self::ProvesAcceptance;
        }
        if original.status == Status::Returned || original.returned_by.is_some() {
            return Self::ReturnedOtherwise;
        }
        let standing = standing(original);
        match standing.contradiction(Some(true)) {
            Some(Contradiction::RejectedButPaid) => Self::Unpaid,
            // A journal booked that the scheme made it.
            None if standing.corrections > 0 => Self::Unpaid,
            Some(Contradiction::SettledButRefused) | None => {
                Self::Differs(BreakKind::Contradiction)
            }
        }
    }
}
