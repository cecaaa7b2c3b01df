//! Carries the events of accounts and identity from their tables' streams to the bus.
//!
//! What payments publishes is carried by `project-payments`, so that the stream of payments has two
//! readers (ADR 24). Guarantees are those of [`event_relay`].

mod domain;

use platform::FunctionError;
use platform::queue::Received;
use platform::stream::{Change, Stopped};

use domain::Domain;

platform::function!();

/// Publishes the events of these changes, up to the first that cannot be.
///
/// # Errors
/// At the first change whose event cannot be read or was not accepted.
pub async fn handle(ports: &Ports, changes: Vec<Change>) -> Result<(), Stopped> {
    let prefix = &ports.names.table_prefix;
    event_relay::publish(&ports.bus, &changes, |change| event_of(change, prefix)).await
}

fn event_of(change: &Change, table_prefix: &str) -> Result<Option<Received>, FunctionError> {
    let domain = Domain::of_stream(&change.source, table_prefix).ok_or_else(|| {
        FunctionError::new("a stream of a table that this function does not relay")
    })?;
    domain.event(change.old.as_ref(), change.new.as_ref())
}
