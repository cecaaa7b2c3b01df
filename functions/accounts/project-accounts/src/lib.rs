//! Records and publishes what changes in accounts, and writes their entries.
//!
//! A batch is first recorded in the audit trail, whole; then the entries of its postings are
//! written and its events are published, independently of each other.

mod entries;
mod events;

use event_relay::{Trail, first_stopped};
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

/// Writes the entries and publishes the events of these changes, up to the first that either
/// cannot be.
///
/// # Errors
/// [`Stopped`] at that change.
pub async fn handle(ports: &Ports, changes: Vec<Change>) -> Result<(), Stopped> {
    let entries = entries::write_all(ports, &changes);
    let published = event_relay::publish(&ports.bus, &changes, events::of_change);
    let (written, published) = futures_util::join!(entries, published);
    first_stopped(&changes, written, published)
}
