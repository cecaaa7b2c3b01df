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

/// The request to open an account.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The account holder.
    pub holder: PartyName,
    /// The currency.
    pub currency: CurrencyCode,
    /// The client.
    pub client: ClientId,
    /// The idempotency key.
    pub key: IdempotencyKey,
    /// The tenant, the request and the time.
    pub cause: ChangeContext,
}

impl Opening {
    /// Returns the account with this number: active, with zero balances and no overdraft limit.
    ///
    /// # Errors
    /// [`EncryptionError`] if the holder's name cannot be encrypted (a bug).
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
        let from_call = [
            &tenant.to_string(),
            &self.client.to_string(),
            self.key.as_str(),
        ];
        Ok(AccountRow {
            id,
            tenant,
            opening: ring.fingerprint(&from_call),
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

/// Returns the account as it was opened, for the replay of the opening.
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
