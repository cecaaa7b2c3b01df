//! Unfreezes a client: `POST /v1/clients/{client_id}/unfreeze`.

use identity_domain::ClientCommand;
use identity_store::{ReasonBody, change_client};
use platform::http::{Call, Problem, Reply};
use secret_store::FieldKeys;

platform::function!();

/// Makes the client active again and returns it.
///
/// # Errors
/// The problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let ask = |call: &Call| {
        let ReasonBody { reason } = call.json()?;
        Ok((ClientCommand::Unfreeze, reason))
    };
    let (keys, now) = (FieldKeys::of(&ports.field_keys).await?, ports.clock.now());
    change_client(&ports.identity, &keys, &call, ask, now).await
}
