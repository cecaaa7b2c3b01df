//! Declines a journal: `POST /v1/ledger/journals/{journal_id}/decline`.

use payments_operations::desk::{Decision, decide_journal};
use platform::http::{Call, Problem, Reply};

platform::function!();

/// Stores the decision, or answers why it is refused. Nothing is booked.
///
/// # Errors
/// `not_proposed`, `second_client_required`; the other problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tables = (&ports.payments, &ports.accounts);
    let now = ports.clock.now();
    decide_journal(&call, Decision::Decline, tables, &ports.field_keys, now).await
}
