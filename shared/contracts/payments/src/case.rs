//! The case of the operations desk about a payment whose outcome is unknown: who proposed how it
//! ended, who decided about that, and how often the payment was put to its rail again.

use field_encryption::{Encrypted, EncryptionContext, EncryptionError, FieldKeyRing};
use kernel::event::{ChangeContext, Event};
use kernel::id::{CaseId, ClientId, PaymentId, TenantId};
use kernel::reason::Reason;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Item, Key, Row, Versioned};

use crate::{ApprovalDecision, EvidencedReason};

/// What became of a payment, as a proposal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResolutionOutcome {
    /// The other bank has the money.
    Settled,
    /// It has not, and never will by this payment.
    Rejected,
}

/// How far a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalStatus {
    /// Another client has to decide.
    Proposed,
    /// Another client approved it: the payment ended as it says.
    Approved,
    /// Another client declined it.
    Declined,
}

/// A proposal how a payment ended. It moves nothing, and holds for one version of the payment only:
/// an answer of the scheme that arrives later voids it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// What became of the payment.
    #[serde(rename = "oc")]
    pub outcome: ResolutionOutcome,
    /// How far it is.
    #[serde(rename = "st")]
    pub status: ProposalStatus,
    /// The version of the payment that it is about.
    #[serde(rename = "pv")]
    pub payment_version: u64,
    /// The version of the case by which it was made: tells apart what is encrypted for it.
    #[serde(rename = "cv")]
    pub case_version: u64,
    /// The client that made it.
    #[serde(rename = "b")]
    pub by: ClientId,
    /// When.
    #[serde(rename = "t")]
    pub at: Moment,
    /// Why, and by what evidence, encrypted.
    #[serde(rename = "gr")]
    pub grounds: Encrypted<EvidencedReason>,
    /// Who decided, and when.
    #[serde(rename = "d", skip_serializing_if = "Option::is_none", default)]
    pub decided: Option<ApprovalDecision>,
    /// Why the decision was made, encrypted.
    #[serde(rename = "dr", skip_serializing_if = "Option::is_none", default)]
    pub decision_reason: Option<Encrypted<Reason>>,
}

/// What the last change of a case was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseStep {
    /// A client proposed how the payment ended.
    ResolutionProposed,
    /// Another client approved or declined the proposal.
    ResolutionDecided,
    /// A client had the payment put to its rail again.
    ResubmissionRequested,
}

/// The case about one payment; its id has the payment's bits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// The case.
    pub id: CaseId,
    /// The payment.
    #[serde(rename = "of")]
    pub payment: PaymentId,
    /// What the last change was.
    #[serde(rename = "ls")]
    pub step: CaseStep,
    /// The newest proposal.
    #[serde(rename = "pr", skip_serializing_if = "Option::is_none", default)]
    pub proposal: Option<Proposal>,
    /// How often the payment was put to its rail again on request.
    #[serde(rename = "n")]
    pub resubmissions: u32,
    /// How many changes there were; orders the case's events.
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

impl CaseRow {
    /// The sort key of a case.
    pub const SORT: &'static str = "C";

    /// Where the case about a payment is stored.
    pub fn key_of(payment: PaymentId) -> Key {
        Key::new(Self::id_of(payment), Self::SORT)
    }

    /// The id of the case about a payment.
    pub fn id_of(payment: PaymentId) -> CaseId {
        CaseId::from_bytes(*payment.bytes())
    }

    /// Where the grounds of the proposal are encrypted that this version of the case brought.
    pub fn grounds_place(payment: PaymentId, case_version: u64) -> EncryptionContext {
        EncryptionContext::written_by(Self::id_of(payment), Self::SORT, "gr", case_version)
    }

    /// Where the reason of the decision is encrypted that was made about that proposal.
    pub fn decision_place(payment: PaymentId, case_version: u64) -> EncryptionContext {
        EncryptionContext::written_by(Self::id_of(payment), Self::SORT, "dr", case_version)
    }

    /// Decrypts the grounds of the newest proposal.
    ///
    /// # Errors
    /// [`EncryptionError`] if the ring does not open them.
    pub fn grounds(&self, ring: &FieldKeyRing) -> Result<Option<EvidencedReason>, EncryptionError> {
        let proposal = self.proposal.as_ref();
        let opened = proposal.map(|proposal| {
            let place = Self::grounds_place(self.payment, proposal.case_version);
            ring.decrypt(&place, &proposal.grounds)
        });
        opened.transpose()
    }

    /// Decrypts the reason of the decision about the newest proposal.
    ///
    /// # Errors
    /// [`EncryptionError`] if the ring does not open it.
    pub fn decision_reason(&self, ring: &FieldKeyRing) -> Result<Option<Reason>, EncryptionError> {
        let proposal = self.proposal.as_ref();
        let sealed = proposal.and_then(|proposal| {
            let place = Self::decision_place(self.payment, proposal.case_version);
            Some((place, proposal.decision_reason.as_ref()?))
        });
        sealed
            .map(|(place, reason)| ring.decrypt(&place, reason))
            .transpose()
    }
}

impl Row for CaseRow {
    fn key(&self) -> Key {
        Self::key_of(self.payment)
    }
}

impl Versioned for CaseRow {
    const VERSION: &'static str = "ver";
}

/// What every event of a case says: the case after the change, without the words of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseChanged {
    /// The case.
    pub case_id: CaseId,
    /// The payment.
    pub payment_id: PaymentId,
    /// What became of the payment, as the newest proposal says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outcome: Option<ResolutionOutcome>,
    /// How far that proposal is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub status: Option<ProposalStatus>,
    /// The version of the payment that it is about.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub payment_version: Option<u64>,
    /// How often the payment was put to its rail again on request.
    pub resubmissions: u32,
}

impl CaseStep {
    /// Every step.
    pub const ALL: [Self; 3] = [
        Self::ResolutionProposed,
        Self::ResolutionDecided,
        Self::ResubmissionRequested,
    ];

    /// The event of this step, with its version.
    pub fn event_name(self) -> &'static str {
        match self {
            Self::ResolutionProposed => "resolution-proposed.v1",
            Self::ResolutionDecided => "resolution-decided.v1",
            Self::ResubmissionRequested => "resubmission-requested.v1",
        }
    }
}

/// The event of a change, if it was one of a case.
pub fn project(old: Option<&Item>, new: Option<&Item>) -> Option<Event<CaseChanged>> {
    let new = row(new?)?;
    let before = old.and_then(row).map_or(0, |old| old.version);
    (new.version > before).then(|| of_row(&new))
}

/// The event that a case's last change was.
pub fn of_row(row: &CaseRow) -> Event<CaseChanged> {
    let proposal = row.proposal.as_ref();
    let data = CaseChanged {
        case_id: row.id,
        payment_id: row.payment,
        outcome: proposal.map(|proposal| proposal.outcome),
        status: proposal.map(|proposal| proposal.status),
        payment_version: proposal.map(|proposal| proposal.payment_version),
        resubmissions: row.resubmissions,
    };
    let cause = ChangeContext {
        tenant: TenantId::bank(),
        client: Some(row.changed_by),
        request: row.request_id.clone(),
        at: row.updated_at,
    };
    let subject = row.id.to_string();
    let name = row.step.event_name();
    Event::new("payments", name, subject, row.version, cause, data)
}

/// The case that an item of the table is, if it is one.
fn row(item: &Item) -> Option<CaseRow> {
    let is_case = item.get("sk") == Some(&store::Value::S(CaseRow::SORT.into()));
    is_case.then(|| store::row_of(item.clone()).ok()).flatten()
}
