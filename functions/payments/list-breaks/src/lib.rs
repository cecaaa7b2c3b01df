//! Lists the differences between the bank and a scheme: `GET /v1/ledger/breaks`.

use payments_contract::work::BreakRow;
use payments_operations::desk::list;
use platform::http::{Call, Problem, Reply};

platform::function!();

/// A page of the items with something to do, or of those without, oldest first.
///
/// # Errors
/// `forbidden` to any client but the bank's own; `invalid_field` for a parameter that is wrong.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    list::<BreakRow, _>(&call, &ports.payments, &ports.field_keys).await
}
