//! Lets a payment go that waits for a second client: `POST /v1/payments/{payment_id}/approve`.
//!
//! From there it is like one that needed no approval: within the bank the money is there at once, and
//! another bank's is sent as any accepted payment is.

use payments_operations::change::{PaymentCommand, change};
use platform::http::{Call, Problem, Reply};

platform::function!();

/// Approves the payment or says why not.
///
/// # Errors
/// `second_client_required` of the client that ordered it, `approval_limit_exceeded` of one that could
/// not pay as much alone, `not_awaiting_approval`, the refusals of the accounts; the other problems of
/// the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tables = (&ports.payments, &ports.accounts);
    change(
        &call,
        PaymentCommand::Approve,
        tables,
        &ports.field_keys,
        ports.clock.now(),
    )
    .await
}
