//! The changes of work items and journals from the rows that were read: each takes place only if its row
//! is still as it was read.

use kernel::time::Moment;
use payments_contract::Payments;
use payments_contract::journal::JournalRow;
use payments_contract::work::{BreakRow, SuspenseRow, WorkItem};
use serde::Serialize;
use store::{Can, Change, Condition, Key, Row, Table, Unavailable, Update, Write, attribute, verb};

type Set = Result<Option<Change>, Unavailable>;

/// The change of a journal.
pub(super) fn journal<P: Can<verb::Update>>(
    payments: &Table<Payments, P>,
    before: &JournalRow,
    next: &JournalRow,
) -> Result<Write, Unavailable> {
    let changes = [
        set("st", next.status),
        some("d", next.decided.as_ref()),
        some("dr", next.decision_reason.as_ref()),
        some("bk", next.booked_at.map(Moment::unix_millis).as_ref()),
        set("ver", next.version),
        set("up", next.updated_at),
        set("cb", next.changed_by),
        set("rid", &next.request_id),
    ];
    Ok(payments.update(update(next.key(), before.version, changes)?))
}

/// The changes of a suspense item and of its list.
pub(crate) fn suspense<P>(
    payments: &Table<Payments, P>,
    before: &SuspenseRow,
    next: &SuspenseRow,
) -> Result<Vec<Write>, Unavailable>
where
    P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
{
    let changes = [
        set("op", next.open_minor),
        set("st", next.status),
        some("by", next.returned_by.as_ref()),
        some("as", next.assignee.as_ref()),
        some("nt", next.note.as_ref()),
        some("nv", next.noted_in.as_ref()),
        set("ver", next.version),
        set("up", next.updated_at),
        // None once the scheme answers a return: else the client of the change before would seem to have made it.
        or_removed("cb", next.changed_by.as_ref()),
        set("rid", &next.request_id),
    ];
    let update = payments.update(update(next.key(), before.version, changes)?);
    moved(payments, update, before, next)
}

/// The changes of a break and of its list.
pub(super) fn difference<P>(
    payments: &Table<Payments, P>,
    before: &BreakRow,
    next: &BreakRow,
) -> Result<Vec<Write>, Unavailable>
where
    P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
{
    let changes = [
        set("st", next.status),
        some("as", next.assignee.as_ref()),
        some("nt", next.note.as_ref()),
        some("nv", next.noted_in.as_ref()),
        some("jn", next.journal.as_ref()),
        some("gr", next.explanation.as_ref()),
        some("gv", next.explained_in.as_ref()),
        set("ver", next.version),
        set("up", next.updated_at),
        some("cb", next.changed_by.as_ref()),
        set("rid", &next.request_id),
    ];
    let update = payments.update(update(next.key(), before.version, changes)?);
    moved(payments, update, before, next)
}

/// The change with those of the lists, if the item leaves the one that it is in.
fn moved<P>(
    payments: &Table<Payments, P>,
    update: Write,
    before: &impl WorkItem,
    next: &impl WorkItem,
) -> Result<Vec<Write>, Unavailable>
where
    P: Can<verb::PutOnce> + Can<verb::Delete>,
{
    let (from, to) = (before.listed(), next.listed());
    if from.list == to.list {
        return Ok(vec![update]);
    }
    let leaves = payments.delete(from.key(), Condition::Present);
    Ok(vec![update, leaves, payments.put_once(&to)?])
}

fn update(
    key: Key,
    version: u64,
    changes: impl IntoIterator<Item = Set>,
) -> Result<Update, Unavailable> {
    let changes: Result<Vec<_>, _> = changes.into_iter().collect();
    let version = attribute(version).map_err(Unavailable::NotARow)?;
    Ok(Update {
        key,
        condition: Condition::Equals("ver", version),
        changes: changes?.into_iter().flatten().collect(),
    })
}

fn set(name: &'static str, of: impl Serialize) -> Set {
    let value = attribute(of).map_err(Unavailable::NotARow)?;
    Ok(Some(Change::Set(name, value)))
}

/// The attribute of a value that is there; one that is not is removed.
fn or_removed(name: &'static str, of: Option<&impl Serialize>) -> Set {
    of.map_or(Ok(Some(Change::Remove(name))), |of| set(name, of))
}

/// The attribute of a value that is there; one that is not leaves it as it is.
fn some(name: &'static str, of: Option<&impl Serialize>) -> Set {
    of.map_or(Ok(None), |of| set(name, of))
}
