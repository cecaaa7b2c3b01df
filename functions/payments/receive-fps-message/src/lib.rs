//! Takes what Faster Payments sends us: `POST /rails/fps/messages`.
//!
//! A pacs.002 settles or rejects a payment of ours. A pacs.008 brings a payment, a pacs.004 brings
//! one of ours back; both are answered with a pacs.002. Every message may come twice: its id makes
//! the item's key, and the second is answered as the first was.

mod answer;
mod credit;
mod report;
mod returned;
mod signature;

use accounts_contract::entry::{Counterparty, OtherSide};
use kernel::event::Cause;
use payments_contract::Party;
use platform::http::{Call, Code, Problem, Reply};
use rail_fps::{Message, read};
use secret_store::FieldKeys;

platform::function!();

/// Takes the message or says why not.
///
/// # Errors
/// `unauthenticated` if it is not signed by the scheme, `malformed_body` if it is not a message of
/// the profile, `not_found` if it is about a payment we never sent.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    signature::verify(ports, &call).await?;
    let media_type = call
        .header("content-type")
        .and_then(|value| value.split(';').next());
    if !media_type.is_some_and(|name| name.trim().eq_ignore_ascii_case("application/xml")) {
        return Err(Problem::new(Code::UnsupportedMediaType).detail("Send application/xml."));
    }
    if call.raw_body().len() > rail_fps::MAX_BYTES {
        return Err(Problem::new(Code::BodyTooLarge));
    }
    let message = read(call.raw_body())
        .map_err(|malformed| Problem::new(Code::MalformedBody).detail(malformed.to_string()))?;
    let cause = Cause {
        tenant: payments_messages::house(),
        client: None,
        request: call.request_id().clone(),
        at: ports.clock.now(),
    };
    let keys = FieldKeys::of(&ports.field_keys).await?;
    match message {
        Message::StatusReport(report) => report::take(ports, &keys, &report, &cause).await,
        Message::CreditTransfer(credit) => {
            credit::take(ports, &keys, &credit, call.raw_body(), &cause).await
        }
        Message::PaymentReturn(returned) => {
            returned::take(ports, &keys, &returned, call.raw_body(), &cause).await
        }
        Message::StatusRequest(_) => Err(Problem::new(Code::MalformedBody)
            .detail("A pacs.028 is answered by the scheme, not by us.")),
    }
}

/// A party of a payment as the other side of an entry, if it is known whole.
fn other_side(party: &Party) -> Option<OtherSide> {
    let (sort_code, account_number) = party.sort_code.zip(party.account_number)?;
    Some(OtherSide::Party(Counterparty {
        name: party.name.clone(),
        sort_code,
        account_number,
    }))
}
