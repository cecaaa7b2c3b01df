//! Takes what Faster Payments sends us: `POST /rails/fps/messages`.
//!
//! A pacs.002 settles or rejects a payment of ours. A pacs.008 brings a payment, a pacs.004 brings
//! one of ours back; both are answered with a pacs.002, also if all that can be read of them is
//! their ids. A pacs.028 asks what became of what was sent to us, and is answered with the pacs.002
//! about that. Every message may come twice: its id makes the item's key, and the second is answered
//! as the first was. Every message is archived as it was, before anything follows from it, and so is
//! every report that answers one.

mod answer;
mod batch;
mod credit;
mod difference;
mod enquiry;
mod report;
mod reports;
mod returned;
mod signature;
mod unreadable;

use fps_messages::{Brought, answered_key, message_digest, received_key};
use kernel::event::ChangeContext;
use kernel::id::TenantId;
use kernel::idempotency::Fingerprint;
use platform::http::{Call, Code, Problem, Reply};
use rail_fps::{Malformed, Message, ReadError, Received, receive};
use secret_store::FieldKeys;

platform::function!();

/// Takes the message or says why not.
///
/// # Errors
/// `unauthenticated` if it is not signed by the scheme, `malformed_body` if not even its ids can be
/// read.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    signature::verify(ports, &call).await?;
    call.has_media_type("application/xml")?;
    if call.raw_body().len() > rail_fps::MAX_BYTES {
        return Err(Problem::new(Code::BodyTooLarge));
    }
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let digest = message_digest(call.raw_body(), keys.ring());
    archive(ports, &received_key(&digest), call.raw_body()).await?;
    let reply = act(ports, &keys, &call, &digest).await?;
    if !reply.body().is_empty() {
        archive(ports, &answered_key(&digest), reply.body().as_bytes()).await?;
    }
    Ok(reply)
}

/// Keeps a message as it was. Its key follows from its own bytes, or from those that it answers:
/// what is there already is the same message, or the answer first given to the same message.
async fn archive(ports: &Ports, key: &str, message: &[u8]) -> Result<(), Problem> {
    let stored = ports
        .messages
        .put_once(key, "application/xml", message.to_vec())
        .await;
    stored.map(|_| ()).map_err(|error| {
        tracing::error!(%error, "the message cannot be archived");
        Problem::undecided(Code::Unavailable)
    })
}

async fn act(
    ports: &Ports,
    keys: &FieldKeys,
    call: &Call,
    digest: &Fingerprint,
) -> Result<Reply, Problem> {
    let cause = ChangeContext {
        tenant: TenantId::bank(),
        client: None,
        request: call.request_id().clone(),
        at: ports.clock.now(),
    };
    let brought = Brought {
        cause: &cause,
        message: digest,
        ring: keys.ring(),
    };
    match receive(call.raw_body()) {
        Ok(Received::One(message)) => one(ports, keys, message, brought).await,
        Ok(Received::Reports(reports)) => reports::each(ports, keys, reports, brought).await,
        Ok(Received::Batch(batch)) => batch::take(ports, batch, brought).await,
        Ok(Received::Group(group)) => reports::group(ports, keys, group, brought).await,
        Err(ReadError::Rejectable(rejectable)) => {
            unreadable::take(ports, *rejectable, brought).await
        }
        Err(ReadError::Unanswerable(malformed)) => Err(unread(&malformed)),
    }
}

async fn one(
    ports: &Ports,
    keys: &FieldKeys,
    message: Message,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    match message {
        Message::StatusReport(report) => report::take(ports, keys, (&report, 0), brought).await,
        Message::CreditTransfer(credit) => credit::take(ports, &credit, brought).await,
        Message::PaymentReturn(returned) => returned::take(ports, keys, &returned, brought).await,
        Message::StatusRequest(request) => enquiry::take(ports, request, brought).await,
    }
}

/// The problem for a message that cannot be read. It names no transaction, so only the HTTP status can report the refusal.
fn unread(malformed: &Malformed) -> Problem {
    Problem::new(Code::MalformedBody).detail(malformed.to_string())
}
