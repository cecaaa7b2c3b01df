use field_encryption::{Encrypted, EncryptionContext, EncryptionError, FieldKeyRing};
use kernel::event::{ChangeContext, Event};
use kernel::id::{AccountId, ClientId, PaymentId, SuspenseItemId, TenantId};
use kernel::money::{Amount, CurrencyCode, Money};
use kernel::reason::Reason;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Item, Key, Row, Versioned};

use super::{ListedItem, WorkItem, WorkList, changed};

/// Why money could not be credited to the account it was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspenseReason {
    /// The account is closed.
    AccountClosed,
    /// There is no such account.
    AccountUnknown,
    /// The account is in another currency.
    CurrencyMismatch,
    /// The account's balance would pass its maximum.
    BalanceLimit,
    /// The scheme contradicts itself: the money of a payment never left, or came in although this bank had rejected it.
    Contradicted,
}

/// How much of a suspense item is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspenseStatus {
    /// All of it.
    Open,
    /// Some of it.
    PartCleared,
    /// All of it, and it is on its way back to the payer's bank: nothing else is done with it until the scheme answers.
    Returning,
    /// Nothing.
    Cleared,
}

/// A suspense item: money that came in and whose owner is unknown. The payment's own row has the credit
/// leg on the suspense account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuspenseRow {
    /// The item. A payment has one of the money that it brought, or that its first correction did, and one of each later
    /// correction that brings money.
    pub id: SuspenseItemId,
    /// The bank's own tenant.
    #[serde(rename = "tn")]
    pub tenant: TenantId,
    /// The payment that brought the money.
    #[serde(rename = "of")]
    pub payment: PaymentId,
    /// The account of this bank that it was for, if there is one.
    #[serde(rename = "ac", skip_serializing_if = "Option::is_none", default)]
    pub account: Option<AccountId>,
    /// How much came, in minor units.
    #[serde(rename = "am")]
    pub minor: i64,
    /// How much of it is left, in minor units: from `minor` down to zero.
    #[serde(rename = "op")]
    pub open_minor: i64,
    /// Of what.
    #[serde(rename = "cy")]
    pub currency: CurrencyCode,
    /// Why it is here.
    #[serde(rename = "rs")]
    pub reason: SuspenseReason,
    /// How much of it is left.
    #[serde(rename = "st")]
    pub status: SuspenseStatus,
    /// The last return that was to send it back, whatever became of that.
    #[serde(rename = "by", skip_serializing_if = "Option::is_none", default)]
    pub returned_by: Option<PaymentId>,
    /// The client that deals with it.
    #[serde(rename = "as", skip_serializing_if = "Option::is_none", default)]
    pub assignee: Option<ClientId>,
    /// What was noted last, sealed: people write names into it.
    #[serde(rename = "nt", skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Encrypted<Reason>>,
    /// The version at which the note was written.
    #[serde(rename = "nv", skip_serializing_if = "Option::is_none", default)]
    pub noted_in: Option<u64>,
    /// How many changes there were; orders the item's events.
    #[serde(rename = "ver")]
    pub version: u64,
    /// When it was opened.
    #[serde(rename = "at")]
    pub opened_at: Moment,
    /// When it last changed.
    #[serde(rename = "up")]
    pub updated_at: Moment,
    /// The client that last changed it; none if it was the bank itself.
    #[serde(rename = "cb", skip_serializing_if = "Option::is_none", default)]
    pub changed_by: Option<ClientId>,
    /// The request that last changed it.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
}

impl SuspenseRow {
    /// The sort key of these rows.
    pub const SORT_KEY: &'static str = "U";

    /// The id of the item that a payment makes, or its first correction.
    pub fn id_of(payment: PaymentId) -> SuspenseItemId {
        SuspenseItemId::derive(&[&payment.to_string()])
    }

    /// The id of the item that a payment's correction makes, which so many were before.
    pub fn id_after(payment: PaymentId, corrections: usize) -> SuspenseItemId {
        match corrections {
            0 => Self::id_of(payment),
            before => SuspenseItemId::derive(&[&payment.to_string(), &before.to_string()]),
        }
    }

    /// A new item for this much money of this payment, that was for that account.
    pub fn open(
        payment: PaymentId,
        account: Option<AccountId>,
        amount: Amount,
        reason: SuspenseReason,
        cause: &ChangeContext,
    ) -> Self {
        Self {
            id: Self::id_of(payment),
            tenant: cause.tenant,
            payment,
            account,
            minor: amount.minor(),
            open_minor: amount.minor(),
            currency: amount.currency(),
            reason,
            status: SuspenseStatus::Open,
            returned_by: None,
            assignee: None,
            note: None,
            noted_in: None,
            version: 1,
            opened_at: cause.at,
            updated_at: cause.at,
            changed_by: cause.client,
            request_id: cause.request.clone(),
        }
    }

    /// The item after its next change, which is this.
    #[must_use]
    pub fn changed(&self, cause: &ChangeContext) -> Self {
        Self {
            version: self.version.saturating_add(1),
            updated_at: cause.at,
            changed_by: cause.client.filter(|_| cause.tenant == self.tenant),
            request_id: cause.request.clone(),
            ..self.clone()
        }
    }

    /// Where an item is kept.
    pub fn key_of(item: SuspenseItemId) -> Key {
        Key::new(item, Self::SORT_KEY)
    }

    /// A note, sealed for this item at the version that writes it.
    ///
    /// # Errors
    /// When it cannot be sealed: a fault of ours.
    pub fn seal_note(
        item: SuspenseItemId,
        version: u64,
        note: &Reason,
        ring: &FieldKeyRing,
    ) -> Result<Encrypted<Reason>, EncryptionError> {
        ring.encrypt(&note_place(item, version), note)
    }

    /// The newest note, if there is one.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn note(&self, ring: &FieldKeyRing) -> Result<Option<Reason>, EncryptionError> {
        let written = self.note.as_ref().zip(self.noted_in);
        written
            .map(|(note, version)| ring.decrypt(&note_place(self.id, version), note))
            .transpose()
    }
}

impl Row for SuspenseRow {
    fn key(&self) -> Key {
        Self::key_of(self.id)
    }
}

impl Versioned for SuspenseRow {
    const VERSION: &'static str = "ver";
}

impl WorkItem for SuspenseRow {
    fn listed(&self) -> ListedItem {
        ListedItem {
            list: match self.status {
                SuspenseStatus::Open | SuspenseStatus::PartCleared | SuspenseStatus::Returning => {
                    WorkList::OpenSuspense
                }
                SuspenseStatus::Cleared => WorkList::ClearedSuspense,
            },
            item: self.id.to_string(),
            opened_at: self.opened_at,
        }
    }
}

fn note_place(item: SuspenseItemId, version: u64) -> EncryptionContext {
    EncryptionContext::written_by(item, SuspenseRow::SORT_KEY, "nt", version)
}

/// What the events of suspense items carry: the item as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuspenseChanged {
    /// The item.
    pub suspense_item_id: SuspenseItemId,
    /// The payment that brought the money.
    pub payment_id: PaymentId,
    /// How much came.
    pub amount: Money,
    /// How much of it is left.
    pub open_amount: Money,
    /// Why it is in suspense.
    pub reason: SuspenseReason,
    /// How much of it is left, as a state.
    pub status: SuspenseStatus,
}

/// The event of a change, if it was one of a suspense item.
pub fn of_suspense(old: Option<&Item>, new: Option<&Item>) -> Option<Event<SuspenseChanged>> {
    let version = |row: &SuspenseRow| row.version;
    changed(SuspenseRow::SORT_KEY, version, old, new).map(|row| suspense_of(&row))
}

/// The event that the last change of an item was.
pub fn suspense_of(row: &SuspenseRow) -> Event<SuspenseChanged> {
    let name = match (row.status, row.version) {
        (_, 1) => "suspense-opened.v1",
        (SuspenseStatus::Open | SuspenseStatus::PartCleared | SuspenseStatus::Returning, _) => {
            "suspense-changed.v1"
        }
        (SuspenseStatus::Cleared, _) => "suspense-cleared.v1",
    };
    let data = SuspenseChanged {
        suspense_item_id: row.id,
        payment_id: row.payment,
        amount: Money::new(row.minor, row.currency),
        open_amount: Money::new(row.open_minor, row.currency),
        reason: row.reason,
        status: row.status,
    };
    let cause = ChangeContext {
        tenant: row.tenant,
        client: row.changed_by,
        request: row.request_id.clone(),
        at: row.updated_at,
    };
    let subject = row.id.to_string();
    Event::new("payments", name, subject, row.version, cause, data)
}
