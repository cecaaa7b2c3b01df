use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::Request;
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use kernel::time::Moment;
use message_signature::{SignParams, sign};
use rail_fps::{MAX_BYTES, Message};
use rusqlite::Transaction;
use tokio::net::TcpStream;

use super::book::{self, DeliveryResult, OutboundMessage};
use super::scheme::settlement;
use super::{Scheme, status_text};

/// The path of the bank's callback.
const PATH: &str = "/rails/fps/messages";
const CONTENT: (&str, &str) = ("content-type", "application/xml");
/// The bank's time to respond.
const PATIENCE: Duration = Duration::from_secs(15);
/// The pauses between attempts, in milliseconds of the bank's clock.
const FIRST_WAIT_MS: i64 = 500;
const LONGEST_WAIT_MS: i64 = 60_000;

/// The result of an attempt.
pub(super) enum Outcome {
    /// The bank has handled the message, or refused it permanently.
    Done(DeliveryResult),
    /// The message must be sent again.
    Again(String),
}

/// Doubles after each attempt, up to a minute.
pub(super) fn back_off_ms(attempts: u32) -> i64 {
    let factor = 1_i64.checked_shl(attempts.min(20)).unwrap_or(1);
    FIRST_WAIT_MS.saturating_mul(factor).min(LONGEST_WAIT_MS)
}

/// Sends a message to the bank once, with a new signature. Without a response, or after 408, 409,
/// 429 or 5xx, it is sent again; every other status is final.
pub(super) async fn attempt(
    scheme: &Scheme,
    origin: &str,
    message_for_bank: &OutboundMessage,
) -> Outcome {
    let sent = tokio::time::timeout(PATIENCE, send(scheme, origin, &message_for_bank.message));
    let (http_status, body) = match sent.await {
        Ok(Ok(answer)) => answer,
        Ok(Err(why)) => return Outcome::Again(why),
        Err(_) => return Outcome::Again("no answer in time".to_owned()),
    };
    if matches!(http_status, 408 | 409 | 429 | 500..) {
        return Outcome::Again(format!("HTTP {http_status}"));
    }
    if !(200..300).contains(&http_status) {
        tracing::warn!(http_status, "the bank refused a message of the scheme");
    }
    Outcome::Done(DeliveryResult {
        http_status,
        answer: answer_in(&body, &message_for_bank.payment),
    })
}

/// Returns the bank's status of the payment from the body of its response.
fn answer_in(body: &[u8], payment: &str) -> Option<String> {
    match rail_fps::read(body) {
        Ok(Message::StatusReport(report)) if report.original.transaction_id.as_str() == payment => {
            Some(status_text::write(&report.answer))
        }
        Ok(_) | Err(_) => None,
    }
}

/// Records the bank's first final response to a payment or return.
pub(super) fn remember(
    tx: &Transaction<'_>,
    message_for_bank: &OutboundMessage,
    delivered: &DeliveryResult,
    now: Moment,
) -> rusqlite::Result<()> {
    let Some(answer) = delivered.answer.as_deref().and_then(status_text::read) else {
        return Ok(());
    };
    let known = book::find(tx, &message_for_bank.payment)?;
    let open = known.is_some_and(|known| known.answer.is_none());
    if open && status_text::is_final(&answer) {
        let settlement = answer.is_accepted().then(|| settlement(now)).flatten();
        book::decide(
            tx,
            &message_for_bank.payment,
            &status_text::write(&answer),
            settlement,
        )?;
    }
    Ok(())
}

async fn send(scheme: &Scheme, origin: &str, xml: &str) -> Result<(u16, Vec<u8>), String> {
    let authority = origin
        .strip_prefix("http://")
        .unwrap_or(origin)
        .trim_end_matches('/');
    exchange(authority, request(scheme, authority, xml)?).await
}

/// Plain HTTP on this machine, one connection for each message. Returns the status and the body.
pub(super) async fn exchange(
    authority: &str,
    request: Request<Full<Bytes>>,
) -> Result<(u16, Vec<u8>), String> {
    let stream = TcpStream::connect(authority)
        .await
        .map_err(|error| error.to_string())?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|error| error.to_string())?;
    let answer = async {
        let answer = sender
            .send_request(request)
            .await
            .map_err(|error| error.to_string())?;
        let status = answer.status().as_u16();
        let body = Limited::new(answer.into_body(), MAX_BYTES).collect().await;
        Ok((
            status,
            body.map_err(|error| error.to_string())?.to_bytes().to_vec(),
        ))
    };
    let mut connection = std::pin::pin!(connection);
    let mut answer = std::pin::pin!(answer);
    tokio::select! {
        biased;
        answer = &mut answer => answer,
        // The response may be complete before the connection ended.
        _ = &mut connection => answer.await,
    }
}

fn request(scheme: &Scheme, authority: &str, xml: &str) -> Result<Request<Full<Bytes>>, String> {
    let body = xml.as_bytes();
    let signed = message_signature::Request {
        method: "POST",
        path: PATH,
        headers: &[("@authority", authority), CONTENT],
        body,
    };
    let (keyid, key) = scheme.keys.signs().ok_or("the scheme has no key")?;
    let stamp = SignParams::new(&keyid, scheme.now().unix_seconds());
    let proof = sign(&signed, &key, &stamp).map_err(|error| error.to_string())?;
    let mut request = Request::post(PATH)
        .header("host", authority)
        .header(CONTENT.0, CONTENT.1);
    for (name, value) in proof.pairs() {
        request = request.header(name, value);
    }
    request
        .body(Full::new(Bytes::from(xml.to_owned())))
        .map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::back_off_ms;

    #[test]
    fn pauses_double_up_to_a_minute() {
        let waits: Vec<i64> = [0, 1, 2, 6, 7, 1000].into_iter().map(back_off_ms).collect();
        assert_eq!(waits, [500, 1000, 2000, 32_000, 60_000, 60_000]);
    }
}
