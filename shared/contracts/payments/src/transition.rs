//! Transitions: the only writes on payments that a rail may put into its transaction.
//!
//! A transition carries its own conditions (the payment is as it was read and its status allows the transition) and the
//! postings that belong to it, so that no rail can capture funds without settling the payment, or the reverse.
//!
//! | Transition | Status | Funds | Used when |
//! |---|---|---|---|
//! | [`submit`] | accepted > submitted | | the message is about to be sent |
//! | [`record_receipt`] | | | the gateway accepted the message |
//! | [`withdraw_receipt`] | | | the scheme never received the message: it is sent again |
//! | [`mark_unknown`] | submitted > unknown | | the scheme did not answer its enquiries |
//! | [`Report::settle`] | > settled | captured | the scheme accepted the payment |
//! | [`Report::reject`] | > rejected | released | the scheme or the other bank rejected it |
//! | [`Report::resolve`] | > settled or rejected | captured or released | two clients found the outcome |
//! | [`receive`] | new: settled or rejected | credited | another bank sent a payment |
//! | [`Return::book`] | new: settled; the original > returned | credited, or in suspense | another bank returned a payment |
//!
//! A report that differs from the recorded outcome is no transition: [`crate::difference`] and [`crate::EarlyReports`] record
//! it and open breaks. [`crate::Enquiry`], [`crate::PendingReturn`] and [`crate::ReadingPlace`] are the notes by which a rail
//! follows its payments up.

mod report;
mod returned;
mod rows;

pub use report::{Report, ReportOutcome};
pub use returned::{Booked, NotBooked, Return, ReturnJudgement};
pub use rows::{MAX_DISPUTES, amended, delivered, dispute, restored, to, undelivered};

use accounts_contract::entry::Leg;
use accounts_contract::{Accounts, posting};
use field_encryption::{EncryptionError, FieldKeyRing};
use kernel::event::ChangeContext;
use kernel::payment::{Direction, Kind, Status};
use kernel::time::Moment;
use payments_domain::{Transition, next};
use store::{
    Can, Outcome, PublishedUpdate, PublishedWrite, StoreError, Table, Transaction, Write, verb,
};

use crate::{Parties, PaymentRow, Payments, leg};

/// A transition with all that belongs to it: writes on payments and on accounts, which take place together or not at all.
#[derive(Clone, Debug)]
#[must_use]
pub struct Change {
    first: PublishedWrite<Payments>,
    payments: Vec<PublishedWrite<Payments>>,
    postings: Vec<PublishedUpdate<Accounts>>,
}

/// Why a transition cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum TransitionError {
    /// The table does not respond, or a row cannot be stored.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What a row holds encrypted cannot be written.
    #[error(transparent)]
    Field(#[from] EncryptionError),
    /// A row lacks what the transition needs: it is damaged.
    #[error("{0}")]
    Damaged(&'static str),
    /// The transaction ended without a decision.
    #[error("the table did not decide about a transition")]
    Undecided(Outcome),
    /// The rows changed as often as they were read.
    #[error("the rows of a transition go on changing")]
    Changing,
}

impl Change {
    fn of(first: PublishedWrite<Payments>) -> Self {
        Self {
            first,
            payments: Vec::new(),
            postings: Vec::new(),
        }
    }

    /// With one more write on payments.
    pub fn and(mut self, write: PublishedWrite<Payments>) -> Self {
        self.payments.push(write);
        self
    }

    fn and_all(mut self, writes: impl IntoIterator<Item = PublishedWrite<Payments>>) -> Self {
        self.payments.extend(writes);
        self
    }

    fn post(mut self, posting: PublishedUpdate<Accounts>) -> Self {
        self.postings.push(posting);
        self
    }

    /// The writes, in this order: that of the payment, other writes on payments, postings.
    pub fn writes<P, A>(
        self,
        payments: &Table<Payments, P>,
        accounts: &Table<Accounts, A>,
    ) -> Vec<Write>
    where
        P: Can<verb::Transitions>,
        A: Can<verb::Postings>,
    {
        let own = std::iter::once(self.first).chain(self.payments);
        let own = own.map(|write| payments.apply(write));
        let postings = self.postings.into_iter();
        own.chain(postings.map(|posting| accounts.post(posting)))
            .collect()
    }

    /// The transaction of these writes, in the order of [`Self::writes`].
    pub fn transaction<P, A>(
        self,
        payments: &Table<Payments, P>,
        accounts: &Table<Accounts, A>,
    ) -> Transaction
    where
        P: Can<verb::Transitions>,
        A: Can<verb::Postings>,
    {
        let own = self.payments.into_iter();
        let own = own.map(|write| payments.apply(write));
        let postings = self.postings.into_iter();
        own.chain(postings.map(|posting| accounts.post(posting)))
            .fold(
                Transaction::of(payments.apply(self.first)),
                Transaction::and,
            )
    }
}

/// A payment after a transition, and the write that makes it.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The payment once the write is committed.
    pub row: PaymentRow,
    /// The write.
    pub write: PublishedWrite<Payments>,
}

/// The payment is about to be sent to its rail: from now on it cannot be cancelled. None if its status does not allow that.
///
/// # Errors
/// [`StoreError`] if the row cannot be stored (a bug). So for every transition of one row.
pub fn submit(row: &PaymentRow, cause: &ChangeContext) -> Result<Option<Changed>, StoreError> {
    followed(row, Transition::Submitting, cause)
}

/// The rail was asked as often as it is asked and did not answer: the funds stay held. None if the payment has its outcome.
///
/// # Errors
/// As [`submit`].
pub fn mark_unknown(
    row: &PaymentRow,
    cause: &ChangeContext,
) -> Result<Option<Changed>, StoreError> {
    followed(row, Transition::EnquiriesExhausted, cause)
}

/// The rail's gateway accepted the message that carries the payment.
///
/// # Errors
/// As [`submit`].
pub fn record_receipt(
    row: &PaymentRow,
    at: Moment,
) -> Result<PublishedWrite<Payments>, StoreError> {
    PublishedWrite::replace(Payments(()), row, &delivered(row, at))
}

/// The scheme does not have the message although its gateway accepted it: it is sent again.
///
/// # Errors
/// As [`submit`].
pub fn withdraw_receipt(row: &PaymentRow) -> Result<PublishedWrite<Payments>, StoreError> {
    PublishedWrite::replace(Payments(()), row, &undelivered(row))
}

/// A payment of another bank, settled on the account of its creditor or rejected. Refused at its first write if something is
/// stored under its id, and at its second if the account does not accept the credit.
///
/// # Errors
/// [`TransitionError`] if the row is no such payment, or cannot be stored (bugs).
pub fn receive(
    row: &PaymentRow,
    parties: &Parties,
    ring: &FieldKeyRing,
    cause: &ChangeContext,
) -> Result<Change, TransitionError> {
    if row.status == Status::Rejected {
        return Ok(Change::of(refuse(row)?));
    }
    let is_payment = row.direction == Direction::Inbound && row.kind == Kind::Payment;
    let (true, Status::Settled, Some(account), Some(amount)) =
        (is_payment, row.status, row.creditor, row.amount())
    else {
        return Err(TransitionError::Damaged(
            "a payment received has no account or amount",
        ));
    };
    let leg = Leg {
        other: leg::other_side(&parties.debtor),
        ..leg::of_creditor(row, parties, cause.at)
    };
    let credit = posting::credit(ring, account, amount, cause, &leg)?;
    let received = PublishedWrite::put_once(Payments(()), row)?;
    Ok(Change::of(received).post(credit))
}

/// A payment or return of another bank that this bank rejects, stored under its id. Refused if something is stored there.
///
/// # Errors
/// [`TransitionError`] if the row is no such payment, or cannot be stored (bugs).
pub fn refuse(row: &PaymentRow) -> Result<PublishedWrite<Payments>, TransitionError> {
    if row.direction != Direction::Inbound || row.status != Status::Rejected {
        return Err(TransitionError::Damaged(
            "what is rejected was not received",
        ));
    }
    Ok(PublishedWrite::put_once(Payments(()), row)?)
}

fn followed(
    row: &PaymentRow,
    transition: Transition,
    cause: &ChangeContext,
) -> Result<Option<Changed>, StoreError> {
    let Ok((status, _)) = next(row.status, transition) else {
        return Ok(None);
    };
    let after = to(row, status, cause);
    let write = PublishedWrite::replace(Payments(()), row, &after)?;
    Ok(Some(Changed { row: after, write }))
}
