//! The opening of work items, for the transaction that causes them.

use payments_contract::Payments;
use payments_contract::work::WorkItem;
use store::{Can, StoreError, Table, Write, verb};

/// The writes that open an item: its row, and its row in the list. Refused at the first of them if the
/// item is there already.
///
/// # Errors
/// When a row cannot be stored: a fault of ours.
pub fn open<P: Can<verb::PutOnce>>(
    payments: &Table<Payments, P>,
    item: &impl WorkItem,
) -> Result<[Write; 2], StoreError> {
    Ok([payments.put_once(item)?, payments.put_once(&item.listed())?])
}
