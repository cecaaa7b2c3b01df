//! The changes of work items from the rows that were read: each takes place only if its row is still as it was read.

use payments_contract::Payments;
use payments_contract::work::WorkItem;
use store::{Can, Condition, Row as _, StoreError, Table, Versioned, Write, verb};

/// The changes of a work item, and of the lists if it leaves the one that it is in.
pub(crate) fn item<P, I>(
    payments: &Table<Payments, P>,
    before: &I,
    next: &I,
) -> Result<Vec<Write>, StoreError>
where
    P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    I: WorkItem + Versioned,
{
    let update = payments.replace(before, next)?;
    let (from, to) = (before.listed(), next.listed());
    if from.list == to.list {
        return Ok(vec![update]);
    }
    let leaves = payments.delete(from.key(), Condition::Present);
    Ok(vec![update, leaves, payments.put_once(&to)?])
}
