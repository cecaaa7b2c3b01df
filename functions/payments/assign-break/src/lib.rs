//! Names the client that deals with a break: `POST /v1/ledger/breaks/{break_id}/assign`.

use payments_contract::work::BreakRow;
use payments_operations::desk::assign;
use platform::http::{Call, Problem, Reply};

platform::function!();

/// Stores the assignment, or answers why it is refused.
///
/// # Errors
/// `item_not_open`, `assignee_unknown`; the other problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let now = ports.clock.now();
    let tables = (&ports.payments, &ports.identity);
    assign::<BreakRow, _, _>(&call, tables, &ports.field_keys, now).await
}
