//! Says what is asked of a client beyond its scopes: `POST /v1/clients/{client_id}/policy`.

use identity_domain::Order;
use identity_store::standing;
use kernel::policy::ClientPolicy;
use kernel::reason::Reason;
use platform::http::{Call, Problem, Reply};
use secret_store::FieldKeys;
use serde::Deserialize;

platform::function!();

/// The body: the whole policy, in place of the one before.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    policy: ClientPolicy,
    reason: Reason,
}

/// The client after it, or why not.
///
/// # Errors
/// The problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let ask = |call: &Call| {
        let Asked { policy, reason } = call.json()?;
        Ok((Order::Follow(policy), reason))
    };
    let (keys, now) = (FieldKeys::of(&ports.field_keys).await?, ports.clock.now());
    standing::change(&ports.identity, &keys, &call, ask, now).await
}
