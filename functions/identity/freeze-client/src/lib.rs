//! Freezes a client: `POST /v1/clients/{client_id}/freeze`.

use identity_domain::ClientCommand;
use identity_store::{ReasonBody, change_client};
use platform::http::{Call, Problem, Reply};
use secret_store::FieldKeys;

platform::function!();

/// Freezes the client and returns it.
///
/// # Errors
/// The problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let ask = |call: &Call| {
        let ReasonBody { reason } = call.json()?;
        Ok((ClientCommand::Freeze, reason))
    };
    let (keys, now) = (FieldKeys::of(&ports.field_keys).await?, ports.clock.now());
    change_client(&ports.identity, &keys, &call, ask, now).await
}
