//! Lets a frozen client work again: `POST /v1/clients/{client_id}/unfreeze`.

use identity_domain::Order;
use identity_store::standing;
use platform::http::{Call, Problem, Reply};

platform::function!();

/// The client after it, or why not.
///
/// # Errors
/// The problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    standing::change(&ports.identity, &call, Order::Unfreeze, ports.clock.now()).await
}
