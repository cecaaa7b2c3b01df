use kernel::event::Cause;
use kernel::id::{BreakId, ClientId, PaymentId};
use kernel::time::Moment;
use payments_contract::{Corrections, PaymentRow, Reports, Status};
use payments_domain::{Happening, next};
use serde::Serialize;
use store::{Change, Condition, Unavailable, Update, attribute};

/// The change of a payment from the row that was read to a status that the rules allow. It takes
/// place only if the row is still as it was read.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn to(row: &PaymentRow, status: Status, cause: &Cause) -> Result<Update, Unavailable> {
    let mut update = Update {
        key: PaymentRow::key_of(row.id),
        condition: Condition::All(vec![
            Condition::Equals("ver", value(row.version)?),
            Condition::Equals("st", value(row.status)?),
            disputes_as_read(row)?,
            correction_as_read(row)?,
        ]),
        changes: vec![
            Change::Set("st", value(status)?),
            Change::Grow("ver", 1),
            Change::Set("up", value(cause.at)?),
            changed_by(row, cause)?,
            Change::Set("rid", value(&cause.request)?),
        ],
    };
    if let Some(moment) = newly_booked(row, status, cause) {
        let millis = value(moment.unix_millis())?;
        update.changes.push(Change::Set("bk", millis));
    }
    Ok(update)
}

/// The moment of booking, if this status is the one by which the money moves.
fn newly_booked(row: &PaymentRow, status: Status, cause: &Cause) -> Option<Moment> {
    let books = status == Status::Settled && row.booked_at.is_none();
    books.then_some(cause.at)
}

/// The same with an attribute set as well.
///
/// # Errors
/// When the value cannot be stored: a fault of ours.
pub fn and_set(
    mut update: Update,
    name: &'static str,
    of: impl Serialize,
) -> Result<Update, Unavailable> {
    update.changes.push(Change::Set(name, value(of)?));
    Ok(update)
}

/// The change that sets an attribute.
///
/// # Errors
/// When the value cannot be stored (a bug).
pub fn value_of(name: &'static str, of: impl Serialize) -> Result<Change, Unavailable> {
    Ok(Change::Set(name, value(of)?))
}

/// The change of a payment whose message the rail's gateway has taken, once. It has no event of its own and
/// leaves the version as it is. Refused for a payment that has its answer, which needs no receipt.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn delivered(row: &PaymentRow, at: Moment) -> Result<Update, Unavailable> {
    let waits = [Status::Submitted, Status::Unknown].map(|status| {
        let status = value(status)?;
        Ok::<_, Unavailable>(Condition::Equals("st", status))
    });
    let waits = waits.into_iter().collect::<Result<_, _>>()?;
    Ok(Update {
        key: PaymentRow::key_of(row.id),
        condition: Condition::All(vec![Condition::Any(waits), Condition::Without("tk")]),
        changes: vec![Change::Set("tk", value(at.unix_millis())?)],
    })
}

/// The change of a payment whose message the scheme does not have although its gateway took it: it is sent
/// again. Refused for a payment that changed since, and for one that is to be sent anyway.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn undelivered(row: &PaymentRow) -> Result<Update, Unavailable> {
    let receipt = row.delivered_at.map(Moment::unix_millis);
    Ok(Update {
        key: PaymentRow::key_of(row.id),
        condition: Condition::All(vec![
            Condition::Equals("ver", value(row.version)?),
            Condition::Equals("tk", value(receipt)?),
        ]),
        changes: vec![Change::Remove("tk")],
    })
}

/// The change of a payment about which a break opens, for the transaction that opens it: a decision that was
/// made on the earlier row fails its condition. It has no event of its own and leaves the version as it is. None if
/// the row names the break already, or as many as it can.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn disputed(row: &PaymentRow, by: BreakId) -> Result<Option<Update>, Unavailable> {
    let Some(disputes) = disputes_with(row, by) else {
        return Ok(None);
    };
    Ok(Some(Update {
        key: PaymentRow::key_of(row.id),
        condition: Condition::All(vec![
            Condition::Equals("ver", value(row.version)?),
            disputes_as_read(row)?,
        ]),
        changes: vec![Change::Set("dp", value(disputes)?)],
    }))
}

/// The change of a payment about which a break opens, beside another change of it.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn and_disputed(update: Update, row: &PaymentRow, by: BreakId) -> Result<Update, Unavailable> {
    match disputes_with(row, by) {
        Some(disputes) => and_set(update, "dp", disputes),
        None => Ok(update),
    }
}

/// The same with several breaks.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn and_all_disputed(
    update: Update,
    row: &PaymentRow,
    by: &[BreakId],
) -> Result<Update, Unavailable> {
    let mut disputes = row.disputed_by.clone();
    disputes.extend(by.iter().filter(|id| !row.disputed_by.contains(id)));
    disputes.truncate(MAX_DISPUTES.max(row.disputed_by.len()));
    if disputes.len() == row.disputed_by.len() {
        return Ok(update);
    }
    and_set(update, "dp", disputes)
}

/// The breaks that a row names with this one; none if it names it already, or as many as it can.
fn disputes_with(row: &PaymentRow, by: BreakId) -> Option<Vec<BreakId>> {
    let is_full = row.disputed_by.len() >= MAX_DISPUTES;
    (!is_full && !row.disputed_by.contains(&by)).then(|| {
        let mut disputes = row.disputed_by.clone();
        disputes.push(by);
        disputes
    })
}

/// The change of a payment that is not booked here and that another bank sends back all the same: it names its return, and
/// no other is booked. It has no event of its own and leaves the version as it is.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn returned_unpaid(row: &PaymentRow, by: PaymentId) -> Result<Update, Unavailable> {
    Ok(Update {
        key: PaymentRow::key_of(row.id),
        condition: Condition::All(vec![
            Condition::Equals("ver", value(row.version)?),
            Condition::Equals("st", value(row.status)?),
            Condition::Without("by"),
            correction_as_read(row)?,
        ]),
        changes: vec![Change::Set("by", value(by)?)],
    })
}

/// The change of a payment whose money is in suspense and goes back by this return, for the transaction that puts the return:
/// no other goes beside it. It has no event of its own and leaves the version as it is.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn returned_from_suspense(row: &PaymentRow, by: PaymentId) -> Result<Update, Unavailable> {
    let update = returned_unpaid(row, by)?;
    Ok(Update {
        condition: Condition::All(vec![update.condition, disputes_as_read(row)?]),
        ..update
    })
}

/// The change of a payment whose money stays in suspense because this return of it came to nothing.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn not_returned(original: PaymentId, by: PaymentId) -> Result<Update, Unavailable> {
    Ok(Update {
        key: PaymentRow::key_of(original),
        condition: Condition::Equals("by", value(by)?),
        changes: vec![Change::Remove("by")],
    })
}

/// The change of a payment whose difference to what the scheme says is booked by a journal, or of which money in suspense
/// is, for the transaction that books it. It has no event of its own and leaves the version as it is. Refused for a payment
/// that changed since it was read in any way: the scheme may report one difference in several ways, and the money moves once.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn corrected(row: &PaymentRow, to: &Corrections) -> Result<Update, Unavailable> {
    let corrections = if to.are_none() {
        Change::Remove("cj")
    } else {
        Change::Set("cj", value(to)?)
    };
    Ok(Update {
        changes: vec![corrections],
        ..unchanged(row)?
    })
}

/// No change of a payment, refused if it changed since it was read in any way: for a transaction that was decided by it and
/// changes another row.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn unchanged(row: &PaymentRow) -> Result<Update, Unavailable> {
    let returned = match row.returned_by {
        None => Condition::Without("by"),
        Some(back) => Condition::Equals("by", value(back)?),
    };
    Ok(Update {
        key: PaymentRow::key_of(row.id),
        condition: Condition::All(vec![
            Condition::Equals("ver", value(row.version)?),
            Condition::Equals("st", value(row.status)?),
            correction_as_read(row)?,
            disputes_as_read(row)?,
            reports_as_read(row)?,
            returned,
        ]),
        changes: vec![Change::Set("ver", value(row.version)?)],
    })
}

/// The change of a payment by which it knows what the scheme reported, and the break over that if one opens. It has no event of
/// its own and leaves the version as it is. Refused for a payment that changed since it was read in any way.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn reported(
    row: &PaymentRow,
    reports: &Reports,
    by: Option<BreakId>,
) -> Result<Update, Unavailable> {
    let update = and_set(unchanged(row)?, "rp", reports)?;
    match by {
        Some(by) => and_disputed(update, row, by),
        None => Ok(update),
    }
}

/// The condition that nothing was reported since the row was read.
fn reports_as_read(row: &PaymentRow) -> Result<Condition, Unavailable> {
    if row.reports.are_none() {
        Ok(Condition::Without("rp"))
    } else {
        Ok(Condition::Equals("rp", value(&row.reports)?))
    }
}

/// The most breaks that a row names: the scheme can open any number.
pub(crate) const MAX_DISPUTES: usize = 100;

fn disputes_as_read(row: &PaymentRow) -> Result<Condition, Unavailable> {
    if row.disputed_by.is_empty() {
        Ok(Condition::Without("dp"))
    } else {
        Ok(Condition::Equals("dp", value(&row.disputed_by)?))
    }
}

fn correction_as_read(row: &PaymentRow) -> Result<Condition, Unavailable> {
    if row.corrections.are_none() {
        Ok(Condition::Without("cj"))
    } else {
        Ok(Condition::Equals("cj", value(&row.corrections)?))
    }
}

/// The change of a payment that was to go back by a return that came to nothing: it stands again.
/// None if it does already.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn restored(original: &PaymentRow, cause: &Cause) -> Result<Option<Update>, Unavailable> {
    let Ok((state, _)) = next(original.status, Happening::ReturnFailed) else {
        return Ok(None);
    };
    let mut update = to(original, state, cause)?;
    update
        .changes
        .extend([Change::Remove("by"), Change::Remove("rc")]);
    Ok(Some(update))
}

/// The row as it is once the change took place.
#[must_use]
pub fn applied(row: &PaymentRow, status: Status, cause: &Cause) -> PaymentRow {
    PaymentRow {
        status,
        booked_at: row.booked_at.or_else(|| newly_booked(row, status, cause)),
        version: row.version.saturating_add(1),
        updated_at: cause.at,
        changed_by: client_of(row, cause),
        request_id: cause.request.clone(),
        ..row.clone()
    }
}

/// The client that a change is put down to: one of the payment's own institution. What another
/// institution's client brings about, as by returning what it received, is done by the bank.
fn client_of(row: &PaymentRow, cause: &Cause) -> Option<ClientId> {
    cause.client.filter(|_| cause.tenant == row.tenant)
}

/// Also that nobody did: else the client of the change before would seem to have done this one.
fn changed_by(row: &PaymentRow, cause: &Cause) -> Result<Change, Unavailable> {
    client_of(row, cause).map_or(Ok(Change::Remove("cb")), |client| {
        Ok(Change::Set("cb", value(client)?))
    })
}

fn value(of: impl Serialize) -> Result<store::Value, Unavailable> {
    attribute(of).map_err(Unavailable::NotARow)
}
