//! Records and publishes what changes in identity: clients, institutions' limits, refused accesses
//! and revoked tokens.
//!
//! A batch is first recorded in the audit trail, whole; then its events are published.

mod events;

use event_relay::Trail;
use platform::FunctionError;
use platform::stream::{Change, Delivery, Stopped};

platform::function!();

/// Records the batch in the audit trail.
///
/// # Errors
/// When the trail does not take it: the batch must be delivered again.
pub async fn record(ports: &Ports, delivery: Delivery) -> Result<(), FunctionError> {
    let trail = Trail {
        audit: &ports.audit,
        chains: &ports.chains,
        clock: &ports.clock,
    };
    trail.record(&delivery, events::of_change).await
}

/// Publishes the events of these changes, up to the first that cannot be.
///
/// # Errors
/// [`Stopped`] at the first change whose event cannot be read or was not accepted.
pub async fn handle(ports: &Ports, changes: Vec<Change>) -> Result<(), Stopped> {
    event_relay::publish(&ports.bus, &changes, events::of_change).await
}
