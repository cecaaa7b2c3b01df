//! Giving payments to Faster Payments: what every function that sends a message to its gateway needs.
//!
//! The order of the steps is such that a crash anywhere leaves nothing lost and nothing done twice: a note to
//! follow the payment up, the status `submitted` (from then on it cannot be cancelled), the original in the
//! message archive, the message itself, and, once the gateway took it, that it did. What is sent again is what
//! the archive holds: the same message to the byte, which the scheme knows by its id, even if the rows that it was written
//! from cannot be read any more. Every step may be repeated. Until the gateway's receipt is stored the message is sent again,
//! and no enquiry goes out, since the scheme may not have the payment.
//!
//! The message is written before anything says that the payment is on its way: one whose message cannot be
//! written, because the name of the account's holder cannot be decrypted, stays `accepted`. Its client can cancel it,
//! the operations desk sees it in its list, and it is sent once the row is repaired.

mod message;

use accounts_contract::Accounts;
use environment::Clock;
use fps_messages::{GATEWAY_PATH, sent_key, signer};
use kernel::event::ChangeContext;
use kernel::payment::Rail;
use kernel::request::RequestId;
use kernel::time::Moment;
use object_store::{Bucket, Stored, verb as object_verb};
use payments_contract::transition::{record_receipt, submit};
use payments_contract::{Enquiry, Kind, PaymentRow, Payments, Route, Status};
use platform::FunctionError;
use rail_fps::MessageName;
use rail_gateway::{Gateway, Signer};
use secrecy::ExposeSecret;
use secret_store::Secret;
use store::{Can, Outcome, Table, Transaction, verb};

/// How often the receipt of a payment that changes meanwhile is stored.
const ATTEMPTS: u8 = 4;

/// How long after the gateway took the message the scheme is asked for the first time.
pub const FIRST_ENQUIRY_MILLIS: i64 = 15_000;

/// The way of a payment to the rail, over the ports of a function.
#[derive(Debug)]
pub struct Submission<'a, P, A, B> {
    /// The payments.
    pub payments: &'a Table<Payments, P>,
    /// The accounts, for the names of their holders.
    pub accounts: &'a Table<Accounts, A>,
    /// The message archive.
    pub messages: &'a Bucket<B>,
    /// The keys of personal data.
    pub field_keys: &'a Secret,
    /// The key by which messages are signed.
    pub signing_key: &'a Secret,
    /// The gateway of the rail.
    pub gateway: &'a Gateway,
    /// The clock.
    pub clock: &'a Clock,
}

impl<P, A, B> Submission<'_, P, A, B>
where
    P: Can<verb::Get> + Can<verb::Transitions>,
    A: Can<verb::View>,
    B: object_store::Can<object_verb::Put> + object_store::Can<object_verb::Get>,
{
    /// Brings the payment to the rail, unless it is there or is past that.
    ///
    /// # Errors
    /// [`FunctionError`] if a step could not be done; the same call again goes on from there. A permanent one if the
    /// message cannot be written from the rows.
    pub async fn submit(&self, row: &PaymentRow, request: &RequestId) -> Result<(), FunctionError> {
        if row.route != Route::Rail(Rail::Fps) {
            return Ok(());
        }
        match row.status {
            Status::Accepted => {
                let message = message::of(self, row).await?.write();
                match self.mark_submitted(row, request).await? {
                    Some(submitted) => self.deliver(&submitted, message.into_bytes()).await,
                    None => Ok(()),
                }
            }
            Status::Submitted | Status::Unknown if row.delivered_at.is_some() => Ok(()),
            Status::Submitted | Status::Unknown => {
                // What was sent is sent again, whatever became of the rows that it was written from.
                let message = match self.sent(row).await? {
                    Some(sent) => sent,
                    None => message::of(self, row).await?.write().into_bytes(),
                };
                self.deliver(row, message).await
            }
            // The event of its acceptance came, so that it waits no more: this cannot be.
            Status::AwaitingApproval => Err(FunctionError::new("the payment is not approved")),
            Status::Settled
            | Status::Rejected
            | Status::Cancelled
            | Status::Declined
            | Status::Refused
            | Status::Returned => Ok(()),
        }
    }

    /// Marks the payment submitted; nothing if it was cancelled meanwhile.
    async fn mark_submitted(
        &self,
        row: &PaymentRow,
        request: &RequestId,
    ) -> Result<Option<PaymentRow>, FunctionError> {
        let cause = ChangeContext {
            tenant: row.tenant,
            client: None,
            request: request.clone(),
            at: self.clock.now(),
        };
        let (Some(note), Some(submitted)) = (Enquiry::first(row), submit(row, &cause)?) else {
            return Ok(None);
        };
        let note = Transaction::of(self.payments.apply(note.put()?));
        is_done(&note.commit().await)?;
        let write = Transaction::of(self.payments.apply(submitted.write));
        if is_done(&write.commit().await)? {
            return Ok(Some(submitted.row));
        }
        match self.payments.get(&PaymentRow::key_of(row.id)).await? {
            Some(row) if is_on_the_rail(&row) => Ok(Some(row)),
            Some(PaymentRow {
                status: Status::Accepted,
                ..
            }) => Err(FunctionError::new(
                "the payment changed while it was submitted",
            )),
            Some(_) | None => Ok(None),
        }
    }

    /// Sends the message until the gateway has taken it once.
    async fn deliver(&self, row: &PaymentRow, message: Vec<u8>) -> Result<(), FunctionError> {
        if row.delivered_at.is_some() {
            return Ok(());
        }
        if !self.post_bytes(&key_of(row), message).await? {
            return Err(FunctionError::new("the gateway did not take the message"));
        }
        // Read anew: a slow gateway is not asked about a message that it has only just taken.
        let at = self.clock.now();
        let mut row = row.clone();
        for _ in 0..ATTEMPTS {
            let receipt = self.payments.apply(record_receipt(&row, at)?);
            let write = Transaction::of(receipt);
            if is_done(&write.commit().await)? {
                return Ok(());
            }
            match self.payments.get(&PaymentRow::key_of(row.id)).await? {
                Some(changed) if waits_for_receipt(&changed) => row = changed,
                // Its outcome came before the receipt, or another delivery was first.
                Some(_) | None => return Ok(()),
            }
        }
        Err(FunctionError::new(
            "the payment changes too often to store the gateway's receipt",
        ))
    }

    /// Archives a message under its key and sends what the archive holds there, whatever became of the
    /// payment, or of this code, since it was first written. Returns whether the gateway took it.
    ///
    /// # Errors
    /// [`FunctionError`] if it could not be archived, or the gateway gave no answer.
    pub async fn post(&self, key: &str, xml: String) -> Result<bool, FunctionError> {
        self.post_bytes(key, xml.into_bytes()).await
    }

    async fn post_bytes(&self, key: &str, xml: Vec<u8>) -> Result<bool, FunctionError> {
        let xml = self.archived(key, xml).await?;
        let signer = self.signer().await?;
        let now = self.clock.now();
        let response = self
            .gateway
            .send(GATEWAY_PATH, "application/xml", &xml, &signer, now)
            .await
            .map_err(|error| FunctionError::caused("the gateway gave no answer", error))?;
        // Whether the payment succeeds comes later, as a message. This is whether the scheme has it.
        Ok((200..300).contains(&response.status))
    }

    /// The message that carried the payment, if the archive has it.
    async fn sent(&self, row: &PaymentRow) -> Result<Option<Vec<u8>>, FunctionError> {
        let sent = self.messages.get(&key_of(row)).await;
        sent.map_err(|error| FunctionError::caused("the archive cannot be read", error))
    }

    async fn archived(&self, key: &str, xml: Vec<u8>) -> Result<Vec<u8>, FunctionError> {
        let stored = self
            .messages
            .put_once(key, "application/xml", xml.clone())
            .await
            .map_err(|error| FunctionError::caused("the message cannot be archived", error))?;
        match stored {
            Stored::New => Ok(xml),
            Stored::AlreadyThere => self
                .messages
                .get(key)
                .await
                .map_err(|error| FunctionError::caused("the archive cannot be read", error))?
                .ok_or_else(|| FunctionError::new("the archived message is gone")),
        }
    }

    async fn signer(&self) -> Result<Signer, FunctionError> {
        let secret = self.signing_key.current().await;
        let secret = secret
            .map_err(|error| FunctionError::caused("the signing key cannot be read", error))?;
        let secret = secret.ok_or_else(|| FunctionError::new("there is no signing key"))?;
        let (key, keyid) = signer(secret.value.expose_secret())
            .map_err(|error| FunctionError::caused("the signing key", error))?;
        Ok(Signer { key, keyid })
    }
}

fn is_on_the_rail(row: &PaymentRow) -> bool {
    matches!(row.status, Status::Submitted | Status::Unknown)
}

fn waits_for_receipt(row: &PaymentRow) -> bool {
    is_on_the_rail(row) && row.delivered_at.is_none()
}

/// Where the message is kept that carries a payment.
fn key_of(row: &PaymentRow) -> String {
    let name = match row.kind {
        Kind::Payment => MessageName::CreditTransfer,
        Kind::Return => MessageName::PaymentReturn,
    };
    sent_key(row.id, name)
}

/// Whether the write took place; one that its condition refused is no fault.
fn is_done(outcome: &Outcome) -> Result<bool, FunctionError> {
    match outcome {
        Outcome::Committed => Ok(true),
        Outcome::Refused(_) => Ok(false),
        Outcome::Busy | Outcome::Unknown => {
            Err(FunctionError::new("the table did not take the change"))
        }
    }
}

/// From when on the scheme may be asked about a payment; none while its gateway has not taken it.
pub fn enquiries_from(row: &PaymentRow) -> Option<Moment> {
    let delivered = row.delivered_at?;
    Some(delivered.plus_millis(FIRST_ENQUIRY_MILLIS))
}
