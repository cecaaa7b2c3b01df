//! Enquiries about payments that the scheme has.

use fps_messages::{enquiry, enquiry_key};
use kernel::event::ChangeContext;
use kernel::time::Moment;
use payments_contract::transition::mark_unknown;
use payments_contract::{Enquiry, PaymentRow, Status};
use platform::FunctionError;
use secret_store::FieldKeys;
use store::{Outcome, Transaction};

use crate::{HOUR_MILLIS, MINUTE_MILLIS, Ports, SOON_MILLIS, note, submission};

/// After how many enquiries a payment is said to be unknown.
const ENQUIRIES: u32 = 3;

/// Asks once, says that nothing is known if that was often enough, and puts the note off.
pub(crate) async fn enquire(
    ports: &Ports,
    row: &PaymentRow,
    note: &Enquiry,
    now: Moment,
) -> Result<(), FunctionError> {
    let taken = ask(ports, row, note.asked, now).await;
    let asked = note.asked.saturating_add(1);
    if row.status == Status::Submitted && asked >= ENQUIRIES {
        say_unknown(ports, row, note, now).await?;
    }
    let wait = match (note.asked, &taken) {
        (0, _) => SOON_MILLIS,
        (1, _) => SOON_MILLIS.saturating_mul(2),
        // Once more after a minute: the scheme may have said that the message must be sent again.
        (asked, Ok(true)) if asked.is_multiple_of(2) => MINUTE_MILLIS,
        (_, Ok(true)) => HOUR_MILLIS,
        // Nobody was asked: as soon as the gateway is back, the answer is to be had.
        (_, Ok(false) | Err(_)) => MINUTE_MILLIS,
    };
    let later = Enquiry {
        due: now.plus_millis(wait),
        asked,
        ..note.clone()
    };
    note::replace(ports, note, &later).await?;
    match taken {
        Ok(true) => Ok(()),
        Ok(false) => Err(FunctionError::new("the gateway did not take an enquiry")),
        Err(fault) => Err(fault),
    }
}

/// Asks. Returns whether the gateway took the enquiry.
async fn ask(
    ports: &Ports,
    row: &PaymentRow,
    asked: u32,
    now: Moment,
) -> Result<bool, FunctionError> {
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let parties = keys.readable(row.id, |ring| row.parties(ring)).await?;
    let message = enquiry(row, parties.as_ref(), asked, now)
        .map_err(|error| FunctionError::caused("an enquiry cannot be written", error))?;
    let key = enquiry_key(row.id, asked);
    submission(ports).post(&key, message.write()).await
}

async fn say_unknown(
    ports: &Ports,
    row: &PaymentRow,
    note: &Enquiry,
    now: Moment,
) -> Result<(), FunctionError> {
    let cause = ChangeContext {
        tenant: row.tenant,
        client: None,
        request: note.request_id.clone(),
        at: now,
    };
    let Some(unknown) = mark_unknown(row, &cause)? else {
        return Ok(());
    };
    let unknown = Transaction::of(ports.payments.apply(unknown.write));
    match unknown.commit().await {
        // Refused: the answer came at this very moment.
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy | Outcome::Unknown => {
            Err(FunctionError::new("the table did not take the change"))
        }
    }
}
