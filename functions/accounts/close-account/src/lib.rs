//! Closes an account permanently: `POST /v1/accounts/{account_id}/close`.

use accounts_domain::AccountCommand;
use accounts_store::change::ChangeRequest;
use kernel::reason::Reason;
use platform::http::{Call, Problem, Reply};
use secret_store::FieldKeys;
use serde::Deserialize;

platform::function!();

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonBody {
    reason: Reason,
}

/// Closes the account and returns it.
///
/// # Errors
/// The [`Problem`]s that `openapi.yaml` lists for the operation.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let body: ReasonBody = call.json()?;
    let request = ChangeRequest::from_call(&call, ports.clock.now())?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    request
        .change(
            &ports.accounts,
            &keys,
            AccountCommand::Close,
            Some(body.reason),
        )
        .await
}
