//! Approves and posts a journal: `POST /v1/ledger/journals/{journal_id}/approve`.

use payments_operations::desk::{Decision, decide_journal};
use platform::http::{Call, Problem, Reply};

platform::function!();

/// Posts the journal and ends its work item by so much, or answers why it is refused.
///
/// # Errors
/// `not_proposed`, `second_client_required`, `item_not_open`, `exceeds_open_amount`, `account_closed`; the
/// other problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tables = (&ports.payments, &ports.accounts);
    let now = ports.clock.now();
    decide_journal(&call, Decision::Approve, tables, &ports.field_keys, now).await
}
