//! Gives an accepted payment to Faster Payments.
//!
//! An event that comes again finds what the earlier delivery left undone, and does that. A payment whose
//! message the gateway has taken is not sent again, however often the event comes. One whose message cannot be
//! written is left to `chase-fps-payments`, whose alarm it raises until its row is repaired or it is cancelled.

use fps_submission::Submission;
use kernel::id::PaymentId;
use payments_contract::PaymentRow;
use platform::FunctionError;
use platform::queue::Received;

platform::function!();

/// Submits the payment that the event tells of, unless it is past that.
///
/// # Errors
/// When a part could not be done; the event is then delivered again.
pub async fn handle(ports: &Ports, event: Received) -> Result<(), FunctionError> {
    // Of the payment itself, or of the case about it.
    let id: PaymentId = event
        .data
        .get("payment_id")
        .and_then(|id| id.as_str()?.parse().ok())
        .ok_or_else(|| FunctionError::new("the event is about no payment"))?;
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(id)).await?;
    let row = row.ok_or_else(|| FunctionError::new("the payment is not there"))?;
    let submission = Submission {
        payments: &ports.payments,
        accounts: &ports.accounts,
        messages: &ports.messages,
        field_keys: &ports.field_keys,
        signing_key: &ports.signing_key,
        gateway: &ports.fps,
        clock: &ports.clock,
    };
    match submission.submit(&row, &event.correlationid).await {
        // Another delivery of the event changes nothing, and the payment's note does not end before it does.
        Err(fault) if fault.is_permanent() => {
            let cause = fault.chain();
            tracing::error!(payment = %id, cause, "message cannot be written, payment not sent");
            Ok(())
        }
        done => done,
    }
}
