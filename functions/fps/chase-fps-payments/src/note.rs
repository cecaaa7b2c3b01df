//! The notes by which payments are followed up.

use kernel::time::Moment;
use payments_contract::{Enquiry, PaymentRow};
use platform::FunctionError;
use store::{Key, Outcome, Row, Transaction};

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
    let update = ports.payments.apply(note.moved_to(later)?);
    done(&Transaction::of(update).commit().await)
}

/// Removes the note of a payment that has its outcome.
pub(crate) async fn forget(ports: &Ports, note: &Enquiry) -> Result<(), FunctionError> {
    remove(ports, note.key()).await
}

async fn remove(ports: &Ports, key: Key) -> Result<(), FunctionError> {
    let removal = Enquiry::removed(key).ok_or(FunctionError::new("no note has that key"))?;
    let removal = Transaction::of(ports.payments.apply(removal));
    done(&removal.commit().await)
}

/// Writes a note that cannot be read again, from the payment which its key names. Where its key names none that is there, the
/// note is removed.
pub(crate) async fn mend(ports: &Ports, key: &Key, now: Moment) -> Result<(), FunctionError> {
    let Some((accepted_at, payment)) = Enquiry::named_by(key) else {
        return remove(ports, key.clone()).await;
    };
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(payment)).await?;
    let Some(first) = row.as_ref().and_then(Enquiry::first) else {
        return remove(ports, key.clone()).await;
    };
    let later = Enquiry {
        accepted_at,
        due: now.plus_millis(MINUTE_MILLIS),
        ..first
    };
    let mended = later.mended(key.clone())?;
    let mended = mended.ok_or(FunctionError::new("no note has that key"))?;
    let update = ports.payments.apply(mended);
    done(&Transaction::of(update).commit().await)
}

/// Refused: another run of this schedule has done it.
fn done(outcome: &Outcome) -> Result<(), FunctionError> {
    match outcome {
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy | Outcome::Unknown => Err(FunctionError::new("a note could not be changed")),
    }
}
