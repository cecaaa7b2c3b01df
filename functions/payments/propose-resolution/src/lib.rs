//! Proposes how a payment ended whose outcome is unknown:
//! `POST /v1/ledger/unknown-payments/{payment_id}/resolution`. Nothing moves.

use payments_operations::desk::propose;
use platform::http::{Call, Problem, Reply};

platform::function!();

/// Stores the proposal, or answers why it is refused.
///
/// # Errors
/// `not_unknown`, `evidence_required`, `already_proposed`; the other problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let now = ports.clock.now();
    propose(&call, &ports.payments, &ports.field_keys, now).await
}
