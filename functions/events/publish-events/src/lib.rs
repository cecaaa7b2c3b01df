//! Carries what the tables' streams tell to the bus.
//!
//! A row that changes holds its own event; the contract of its domain reads it off the images
//! before and after. So there is no event without its change, and no change without its event: a
//! row that should tell one and cannot be read stops the stream and is not passed over. Published
//! is in the stream's order and at least once; consumers know an event again by its id.

mod domain;
#[cfg(test)]
mod tests;

use event_bus::MAX_ENTRIES;
use platform::Fault;
use platform::queue::Received;
use platform::stream::{Change, Stopped};

use domain::Domain;

platform::function!();

/// An event, and the change that it was read off.
struct Told {
    sequence_number: String,
    event: Received,
}

/// Publishes the events of these changes, up to the first that cannot be.
///
/// # Errors
/// At the first change whose event was not accepted; it and all after it come again.
pub async fn handle(ports: &Ports, changes: Vec<Change>) -> Result<(), Stopped> {
    let (told, unreadable) = read(changes, &ports.names.table_prefix);
    for batch in told.chunks(MAX_ENTRIES) {
        let events: Vec<_> = batch.iter().map(|told| told.event.clone()).collect();
        let accepted = ports.bus.publish(&events).await;
        if let Some(stopped) = first_refused(batch, accepted) {
            return Err(stopped);
        }
    }
    unreadable.map_or(Ok(()), Err)
}

/// The events of the changes before the first that cannot be read, and that one.
fn read(changes: Vec<Change>, table_prefix: &str) -> (Vec<Told>, Option<Stopped>) {
    let mut told = Vec::new();
    for change in changes {
        let sequence_number = change.sequence_number.clone();
        match event_of(&change, table_prefix) {
            Ok(Some(event)) => told.push(Told {
                sequence_number,
                event,
            }),
            Ok(None) => {}
            Err(fault) => {
                return (
                    told,
                    Some(Stopped {
                        sequence_number,
                        fault,
                    }),
                );
            }
        }
    }
    (told, None)
}

fn event_of(change: &Change, table_prefix: &str) -> Result<Option<Received>, Fault> {
    let domain = Domain::of_stream(&change.source, table_prefix)
        .ok_or_else(|| Fault::new("a stream of a table that tells no events"))?;
    domain.event(change.old.as_ref(), change.new.as_ref())
}

fn first_refused(
    batch: &[Told],
    accepted: Result<Vec<bool>, event_bus::Unavailable>,
) -> Option<Stopped> {
    let (at, fault) = match accepted {
        Ok(accepted) => {
            let at = accepted.iter().position(|accepted| !accepted)?;
            (at, Fault::new("the bus refused an event"))
        }
        Err(unavailable) => (0, Fault::caused("the bus is unavailable", unavailable)),
    };
    let sequence_number = batch.get(at)?.sequence_number.clone();
    Some(Stopped {
        sequence_number,
        fault,
    })
}
