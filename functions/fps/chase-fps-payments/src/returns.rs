//! Books the returns that overtook the acceptance of their payment, where the function that took them
//! ended between the two.

use kernel::event::ChangeContext;
use payments_contract::transition::{Booked, Return};
use payments_contract::{Parties, PaymentRow, PendingReturn, ReadingPlace, Status};
use platform::FunctionError;
use secret_store::FieldKeys;
use store::{Outcome, Transaction};

use crate::Ports;
use crate::place::{self, Places};

/// Books the returns that are noted, a page in each run. One that cannot be booked stops no other.
///
/// # Errors
/// When some could not be booked, or the table does not answer; the schedule comes again.
pub(crate) async fn book(ports: &Ports, places: &Places) -> Result<(), FunctionError> {
    let place = places.of(&PendingReturn::before_all());
    let notes = PendingReturn::query().after(place.map(ReadingPlace::key_before));
    let notes = ports.payments.query_each::<PendingReturn>(&notes).await?;
    let mut failed = None;
    for (key, note) in notes.rows {
        let booked = match note {
            Ok(note) => follow(ports, &note).await,
            Err(error) => Err(FunctionError::caused(
                "a note of a return cannot be read",
                error,
            )),
        };
        if let Err(fault) = booked {
            let payment = key.map(|key| key.sk);
            tracing::error!(payment, cause = fault.chain(), "return not booked");
            failed = Some(fault);
        }
    }
    place::move_to(ports, place, notes.last.as_ref()).await?;
    failed.map_or(Ok(()), Err)
}

async fn follow(ports: &Ports, note: &PendingReturn) -> Result<(), FunctionError> {
    let original = note.back.original;
    let original = original.ok_or_else(|| FunctionError::new("a return has no original"))?;
    let original: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(original)).await?;
    let original = original.ok_or_else(|| FunctionError::new("what is returned is not there"))?;
    match original.status {
        Status::Settled => finish(ports, note, &original).await,
        // By this return, or by another that came meanwhile; then the scheme is told when this comes again.
        Status::Returned => forget(ports, note).await,
        Status::AwaitingApproval
        | Status::Accepted
        | Status::Submitted
        | Status::Unknown
        | Status::Rejected
        | Status::Cancelled
        | Status::Declined
        | Status::Refused => Err(FunctionError::new("what is returned was not accepted")),
    }
}

async fn finish(
    ports: &Ports,
    note: &PendingReturn,
    original: &PaymentRow,
) -> Result<(), FunctionError> {
    let cause = ChangeContext {
        tenant: original.tenant,
        client: None,
        request: note.back.request_id.clone(),
        at: ports.clock.now(),
    };
    let back = PaymentRow {
        booked_at: Some(cause.at),
        updated_at: cause.at,
        ..note.back.clone()
    };
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let parties = keys.readable(original.id, |ring| original.parties(ring));
    let parties = parties.await?.unwrap_or_else(|| Parties::unknown(None));
    let booking = Return {
        back: &back,
        original,
        parties: &parties,
        cause: &cause,
    };
    let booked = booking.book(&ports.payments, &ports.accounts, keys.ring());
    let booked = booked
        .await
        .map_err(|error| FunctionError::caused("a return cannot be booked", error))?;
    match booked {
        Booked::Done | Booked::Stored(_) => forget(ports, note).await,
        // The next run reads both anew.
        Booked::Changed => Ok(()),
        Booked::Undecided(_) => Err(FunctionError::new("the table did not take a return")),
    }
}

async fn forget(ports: &Ports, note: &PendingReturn) -> Result<(), FunctionError> {
    let removal = ports.payments.apply(note.removed());
    match Transaction::of(removal).commit().await {
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy | Outcome::Unknown => Err(FunctionError::new("a note could not be removed")),
    }
}
