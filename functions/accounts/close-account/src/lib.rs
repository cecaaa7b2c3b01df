//! Closes an account for good: `POST /v1/accounts/{account_id}/close`.

use accounts_domain::Order;
use accounts_store::change::Asked;
use kernel::reason::Reason;
use platform::http::{Call, Problem, Reply};
use secret_store::FieldKeys;
use serde::Deserialize;

platform::function!();

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    reason: Reason,
}

/// The account after it, or why not.
///
/// # Errors
/// The problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let asked = Asked::by(&call, ports.clock.now())?;
    let wish: Wish = call.json()?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    asked
        .change(&ports.accounts, &keys, Order::Close, Some(wish.reason))
        .await
}
