use field_encryption::{Encrypted, EncryptionError, FieldKeyRing, GivenReason};
use kernel::id::{AccountId, ClientId, TenantId};
use kernel::idempotency::Fingerprint;
use kernel::money::CurrencyCode;
use kernel::reason::Reason;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Key, Row};

use crate::entry::LegRow;
use crate::recent::Recent;
use crate::{Holder, holder};

/// Whether an account takes part in payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Pays and receives.
    Active,
    /// Receives, but does not pay.
    Frozen,
    /// Neither pays nor receives, for ever.
    Closed,
}

impl Status {
    /// As it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Frozen => "frozen",
            Self::Closed => "closed",
        }
    }
}

/// An account and its balances: one item, changed by every posting. Amounts are minor units of
/// the account's currency. Attribute names are short because they are paid for with every write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRow {
    /// The account.
    #[serde(rename = "pk")]
    pub id: AccountId,
    /// Whose it is.
    #[serde(rename = "tn")]
    pub tenant: TenantId,
    /// What it was opened by: tenant, client and idempotency key in one digest.
    #[serde(rename = "ow")]
    pub opening: Fingerprint,
    /// What was asked when it was opened.
    #[serde(rename = "fp")]
    pub fingerprint: Fingerprint,
    /// Who holds it under which number, sealed.
    #[serde(rename = "hn")]
    pub holder: Encrypted<Holder>,
    /// Its currency.
    #[serde(rename = "cy")]
    pub currency: CurrencyCode,
    /// Whether it takes part in payments.
    #[serde(rename = "st")]
    pub status: Status,
    /// The sum of all entries.
    #[serde(rename = "bk")]
    pub booked: i64,
    /// What may still be spent: booked less held plus the overdraft limit. Never below zero.
    #[serde(rename = "av")]
    pub available: i64,
    /// What is reserved for payments under way.
    #[serde(rename = "hd")]
    pub held: i64,
    /// How far below zero the account may go.
    #[serde(rename = "od")]
    pub overdraft_limit: i64,
    /// How many changes there were; orders the account's events.
    #[serde(rename = "ver")]
    pub version: u64,
    /// How many entries there are; numbers them.
    #[serde(rename = "seq")]
    pub sequence: u64,
    /// The day of London of the newest entry, `YYYY-MM-DD`; entries never go back a day.
    #[serde(rename = "day")]
    pub day: String,
    /// When it was opened.
    #[serde(rename = "at")]
    pub opened_at: Moment,
    /// When it last changed. Milliseconds since 1970, as stored.
    #[serde(rename = "up", with = "kernel::time::millis")]
    pub updated_at: Moment,
    /// The client that last changed it; none if it was the bank itself, or a rail.
    #[serde(rename = "cb", skip_serializing_if = "Option::is_none", default)]
    pub changed_by: Option<ClientId>,
    /// The request that last changed it.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
    /// What last happened to it.
    #[serde(rename = "ev")]
    pub happened: crate::event::AccountEventKind,
    /// The payment, amount or reason of that.
    #[serde(rename = "leg", skip_serializing_if = "Option::is_none", default)]
    pub leg: Option<LegRow>,
    /// Why it was last frozen, unfrozen or closed.
    #[serde(rename = "why", skip_serializing_if = "Option::is_none", default)]
    pub status_reason: Option<GivenReason>,
    /// The London day, in days since 1970, on which clients last paid alone within a limit.
    #[serde(rename = "sd", skip_serializing_if = "Option::is_none", default)]
    pub spent_on: Option<i64>,
    /// How much they paid so on that day.
    #[serde(rename = "sp", skip_serializing_if = "Option::is_none", default)]
    pub spent: Option<i64>,
    /// The last payments out of it, to notice a repetition.
    #[serde(flatten)]
    pub recent: Recent,
}

impl AccountRow {
    /// Where an account is kept.
    pub fn key_of(account: AccountId) -> Key {
        Key::new(account, "A")
    }

    /// Who holds it under which number.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn holder(&self, ring: &FieldKeyRing) -> Result<Holder, EncryptionError> {
        holder::open(&self.holder, ring, self.id)
    }

    /// Why it was last frozen, unfrozen or closed.
    ///
    /// # Errors
    /// When it cannot be decrypted.
    pub fn status_reason(&self, ring: &FieldKeyRing) -> Result<Option<Reason>, EncryptionError> {
        let given = self.status_reason.as_ref();
        given.map(|given| given.open(ring, self.id)).transpose()
    }
}

impl Row for AccountRow {
    fn key(&self) -> Key {
        Self::key_of(self.id)
    }
}
