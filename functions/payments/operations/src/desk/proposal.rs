use kernel::id::PaymentId;
use kernel::reason::Reason;
use kernel::time::Moment;
use payments_contract::case::{CaseRow, CaseStep, Proposal, ProposalStatus, ResolutionOutcome};
use payments_contract::{Evidence, EvidencedReason, PaymentRow, Payments};
use payments_domain::resolution;
use platform::http::{Call, Code, Problem, Reply};
use secret_store::Secret;
use serde::{Deserialize, Serialize};
use store::{Can, Table, verb};

use super::resolution::{Resolution, found, next, payment, proposed, refused, write};
use super::{ATTEMPTS, DeskRequest};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Body {
    outcome: ResolutionOutcome,
    #[serde(default)]
    evidence: Vec<Evidence>,
    reason: Reason,
}

/// Proposes how a payment ended whose outcome is unknown, or the end of one that was never sent. Nothing moves.
///
/// # Errors
/// `not_unknown`, `evidence_required`, `already_proposed`; the other problems of the contract.
pub async fn propose<P>(
    call: &Call,
    payments: &Table<Payments, P>,
    field_keys: &Secret,
    now: Moment,
) -> Result<Reply, Problem>
where
    P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update>,
{
    let operation = ("propose-resolution", "payment_id");
    let (request, id, body): (_, PaymentId, Body) =
        DeskRequest::about(call, operation, field_keys, now).await?;
    for _ in 0..ATTEMPTS {
        if let Some(reply) = request.replayed(payments).await? {
            return Ok(reply);
        }
        let row = payment(payments, id).await?;
        let case: Option<CaseRow> = payments.get(&CaseRow::key_of(id)).await?;
        let stands = (row.status, row.version);
        let waiting = case.as_ref().and_then(proposed);
        if let Err(refusal) = resolution::propose(
            stands,
            found(body.outcome),
            body.evidence.len(),
            waiting.as_ref(),
        ) {
            return match refused(refusal) {
                Ok(refused) => request.refuse(payments, refused).await,
                Err(problem) => Err(problem),
            };
        }
        let next = made(&request, &row, case.as_ref(), &body)?;
        let shown = Resolution::of(&next, row.version, &request.keys).await?;
        let writes = vec![write(payments, case.as_ref(), &next)?];
        if let Some(reply) = request.commit(payments, writes, 201, &shown).await? {
            return Ok(reply);
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// The case with the proposal.
fn made(
    request: &DeskRequest,
    row: &PaymentRow,
    case: Option<&CaseRow>,
    body: &Body,
) -> Result<CaseRow, Problem> {
    let next = next(request, row.id, case, CaseStep::ResolutionProposed);
    let grounds = EvidencedReason {
        reason: body.reason.clone(),
        evidence: body.evidence.clone(),
    };
    let place = CaseRow::grounds_place(row.id, next.version);
    let proposal = Proposal {
        outcome: body.outcome,
        status: ProposalStatus::Proposed,
        payment_version: row.version,
        case_version: next.version,
        by: request.client,
        at: request.cause.at,
        grounds: grounds.seal(request.keys.ring(), &place)?,
        decided: None,
        decision_reason: None,
    };
    Ok(CaseRow {
        proposal: Some(proposal),
        ..next
    })
}
