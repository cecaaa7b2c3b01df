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

use super::book::{self, Delivered, Parcel};
use super::scheme::settlement;
use super::{Scheme, word};

/// Where the bank takes messages of the scheme.
const PATH: &str = "/rails/fps/messages";
const CONTENT: (&str, &str) = ("content-type", "application/xml");
/// How long the bank may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// The waits between attempts, in milliseconds of the bank's clock.
const FIRST_WAIT_MS: i64 = 500;
const LONGEST_WAIT_MS: i64 = 60_000;

/// What came of an attempt.
pub(super) enum Outcome {
    /// The bank has dealt with the message, or refused it for good.
    Done(Delivered),
    /// It has to be sent again.
    Again(String),
}

/// Twice as long after each attempt, up to a minute.
pub(super) fn back_off_ms(attempts: u32) -> i64 {
    let factor = 1_i64.checked_shl(attempts.min(20)).unwrap_or(1);
    FIRST_WAIT_MS.saturating_mul(factor).min(LONGEST_WAIT_MS)
}

/// Sends a message to the bank once, signed anew. Sent again is what got no answer, 408, 409, 429
/// or 5xx; every other status ends it.
pub(super) async fn attempt(scheme: &Scheme, origin: &str, parcel: &Parcel) -> Outcome {
    let sent = tokio::time::timeout(PATIENCE, send(scheme, origin, &parcel.message));
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
    Outcome::Done(Delivered {
        http_status,
        answer: answer_in(&body, &parcel.payment),
    })
}

/// What the bank answers about the payment, in the body of its response.
fn answer_in(body: &[u8], payment: &str) -> Option<String> {
    match rail_fps::read(body) {
        Ok(Message::StatusReport(report)) if report.original.transaction_id.as_str() == payment => {
            Some(word::write(&report.answer))
        }
        Ok(_) | Err(_) => None,
    }
}

/// The first final answer of the bank to a payment or return stands.
pub(super) fn remember(
    tx: &Transaction<'_>,
    parcel: &Parcel,
    delivered: &Delivered,
    now: Moment,
) -> rusqlite::Result<()> {
    let Some(answer) = delivered.answer.as_deref().and_then(word::read) else {
        return Ok(());
    };
    let known = book::find(tx, &parcel.payment)?;
    let open = known.is_some_and(|known| known.answer.is_none());
    if open && word::is_final(&answer) {
        let settlement = answer.is_accepted().then(|| settlement(now)).flatten();
        book::decide(tx, &parcel.payment, &word::write(&answer), settlement)?;
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

/// Plain HTTP on this machine, one connection a message. Answers the status and the body.
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
        // The answer may have come whole before the connection ended.
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
    fn waits_double_up_to_a_minute() {
        let waits: Vec<i64> = [0, 1, 2, 6, 7, 1000].into_iter().map(back_off_ms).collect();
        assert_eq!(waits, [500, 1000, 2000, 32_000, 60_000, 60_000]);
    }
}
