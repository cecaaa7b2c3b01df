use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, Response, StatusCode};
use axum::routing::post;
use message_signature::{SignatureError, SignatureHeaders, Verified};
use rail_fps::{MAX_BYTES, Message};

use super::fault::Fault;
use super::keys::KeysMessage;
use super::{Scheme, scheme};

/// The path of submissions.
const PATH: &str = "/fps/messages";
/// The path of key exchanges.
const KEYS_PATH: &str = "/fps/keys";
/// The permitted difference of the two clocks, in seconds. On one machine there is one clock, which
/// can be moved while a request is in flight.
const SKEW_S: u16 = 300;

/// Marks a response that must not reach the bank: the connection ends instead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lost;

/// The gateway's API for the bank: `POST /fps/messages`, one signed message in each request.
///
/// 202: accepted, and pacs.002 reports the outcome. 401: not signed by the bank. 400: unreadable,
/// or not a message that a bank submits. 413, 415: too large, not XML. A message with a response of
/// 400 to 415 or of 500 was not accepted. And `POST /fps/keys`, signed in the same way.
pub(super) fn router(scheme: Scheme) -> Router {
    Router::new()
        .route(PATH, post(submit))
        .route(KEYS_PATH, post(exchange_keys))
        .layer(DefaultBodyLimit::max(MAX_BYTES))
        .with_state(scheme)
}

/// Returns 200 with the scheme's keys. If the request names keys, the bank signs with those from
/// now on.
async fn exchange_keys(State(scheme): State<Scheme>, request: Request) -> Response<Body> {
    let (head, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, MAX_BYTES).await else {
        return answer(StatusCode::PAYLOAD_TOO_LARGE, "too many keys");
    };
    if let Err(refused) = signed(&scheme, &head.headers, KEYS_PATH, &body) {
        return answer(StatusCode::UNAUTHORIZED, &refused.to_string());
    }
    let Ok(message) = serde_json::from_slice::<KeysMessage>(&body) else {
        return answer(StatusCode::BAD_REQUEST, "no keys can be read");
    };
    let taken = match &message.keys {
        Some(keys) => scheme.keys.take(keys).await,
        None => Ok(true),
    };
    match taken {
        Ok(true) => {
            let published = serde_json::to_string(&scheme.keys.published());
            answer(StatusCode::OK, &published.unwrap_or_default())
        }
        Ok(false) => answer(StatusCode::BAD_REQUEST, "these are no keys"),
        Err(error) => {
            tracing::error!(%error, "keys were not taken");
            answer(StatusCode::INTERNAL_SERVER_ERROR, "not taken")
        }
    }
}

async fn submit(State(scheme): State<Scheme>, request: Request) -> Response<Body> {
    let xml = request
        .headers()
        .get("content-type")
        .and_then(|value| value.to_str().ok());
    let is_xml = xml.is_some_and(|value| value.split(';').next() == Some("application/xml"));
    let (head, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, MAX_BYTES).await else {
        return answer(StatusCode::PAYLOAD_TOO_LARGE, "the message is too large");
    };
    if let Err(refused) = signed(&scheme, &head.headers, PATH, &body) {
        return answer(StatusCode::UNAUTHORIZED, &refused.to_string());
    }
    if !is_xml {
        return answer(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "expected application/xml",
        );
    }
    match rail_fps::read(&body) {
        Ok(message) => take(&scheme, message, body.to_vec()).await,
        Err(malformed) => answer(StatusCode::BAD_REQUEST, &malformed.to_string()),
    }
}

/// Returns whether the bank signed the request to this path.
fn signed(
    scheme: &Scheme,
    headers: &HeaderMap,
    path: &str,
    body: &[u8],
) -> Result<Verified, SignatureError> {
    let lookup = |name: &'static str| headers.get(name).and_then(|value| value.to_str().ok());
    let proof = SignatureHeaders::from_lookup(lookup)?;
    let request = message_signature::Request {
        method: "POST",
        path,
        headers: &[],
        body,
    };
    let key = |keyid: &_| scheme.keys.of_bank(keyid);
    let now = scheme.now().unix_seconds();
    message_signature::verify(&request, &proof, key, now, SKEW_S)
}

async fn take(scheme: &Scheme, message: Message, xml: Vec<u8>) -> Response<Body> {
    let fault = scheme.faults.take();
    if fault == Some(Fault::Http500) {
        return answer(
            StatusCode::INTERNAL_SERVER_ERROR,
            "not taken, as was asked for",
        );
    }
    if fault == Some(Fault::Lose) {
        return answer(StatusCode::ACCEPTED, "");
    }
    let (now, never_received) = (scheme.now(), scheme.never_received);
    let taken = scheme.book.write(move |tx| {
        let xml = String::from_utf8_lossy(&xml);
        scheme::take(tx, &message, &xml, never_received, now)
    });
    let taken = match taken.await {
        Ok(taken) => taken,
        Err(error) => {
            tracing::error!(%error, "a message was not taken");
            return answer(StatusCode::INTERNAL_SERVER_ERROR, "not taken");
        }
    };
    if let Some(Fault::DelaySeconds(seconds)) = fault {
        let wait_ms = i64::from(seconds).saturating_mul(1000);
        scheme
            .until(now.unix_millis().saturating_add(wait_ms))
            .await;
    }
    let mut reply = if taken {
        answer(StatusCode::ACCEPTED, "")
    } else {
        answer(
            StatusCode::BAD_REQUEST,
            "a bank does not submit this message",
        )
    };
    if fault == Some(Fault::Drop) {
        reply.extensions_mut().insert(Lost);
    }
    reply
}

fn answer(status: StatusCode, text: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(text.to_owned()));
    *response.status_mut() = status;
    response
}
