//! Says no to a payment that waits for a second client: `POST /v1/payments/{payment_id}/decline`. What
//! was set aside for it is given back.

use payments_operations::change::{PaymentCommand, change};
use platform::http::{Call, Problem, Reply};

platform::function!();

/// Declines the payment or says why not.
///
/// # Errors
/// `second_client_required` of the client that ordered it, `not_awaiting_approval`; the other problems
/// of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tables = (&ports.payments, &ports.accounts);
    change(
        &call,
        PaymentCommand::Decline,
        tables,
        &ports.field_keys,
        ports.clock.now(),
    )
    .await
}
