//! Payments and returns about which the scheme reported before they came.

use kernel::event::Cause;
use kernel::id::PaymentId;
use payments_contract::work::BreakRow;
use payments_contract::{Direction, PaymentRow, Route};
use payments_store::early::{self, EarlyReport};
use platform::Fault;
use store::{Outcome, Transaction, Write};

use crate::Ports;

/// How often rows that changed since they were read are read again.
const ATTEMPTS: u8 = 4;
/// The version of a row that is new.
const FIRST: u64 = 1;

/// Makes the breaks over earlier reports be about a payment or return that has come from another bank.
///
/// # Errors
/// When the table does not answer, or rows go on changing; the record comes again.
pub(crate) async fn meet(ports: &Ports, row: &PaymentRow) -> Result<(), Fault> {
    let is_new = row.version == FIRST && row.direction == Direction::Inbound;
    if !is_new || row.route == Route::OnUs {
        return Ok(());
    }
    let query = EarlyReport::query(row.id);
    for note in ports.payments.query::<EarlyReport>(&query).await?.rows {
        note_met(ports, &note, row).await?;
    }
    Ok(())
}

async fn note_met(ports: &Ports, note: &EarlyReport, new: &PaymentRow) -> Result<(), Fault> {
    for _ in 0..ATTEMPTS {
        let item: Option<BreakRow> = ports.payments.get(&BreakRow::key_of(note.item)).await?;
        let item = item.ok_or_else(|| Fault::new("a note names no break"))?;
        let row = payment(ports, note.payment).await?;
        let original = match row.original {
            Some(original) => Some(payment(ports, original).await?),
            None => None,
        };
        let cause = Cause {
            tenant: item.tenant,
            client: None,
            request: new.request_id.clone(),
            at: ports.clock.now(),
        };
        let rows = (&row, original.as_ref());
        let writes = early::met(&ports.payments, rows, (note, &item), &cause)?;
        match all_of(writes)?.commit().await {
            Outcome::Committed => return Ok(()),
            Outcome::Refused(_) => {}
            Outcome::Busy | Outcome::Unknown => {
                return Err(Fault::new("a break did not take its payment"));
            }
        }
    }
    Err(Fault::new("a break or its payment goes on changing"))
}

async fn payment(ports: &Ports, id: PaymentId) -> Result<PaymentRow, Fault> {
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(id)).await?;
    row.ok_or_else(|| Fault::new("a payment is there no more"))
}

fn all_of(writes: Vec<Write>) -> Result<Transaction, Fault> {
    let mut writes = writes.into_iter();
    let first = writes
        .next()
        .ok_or_else(|| Fault::new("nothing is written"))?;
    Ok(writes.fold(Transaction::of(first), Transaction::and))
}
