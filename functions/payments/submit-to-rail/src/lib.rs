//! Gives an accepted payment to Faster Payments.
//!
//! In this order, so that a crash anywhere leaves nothing lost and nothing done twice: a note to ask
//! about the payment, the status `submitted` (from then on it cannot be cancelled), the original in
//! the message archive, the message itself. What is sent again is what is in the archive, so the
//! message is the same every time, to the byte, and the scheme knows it by its id; everything may be
//! repeated.

mod message;

use kernel::event::Cause;
use kernel::id::PaymentId;
use object_store::Stored;
use payments_contract::{PaymentRow, Route, Status};
use payments_domain::{Happening, next};
use payments_messages::{GATEWAY_PATH, sent_key, signer};
use payments_store::{Enquiry, state_of, status_of, transition};
use platform::Fault;
use platform::queue::Received;
use rail_gateway::Signer;
use secrecy::ExposeSecret;
use store::{Outcome, Transaction};

platform::function!();

/// How long after submission the scheme is asked for the first time.
const FIRST_ENQUIRY_MILLIS: i64 = 15_000;

/// Submits the payment that the event tells of, unless it is past that.
///
/// # Errors
/// When a part could not be done; the event is then delivered again.
pub async fn handle(ports: &Ports, event: Received) -> Result<(), Fault> {
    let id: PaymentId = event
        .subject
        .parse()
        .map_err(|_| Fault::new("the event is about no payment"))?;
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(id)).await?;
    let row = row.ok_or_else(|| Fault::new("the payment is not there"))?;
    if row.route != Route::Fps {
        return Ok(());
    }
    match row.status {
        Status::Accepted => {
            let Some(submitted) = submit(ports, &row, &event).await? else {
                return Ok(());
            };
            send(ports, &submitted).await
        }
        // Submitted by an earlier delivery that may have got no further. If the scheme was asked
        // since and knew of nothing, the payment is unknown until this message reaches it.
        Status::Submitted | Status::Unknown => send(ports, &row).await,
        // The event of its acceptance came, so that it waits no more: this cannot be.
        Status::AwaitingApproval => Err(Fault::new("the payment is not approved")),
        Status::Settled
        | Status::Rejected
        | Status::Cancelled
        | Status::Declined
        | Status::Refused
        | Status::Returned => Ok(()),
    }
}

/// Marks the payment submitted; nothing if it was cancelled meanwhile.
async fn submit(
    ports: &Ports,
    row: &PaymentRow,
    event: &Received,
) -> Result<Option<PaymentRow>, Fault> {
    let Ok((state, _)) = next(state_of(row.status), Happening::Submitting) else {
        return Ok(None);
    };
    let cause = Cause {
        tenant: row.tenant,
        client: None,
        request: event.correlationid.clone(),
        at: ports.clock.now(),
    };
    // Due by the payment's own time, so that a repetition writes the same note.
    let enquiry = Enquiry {
        payment: row.id,
        due: row.taken_on_at().plus_millis(FIRST_ENQUIRY_MILLIS),
        asked: 0,
        request_id: cause.request.clone(),
    };
    let noted = Transaction::of(ports.payments.put_once(&enquiry)?);
    done(&noted.commit().await)?;
    let update = transition::to(row, status_of(state), &cause)?;
    let submitted = Transaction::of(ports.payments.update(update));
    if done(&submitted.commit().await)? {
        return Ok(Some(transition::applied(row, status_of(state), &cause)));
    }
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(row.id)).await?;
    Ok(row.filter(|row| matches!(row.status, Status::Submitted | Status::Unknown)))
}

/// Whether the write took place; an item that was there already is no fault.
fn done(outcome: &Outcome) -> Result<bool, Fault> {
    match outcome {
        Outcome::Committed => Ok(true),
        Outcome::Refused(_) => Ok(false),
        Outcome::Busy | Outcome::Unknown => Err(Fault::new("the table did not take the change")),
    }
}

/// The message as it was first archived, if an earlier delivery got that far: what the archive holds
/// is what the scheme gets, whatever became of the payment, or of this code, since.
async fn archived(ports: &Ports, row: &PaymentRow) -> Result<Vec<u8>, Fault> {
    let message = message::of(ports, row).await?;
    let key = sent_key(row.id, message.name());
    let xml = message.write().into_bytes();
    let stored = ports
        .messages
        .put_once(&key, "application/xml", xml.clone())
        .await
        .map_err(|error| Fault::caused("the message cannot be archived", error))?;
    match stored {
        Stored::New => Ok(xml),
        Stored::AlreadyThere => ports
            .messages
            .get(&key)
            .await
            .map_err(|error| Fault::caused("the archive cannot be read", error))?
            .ok_or_else(|| Fault::new("the archived message is gone")),
    }
}

async fn send(ports: &Ports, row: &PaymentRow) -> Result<(), Fault> {
    let xml = archived(ports, row).await?;
    let secret = ports.signing_key.current().await;
    let secret = secret.map_err(|error| Fault::caused("the signing key cannot be read", error))?;
    let secret = secret.ok_or_else(|| Fault::new("there is no signing key"))?;
    let (key, keyid) = signer(secret.value.expose_secret())
        .map_err(|error| Fault::caused("the signing key", error))?;
    let now = ports.clock.now();
    let answer = ports
        .fps
        .send(
            GATEWAY_PATH,
            "application/xml",
            &xml,
            &Signer { key, keyid },
            now,
        )
        .await
        .map_err(|error| Fault::caused("the gateway gave no answer", error))?;
    // Whether the payment succeeds comes later, as a message. This is whether the scheme has it.
    if (200..300).contains(&answer.status) {
        Ok(())
    } else {
        Err(Fault::new("the gateway did not take the message"))
    }
}
