use accounts_contract::Accounts;
use field_encryption::EncryptionError;
use kernel::id::{CaseId, ClientId, PaymentId};
use kernel::reason::Reason;
use kernel::time::Moment;
use payments_contract::case::{CaseRow, CaseStep, Proposal, ProposalStatus, ResolutionOutcome};
use payments_contract::transition::{Report, TransitionError};
use payments_contract::{ApprovalDecision, Evidence, EvidencedReason, PaymentRow, Payments};
use payments_domain::resolution::{self, Found, Proposed, ResolutionRefusal};
use payments_store::Disputes;
use platform::http::{Call, Code, Problem, Reply};
use secret_store::{FieldKeys, Secret};
use serde::{Deserialize, Serialize};
use store::{Can, StoreError, Table, Write, verb};

use super::{ATTEMPTS, DeskRequest, ReasonBody, Refused, own_proposal, words};
use crate::leg;

/// What the second client says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The payment ended as the first proposed.
    Approve,
    /// The proposal does not hold.
    Decline,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ApprovalBody {
    outcome: ResolutionOutcome,
    reason: Reason,
}

/// A proposal how a payment ended, as the API answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Resolution {
    case_id: CaseId,
    payment_id: PaymentId,
    payment_version: u64,
    status: ResolutionStatus,
    outcome: ResolutionOutcome,
    reason: Reason,
    evidence: Vec<Evidence>,
    proposed_by_client_id: ClientId,
    proposed_at: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by_client_id: Option<ClientId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_at: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision_reason: Option<Reason>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum ResolutionStatus {
    Proposed,
    Approved,
    Declined,
    /// The payment changed since: an answer of the scheme arrived.
    Void,
}

impl Resolution {
    /// The newest proposal of a case about a payment of this version, without the words of people that cannot be decrypted.
    ///
    /// # Errors
    /// If the keys cannot be had.
    pub async fn of_case(
        case: &CaseRow,
        payment_version: u64,
        keys: &FieldKeys,
    ) -> Result<Option<Self>, EncryptionError> {
        let Some(proposal) = &case.proposal else {
            return Ok(None);
        };
        let grounds = keys.readable(case.id, |ring| case.grounds(ring)).await?;
        let EvidencedReason { reason, evidence } =
            grounds.flatten().map_or_else(words::not_provided, Ok)?;
        let decision_reason = keys.readable(case.id, |ring| case.decision_reason(ring));
        let decision_reason = decision_reason.await?.flatten();
        Ok(Some(Self {
            case_id: case.id,
            payment_id: case.payment,
            payment_version: proposal.payment_version,
            status: match proposal.status {
                ProposalStatus::Proposed if proposal.payment_version != payment_version => {
                    ResolutionStatus::Void
                }
                ProposalStatus::Proposed => ResolutionStatus::Proposed,
                ProposalStatus::Approved => ResolutionStatus::Approved,
                ProposalStatus::Declined => ResolutionStatus::Declined,
            },
            outcome: proposal.outcome,
            reason,
            evidence,
            proposed_by_client_id: proposal.by,
            proposed_at: proposal.at,
            decided_by_client_id: proposal.decided.map(|decided| decided.by),
            decided_at: proposal.decided.map(|decided| decided.at),
            decision_reason,
        }))
    }

    /// The same of a case that has a proposal.
    pub(super) async fn of(
        case: &CaseRow,
        payment_version: u64,
        keys: &FieldKeys,
    ) -> Result<Self, Problem> {
        let shown = Self::of_case(case, payment_version, keys).await?;
        shown.ok_or_else(|| Problem::internal("a case has no proposal"))
    }
}

/// Approves or declines the newest proposal about a payment. Approval captures or releases the held
/// funds in the same transaction.
///
/// # Errors
/// `not_unknown`, `not_proposed`, `second_client_required`; the other problems of the contract.
pub async fn decide<P, A>(
    call: &Call,
    decision: Decision,
    tables: (&Table<Payments, P>, &Table<Accounts, A>),
    field_keys: &Secret,
    now: Moment,
) -> Result<Reply, Problem>
where
    P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Transitions>,
    A: Can<verb::Postings>,
{
    let (request, id, reason, outcome) = match decision {
        Decision::Approve => {
            let operation = ("approve-resolution", "payment_id");
            let (request, id, body): (_, PaymentId, ApprovalBody) =
                DeskRequest::about(call, operation, field_keys, now).await?;
            (request, id, body.reason, Some(body.outcome))
        }
        Decision::Decline => {
            let operation = ("decline-resolution", "payment_id");
            let (request, id, body): (_, PaymentId, ReasonBody) =
                DeskRequest::about(call, operation, field_keys, now).await?;
            (request, id, body.reason, None)
        }
    };
    for _ in 0..ATTEMPTS {
        if let Some(reply) = request.replayed(tables.0).await? {
            return Ok(reply);
        }
        let row = payment(tables.0, id).await?;
        let case: Option<CaseRow> = tables.0.get(&CaseRow::key_of(id)).await?;
        let followed = match decided(&row, case.as_ref(), outcome, request.client) {
            Ok(Some(_)) if Disputes::about(tables.0, &row).await?.are_open => {
                return request.refuse(tables.0, DISPUTED).await;
            }
            Ok(followed) => followed,
            Err(refusal) => {
                let refused = refused(refusal)?;
                return request.refuse(tables.0, refused).await;
            }
        };
        let Some(case) = case else {
            return Err(Problem::internal("nothing was proposed"));
        };
        let next = concluded(&request, &case, decision, &reason)?;
        let mut writes = vec![write(tables.0, Some(&case), &next)?];
        if let Some(outcome) = followed {
            writes.extend(ended(&request, tables, &row, outcome).await?);
        }
        let shown = Resolution::of(&next, row.version, &request.keys).await?;
        if let Some(reply) = request.commit(tables.0, writes, 200, &shown).await? {
            return Ok(reply);
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// The scheme said something since that the books do not have: a person settles that first.
const DISPUTED: Refused = Refused {
    code: Code::NotProposed,
    detail: "A break about this payment is open: what the scheme said differs. End the break first.",
};

/// What follows for the payment: nothing, if the proposal is declined.
fn decided(
    row: &PaymentRow,
    case: Option<&CaseRow>,
    approved: Option<ResolutionOutcome>,
    by: ClientId,
) -> Result<Option<ResolutionOutcome>, ResolutionRefusal> {
    let waiting = case.and_then(proposed);
    let Some(outcome) = approved else {
        return resolution::decline(row.version, waiting.as_ref(), by).map(|()| None);
    };
    let stands = (row.status, row.version);
    resolution::approve(stands, waiting.as_ref(), found(outcome), by).map(|_| Some(outcome))
}

/// The writes on payment and account.
async fn ended<P, A>(
    request: &DeskRequest,
    tables: (&Table<Payments, P>, &Table<Accounts, A>),
    row: &PaymentRow,
    outcome: ResolutionOutcome,
) -> Result<Vec<Write>, Problem>
where
    P: Can<verb::Get> + Can<verb::Transitions>,
    A: Can<verb::Postings>,
{
    let parties = leg::parties(&request.keys, row).await?;
    let report = Report {
        payments: tables.0,
        row,
        parties: parties.as_ref(),
        ring: request.keys.ring(),
        cause: &request.cause_for(row.tenant),
    };
    let change = report.resolve(outcome).await.map_err(undecided)?;
    let change = change.ok_or_else(|| Problem::internal("a payment is not to be resolved"))?;
    Ok(change.writes(tables.0, tables.1))
}

/// Returns why a transition was not made as a problem.
fn undecided(error: TransitionError) -> Problem {
    match error {
        TransitionError::Store(error) => error.into(),
        TransitionError::Field(error) => error.into(),
        TransitionError::Damaged(what) => Problem::internal(what),
        TransitionError::Undecided(_) | TransitionError::Changing => {
            Problem::undecided(Code::Unavailable)
        }
    }
}

/// The case with the decision.
fn concluded(
    request: &DeskRequest,
    case: &CaseRow,
    decision: Decision,
    reason: &Reason,
) -> Result<CaseRow, Problem> {
    let next = next(
        request,
        case.payment,
        Some(case),
        CaseStep::ResolutionDecided,
    );
    let Some(proposal) = &case.proposal else {
        return Err(Problem::internal("a case has no proposal"));
    };
    let place = CaseRow::decision_place(case.payment, proposal.case_version);
    let proposal = Proposal {
        status: match decision {
            Decision::Approve => ProposalStatus::Approved,
            Decision::Decline => ProposalStatus::Declined,
        },
        decided: Some(ApprovalDecision {
            by: request.client,
            at: request.cause.at,
        }),
        decision_reason: Some(request.keys.ring().encrypt(&place, reason)?),
        ..proposal.clone()
    };
    Ok(CaseRow {
        proposal: Some(proposal),
        ..next
    })
}

/// The proposal of a case that waits for its decision, be it void or not.
pub(super) fn proposed(case: &CaseRow) -> Option<Proposed> {
    let proposal = case.proposal.as_ref()?;
    (proposal.status == ProposalStatus::Proposed).then(|| Proposed {
        found: found(proposal.outcome),
        payment_version: proposal.payment_version,
        by: proposal.by,
    })
}

pub(super) fn found(outcome: ResolutionOutcome) -> Found {
    match outcome {
        ResolutionOutcome::Settled => Found::Settled,
        ResolutionOutcome::Rejected => Found::Rejected,
    }
}

/// What is stored and answered; a refusal because of who asks is not stored.
pub(super) fn refused(refusal: ResolutionRefusal) -> Result<Refused, Problem> {
    let (code, detail) = match refusal {
        ResolutionRefusal::SecondClientRequired => return Err(own_proposal()),
        ResolutionRefusal::NotUnknown => (
            Code::NotUnknown,
            "The scheme answered, or the enquiries about it are not over yet; what was not sent cannot have settled.",
        ),
        ResolutionRefusal::EvidenceRequired => (
            Code::EvidenceRequired,
            "Name at least one document that shows how the payment ended.",
        ),
        ResolutionRefusal::AlreadyProposed => (
            Code::AlreadyProposed,
            "Another proposal about this payment waits for its decision.",
        ),
        ResolutionRefusal::NotProposed => (
            Code::NotProposed,
            "It was decided, an answer of the scheme voided it, or it says something else.",
        ),
    };
    Ok(Refused { code, detail })
}

/// The payment of this id.
pub(super) async fn payment<P: Can<verb::Get>>(
    payments: &Table<Payments, P>,
    id: PaymentId,
) -> Result<PaymentRow, Problem> {
    let row: Option<PaymentRow> = payments.get(&PaymentRow::key_of(id)).await?;
    let row = row.filter(|row| row.id == id);
    row.ok_or_else(|| Problem::new(Code::NotFound))
}

/// The case after the next step.
pub(super) fn next(
    request: &DeskRequest,
    payment: PaymentId,
    case: Option<&CaseRow>,
    step: CaseStep,
) -> CaseRow {
    CaseRow {
        id: CaseRow::id_of(payment),
        payment,
        step,
        proposal: case.and_then(|case| case.proposal.clone()),
        resubmissions: case.map_or(0, |case| case.resubmissions),
        version: case.map_or(1, |case| case.version.saturating_add(1)),
        updated_at: request.cause.at,
        changed_by: request.client,
        request_id: request.cause.request.clone(),
    }
}

/// The write of a case that is new, or stands as it was read.
pub(super) fn write<P>(
    payments: &Table<Payments, P>,
    before: Option<&CaseRow>,
    next: &CaseRow,
) -> Result<Write, StoreError>
where
    P: Can<verb::PutOnce> + Can<verb::Update>,
{
    match before {
        None => payments.put_once(next),
        Some(before) => payments.replace(before, next),
    }
}
