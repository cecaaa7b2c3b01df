//! Returns: payments that send back what another bank paid.
//!
//! A return of money in suspense has no account of a customer: its item waits until the scheme answers, and is cleared
//! by the acceptance or open again by the rejection, in the transaction that changes the return.

use field_encryption::Ring;
use kernel::event::Cause;
use kernel::id::PaymentId;
use payments_contract::journal::{JournalRow, OrderedReturn};
use payments_contract::work::{SuspenseRow, SuspenseStatus};
use payments_contract::{Direction, Kind, Parties, PaymentRow, Payments, Route, Status};
use payments_domain::Effect;
use platform::http::Problem;
use store::{Can, Table, Write, verb};

use crate::desk::changed;
use crate::{scheme_id, transition};

/// The parties of the return of this id: those of the original, the other way round.
///
/// # Errors
/// When the id makes no end-to-end id (a bug).
pub fn parties(original: Parties, id: PaymentId) -> Result<Parties, Problem> {
    Ok(Parties {
        debtor: original.creditor,
        creditor: original.debtor,
        reference: None,
        end_to_end_id: id.digits().parse().map_err(Problem::internal)?,
    })
}

/// The return that a journal orders, of a payment with these parties whose money is in suspense. It belongs to the bank.
///
/// # Errors
/// When its parties cannot be encrypted (a bug).
pub(crate) fn of_suspense(
    journal: &JournalRow,
    ordered: &OrderedReturn,
    (original, paid): (&PaymentRow, &Parties),
    cause: &Cause,
    ring: &Ring,
) -> Result<PaymentRow, Problem> {
    let id = ordered.payment;
    Ok(PaymentRow {
        id,
        tenant: cause.tenant,
        ordered_by: Some(journal.proposed_by),
        fingerprint: ring.fingerprint(&[&original.id.to_string(), &ordered.code]),
        direction: Direction::Outbound,
        kind: Kind::Return,
        route: Route::Fps,
        status: Status::Accepted,
        debtor: None,
        creditor: None,
        parties: parties(paid.clone(), id)?.seal(ring, id)?,
        minor: journal.minor,
        currency: journal.currency,
        transfer: Some(journal.transfer),
        scheme_id: Some(scheme_id(id, Kind::Return, cause.at)),
        reason: None,
        return_code: Some(ordered.code.clone()),
        qualifier: None,
        rejected_field: None,
        message: None,
        original: Some(original.id),
        returned_by: None,
        approval: None,
        booked_at: None,
        decision_reason: None,
        cancellation_reason: None,
        delivered_at: None,
        disputed_by: Vec::new(),
        corrected_by: None,
        version: 1,
        created_at: cause.at,
        updated_at: cause.at,
        changed_by: cause.client,
        request_id: cause.request.clone(),
    })
}

/// The writes by which the item of a return of money in suspense follows the outcome of that return.
///
/// # Errors
/// When the item or the original is not as the return needs it, which is damage.
pub(crate) async fn ended<P>(
    payments: &Table<Payments, P>,
    back: &PaymentRow,
    effect: Effect,
    cause: &Cause,
) -> Result<Vec<Write>, Problem>
where
    P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
{
    let original = back.original;
    let original = original.ok_or_else(|| Problem::internal("a return has no original"))?;
    let item: Option<SuspenseRow> = payments
        .get(&SuspenseRow::key_of(SuspenseRow::id_of(original)))
        .await?;
    let waits = |item: &SuspenseRow| {
        item.status == SuspenseStatus::Returning && item.returned_by == Some(back.id)
    };
    let item = item.filter(waits);
    let item = item.ok_or_else(|| Problem::internal("no suspense item waits for its return"))?;
    match effect {
        Effect::Nothing => Ok(Vec::new()),
        Effect::Capture => {
            let cleared = SuspenseRow {
                open_minor: 0,
                status: SuspenseStatus::Cleared,
                ..item.changed(cause)
            };
            Ok(changed::suspense(payments, &item, &cleared)?)
        }
        Effect::Release => {
            let open = SuspenseRow {
                status: SuspenseStatus::Open,
                ..item.changed(cause)
            };
            let mut writes = changed::suspense(payments, &item, &open)?;
            writes.push(payments.update(transition::not_returned(original, back.id)?));
            Ok(writes)
        }
    }
}
