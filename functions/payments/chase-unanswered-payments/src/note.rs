//! The notes by which payments are followed up.

use kernel::time::Moment;
use payments_contract::PaymentRow;
use payments_store::Enquiry;
use platform::FunctionError;
use store::{Condition, Key, Outcome, Row, Transaction};

use crate::{MINUTE_MILLIS, Ports};

/// Makes the note due at another time.
pub(crate) async fn put_off(
    ports: &Ports,
    note: &Enquiry,
    due: Moment,
) -> Result<(), FunctionError> {
    let later = Enquiry {
        due,
        ..note.clone()
    };
    replace(ports, note, &later).await
}

/// Changes a note into a later one of its payment.
pub(crate) async fn replace(
    ports: &Ports,
    note: &Enquiry,
    later: &Enquiry,
) -> Result<(), FunctionError> {
    let update = ports.payments.update(note.replaced_by(later)?);
    done(&Transaction::of(update).commit().await)
}

/// Removes the note of a payment that has its outcome.
pub(crate) async fn forget(ports: &Ports, note: &Enquiry) -> Result<(), FunctionError> {
    remove(ports, note.key()).await
}

async fn remove(ports: &Ports, key: Key) -> Result<(), FunctionError> {
    let removal = ports.payments.delete(key, Condition::Present);
    done(&Transaction::of(removal).commit().await)
}

/// Writes a note that cannot be read again, from the payment which its key names. Where its key names none that is there, the
/// note is removed.
pub(crate) async fn mend(ports: &Ports, key: &Key, now: Moment) -> Result<(), FunctionError> {
    let Some((accepted_at, payment)) = Enquiry::named_by(key) else {
        return remove(ports, key.clone()).await;
    };
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(payment)).await?;
    let Some(row) = row else {
        return remove(ports, key.clone()).await;
    };
    let later = Enquiry {
        accepted_at,
        due: now.plus_millis(MINUTE_MILLIS),
        ..Enquiry::first(&row)
    };
    let update = ports.payments.update(later.mending(key.clone())?);
    done(&Transaction::of(update).commit().await)
}

/// Refused: another run of this schedule has done it.
fn done(outcome: &Outcome) -> Result<(), FunctionError> {
    match outcome {
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy | Outcome::Unknown => Err(FunctionError::new("a note could not be changed")),
    }
}
