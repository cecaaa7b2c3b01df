//! The events of the identity table's rows.

use event_relay::{opened, required};
use identity_contract::{event, limits, refused, revoked};
use platform::FunctionError;
use platform::queue::Received;
use platform::stream::Change;
use store::Item;

/// The sort keys of the rows whose changes are events: clients, and institutions' limits.
const SORT_KEYS: [&str; 2] = ["C", limits::SORT_KEY];

/// The event that a change is, if it is one.
///
/// # Errors
/// A permanent fault if the row cannot be read although its change is an event.
pub(crate) fn of_change(change: &Change) -> Result<Option<Received>, FunctionError> {
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    let event = projected(old, new)?;
    let is_record =
        new.is_some_and(|item| refused::is_refusal(item) || revoked::is_revocation(item));
    if event.is_none() && old.is_none() && is_record {
        return Err(FunctionError::permanent(
            "a record that was made cannot be read",
        ));
    }
    required(event, &SORT_KEYS, (old, new))
}

/// The event of a client, of an institution's limits, of a refused access or of a revoked token.
fn projected(old: Option<&Item>, new: Option<&Item>) -> Result<Option<Received>, FunctionError> {
    if let Some(event) = opened(event::project(old, new))? {
        return Ok(Some(event));
    }
    if let Some(event) = opened(limits::project(old, new))? {
        return Ok(Some(event));
    }
    match opened(revoked::project(old, new))? {
        Some(event) => Ok(Some(event)),
        None => opened(refused::project(old, new)),
    }
}
