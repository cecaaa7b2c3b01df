//! Has a payment that its rail has not answered put to it again:
//! `POST /v1/ledger/unknown-payments/{payment_id}/resubmission`. The event of this makes `submit-fps-payment`
//! send the archived message.

use payments_operations::desk::resubmit;
use platform::http::{Call, Problem, Reply};

platform::function!();

/// Stores the request, or answers why it is refused.
///
/// # Errors
/// `not_resubmittable`; the other problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let now = ports.clock.now();
    resubmit(&call, &ports.payments, &ports.field_keys, now).await
}
