use kernel::money::CurrencyCode;
use kernel::time::Moment;
use store::{Item, StoreError};

use crate::journal::{self, JournalRow, JournalStatus};
use crate::ledger::Transfer;
use crate::{PaymentRow, Status, event};

/// What booked money: the payment or the journal whose legs they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A payment that is settled, or was until it was returned.
    Payment(Box<PaymentRow>),
    /// A journal that is posted.
    Journal(Box<JournalRow>),
}

impl Source {
    /// The sort keys of the rows that are sources once they are booked.
    pub const SORT_KEYS: [&'static str; 2] = ["P", JournalRow::SORT_KEY];
    /// The statuses, as they are stored, of what is booked. Returned counts as booked: the money goes
    /// back by the return, which is a payment of its own.
    pub const BOOKED: [&'static str; 3] = ["settled", "returned", "posted"];

    /// The source that an item of the table is, if it is one and is booked.
    ///
    /// # Errors
    /// `NotARow` if it is one by its key and cannot be read.
    pub fn booked(item: &Item) -> Result<Option<Self>, StoreError> {
        if let Some(payment) = event::read(item)? {
            let booked = matches!(payment.status, Status::Settled | Status::Returned);
            return Ok(booked.then(|| Self::Payment(Box::new(payment))));
        }
        let journal = journal::read(item)?;
        let posted = journal.filter(|journal| journal.status == JournalStatus::Posted);
        Ok(posted.map(|journal| Self::Journal(Box::new(journal))))
    }

    /// Between which accounts the money moved.
    pub fn transfer(&self) -> Option<Transfer> {
        match self {
            Self::Payment(payment) => payment.transfer,
            Self::Journal(journal) => Some(journal.transfer),
        }
    }

    /// How much, in minor units.
    pub fn minor(&self) -> i64 {
        match self {
            Self::Payment(payment) => payment.minor,
            Self::Journal(journal) => journal.minor,
        }
    }

    /// Of what.
    pub fn currency(&self) -> CurrencyCode {
        match self {
            Self::Payment(payment) => payment.currency,
            Self::Journal(journal) => journal.currency,
        }
    }

    /// When it was booked, the moment of its legs.
    pub fn booked_at(&self) -> Moment {
        match self {
            Self::Payment(payment) => payment.booked_at.unwrap_or(payment.updated_at),
            Self::Journal(journal) => journal.booked_at.unwrap_or(journal.updated_at),
        }
    }

    /// When its row last changed.
    pub fn updated_at(&self) -> Moment {
        match self {
            Self::Payment(payment) => payment.updated_at,
            Self::Journal(journal) => journal.updated_at,
        }
    }
}
