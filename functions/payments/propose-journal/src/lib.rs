//! Proposes what ends a work item by money: `POST /v1/ledger/journals`. Nothing is booked.

use payments_operations::desk::propose_journal;
use platform::http::{Call, Problem, Reply};

platform::function!();

/// Stores the proposal, or answers why it is refused.
///
/// # Errors
/// `evidence_required`, `item_not_open`, `exceeds_open_amount`, `currency_mismatch`; the other problems
/// of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let now = ports.clock.now();
    propose_journal(&call, &ports.payments, &ports.field_keys, now).await
}
