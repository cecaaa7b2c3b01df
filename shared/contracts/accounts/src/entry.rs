//! Entries: the movements of an account, numbered without gaps, each with the balance after it.

use core::fmt;
use core::str::FromStr;

use field_encryption::{Encrypted, EncryptionContext, EncryptionError, FieldKeyRing};
use kernel::account::{AccountNumber, SortCode};
use kernel::id::{AccountId, JournalId, PaymentId};
use kernel::party::{PartyName, Reference};
use kernel::payment::{self, Rail, Route};
use kernel::time::Moment;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Who stands on the other side of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counterparty {
    /// Their name.
    #[serde(rename = "n", skip_serializing_if = "Option::is_none", default)]
    pub name: Option<PartyName>,
    /// Their sort code.
    #[serde(rename = "s")]
    pub sort_code: SortCode,
    /// Their account number.
    #[serde(rename = "a")]
    pub account_number: AccountNumber,
}

/// The other side: an account elsewhere, written out, or one of ours, whose particulars the
/// accounts domain looks up when it writes the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CounterpartyRef {
    /// An account whose particulars came with the payment.
    Party(Counterparty),
    /// An account of ours.
    Ours(AccountId),
}

/// What an entry tells of people: who is on the other side, and what the payer wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryDetails {
    /// The other side.
    #[serde(rename = "o", skip_serializing_if = "Option::is_none", default)]
    pub other: Option<Counterparty>,
    /// What the payer wrote.
    #[serde(rename = "r", skip_serializing_if = "Option::is_none", default)]
    pub reference: Option<Reference>,
}

impl EntryDetails {
    /// Sealed for its place, if there is anything to seal.
    ///
    /// # Errors
    /// When it cannot be sealed: a fault of ours.
    pub fn seal(
        &self,
        ring: &FieldKeyRing,
        place: &EncryptionContext,
    ) -> Result<Option<Encrypted<Self>>, EncryptionError> {
        if *self == Self::default() {
            return Ok(None);
        }
        ring.encrypt(place, self).map(Some)
    }
}

/// What moved the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A payment between two accounts of this bank.
    OnUs,
    /// A payment by a rail, sent or received.
    Payment(Rail),
    /// The return of a payment by a rail, sent or received.
    Return(Rail),
    /// A journal of the bank's operations desk.
    Adjustment,
}

impl Kind {
    /// What moves the money of a payment by this route.
    pub fn of(route: Route, kind: payment::Kind) -> Self {
        match (route, kind) {
            (Route::OnUs, _) => Self::OnUs,
            (Route::Rail(rail), payment::Kind::Payment) => Self::Payment(rail),
            (Route::Rail(rail), payment::Kind::Return) => Self::Return(rail),
        }
    }

    /// As it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OnUs => "on_us",
            Self::Payment(rail) => rail.entry_kind(payment::Kind::Payment),
            Self::Return(rail) => rail.entry_kind(payment::Kind::Return),
            Self::Adjustment => "adjustment",
        }
    }
}

/// The text is no kind of movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseKindError;

impl fmt::Display for ParseKindError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("expected a kind of movement")
    }
}

impl FromStr for Kind {
    type Err = ParseKindError;

    fn from_str(text: &str) -> Result<Self, ParseKindError> {
        let of_rails = Rail::ALL.map(|rail| [Self::Payment(rail), Self::Return(rail)]);
        let mut kinds = of_rails
            .into_iter()
            .flatten()
            .chain([Self::OnUs, Self::Adjustment]);
        kinds
            .find(|kind| kind.as_str() == text)
            .ok_or(ParseKindError)
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

/// What a posting tells of a movement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The amount, in minor units: negative for a debit.
    pub minor: i64,
    /// What moves it.
    pub kind: Kind,
    /// The payment behind it.
    pub payment: Option<PaymentId>,
    /// The journal behind it, if no payment is.
    pub journal: Option<JournalId>,
    /// The other side.
    pub other: Option<CounterpartyRef>,
    /// What the payer wrote.
    pub reference: Option<Reference>,
    /// When it happened.
    pub at: Moment,
}

/// What a posting leaves in the account's row: enough to write the entry, and the event, from the
/// stream of the row alone. What it tells of people is sealed, so the event is written by somebody
/// who cannot read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegRow {
    /// The amount, in minor units: negative for a debit.
    #[serde(rename = "m")]
    pub minor: i64,
    /// What moves it.
    #[serde(rename = "k")]
    pub kind: Kind,
    /// The payment behind it. The bits of its id, as stored.
    #[serde(
        rename = "p",
        with = "kernel::id::optional_bytes",
        skip_serializing_if = "Option::is_none",
        default
    )]
    pub payment: Option<PaymentId>,
    /// The journal behind it. The bits of its id, as stored.
    #[serde(
        rename = "j",
        with = "kernel::id::optional_bytes",
        skip_serializing_if = "Option::is_none",
        default
    )]
    pub journal: Option<JournalId>,
    /// The account of ours on the other side.
    #[serde(rename = "o", skip_serializing_if = "Option::is_none", default)]
    pub ours: Option<AccountId>,
    /// What it tells of people.
    #[serde(rename = "pd", skip_serializing_if = "Option::is_none", default)]
    pub details: Option<Encrypted<EntryDetails>>,
}

impl Leg {
    /// The leg as the row of this account keeps it.
    ///
    /// # Errors
    /// When it cannot be sealed: a fault of ours.
    pub fn seal(&self, ring: &FieldKeyRing, account: AccountId) -> Result<LegRow, EncryptionError> {
        let (ours, other) = match &self.other {
            Some(CounterpartyRef::Ours(account)) => (Some(*account), None),
            Some(CounterpartyRef::Party(party)) => (None, Some(party.clone())),
            None => (None, None),
        };
        let details = EntryDetails {
            other,
            reference: self.reference.clone(),
        };
        Ok(LegRow {
            minor: self.minor,
            kind: self.kind,
            payment: self.payment,
            journal: self.journal,
            ours,
            details: details.seal(ring, &place(account, self.payment, self.journal))?,
        })
    }
}

impl LegRow {
    /// The leg that the row of this account keeps, of the moment at which the row changed.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(
        &self,
        ring: &FieldKeyRing,
        account: AccountId,
        at: Moment,
    ) -> Result<Leg, EncryptionError> {
        let place = place(account, self.payment, self.journal);
        let details = self
            .details
            .as_ref()
            .map(|details| ring.decrypt(&place, details));
        let EntryDetails { other, reference } = details.transpose()?.unwrap_or_default();
        let other = other.map(CounterpartyRef::Party);
        Ok(Leg {
            minor: self.minor,
            kind: self.kind,
            payment: self.payment,
            journal: self.journal,
            other: other.or(self.ours.map(CounterpartyRef::Ours)),
            reference,
            at,
        })
    }
}

/// Each posting replaces the leg; its payment or journal tells the writes apart.
fn place(
    account: AccountId,
    payment: Option<PaymentId>,
    journal: Option<JournalId>,
) -> EncryptionContext {
    let payment = payment.map(|payment| payment.to_string());
    let source = payment.or_else(|| journal.map(|journal| journal.to_string()));
    EncryptionContext::written_by(account, "A", "leg", source.unwrap_or_default())
}
