//! Sets an account's overdraft limit: `PUT /v1/accounts/{account_id}/overdraft-limit`.

mod limit;

use accounts_domain::AccountCommand;
use accounts_store::change::ChangeRequest;
use platform::http::{Call, Problem, Reply};
use secret_store::FieldKeys;
use serde::Deserialize;

use limit::NonNegativeMoney;

platform::function!();

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OverdraftLimit {
    limit: NonNegativeMoney,
}

/// Sets the limit and returns the account.
///
/// # Errors
/// The [`Problem`]s that `openapi.yaml` lists for the operation.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let OverdraftLimit {
        limit: NonNegativeMoney(limit),
    } = call.json()?;
    let request = ChangeRequest::from_call(&call, ports.clock.now())?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    request
        .change(
            &ports.accounts,
            &keys,
            AccountCommand::SetOverdraftLimit(limit),
            None,
        )
        .await
}
