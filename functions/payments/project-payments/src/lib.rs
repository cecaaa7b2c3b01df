//! Records what changes in payments, keeps the lists of payments by account, publishes the events of payments, and
//! counts the balances of the bank's own accounts, from their stream.
//!
//! A batch is first recorded in the audit trail, whole.
//!
//! Repeats and stale records do no harm: an entry changes only to a newer version. An institution's list
//! of payments that wait for approval changes in the same transaction as the entry, so that what left
//! it is not put back by a record that comes again. A payment that was accepted for a rail gets the note by which
//! it is followed up until it has its outcome, whether or not its event ever reaches the function that submits it.
//!
//! A payment or return from another bank about which the scheme reported before it came is what the break over that report is
//! about from then on.
//!
//! Lists and events are written at once and independently; both may be written again. What both have is then counted in
//! the balances of the bank's own accounts. One function does all this because a stream has two readers at most (ADR 24).

mod balances;
mod events;
mod fold;
mod redelivered;
mod reports;

use event_relay::{Trail, first_stopped};
use kernel::time::Moment;
use payments_contract::{Enquiry, PaymentRow, Status, event};
use payments_store::{ApprovalListRow, Listing};
use platform::FunctionError;
use platform::stream::{Change, Delivery, Stopped};
use serde::Serialize;
use store::{Condition, Outcome, Row, StoreError, Transaction, Update, attribute};

platform::function!();

/// Records the batch in the audit trail.
///
/// # Errors
/// When the trail does not take it: the batch must be delivered again.
pub async fn record(ports: &Ports, delivery: Delivery) -> Result<(), FunctionError> {
    let trail = Trail {
        audit: &ports.audit,
        chains: &ports.chains,
        clock: &ports.clock,
    };
    trail.record(&delivery, events::of_change).await
}

/// Brings the lists up to the changes, publishes their events, and counts them in the balances of internal accounts, in
/// order.
///
/// # Errors
/// The first change that could not be written, published or counted.
pub async fn handle(ports: &Ports, changes: Vec<Change>) -> Result<(), Stopped> {
    let mut rest = changes.as_slice();
    loop {
        let (listed, published) = futures_util::join!(
            project_changes(ports, rest),
            event_relay::publish(&ports.bus, rest, events::of_change),
        );
        let Err(stopped) = first_stopped(rest, listed, published) else {
            return balances::count(ports, rest).await;
        };
        let at = position(rest, &stopped);
        let (whole, after) = rest
            .split_at_checked(at.unwrap_or_default())
            .unwrap_or_default();
        balances::count(ports, whole).await?;
        let Some((change, after)) = after.split_first() else {
            return Err(stopped);
        };
        if !was_done(ports, change, &stopped).await? {
            return Err(stopped);
        }
        // Its other balance may not have been advanced then.
        balances::count(ports, std::slice::from_ref(change)).await?;
        rest = after;
    }
}

/// Whether a change that cannot be listed or published any more was, in an earlier delivery: what it says of other rows may
/// have been damaged since. Parked, it would be counted again when it is put back.
async fn was_done(ports: &Ports, change: &Change, stopped: &Stopped) -> Result<bool, Stopped> {
    if change.put_back || !stopped.fault.is_permanent() {
        return Ok(false);
    }
    let passed = balances::has_passed(ports, change).await;
    passed.map_err(|error| Stopped {
        sequence_number: change.sequence_number.clone(),
        // It is not parked for that.
        fault: FunctionError::caused("whether a change was counted", error),
    })
}

fn position(changes: &[Change], stopped: &Stopped) -> Option<usize> {
    let is_there = |change: &Change| change.sequence_number == stopped.sequence_number;
    changes.iter().position(is_there)
}

async fn project_changes(ports: &Ports, changes: &[Change]) -> Result<(), Stopped> {
    for change in changes {
        project_change(ports, change)
            .await
            .map_err(|fault| Stopped {
                sequence_number: change.sequence_number.clone(),
                fault,
            })?;
    }
    Ok(())
}

async fn project_change(ports: &Ports, change: &Change) -> Result<(), FunctionError> {
    let payment = change.new.as_ref().map(event::read).transpose()?.flatten();
    let old = change.old.as_ref();
    let old = old.and_then(|old| event::read(old).ok().flatten());
    // A change without a version of its own is none that a list shows; a row that came again as it
    // was is what a rebuild delivers.
    let shows = |row: &PaymentRow| {
        let old = old.as_ref();
        old.is_none_or(|old| old.version < row.version || old == row)
    };
    let Some(payment) = payment.filter(shows) else {
        return Ok(());
    };
    follow_up(ports, &payment).await?;
    reports::meet(ports, &payment).await?;
    project_all(ports, payment).await
}

/// The note of a payment that is to go by a rail, first of all: no payment is sent by nobody.
async fn follow_up(ports: &Ports, row: &PaymentRow) -> Result<(), FunctionError> {
    if row.status != Status::Accepted {
        return Ok(());
    }
    let Some(note) = Enquiry::first(row) else {
        return Ok(());
    };
    let note = ports.payments.put_once(&note)?;
    match Transaction::of(note).commit().await {
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy | Outcome::Unknown => Err(FunctionError::new("the note was not taken")),
    }
}

/// The payment in the lists of its accounts: within the bank the payee's has it as well.
async fn project_all(ports: &Ports, row: PaymentRow) -> Result<(), FunctionError> {
    if let Some(listing) = Listing::of_payee(row.clone()) {
        project(ports, &listing, None).await?;
    }
    let Some(listing) = Listing::of(row) else {
        return Ok(());
    };
    let waiting = ApprovalListRow::of(listing.payment.clone());
    project(ports, &listing, waiting).await
}

async fn project(
    ports: &Ports,
    listing: &Listing,
    waiting: Option<ApprovalListRow>,
) -> Result<(), FunctionError> {
    let mut put = Transaction::of(ports.payments.put_once(listing)?);
    if let Some(waiting) = waiting.as_ref().filter(|waiting| waiting.waits()) {
        put = put.and(ports.payments.put_once(waiting)?);
    }
    let first = put.commit().await;
    let outcome = match first {
        Outcome::Refused(_) => {
            let mut update = Transaction::of(ports.payments.update(newer(listing)?));
            if let Some(waiting) = waiting.filter(ApprovalListRow::leaves) {
                update = update.and(ports.payments.delete(waiting.key(), Condition::Present));
            }
            update.commit().await
        }
        Outcome::Committed | Outcome::Busy | Outcome::Unknown => first,
    };
    match outcome {
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy | Outcome::Unknown => {
            Err(FunctionError::new("the list did not take the payment"))
        }
    }
}

/// What can change in a payment's life, if this is newer than what the list has.
fn newer(listing: &Listing) -> Result<Update, StoreError> {
    let PaymentRow {
        status,
        version,
        updated_at,
        ..
    } = &listing.payment;
    let PaymentRow {
        changed_by,
        request_id,
        reason,
        return_code,
        qualifier,
        message,
        returned_by,
        approval,
        scheme_id,
        booked_at,
        decision_reason,
        cancellation_reason,
        ..
    } = &listing.payment;
    let mut changes = vec![
        set("st", status)?,
        set("ver", version)?,
        set("up", updated_at)?,
        set("cb", changed_by)?,
        set("rid", request_id)?,
    ];
    changes.push(set_or_remove("rs", reason.as_ref())?);
    changes.push(set_or_remove("rc", return_code.as_ref())?);
    changes.push(set_or_remove("ql", qualifier.as_ref())?);
    changes.push(set_or_remove("md", message.as_ref())?);
    changes.push(set_or_remove("by", returned_by.as_ref())?);
    changes.push(set_or_remove("ap", approval.as_ref())?);
    changes.push(set_or_remove("si", scheme_id.as_ref())?);
    changes.push(set_or_remove("dw", decision_reason.as_ref())?);
    changes.push(set_or_remove("cw", cancellation_reason.as_ref())?);
    let booked = booked_at.map(Moment::unix_millis);
    changes.push(set_or_remove("bk", booked)?);
    let condition = Condition::Below("ver", value(version)?);
    Ok(Update {
        key: listing.key(),
        condition,
        changes,
    })
}

fn set_or_remove<T: Serialize>(
    name: &'static str,
    of: Option<T>,
) -> Result<store::Change, StoreError> {
    of.map_or(Ok(store::Change::Remove(name)), |of| set(name, of))
}

fn set<T: Serialize>(name: &'static str, of: T) -> Result<store::Change, StoreError> {
    Ok(store::Change::Set(name, value(of)?))
}

fn value<T: Serialize>(of: T) -> Result<store::Value, StoreError> {
    attribute(of).map_err(StoreError::NotARow)
}
