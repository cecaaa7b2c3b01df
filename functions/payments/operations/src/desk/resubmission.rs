use kernel::id::{CaseId, ClientId, PaymentId};
use kernel::reason::Reason;
use kernel::time::Moment;
use payments_contract::case::{CaseRow, CaseStep};
use payments_contract::{Enquiry, PaymentRow, Payments, Route, Status, transition};
use platform::http::{Call, Code, Problem, Reply};
use secret_store::Secret;
use serde::Serialize;
use store::{Can, Row, StoreError, Table, Write, verb};

use super::resolution::{next, payment, proposed, write};
use super::{ATTEMPTS, DeskRequest, ReasonBody, Refused};

/// That a payment is put to its rail again, as the API answers it.
#[derive(Serialize)]
struct Resubmission {
    case_id: CaseId,
    payment_id: PaymentId,
    resubmissions: u32,
    requested_by_client_id: ClientId,
    requested_at: Moment,
    reason: Reason,
}

/// Has a payment that has no answer put to its rail again: the same message to the byte, under the
/// same id, so that the scheme takes it at most once.
///
/// # Errors
/// `not_resubmittable`; the other problems of the contract.
pub async fn resubmit<P>(
    call: &Call,
    payments: &Table<Payments, P>,
    field_keys: &Secret,
    now: Moment,
) -> Result<Reply, Problem>
where
    P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update>,
{
    let operation = ("resubmit-payment", "payment_id");
    let (request, id, body): (_, PaymentId, ReasonBody) =
        DeskRequest::about(call, operation, field_keys, now).await?;
    for _ in 0..ATTEMPTS {
        if let Some(reply) = request.replayed(payments).await? {
            return Ok(reply);
        }
        let row = payment(payments, id).await?;
        if !waits_for_its_rail(&row) {
            let refused = Refused {
                code: Code::NotResubmittable,
                detail: "Only a payment that its rail has not answered is put to it again.",
            };
            return request.refuse(payments, refused).await;
        }
        let case: Option<CaseRow> = payments.get(&CaseRow::key_of(id)).await?;
        // What a proposal says of the outcome is older than the message that would be sent now.
        let waiting = case.as_ref().and_then(proposed);
        if waiting.is_some_and(|waiting| waiting.payment_version == row.version) {
            let refused = Refused {
                code: Code::NotResubmittable,
                detail: "A proposal of how the payment ended waits for its decision; decline it, and then resubmit.",
            };
            return request.refuse(payments, refused).await;
        }
        let step = next(&request, id, case.as_ref(), CaseStep::ResubmissionRequested);
        let next = CaseRow {
            resubmissions: step.resubmissions.saturating_add(1),
            ..step
        };
        let shown = Resubmission {
            case_id: next.id,
            payment_id: id,
            resubmissions: next.resubmissions,
            requested_by_client_id: next.changed_by,
            requested_at: next.updated_at,
            reason: body.reason.clone(),
        };
        let mut writes = vec![write(payments, case.as_ref(), &next)?];
        if row.delivered_at.is_some() {
            // The gateway's receipt says that the message needs no sending.
            writes.push(payments.replace(&row, &transition::undelivered(&row))?);
        }
        writes.push(followed_up(payments, &row, now).await?);
        if let Some(reply) = request.commit(payments, writes, 201, &shown).await? {
            return Ok(reply);
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// The write by which the payment is followed up now, however its note is: put off for long, unreadable or not there.
async fn followed_up<P>(
    payments: &Table<Payments, P>,
    row: &PaymentRow,
    now: Moment,
) -> Result<Write, Problem>
where
    P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update>,
{
    let first = Enquiry::first(row);
    let first = first.ok_or_else(|| Problem::internal("a payment on no rail waits for one"))?;
    let first = Enquiry { due: now, ..first };
    let key = first.key();
    match payments.get::<Enquiry>(&key).await {
        Ok(None) => Ok(payments.put_once(&first)?),
        Ok(Some(note)) => {
            let sooner = Enquiry {
                due: note.due.min(now),
                ..note.clone()
            };
            Ok(payments.update(note.replaced_by(&sooner)?))
        }
        Err(StoreError::NotARow(_)) => Ok(payments.update(first.mending(key)?)),
        Err(error) => Err(error.into()),
    }
}

fn waits_for_its_rail(row: &PaymentRow) -> bool {
    let waits = match row.status {
        Status::Accepted | Status::Submitted | Status::Unknown => true,
        Status::AwaitingApproval
        | Status::Settled
        | Status::Rejected
        | Status::Cancelled
        | Status::Declined
        | Status::Refused
        | Status::Returned => false,
    };
    waits && row.route != Route::OnUs
}
