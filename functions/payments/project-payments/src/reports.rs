//! Payments and returns about which the scheme reported before they came.

use kernel::event::ChangeContext;
use kernel::id::PaymentId;
use payments_contract::{Direction, EarlyReports, PaymentRow, Route, heard};
use payments_store::early;
use platform::FunctionError;
use store::{Outcome, Transaction, Write};

use crate::Ports;

/// How often rows that changed since they were read are read again.
const ATTEMPTS: u8 = 4;
/// The version of a row that is new.
const FIRST: u64 = 1;

/// Makes earlier reports known to a payment or return that has come from another bank.
///
/// # Errors
/// When the table does not answer, or rows go on changing; the record comes again.
pub(crate) async fn meet(ports: &Ports, new: &PaymentRow) -> Result<(), FunctionError> {
    let is_new = new.version == FIRST && new.direction == Direction::Inbound;
    if !is_new || new.route == Route::OnUs {
        return Ok(());
    }
    for _ in 0..ATTEMPTS {
        let note: Option<EarlyReports> = ports
            .payments
            .get(&EarlyReports::key_of(new.id, new.kind))
            .await?;
        let Some(note) = note else {
            return Ok(());
        };
        let mut breaks = Vec::new();
        for id in &note.breaks {
            breaks.extend(heard::readable(&ports.payments, *id).await?);
        }
        let row = payment(ports, new.id).await?;
        let original = match row.original {
            Some(original) => Some(payment(ports, original).await?),
            None => None,
        };
        let house = breaks.first().map_or(new.tenant, |item| item.tenant);
        let cause = ChangeContext {
            tenant: house,
            client: None,
            request: new.request_id.clone(),
            at: ports.clock.now(),
        };
        let rows = (&row, original.as_ref());
        let writes = early::met(&ports.payments, rows, (&note, &breaks), &cause)?;
        match all_of(writes)?.commit().await {
            Outcome::Committed => return Ok(()),
            Outcome::Refused(_) => {}
            Outcome::Busy | Outcome::Unknown => {
                return Err(FunctionError::new("earlier reports were not taken"));
            }
        }
    }
    Err(FunctionError::new(
        "a payment or the breaks about it go on changing",
    ))
}

async fn payment(ports: &Ports, id: PaymentId) -> Result<PaymentRow, FunctionError> {
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(id)).await?;
    row.ok_or_else(|| FunctionError::new("a payment is there no more"))
}

fn all_of(writes: Vec<Write>) -> Result<Transaction, FunctionError> {
    let mut writes = writes.into_iter();
    let first = writes
        .next()
        .ok_or_else(|| FunctionError::new("nothing is written"))?;
    Ok(writes.fold(Transaction::of(first), Transaction::and))
}
