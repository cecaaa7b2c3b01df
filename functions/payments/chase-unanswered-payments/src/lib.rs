//! Asks Faster Payments what became of payments that have no answer.
//!
//! A payment is asked about 15, 30 and 60 seconds after it was taken on, as far as a schedule of
//! one minute allows, and then said to be `unknown`: its money stays set aside, people are told by
//! the event, and the scheme is asked every hour until it answers. Nothing here ever releases money.

use kernel::event::Cause;
use kernel::time::Moment;
use payments_contract::{PaymentRow, Status};
use payments_domain::{Happening, next};
use payments_messages::{GATEWAY_PATH, enquiry, signer};
use payments_store::{ENQUIRY_SHARDS, Enquiry, state_of, status_of, transition};
use platform::Fault;
use rail_gateway::Signer;
use secrecy::ExposeSecret;
use secret_store::FieldKeys;
use store::{Condition, Outcome, Row, Transaction};

mod returns;

platform::function!();

/// After how many enquiries a payment is said to be unknown.
const ENQUIRIES: u32 = 3;
const HOUR_MILLIS: i64 = 60 * 60 * 1000;

/// Deals with every enquiry that is due.
///
/// # Errors
/// When the table does not answer; the schedule comes again.
pub async fn handle(ports: &Ports) -> Result<(), Fault> {
    let now = ports.clock.now();
    let returned = returns::book(ports).await;
    let signer = signer_of(ports).await?;
    for shard in 0..ENQUIRY_SHARDS {
        let due = ports
            .payments
            .query::<Enquiry>(&Enquiry::due(shard, now))
            .await?;
        for note in due.rows {
            chase(ports, &note, &signer, now).await?;
        }
    }
    returned
}

async fn signer_of(ports: &Ports) -> Result<Signer, Fault> {
    let secret = ports.signing_key.current().await;
    let secret = secret.map_err(|error| Fault::caused("the signing key cannot be read", error))?;
    let secret = secret.ok_or_else(|| Fault::new("there is no signing key"))?;
    let (key, keyid) = signer(secret.value.expose_secret())
        .map_err(|error| Fault::caused("the signing key", error))?;
    Ok(Signer { key, keyid })
}

async fn chase(ports: &Ports, note: &Enquiry, signer: &Signer, now: Moment) -> Result<(), Fault> {
    let row: Option<PaymentRow> = ports
        .payments
        .get(&PaymentRow::key_of(note.payment))
        .await?;
    let Some(row) = row else {
        return forget(ports, note).await;
    };
    match row.status {
        Status::Submitted | Status::Unknown => {
            ask(ports, &row, note, signer, now).await?;
            if row.status == Status::Submitted && note.asked.saturating_add(1) >= ENQUIRIES {
                say_unknown(ports, &row, note, now).await?;
            }
            postpone(ports, note, now).await
        }
        // Not given to the rail yet: the queue that does so has it.
        Status::AwaitingApproval | Status::Accepted => {
            postpone(
                ports,
                &Enquiry {
                    asked: 0,
                    ..note.clone()
                },
                now,
            )
            .await
        }
        Status::Settled
        | Status::Rejected
        | Status::Cancelled
        | Status::Declined
        | Status::Refused
        | Status::Returned => forget(ports, note).await,
    }
}

/// Asks. Whether the gateway took the question does not matter: it is asked again.
async fn ask(
    ports: &Ports,
    row: &PaymentRow,
    note: &Enquiry,
    signer: &Signer,
    now: Moment,
) -> Result<(), Fault> {
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let parties = keys.opening(|ring| row.parties(ring)).await?;
    let outcome = match enquiry(row, &parties, note.asked, now) {
        Ok(message) => {
            let xml = message.write();
            let sent = ports
                .fps
                .send(GATEWAY_PATH, "application/xml", xml.as_bytes(), signer, now);
            sent.await.map(|_| ()).map_err(|error| error.to_string())
        }
        Err(error) => Err(error.to_string()),
    };
    if let Err(error) = outcome {
        let request_id = note.request_id.as_str();
        tracing::error!(
            request_id,
            error,
            "the scheme could not be asked about a payment"
        );
    }
    Ok(())
}

async fn say_unknown(
    ports: &Ports,
    row: &PaymentRow,
    note: &Enquiry,
    now: Moment,
) -> Result<(), Fault> {
    let Ok((state, _)) = next(state_of(row.status), Happening::WentUnanswered) else {
        return Ok(());
    };
    let cause = Cause {
        tenant: row.tenant,
        client: None,
        request: note.request_id.clone(),
        at: now,
    };
    let update = transition::to(row, status_of(state), &cause)?;
    match Transaction::of(ports.payments.update(update))
        .commit()
        .await
    {
        // Refused: the answer came at this very moment.
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy | Outcome::Unknown => Err(Fault::new("the table did not take the change")),
    }
}

/// Writes the note for the next time in place of this one.
async fn postpone(ports: &Ports, note: &Enquiry, now: Moment) -> Result<(), Fault> {
    let wait = match note.asked {
        0 => 15_000,
        1 => 30_000,
        _ => HOUR_MILLIS,
    };
    let later = Enquiry {
        due: now.plus_millis(wait),
        asked: note.asked.saturating_add(1),
        ..note.clone()
    };
    let transaction = Transaction::of(ports.payments.put_once(&later)?)
        .and(ports.payments.delete(note.key(), Condition::Present));
    match transaction.commit().await {
        // Refused: another run of this schedule has done it.
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy | Outcome::Unknown => Err(Fault::new("an enquiry could not be postponed")),
    }
}

async fn forget(ports: &Ports, note: &Enquiry) -> Result<(), Fault> {
    let removal = ports.payments.delete(note.key(), Condition::Present);
    match Transaction::of(removal).commit().await {
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy | Outcome::Unknown => Err(Fault::new("an enquiry could not be removed")),
    }
}
