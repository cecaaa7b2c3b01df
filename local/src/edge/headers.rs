use std::net::{IpAddr, Ipv4Addr};

use axum::Extension;
use axum::body::Body;
use axum::http::header::{HOST, HeaderName, ORIGIN, TRANSFER_ENCODING, WWW_AUTHENTICATE};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Request, Response, Uri, Version};
use axum::middleware::Next;
use kernel::request::RequestId;
use platform::http::{
    API_POLICY, Code, Problem, SECURITY_HEADERS, SINGLE_HEADERS, repeated_headers,
};

use super::server::Peer;
use crate::gateway::{Caller, RENAMED_CHALLENGE, Refusal};
use crate::loopback::is_loopback;

const REQUEST_ID: &str = "x-request-id";
/// The header of CloudFront's function in the deployed bank (template/cdk/lib/edge/on-request.js).
const VIEWER_ADDRESS: &str = "x-viewer-address";

/// The console runs its own script only and connects to its own origin only.
const CONSOLE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";
/// The reference's script generates its style sheets, so inline styles are allowed; inline scripts
/// are not.
const REFERENCE_POLICY: &str = "default-src 'none'; script-src 'self'; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

/// Sets the request id and the response's security headers.
pub(super) async fn set_headers(mut request: Request<Body>, next: Next) -> Response<Body> {
    let several = several(request.headers());
    let given = request
        .headers()
        .get(REQUEST_ID)
        .filter(|_| !several.contains(&REQUEST_ID))
        .and_then(|id| id.to_str().ok()?.parse().ok());
    let request_id: RequestId = match given {
        Some(id) => id,
        None => match new_request_id() {
            Some(id) => id,
            None => return Response::default(),
        },
    };
    let policy = policy_of(request.uri());
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
    let address = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    set(request.headers_mut(), REQUEST_ID, request_id.as_str());
    set(request.headers_mut(), VIEWER_ADDRESS, &address.to_string());
    let caller = Caller {
        request_id: request_id.clone(),
        address,
    };
    request.extensions_mut().insert(caller.clone());
    // As CloudFront's function does in the deployed bank (template/cdk/lib/edge/on-request.js).
    let repeated = repeated_headers(several);
    let refused = repeated.or_else(|| not_http(request.version(), request.headers()));
    let mut response = match refused {
        Some(problem) => Refusal::from(problem).of(&caller),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    // As Lambda@Edge does in the deployed bank (template/cdk/lib/edge/on-origin-response.js).
    if let Some(challenge) = headers.remove(RENAMED_CHALLENGE) {
        headers.insert(WWW_AUTHENTICATE, challenge);
    }
    for (name, value) in SECURITY_HEADERS {
        set(headers, name, value);
    }
    set(headers, "content-security-policy", policy);
    set(headers, REQUEST_ID, request_id.as_str());
    if !headers.contains_key("cache-control") {
        set(headers, "cache-control", "no-store");
    }
    response
}

/// The headers with one value that come more than once.
fn several(headers: &HeaderMap) -> Vec<&'static str> {
    let is_several = |name: &&str| headers.get_all(*name).iter().nth(1).is_some();
    SINGLE_HEADERS.into_iter().filter(is_several).collect()
}

/// What HTTP itself refuses of a head, as CloudFront does in the deployed bank: a request of HTTP/1.1 that does not name
/// its host (RFC 9112 §3.2), and a coding of the transfer that is not known here (§6.1).
fn not_http(version: Version, headers: &HeaderMap) -> Option<Problem> {
    let host = headers.get(HOST);
    if host.map_or(version == Version::HTTP_11, |host| !is_host(host)) {
        let expected =
            "expected the host of this request, with its port if it is not the usual one";
        return Some(Problem::field("header:host", expected));
    }
    let mut codings = headers.get_all(TRANSFER_ENCODING).iter();
    let is_known = match (codings.next(), codings.next()) {
        (None, _) => true,
        (Some(coding), None) => coding.as_bytes().eq_ignore_ascii_case(b"chunked"),
        (Some(_), Some(_)) => false,
    };
    let expected = "expected chunked alone, or none";
    (!is_known).then(|| Problem::field("header:transfer-encoding", expected))
}

/// Whether a value of `Host` is a host with or without a port: no more of an authority belongs there.
fn is_host(value: &HeaderValue) -> bool {
    let authority = value.to_str().ok().and_then(|text| text.parse().ok());
    authority.is_some_and(|authority: Authority| !authority.as_str().contains('@'))
}

/// Restricts the local controls to programs and pages of this machine: another site's page is
/// refused even if its name resolves to this machine. A request that does not name its host is refused too, and one that
/// names several origins.
pub(super) async fn require_loopback(
    Extension(caller): Extension<Caller>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let headers = request.headers();
    let host = headers.get(HOST);
    let mut origins = headers.get_all(ORIGIN).iter();
    let is_own_origin = match (origins.next(), origins.next()) {
        (None, _) => true,
        (Some(origin), None) => is_loopback_host(origin, "http://"),
        (Some(_), Some(_)) => false,
    };
    if host.is_some_and(|host| is_loopback_host(host, "")) && is_own_origin {
        return next.run(request).await;
    }
    let refusal: Refusal = Problem::new(Code::Forbidden)
        .detail("The local controls accept requests from this machine only.")
        .into();
    refusal.of(&caller)
}

fn is_loopback_host(value: &HeaderValue, scheme: &str) -> bool {
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

fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

/// Returns a new request id; `None` if the machine has no entropy.
fn new_request_id() -> Option<RequestId> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    format!("req-{}", kernel::base32::encode(&bytes))
        .parse()
        .ok()
}
