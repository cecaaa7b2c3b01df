use std::net::{IpAddr, Ipv4Addr};

use axum::Extension;
use axum::body::Body;
use axum::http::header::{HeaderName, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, Request, Response, Uri};
use axum::middleware::Next;
use kernel::request::RequestId;
use platform::http::{API_POLICY, Code, Problem, SECURITY_HEADERS};

use super::server::Peer;
use crate::gateway::{Caller, RENAMED_CHALLENGE, Refusal};
use crate::loopback::is_loopback;

const REQUEST_ID: &str = "x-request-id";
/// As CloudFront's function names it in the deployed bank (template/cdk/lib/edge/on-request.js).
const VIEWER_ADDRESS: &str = "x-viewer-address";

/// The console runs no script but its own and speaks to its own origin.
const CONSOLE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";
/// The reference too. Its script makes the style sheets that it is drawn by, so inline styles are allowed; inline
/// scripts are not.
const REFERENCE_POLICY: &str = "default-src 'none'; script-src 'self'; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

/// Names the request and stamps the answer.
pub(super) async fn stamp(mut request: Request<Body>, next: Next) -> Response<Body> {
    let given = request
        .headers()
        .get(REQUEST_ID)
        .and_then(|id| id.to_str().ok()?.parse().ok());
    let request_id: RequestId = match given {
        Some(id) => id,
        None => match fresh() {
            Some(id) => id,
            None => return Response::default(),
        },
    };
    let policy = policy_of(request.uri());
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
    let address = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    put(request.headers_mut(), REQUEST_ID, request_id.as_str());
    put(request.headers_mut(), VIEWER_ADDRESS, &address.to_string());
    request.extensions_mut().insert(Caller {
        request_id: request_id.clone(),
        address,
    });
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // As Lambda@Edge does in the deployed bank (template/cdk/lib/edge/on-origin-response.js).
    if let Some(challenge) = headers.remove(RENAMED_CHALLENGE) {
        headers.insert(WWW_AUTHENTICATE, challenge);
    }
    for (name, value) in SECURITY_HEADERS {
        put(headers, name, value);
    }
    put(headers, "content-security-policy", policy);
    put(headers, REQUEST_ID, request_id.as_str());
    if !headers.contains_key("cache-control") {
        put(headers, "cache-control", "no-store");
    }
    response
}

/// Lets the local controls be used by programs and pages of this machine only: another site's
/// page may not, even when its name was made to lead here.
pub(super) async fn only_from_here(
    Extension(caller): Extension<Caller>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let headers = request.headers();
    let host = headers.get("host").is_none_or(|host| is_here(host, ""));
    let origin = headers
        .get("origin")
        .is_none_or(|origin| is_here(origin, "http://"));
    if host && origin {
        return next.run(request).await;
    }
    let refusal: Refusal = Problem::new(Code::Forbidden)
        .detail("This is for this machine only.")
        .into();
    refusal.of(&caller)
}

fn is_here(value: &HeaderValue, scheme: &str) -> bool {
    let host = value
        .to_str()
        .ok()
        .and_then(|text| text.strip_prefix(scheme));
    host.is_some_and(is_loopback)
}

fn policy_of(uri: &Uri) -> &'static str {
    match uri.path() {
        "/" => CONSOLE_POLICY,
        path if path == "/problems" || path.starts_with("/problems/") => CONSOLE_POLICY,
        path if path == "/docs" || path.starts_with("/docs/") => REFERENCE_POLICY,
        _ => API_POLICY,
    }
}

fn put(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

/// A new request id. `None` if the machine has no entropy.
fn fresh() -> Option<RequestId> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    format!("req-{}", kernel::base32::encode(&bytes))
        .parse()
        .ok()
}
