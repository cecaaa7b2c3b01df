use field_encryption::{Encrypted, EncryptionContext, EncryptionError, FieldKeyRing};
use kernel::event::{ChangeContext, Event};
use kernel::id::{BreakId, ClientId, JournalId, PaymentId, TenantId};
use kernel::reason::Reason;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Item, Key, Row, Versioned};

use super::{ListedItem, Position, WorkItem, WorkList, changed};
use crate::EvidencedReason;

/// What kind of difference a break is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreakKind {
    /// The scheme gave an outcome, and then one that cannot be true as well. The first stands.
    Contradiction,
    /// The scheme speaks of another amount or currency than the payment's. Nothing was applied.
    Differing,
    /// The scheme speaks of a payment that this bank does not have.
    MissingInside,
    /// This bank has a payment that the scheme does not have.
    MissingOutside,
}

impl BreakKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Differing => "differing",
            Self::MissingInside => "missing_inside",
            Self::MissingOutside => "missing_outside",
        }
    }
}

/// How far a break is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreakStatus {
    /// Nobody deals with it yet.
    Open,
    /// A client deals with it.
    Assigned,
    /// It is explained, or its difference was booked.
    Resolved,
}

/// A break: a difference between what the bank holds and what the outside says, that only a person can
/// settle. However often the outside repeats itself, one is open, and it has what the outside said last; what it says after
/// that one was resolved opens the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakRow {
    /// The break.
    pub id: BreakId,
    /// The bank's own tenant.
    #[serde(rename = "tn")]
    pub tenant: TenantId,
    /// What kind.
    #[serde(rename = "kd")]
    pub kind: BreakKind,
    /// The payment of this bank, if there is one.
    #[serde(rename = "of", skip_serializing_if = "Option::is_none", default)]
    pub payment: Option<PaymentId>,
    /// The id in the scheme under which the outside speaks of it.
    #[serde(rename = "si")]
    pub scheme_id: String,
    /// Where the message of the outside is kept.
    #[serde(rename = "ev", skip_serializing_if = "Option::is_none", default)]
    pub evidence: Option<String>,
    /// The codes of all that the outside said while it was open.
    #[serde(rename = "he", skip_serializing_if = "Vec::is_empty", default)]
    pub heard: Vec<String>,
    /// What the bank holds.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none", default)]
    pub inside: Option<Position>,
    /// What the outside says; by its newest report, as long as the break is not resolved.
    #[serde(rename = "out", skip_serializing_if = "Option::is_none", default)]
    pub outside: Option<Position>,
    /// How far it is.
    #[serde(rename = "st")]
    pub status: BreakStatus,
    /// The client that deals with it.
    #[serde(rename = "as", skip_serializing_if = "Option::is_none", default)]
    pub assignee: Option<ClientId>,
    /// What was noted last, sealed: people write names into it.
    #[serde(rename = "nt", skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Encrypted<Reason>>,
    /// The version at which the note was written.
    #[serde(rename = "nv", skip_serializing_if = "Option::is_none", default)]
    pub noted_in: Option<u64>,
    /// The journal that booked the difference.
    #[serde(rename = "jn", skip_serializing_if = "Option::is_none", default)]
    pub journal: Option<JournalId>,
    /// Why there is no difference, and by what evidence, encrypted.
    #[serde(rename = "gr", skip_serializing_if = "Option::is_none", default)]
    pub explanation: Option<Encrypted<EvidencedReason>>,
    /// The version at which it was explained.
    #[serde(rename = "gv", skip_serializing_if = "Option::is_none", default)]
    pub explained_in: Option<u64>,
    /// How many changes there were; orders the break's events.
    #[serde(rename = "ver")]
    pub version: u64,
    /// When it was opened.
    #[serde(rename = "at")]
    pub opened_at: Moment,
    /// When it last changed.
    #[serde(rename = "up")]
    pub updated_at: Moment,
    /// The client that last changed it; none if it was the bank itself, or a rail.
    #[serde(rename = "cb", skip_serializing_if = "Option::is_none", default)]
    pub changed_by: Option<ClientId>,
    /// The request that last changed it.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
}

impl BreakRow {
    /// The sort key of these rows.
    pub const SORT_KEY: &'static str = "B";

    /// A new break of this kind over what the scheme calls by that id. What the outside says is part of
    /// its identity, so that its repetition opens no second one.
    pub fn open(
        kind: BreakKind,
        scheme_id: &str,
        [inside, outside]: [Option<Position>; 2],
        cause: &ChangeContext,
    ) -> Self {
        Self {
            id: id_of(kind, scheme_id, outside.as_ref(), "0"),
            tenant: cause.tenant,
            kind,
            payment: None,
            scheme_id: scheme_id.to_owned(),
            evidence: None,
            heard: outside.iter().map(|said| said.status.clone()).collect(),
            inside,
            outside,
            status: BreakStatus::Open,
            assignee: None,
            note: None,
            noted_in: None,
            journal: None,
            explanation: None,
            explained_in: None,
            version: 1,
            opened_at: cause.at,
            updated_at: cause.at,
            changed_by: cause.client,
            request_id: cause.request.clone(),
        }
    }

    /// The same difference, found anew after so many breaks about it were resolved.
    #[must_use]
    pub fn found_anew(self, resolved: u32) -> Self {
        let Self {
            kind, scheme_id, ..
        } = &self;
        Self {
            id: id_of(
                *kind,
                scheme_id,
                self.outside.as_ref(),
                &resolved.to_string(),
            ),
            ..self
        }
    }

    /// The same difference, found in this message after more breaks about it than are counted.
    #[must_use]
    pub fn found_in(self, evidence: &str) -> Self {
        let Self {
            kind, scheme_id, ..
        } = &self;
        Self {
            id: id_of(*kind, scheme_id, self.outside.as_ref(), evidence),
            ..self
        }
    }

    /// The codes of all that the outside said, and this one.
    #[must_use]
    pub fn hearing(&self, outside: &Position) -> Vec<String> {
        let mut codes = self.heard.clone();
        if !codes.contains(&outside.status) {
            codes.push(outside.status.clone());
        }
        codes
    }

    /// The break after its next change, which is this.
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

    /// Where a break is kept.
    pub fn key_of(item: BreakId) -> Key {
        Key::new(item, Self::SORT_KEY)
    }

    /// A note, sealed for this break at the version that writes it.
    ///
    /// # Errors
    /// When it cannot be sealed: a fault of ours.
    pub fn seal_note(
        item: BreakId,
        version: u64,
        note: &Reason,
        ring: &FieldKeyRing,
    ) -> Result<Encrypted<Reason>, EncryptionError> {
        ring.encrypt(&note_place(item, version), note)
    }

    /// Where the explanation is encrypted that this version of the break brought.
    pub fn explanation_place(item: BreakId, version: u64) -> EncryptionContext {
        EncryptionContext::written_by(item, Self::SORT_KEY, "gr", version)
    }

    /// Decrypts the explanation, if there is one.
    ///
    /// # Errors
    /// [`EncryptionError`] if the ring does not open it.
    pub fn explanation(
        &self,
        ring: &FieldKeyRing,
    ) -> Result<Option<EvidencedReason>, EncryptionError> {
        let given = self.explanation.as_ref().zip(self.explained_in);
        given
            .map(|(given, version)| ring.decrypt(&Self::explanation_place(self.id, version), given))
            .transpose()
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

impl Row for BreakRow {
    fn key(&self) -> Key {
        Self::key_of(self.id)
    }
}

impl Versioned for BreakRow {
    const VERSION: &'static str = "ver";
}

impl WorkItem for BreakRow {
    fn listed(&self) -> ListedItem {
        ListedItem {
            list: match self.status {
                BreakStatus::Open | BreakStatus::Assigned => WorkList::OpenBreaks,
                BreakStatus::Resolved => WorkList::ResolvedBreaks,
            },
            item: self.id.to_string(),
            opened_at: self.opened_at,
        }
    }
}

fn note_place(item: BreakId, version: u64) -> EncryptionContext {
    EncryptionContext::written_by(item, BreakRow::SORT_KEY, "nt", version)
}

/// What the events of breaks carry: the break as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakChanged {
    /// The break.
    pub break_id: BreakId,
    /// What kind.
    pub kind: BreakKind,
    /// How far it is.
    pub status: BreakStatus,
    /// The payment of this bank, if there is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub payment_id: Option<PaymentId>,
    /// What the bank holds.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub inside: Option<Position>,
    /// What the outside says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outside: Option<Position>,
}

/// The event of a change, if it was one of a break.
pub fn of_break(old: Option<&Item>, new: Option<&Item>) -> Option<Event<BreakChanged>> {
    let version = |row: &BreakRow| row.version;
    changed(BreakRow::SORT_KEY, version, old, new).map(|row| break_of(&row))
}

/// The event that the last change of a break was.
pub fn break_of(row: &BreakRow) -> Event<BreakChanged> {
    let name = match (row.status, row.version) {
        (_, 1) => "break-opened.v1",
        (BreakStatus::Open | BreakStatus::Assigned, _) => "break-changed.v1",
        (BreakStatus::Resolved, _) => "break-resolved.v1",
    };
    let data = BreakChanged {
        break_id: row.id,
        kind: row.kind,
        status: row.status,
        payment_id: row.payment,
        inside: row.inside.clone(),
        outside: row.outside.clone(),
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

/// The id of a break: what differs, and how many breaks about it were resolved before.
fn id_of(kind: BreakKind, scheme_id: &str, outside: Option<&Position>, which: &str) -> BreakId {
    let said = outside.cloned().unwrap_or_default();
    let part = |of: Option<String>| of.unwrap_or_default();
    let (amount, currency) = (part(said.amount), part(said.currency));
    BreakId::derive(&[
        kind.as_str(),
        scheme_id,
        &said.status,
        &amount,
        &currency,
        which,
    ])
}
