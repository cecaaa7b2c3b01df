//! A payment within the bank as its payee sees it: one received, with the payer's name and number.
//!
//! The row is the payer's institution's. The payee's sees it once it is booked, and only while the
//! account that was paid is its own.

use std::collections::BTreeMap;

use accounts_contract::{AccountRow, AccountView, Accounts};
use field_encryption::EncryptionError;
use kernel::account::SortCode;
use kernel::id::{AccountId, TenantId};
use payments_contract::{Direction, Parties, Party, PaymentRow};
use payments_store::is_received;
use platform::http::{OfOneRow, Problem};
use secret_store::FieldKeys;
use store::{Can, StoreError, Table, verb};

use crate::{Payment, leg};

/// The payer of a payment within the bank, or the payment itself, cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReceivedError {
    /// The account of a side cannot be read.
    #[error(transparent)]
    Account(#[from] StoreError),
    /// What a row keeps of people cannot be decrypted.
    #[error(transparent)]
    Field(#[from] EncryptionError),
}

impl OfOneRow for ReceivedError {
    fn is_of_one_row(&self) -> bool {
        match self {
            Self::Account(error) => error.is_of_one_row(),
            Self::Field(error) => error.is_of_one_row(),
        }
    }
}

impl From<ReceivedError> for Problem {
    fn from(error: ReceivedError) -> Self {
        match error {
            ReceivedError::Account(error) => error.into(),
            ReceivedError::Field(error) => error.into(),
        }
    }
}

/// The accounts of payments within the bank, each read once.
#[derive(Debug)]
pub struct Received<'a, A> {
    accounts: &'a Table<Accounts, A>,
    keys: &'a FieldKeys,
    seen: BTreeMap<AccountId, Option<AccountView>>,
}

impl<'a, A: Can<verb::View>> Received<'a, A> {
    /// Nothing read yet.
    pub fn new(accounts: &'a Table<Accounts, A>, keys: &'a FieldKeys) -> Self {
        Self {
            accounts,
            keys,
            seen: BTreeMap::new(),
        }
    }

    /// Whether this institution's account received the payment.
    ///
    /// # Errors
    /// When the account cannot be read.
    pub async fn is_of(
        &mut self,
        row: &PaymentRow,
        tenant: TenantId,
    ) -> Result<bool, ReceivedError> {
        let Some(creditor) = row.creditor.filter(|_| is_received(row)) else {
            return Ok(false);
        };
        let account = self.account(creditor).await?;
        Ok(account.is_some_and(|account| account.tenant == tenant))
    }

    /// What the payment keeps of people, with the payer, whom its order names by the account alone. Without the payer, or
    /// anybody, if that cannot be decrypted.
    ///
    /// # Errors
    /// When the account or the keys cannot be read.
    pub async fn parties(&mut self, row: &PaymentRow) -> Result<Parties, ReceivedError> {
        match self.all_parties(row).await {
            Err(ReceivedError::Field(
                error @ (EncryptionError::Altered
                | EncryptionError::SomethingElse
                | EncryptionError::UnknownKey(_)),
            )) => {
                tracing::error!(payment = %row.id, %error, "payer unreadable, payment without");
                Ok(leg::parties_or_none(self.keys, row).await?)
            }
            other => other,
        }
    }

    async fn all_parties(&mut self, row: &PaymentRow) -> Result<Parties, ReceivedError> {
        let keys = self.keys;
        let parties = keys.opening(|ring| row.parties(ring)).await?;
        let Some(debtor) = row.debtor else {
            return Ok(parties);
        };
        let Some(account) = self.account(debtor).await? else {
            return Ok(parties);
        };
        let holder = keys.opening(|ring| account.holder(ring, debtor)).await?;
        Ok(Parties {
            debtor: Party {
                name: Some(holder.name),
                sort_code: Some(SortCode::THIS_BANK),
                account_number: Some(holder.number),
            },
            ..parties
        })
    }

    /// The payment as its payee sees it in a list.
    ///
    /// # Errors
    /// When it cannot be read or decrypted.
    pub async fn shown(&mut self, row: &PaymentRow) -> Result<Payment, ReceivedError> {
        let parties = self.all_parties(row).await?;
        Ok(Self::of_payee(row, &parties))
    }

    /// The payment as its payee sees it, without what cannot be decrypted.
    ///
    /// # Errors
    /// When the account or the keys cannot be read.
    pub async fn shown_alone(&mut self, row: &PaymentRow) -> Result<Payment, ReceivedError> {
        let parties = self.parties(row).await?;
        Ok(Self::of_payee(row, &parties))
    }

    fn of_payee(row: &PaymentRow, parties: &Parties) -> Payment {
        let received = PaymentRow {
            direction: Direction::Inbound,
            approval: None,
            ..row.clone()
        };
        Payment::of_row(&received, parties)
    }

    async fn account(&mut self, id: AccountId) -> Result<Option<AccountView>, StoreError> {
        if let Some(known) = self.seen.get(&id) {
            return Ok(known.clone());
        }
        let read: Option<AccountView> = self.accounts.view(&AccountRow::key_of(id)).await?;
        self.seen.insert(id, read.clone());
        Ok(read)
    }
}
