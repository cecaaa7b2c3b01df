use kernel::id::{BreakId, ClientId};
use kernel::reason::Reason;
use kernel::time::Moment;
use payments_contract::work::BreakStatus;
use payments_contract::{Evidence, EvidencedReason, Payments};
use platform::http::{Call, Code, Problem, Reply};
use secret_store::Secret;
use serde::{Deserialize, Serialize};
use store::{Can, Table, verb};

use super::journal::Difference;
use super::{ATTEMPTS, DeskRequest, ENDED, Listed, Refused};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Body {
    #[serde(default)]
    evidence: Vec<Evidence>,
    reason: Reason,
}

/// Ends a break that needs no money, by the reason why there is no difference and its evidence. One by which money may be on
/// the wrong account, or of another amount, takes two: one client assigns it with what it found, and another explains that
/// the books are right; otherwise a journal ends it, if one fits.
///
/// # Errors
/// `evidence_required`, `item_not_open`, `journal_required`, `second_client_required`; the other problems
/// of the contract.
pub async fn explain<P>(
    call: &Call,
    payments: &Table<Payments, P>,
    field_keys: &Secret,
    now: Moment,
) -> Result<Reply, Problem>
where
    P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
{
    let operation = ("explain-break", "break_id");
    let (request, id, body): (_, BreakId, Body) =
        DeskRequest::about(call, operation, field_keys, now).await?;
    let Body { reason, evidence } = body;
    let grounds = EvidencedReason { reason, evidence };
    for _ in 0..ATTEMPTS {
        if let Some(reply) = request.replayed(payments).await? {
            return Ok(reply);
        }
        let difference = Difference::read(payments, id).await?;
        if let Some(refused) = refused(&difference, &grounds, request.client)? {
            return request.refuse(payments, refused).await;
        }
        let ring = request.keys.ring();
        let (next, writes) = difference.explained(payments, &grounds, ring, &request.cause)?;
        let shown = next.shown(&request.keys).await?;
        if let Some(reply) = request.commit(payments, writes, 200, &shown).await? {
            return Ok(reply);
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

fn refused(
    difference: &Difference,
    grounds: &EvidencedReason,
    by: ClientId,
) -> Result<Option<Refused>, Problem> {
    let status = difference.row.status;
    if status == BreakStatus::Resolved {
        return Ok(Some(ENDED));
    }
    let (code, detail) = if grounds.evidence.is_empty() {
        (
            Code::EvidenceRequired,
            "Name at least one document that supports it.",
        )
    } else if !difference.takes_two() {
        return Ok(None);
    } else if status != BreakStatus::Assigned {
        (
            Code::JournalRequired,
            "Propose a journal; if none fits or the books are right, one client assigns it, another explains it.",
        )
    } else if difference.row.changed_by == Some(by) {
        return Err(Problem::new(Code::SecondClientRequired)
            .detail("Your client assigned the break; another one explains it."));
    } else {
        return Ok(None);
    };
    Ok(Some(Refused { code, detail }))
}
