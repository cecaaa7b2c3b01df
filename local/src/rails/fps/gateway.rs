use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, Response, StatusCode};
use axum::routing::post;
use message_signature::{SignatureError, SignatureHeaders, Verified};
use rail_fps::{MAX_BYTES, Message};

use super::fault::Fault;
use super::keys::Told;
use super::{Scheme, scheme};

/// Where the bank submits.
const PATH: &str = "/fps/messages";
/// Where either side tells the other its keys.
const KEYS_PATH: &str = "/fps/keys";
/// How far the two clocks may be apart, in seconds. On one machine there is but one clock, which
/// can be moved while a request is on its way.
const SKEW_S: u16 = 300;

/// Marks an answer that must not reach the bank: the connection ends instead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lost;

/// The gateway as the bank sees it: `POST /fps/messages`, one signed message a request.
///
/// 202: taken, and what comes of it is told by pacs.002. 401: not signed by the bank. 400: not a
/// message that can be read, or not one that a bank submits. 413, 415: too large, not XML. What
/// was answered by 400 to 415 or by 500 was not taken. And `POST /fps/keys`, signed in the same way.
pub(super) fn router(scheme: Scheme) -> Router {
    Router::new()
        .route(PATH, post(submit))
        .route(KEYS_PATH, post(tell_keys))
        .layer(DefaultBodyLimit::max(MAX_BYTES))
        .with_state(scheme)
}

/// 200 with the scheme's keys: the bank's, if it named any, are those that it signs with from now on.
async fn tell_keys(State(scheme): State<Scheme>, request: Request) -> Response<Body> {
    let (head, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, MAX_BYTES).await else {
        return answer(StatusCode::PAYLOAD_TOO_LARGE, "too many keys");
    };
    if let Err(refused) = signed(&scheme, &head.headers, KEYS_PATH, &body) {
        return answer(StatusCode::UNAUTHORIZED, &refused.to_string());
    }
    let Ok(told) = serde_json::from_slice::<Told>(&body) else {
        return answer(StatusCode::BAD_REQUEST, "no keys can be read");
    };
    let taken = match &told.keys {
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

/// Whether the bank signed the request to this path.
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
