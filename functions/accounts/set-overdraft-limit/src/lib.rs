//! Sets how far an account may go below zero: `PUT /v1/accounts/{account_id}/overdraft-limit`.

mod limit;

use accounts_domain::Order;
use accounts_store::change::Asked;
use platform::http::{Call, Problem, Reply};
use secret_store::FieldKeys;
use serde::Deserialize;

use limit::Limit;

platform::function!();

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    limit: Limit,
}

/// The account with its new limit, or why not.
///
/// # Errors
/// The problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let asked = Asked::by(&call, ports.clock.now())?;
    let Wish {
        limit: Limit(limit),
    } = call.json()?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    asked
        .change(
            &ports.accounts,
            &keys,
            Order::SetOverdraftLimit(limit),
            None,
        )
        .await
}
