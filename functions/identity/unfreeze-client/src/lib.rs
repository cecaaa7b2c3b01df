//! Lets a frozen client work again: `POST /v1/clients/{client_id}/unfreeze`.

use identity_domain::Order;
use identity_store::standing::{self, Grounds};
use platform::http::{Call, Problem, Reply};

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
    standing::change(&ports.identity, &call, ask, ports.clock.now()).await
}
