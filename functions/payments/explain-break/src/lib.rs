//! Ends a break that needs no money: `POST /v1/ledger/breaks/{break_id}/explain`.

use payments_operations::desk::explain;
use platform::http::{Call, Problem, Reply};

platform::function!();

/// Stores the explanation, or answers why it is refused.
///
/// # Errors
/// `evidence_required`, `item_not_open`, `journal_required`; the other problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let now = ports.clock.now();
    explain(&call, &ports.payments, &ports.field_keys, now).await
}
