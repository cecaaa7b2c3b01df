//! Withdraws a payment that was not given to its rail yet: `POST /v1/payments/{payment_id}/cancel`.
//! One that waits for approval can be withdrawn too.

use payments_operations::change::{PaymentCommand, change};
use platform::http::{Call, Problem, Reply};

platform::function!();

/// Cancels the payment or says why not.
///
/// # Errors
/// `not_cancellable` once it was given to the rail; the other problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tables = (&ports.payments, &ports.accounts);
    change(
        &call,
        PaymentCommand::Cancel,
        tables,
        &ports.field_keys,
        ports.clock.now(),
    )
    .await
}
