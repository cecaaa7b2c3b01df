//! Journals: what two clients of the operations desk book to end a work item.
//!
//! A journal is proposed by one client and posted or declined by another. Its row holds both legs; once
//! it is posted, nothing of it changes.
//!
//! A journal that sends money in suspense back to the payer's bank is approved and not posted: what it orders is a
//! payment, which has the legs and is booked when the scheme accepts it.

use core::fmt;
use core::str::FromStr;

use field_encryption::{Encrypted, EncryptionContext, EncryptionError, FieldKeyRing};
use kernel::event::{ChangeContext, Event};
use kernel::id::{BreakId, ClientId, JournalId, PaymentId, SuspenseItemId, TenantId};
use kernel::money::{Amount, CurrencyCode, Money};
use kernel::reason::Reason;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use store::{Item, Key, Row, StoreError, Versioned};

use crate::ledger::{LedgerAccount, Transfer};
use crate::{ApprovalDecision, EvidencedReason};

/// What a journal is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JournalPurpose {
    /// Money in suspense is credited to the account of its owner.
    SuspenseApplied,
    /// The books hold a payment as never made, and the scheme made it.
    RejectedButPaid,
    /// The books hold a payment as settled, and the scheme refused it.
    SettledButRefused,
    /// Money in suspense is sent back to the bank of its payer.
    SuspenseReturned,
}

/// The work item that a journal ends, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalSubject {
    /// A suspense item.
    Suspense(SuspenseItemId),
    /// A break.
    Break(BreakId),
}

/// The text names no work item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseSubjectError;

/// How far a journal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JournalStatus {
    /// Another client has to decide. Nothing is booked.
    Proposed,
    /// Another client approved it: the return that it orders goes to its scheme, which books it or does not.
    Approved,
    /// Another client approved it: it is booked.
    Posted,
    /// Another client declined it. Nothing is booked.
    Declined,
}

/// The return that a journal orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderedReturn {
    /// The payment that it is, once the journal is approved.
    #[serde(rename = "p")]
    pub payment: PaymentId,
    /// Why the money goes back: the return code of the scheme.
    #[serde(rename = "c")]
    pub code: String,
}

/// A journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalRow {
    /// The journal.
    pub id: JournalId,
    /// What it is for.
    #[serde(rename = "pu")]
    pub purpose: JournalPurpose,
    /// The work item that it ends.
    #[serde(rename = "of")]
    pub subject: JournalSubject,
    /// The payment that the work item is about.
    #[serde(rename = "py")]
    pub payment: PaymentId,
    /// How far it is.
    #[serde(rename = "st")]
    pub status: JournalStatus,
    /// Between which accounts the money moves once it is posted, or its return is settled.
    #[serde(rename = "tr")]
    pub transfer: Transfer,
    /// The return that it orders; present for [`JournalPurpose::SuspenseReturned`] only.
    #[serde(rename = "rt", skip_serializing_if = "Option::is_none", default)]
    pub returns: Option<OrderedReturn>,
    /// How much, in minor units; more than zero.
    #[serde(rename = "am")]
    pub minor: i64,
    /// Of what.
    #[serde(rename = "cy")]
    pub currency: CurrencyCode,
    /// Why, and by what evidence, encrypted.
    #[serde(rename = "gr")]
    pub grounds: Encrypted<EvidencedReason>,
    /// The client that proposed it.
    #[serde(rename = "b")]
    pub proposed_by: ClientId,
    /// When.
    #[serde(rename = "at")]
    pub proposed_at: Moment,
    /// Who decided, and when.
    #[serde(rename = "d", skip_serializing_if = "Option::is_none", default)]
    pub decided: Option<ApprovalDecision>,
    /// Why the decision was made, encrypted.
    #[serde(rename = "dr", skip_serializing_if = "Option::is_none", default)]
    pub decision_reason: Option<Encrypted<Reason>>,
    /// When it was posted, the moment of its legs. Milliseconds since 1970, as stored.
    #[serde(
        rename = "bk",
        with = "kernel::time::optional_millis",
        skip_serializing_if = "Option::is_none",
        default
    )]
    pub booked_at: Option<Moment>,
    /// How many changes there were; orders the journal's events.
    #[serde(rename = "ver")]
    pub version: u64,
    /// When it last changed.
    #[serde(rename = "up")]
    pub updated_at: Moment,
    /// The client that last changed it.
    #[serde(rename = "cb")]
    pub changed_by: ClientId,
    /// The request that last changed it.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
}

impl JournalRow {
    /// The sort key of these rows.
    pub const SORT_KEY: &'static str = "J";

    /// Where a journal is stored.
    pub fn key_of(journal: JournalId) -> Key {
        Key::new(journal, Self::SORT_KEY)
    }

    /// Where the grounds of a journal are encrypted.
    pub fn grounds_place(journal: JournalId) -> EncryptionContext {
        EncryptionContext::new(journal, Self::SORT_KEY, "gr")
    }

    /// Where the reason of the decision is encrypted.
    pub fn decision_place(journal: JournalId) -> EncryptionContext {
        EncryptionContext::new(journal, Self::SORT_KEY, "dr")
    }

    /// Decrypts the grounds.
    ///
    /// # Errors
    /// [`EncryptionError`] if the ring does not open them.
    pub fn grounds(&self, ring: &FieldKeyRing) -> Result<EvidencedReason, EncryptionError> {
        ring.decrypt(&Self::grounds_place(self.id), &self.grounds)
    }

    /// Decrypts the reason of the decision, if there is one.
    ///
    /// # Errors
    /// [`EncryptionError`] if the ring does not open it.
    pub fn decision_reason(&self, ring: &FieldKeyRing) -> Result<Option<Reason>, EncryptionError> {
        let place = Self::decision_place(self.id);
        let reason = self.decision_reason.as_ref();
        reason
            .map(|reason| ring.decrypt(&place, reason))
            .transpose()
    }

    /// The id of the return that this journal orders.
    pub fn return_id(journal: JournalId) -> PaymentId {
        PaymentId::derive(&["suspense-return", &journal.to_string()])
    }

    /// The return that it ordered; none before it is approved.
    pub fn return_payment(&self) -> Option<PaymentId> {
        let returns = self.returns.as_ref();
        let ordered = returns.filter(|_| self.status == JournalStatus::Approved);
        ordered.map(|ordered| ordered.payment)
    }

    /// How much. `None` if the row holds no amount, which is damage.
    pub fn amount(&self) -> Option<Amount> {
        Amount::new(Money::new(self.minor, self.currency))
    }
}

impl Row for JournalRow {
    fn key(&self) -> Key {
        Self::key_of(self.id)
    }
}

impl Versioned for JournalRow {
    const VERSION: &'static str = "ver";
}

impl fmt::Display for JournalSubject {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Suspense(id) => fmt::Display::fmt(id, out),
            Self::Break(id) => fmt::Display::fmt(id, out),
        }
    }
}

impl fmt::Display for ParseSubjectError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("expected the id of a suspense item or of a break")
    }
}

impl FromStr for JournalSubject {
    type Err = ParseSubjectError;

    fn from_str(text: &str) -> Result<Self, ParseSubjectError> {
        match text.parse() {
            Ok(id) => Ok(Self::Suspense(id)),
            Err(_) => text.parse().map(Self::Break).map_err(|_| ParseSubjectError),
        }
    }
}

impl Serialize for JournalSubject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for JournalSubject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

impl JournalStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Proposed, Self::Approved, Self::Posted, Self::Declined];

    /// The event of reaching this status, with its version.
    pub fn event_name(self) -> &'static str {
        match self {
            Self::Proposed => "journal-proposed.v1",
            Self::Approved => "journal-approved.v1",
            Self::Posted => "journal-posted.v1",
            Self::Declined => "journal-declined.v1",
        }
    }
}

/// What every event of a journal carries: the journal after the change, without the words of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalChanged {
    /// The journal.
    pub journal_id: JournalId,
    /// What it is for.
    pub purpose: JournalPurpose,
    /// The work item that it ends.
    pub subject: JournalSubject,
    /// The payment that the work item is about.
    pub payment_id: PaymentId,
    /// How far it is.
    pub status: JournalStatus,
    /// The account that is debited.
    pub debit: LedgerAccount,
    /// The account that is credited.
    pub credit: LedgerAccount,
    /// How much.
    pub amount: Money,
    /// The return that it orders, once it is approved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub return_payment_id: Option<PaymentId>,
}

/// The event of a change, if it was one of a journal.
pub fn project(old: Option<&Item>, new: Option<&Item>) -> Option<Event<JournalChanged>> {
    let row = |item: &Item| read(item).ok().flatten();
    let new = row(new?)?;
    let before = old.and_then(row).map_or(0, |old| old.version);
    (new.version > before).then(|| of_row(&new))
}

/// The event that a journal's last change was.
pub fn of_row(row: &JournalRow) -> Event<JournalChanged> {
    let data = JournalChanged {
        journal_id: row.id,
        purpose: row.purpose,
        subject: row.subject,
        payment_id: row.payment,
        status: row.status,
        debit: row.transfer.debit,
        credit: row.transfer.credit,
        amount: Money::new(row.minor, row.currency),
        return_payment_id: row.return_payment(),
    };
    let cause = ChangeContext {
        tenant: TenantId::bank(),
        client: Some(row.changed_by),
        request: row.request_id.clone(),
        at: row.updated_at,
    };
    let subject = row.id.to_string();
    let name = row.status.event_name();
    Event::new("payments", name, subject, row.version, cause, data)
}

/// The journal that an item of the table is, if it is one.
///
/// # Errors
/// `NotARow` if it is one by its key and cannot be read.
pub fn read(item: &Item) -> Result<Option<JournalRow>, StoreError> {
    let is_journal = item.get("sk") == Some(&store::Value::S(JournalRow::SORT_KEY.into()));
    let row = is_journal.then(|| store::row_of(item.clone()));
    row.transpose().map_err(StoreError::NotARow)
}
