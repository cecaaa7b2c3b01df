//! Work items: what a person has to settle because no rule can.
//!
//! A *suspense item* is money whose owner is unknown, a *break* a difference between what the bank holds
//! and what the outside says. Each is one row with its state, and one row in the list of its kind and
//! state, opened in the transaction that causes it: nothing is in suspense, and nothing contradicts the
//! books, without being in a work list. Both belong to the bank's own tenant. Their events carry ids,
//! amounts, states and codes.

mod break_row;
mod list;
mod position;
mod suspense;

pub use break_row::{BreakChanged, BreakKind, BreakRow, BreakStatus, break_of, of_break};
pub use list::{ListedItem, WorkList};
pub use position::Position;
pub use suspense::{
    SuspenseChanged, SuspenseReason, SuspenseRow, SuspenseStatus, of_suspense, suspense_of,
};

use serde::de::DeserializeOwned;
use store::{Item, PublishedWrite, Row, StoreError, Value};

use crate::Payments;

/// A row of which a person makes something.
pub trait WorkItem: Row {
    /// Its row in the list of its kind and state.
    fn listed(&self) -> ListedItem;
}

/// The writes that open an item: its row, and its row in the list. Refused at the first of them if the item is there already.
///
/// # Errors
/// [`StoreError`] if a row cannot be stored (a bug).
pub fn open(item: &impl WorkItem) -> Result<[PublishedWrite<Payments>; 2], StoreError> {
    Ok([
        PublishedWrite::put_once(Payments(()), item)?,
        PublishedWrite::put_once(Payments(()), &item.listed())?,
    ])
}

/// The row of this sort key that a change of the table made or changed, if it is readable: one whose
/// version grew.
fn changed<R: DeserializeOwned>(
    sort_key: &str,
    version: fn(&R) -> u64,
    old: Option<&Item>,
    new: Option<&Item>,
) -> Option<R> {
    let read = |item: &Item| -> Option<R> {
        (item.get("sk") == Some(&Value::S(sort_key.to_owned())))
            .then(|| store::row_of(item.clone()).ok())
            .flatten()
    };
    let new = read(new?)?;
    let before = old.and_then(read).map_or(0, |old| version(&old));
    (version(&new) > before).then_some(new)
}

/// The names of all events of work items.
pub const EVENT_NAMES: [&str; 6] = [
    "suspense-opened.v1",
    "suspense-changed.v1",
    "suspense-cleared.v1",
    "break-opened.v1",
    "break-changed.v1",
    "break-resolved.v1",
];
