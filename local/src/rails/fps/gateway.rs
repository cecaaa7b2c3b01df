use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{Response, StatusCode};
use axum::routing::post;
use message_signature::{Refused, SignatureHeaders, Verified};
use rail_fps::{MAX_BYTES, Message};

use super::fault::Fault;
use super::{Scheme, scheme};

/// Where the bank submits.
const PATH: &str = "/fps/messages";
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
/// was answered by 400 to 415 or by 500 was not taken.
pub(super) fn router(scheme: Scheme) -> Router {
    Router::new()
        .route(PATH, post(submit))
        .layer(DefaultBodyLimit::max(MAX_BYTES))
        .with_state(scheme)
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
    let lookup = |name: &'static str| head.headers.get(name).and_then(|value| value.to_str().ok());
    let verified =
        SignatureHeaders::from_lookup(lookup).and_then(|headers| verify(&scheme, &headers, &body));
    if let Err(refused) = verified {
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

fn verify(scheme: &Scheme, headers: &SignatureHeaders, body: &[u8]) -> Result<Verified, Refused> {
    let request = message_signature::Request {
        method: "POST",
        path: PATH,
        headers: &[],
        body,
    };
    let keys = &scheme.keys;
    let now = scheme.now().unix_seconds();
    let key = |id: &_| (*id == keys.bank_keyid).then_some(keys.bank_key);
    message_signature::verify(&request, headers, key, now, SKEW_S)
}

async fn take(scheme: &Scheme, message: Message, xml: Vec<u8>) -> Response<Body> {
    let fault = scheme.faults.take();
    if fault == Some(Fault::Http500) {
        return answer(
            StatusCode::INTERNAL_SERVER_ERROR,
            "not taken, as was asked for",
        );
    }
    let now = scheme.now();
    let taken = scheme.book.write(move |tx| {
        let xml = String::from_utf8_lossy(&xml);
        scheme::take(tx, &message, &xml, now)
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
