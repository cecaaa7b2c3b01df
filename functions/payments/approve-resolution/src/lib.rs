//! Approves how a payment ended whose outcome is unknown:
//! `POST /v1/ledger/unknown-payments/{payment_id}/resolution/approve`.

use payments_operations::desk::{Decision, decide};
use platform::http::{Call, Problem, Reply};

platform::function!();

/// Stores the decision and does what follows from it, or answers why it is refused.
///
/// # Errors
/// `not_unknown`, `not_proposed`, `second_client_required`; the other problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tables = (&ports.payments, &ports.accounts);
    let now = ports.clock.now();
    decide(&call, Decision::Approve, tables, &ports.field_keys, now).await
}
