//! Carries what the tables' streams tell to the bus.
//!
//! A row that changes holds its own event; the contract of its domain reads it off the images
//! before and after. So there is no event without its change, and no change without its event: a
//! row that should tell one and cannot be read is parked with all later changes of its subject, and
//! not passed over. Published is in the stream's order and at least once; consumers know an event again by its id.

mod domain;
#[cfg(test)]
mod tests;

use event_bus::{Answer, MAX_BYTES, MAX_ENTRIES};
use platform::Fault;
use platform::queue::Received;
use platform::stream::{Change, Stopped};

use domain::Domain;

platform::function!();

/// An event, and the change that it was read off.
struct Told {
    sequence_number: String,
    event: Received,
    bytes: usize,
}

/// Publishes the events of these changes, up to the first that cannot be.
///
/// # Errors
/// At the first change whose event cannot be read or was not accepted. If the event itself is wrong
/// the fault is permanent; if not, the change and all after it come again.
pub async fn handle(ports: &Ports, changes: Vec<Change>) -> Result<(), Stopped> {
    let (told, unreadable) = read(changes, &ports.names.table_prefix);
    for batch in in_requests(&told) {
        let events: Vec<_> = batch.iter().map(|told| told.event.clone()).collect();
        let accepted = ports.bus.publish(&events).await;
        if let Some(stopped) = first_refused(batch, accepted) {
            return Err(stopped);
        }
    }
    unreadable.map_or(Ok(()), Err)
}

/// The events of the changes before the first that cannot be read, or is too large for the bus, and
/// that one.
fn read(changes: Vec<Change>, table_prefix: &str) -> (Vec<Told>, Option<Stopped>) {
    let mut told = Vec::new();
    for change in changes {
        let sequence_number = change.sequence_number.clone();
        match event_of(&change, table_prefix) {
            Ok(Some((event, bytes))) => told.push(Told {
                sequence_number,
                event,
                bytes,
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

/// The event of a change, and its bytes.
fn event_of(change: &Change, table_prefix: &str) -> Result<Option<(Received, usize)>, Fault> {
    let domain = Domain::of_stream(&change.source, table_prefix)
        .ok_or_else(|| Fault::new("a stream of a table that tells no events"))?;
    let Some(event) = domain.event(change.old.as_ref(), change.new.as_ref())? else {
        return Ok(None);
    };
    let bytes = event_bus::size_of(&event)
        .map_err(|error| Fault::unreadable("an event cannot be written down", error))?;
    if bytes >= MAX_BYTES {
        return Err(Fault::permanent("an event is too large for the bus"));
    }
    Ok(Some((event, bytes)))
}

/// The events in their order, cut into what one request may hold.
fn in_requests(told: &[Told]) -> Vec<&[Told]> {
    let mut requests = Vec::new();
    let (mut rest, mut count, mut bytes) = (told, 0_usize, 0_usize);
    for one in told {
        let sum = bytes.saturating_add(one.bytes);
        if count == MAX_ENTRIES || (count > 0 && sum >= MAX_BYTES) {
            let (request, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            requests.push(request);
            (rest, count, bytes) = (after, 0, 0);
        }
        count = count.saturating_add(1);
        bytes = bytes.saturating_add(one.bytes);
    }
    if !rest.is_empty() {
        requests.push(rest);
    }
    requests
}

fn first_refused(
    batch: &[Told],
    answers: Result<Vec<Answer>, event_bus::Unavailable>,
) -> Option<Stopped> {
    let (at, fault) = match answers {
        Ok(answers) => {
            let at = answers.iter().position(|answer| *answer != Answer::Taken)?;
            let fault = match answers.get(at) {
                Some(Answer::Never) => Fault::permanent("the bus refuses an event for what it is"),
                Some(Answer::Taken | Answer::NotNow) | None => {
                    Fault::new("the bus did not take an event")
                }
            };
            (at, fault)
        }
        Err(unavailable) => (0, Fault::caused("the bus is unavailable", unavailable)),
    };
    let sequence_number = batch.get(at)?.sequence_number.clone();
    Some(Stopped {
        sequence_number,
        fault,
    })
}
