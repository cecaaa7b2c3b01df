//! Answers a journal: `GET /v1/ledger/journals/{journal_id}`.

use payments_operations::desk::get_journal;
use platform::http::{Call, Problem, Reply};

platform::function!();

/// The journal with its reasons.
///
/// # Errors
/// `forbidden` to any client but the bank's own; `not_found`.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    get_journal(&call, &ports.payments, &ports.field_keys).await
}
