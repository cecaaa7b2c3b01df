//! The row of a new account.

use accounts_contract::event::AccountEventKind;
use accounts_contract::recent::Recent;
use accounts_contract::{AccountRow, Holder, Status};
use field_encryption::{EncryptionError, FieldKeyRing};
use kernel::account::AccountNumber;
use kernel::event::ChangeContext;
use kernel::id::ClientId;
use kernel::idempotency::IdempotencyKey;
use kernel::money::CurrencyCode;
use kernel::party::PartyName;

/// What is asked when an account is opened.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Who will hold it.
    pub holder: PartyName,
    /// In which currency.
    pub currency: CurrencyCode,
    /// Who asks.
    pub client: ClientId,
    /// Under which key.
    pub key: IdempotencyKey,
    /// For whom, in which request and when.
    pub cause: ChangeContext,
}

impl Opening {
    /// The account with this number: active, with nothing in it and no overdraft.
    ///
    /// # Errors
    /// When what it holds of a person cannot be sealed: a fault of ours.
    pub fn row(
        &self,
        number: AccountNumber,
        ring: &FieldKeyRing,
    ) -> Result<AccountRow, EncryptionError> {
        let id = ring.account(number);
        let holder = Holder {
            name: self.holder.clone(),
            number,
        };
        let ChangeContext {
            tenant,
            client,
            request,
            at,
        } = self.cause.clone();
        let by = [
            &tenant.to_string(),
            &self.client.to_string(),
            self.key.as_str(),
        ];
        Ok(AccountRow {
            id,
            tenant,
            opening: ring.fingerprint(&by),
            fingerprint: ring.fingerprint(&[self.holder.as_str(), self.currency.as_str()]),
            holder: holder.seal(ring, id)?,
            currency: self.currency,
            status: Status::Active,
            booked: 0,
            available: 0,
            held: 0,
            overdraft_limit: 0,
            version: 1,
            sequence: 0,
            day: at.utc_date().to_string(),
            opened_at: at,
            updated_at: at,
            changed_by: client,
            request_id: request,
            happened: AccountEventKind::AccountOpened,
            leg: None,
            status_reason: None,
            spent_on: None,
            spent: None,
            recent: Recent::default(),
        })
    }
}

/// The account as it was when it was opened: what a repetition of the opening is answered.
pub fn as_opened(row: AccountRow) -> AccountRow {
    AccountRow {
        status: Status::Active,
        booked: 0,
        available: 0,
        held: 0,
        overdraft_limit: 0,
        version: 1,
        ..row
    }
}
