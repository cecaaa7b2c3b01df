//! The events of accounts' rows.

use event_relay::{opened, required};
use platform::FunctionError;
use platform::queue::Received;
use platform::stream::Change;

/// The sort key of the rows whose changes are events.
const ACCOUNT: &str = "A";

/// The event that a change is, if it is one.
///
/// # Errors
/// A permanent fault if the row cannot be read although its change is an event.
pub(crate) fn of_change(change: &Change) -> Result<Option<Received>, FunctionError> {
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    let event = opened(accounts_contract::event::project(old, new))?;
    required(event, &[ACCOUNT], (old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_of_the_stream_lets_through_what_is_an_event() {
        let manifest = include_str!("../Cargo.toml");
        let filter = format!("only = [{{ sk = [{ACCOUNT:?}] }}]");
        assert!(manifest.contains(&filter), "{filter}");
    }

    #[test]
    fn the_key_of_an_account_is_the_one_whose_changes_are_events() {
        let key = accounts_contract::AccountRow::key_of(kernel::id::Id::derive(&["a"]));
        assert_eq!(key.sk, ACCOUNT);
    }
}
