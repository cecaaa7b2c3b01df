//! Lets a frozen client work again: `POST /v1/clients/{client_id}/unfreeze`.

use identity_domain::Order;
use identity_store::standing::{self, Grounds};
use platform::http::{Call, Problem, Reply};
use secret_store::FieldKeys;

platform::function!();

/// The client after it, or why not.
///
/// # Errors
/// The problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let ask = |call: &Call| {
        let Grounds { reason } = call.json()?;
        Ok((Order::Unfreeze, reason))
    };
    let (keys, now) = (FieldKeys::of(&ports.field_keys).await?, ports.clock.now());
    standing::change(&ports.identity, &keys, &call, ask, now).await
}
