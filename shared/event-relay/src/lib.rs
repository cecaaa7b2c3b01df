//! Records the changes of a table's stream in the audit trail ([`Trail`]), and publishes them as events.
//!
//! A row that changes holds its own event; the contract of its domain reads it off the images
//! before and after. So there is no event without its change, and no change without its event: a
//! row whose change is an event and that cannot be read is parked with all later changes of its
//! subject, and not passed over. Events are published in the stream's order and at least once;
//! consumers recognise a repeated event by its id.

mod chains;
#[cfg(test)]
mod tests;

pub use chains::{Chains, Trail};

use event_bus::{Answer, Bus, MAX_BYTES, MAX_ENTRIES};
use kernel::event::Event;
use platform::FunctionError;
use platform::queue::Received;
use platform::stream::{Change, Stopped};
use serde::Serialize;
use store::{Item, Value};

/// An event, and the change that it was read off.
struct ProjectedEvent {
    sequence_number: String,
    event: Received,
    bytes: usize,
}

/// Publishes the events that `event_of` reads off these changes and that somebody subscribed to, up to the first that cannot
/// be.
///
/// # Errors
/// At the first change whose event cannot be read or was not accepted. If the event itself is wrong
/// the fault is permanent; if not, the change and all after it come again.
pub async fn publish(
    bus: &Bus,
    changes: &[Change],
    event_of: impl Fn(&Change) -> Result<Option<Received>, FunctionError>,
) -> Result<(), Stopped> {
    let subscribed = |event: Option<Received>| event.filter(|event| bus.takes(event));
    let (events, unreadable) = read(changes, |change| event_of(change).map(subscribed));
    for batch in in_requests(&events) {
        let events: Vec<_> = batch
            .iter()
            .map(|projected| projected.event.clone())
            .collect();
        let accepted = bus.publish(&events).await;
        if let Some(stopped) = first_refused(batch, accepted) {
            return Err(stopped);
        }
    }
    unreadable.map_or(Ok(()), Err)
}

/// The earlier of two stops of one batch.
pub fn first_stopped(
    changes: &[Change],
    one: Result<(), Stopped>,
    other: Result<(), Stopped>,
) -> Result<(), Stopped> {
    let position = |stopped: &Stopped| {
        let is_there = |change: &Change| change.sequence_number == stopped.sequence_number;
        changes.iter().position(is_there)
    };
    match (one, other) {
        (Err(one), Err(other)) if position(&other) < position(&one) => Err(other),
        (Err(stopped), _) | (Ok(()), Err(stopped)) => Err(stopped),
        (Ok(()), Ok(())) => Ok(()),
    }
}

/// Requires an event of a change of one of the rows whose changes are events.
///
/// # Errors
/// A permanent fault if there is none although the row has one of these sort keys and another version.
pub fn required(
    event: Option<Received>,
    sort_keys: &[&str],
    (old, new): (Option<&Item>, Option<&Item>),
) -> Result<Option<Received>, FunctionError> {
    if event.is_none() && is_new_version(sort_keys, old, new) {
        return Err(FunctionError::permanent(
            "a row that changed cannot be read",
        ));
    }
    Ok(event)
}

/// Whether this is a change of a row with one of these sort keys whose version is another.
fn is_new_version(sort_keys: &[&str], old: Option<&Item>, new: Option<&Item>) -> bool {
    let is_watched = |item: &&Item| {
        let is = |key: &&str| item.get("sk") == Some(&Value::S((*key).to_owned()));
        sort_keys.iter().any(is)
    };
    let version = |item: Option<&Item>| item.and_then(|item| item.get("ver").cloned());
    let new = new.filter(is_watched);
    new.is_some() && (version(new).is_none() || version(new) != version(old))
}

/// The event with its data as JSON.
///
/// # Errors
/// A fault if the data cannot be written down.
pub fn opened<D: Serialize>(event: Option<Event<D>>) -> Result<Option<Received>, FunctionError> {
    let Some(event) = event else { return Ok(None) };
    let data = serde_json::to_value(event.data)
        .map_err(|error| FunctionError::unreadable("an event cannot be written down", error))?;
    Ok(Some(Event {
        specversion: event.specversion,
        id: event.id,
        source: event.source,
        kind: event.kind,
        subject: event.subject,
        time: event.time,
        datacontenttype: event.datacontenttype,
        dataschema: event.dataschema,
        sequence: event.sequence,
        tenantid: event.tenantid,
        clientid: event.clientid,
        correlationid: event.correlationid,
        data,
    }))
}

/// The events of the changes before the first that cannot be read, or is too large for the bus, and
/// that one.
fn read(
    changes: &[Change],
    event_of: impl Fn(&Change) -> Result<Option<Received>, FunctionError>,
) -> (Vec<ProjectedEvent>, Option<Stopped>) {
    let mut events = Vec::new();
    for change in changes {
        let sequence_number = change.sequence_number.clone();
        match event_of(change).and_then(sized) {
            Ok(Some((event, bytes))) => events.push(ProjectedEvent {
                sequence_number,
                event,
                bytes,
            }),
            Ok(None) => {}
            Err(fault) => {
                return (
                    events,
                    Some(Stopped {
                        sequence_number,
                        fault,
                    }),
                );
            }
        }
    }
    (events, None)
}

/// An event and its bytes.
fn sized(event: Option<Received>) -> Result<Option<(Received, usize)>, FunctionError> {
    let Some(event) = event else { return Ok(None) };
    let bytes = event_bus::size_of(&event)
        .map_err(|error| FunctionError::unreadable("an event cannot be written down", error))?;
    if bytes >= MAX_BYTES {
        return Err(FunctionError::permanent(
            "an event is too large for the bus",
        ));
    }
    Ok(Some((event, bytes)))
}

/// The events in their order, cut into what one request may hold.
fn in_requests(events: &[ProjectedEvent]) -> Vec<&[ProjectedEvent]> {
    let mut requests = Vec::new();
    let (mut rest, mut count, mut bytes) = (events, 0_usize, 0_usize);
    for one in events {
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
    batch: &[ProjectedEvent],
    answers: Result<Vec<Answer>, event_bus::BusError>,
) -> Option<Stopped> {
    let (at, fault) = match answers {
        Ok(answers) => {
            let at = answers.iter().position(|answer| *answer != Answer::Taken)?;
            let fault = match answers.get(at) {
                Some(Answer::Never) => {
                    FunctionError::permanent("the bus refuses an event for what it is")
                }
                Some(Answer::Taken | Answer::NotNow) | None => {
                    FunctionError::new("the bus did not take an event")
                }
            };
            (at, fault)
        }
        Err(unavailable) => (
            0,
            FunctionError::caused("the bus is unavailable", unavailable),
        ),
    };
    let sequence_number = batch.get(at)?.sequence_number.clone();
    Some(Stopped {
        sequence_number,
        fault,
    })
}
