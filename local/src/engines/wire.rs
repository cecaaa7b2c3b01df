use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::Response;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::EngineError;
use super::bus::Bus;
use super::objects::Objects;
use super::secrets::Secrets;
use crate::loopback::is_loopback;

/// The account that the stand-ins use in ARNs.
pub(super) const ACCOUNT: &str = "000000000000";
/// The region that the stand-ins use in ARNs.
pub(super) const REGION: &str = "eu-west-2";

/// The services that share one loopback port, distinguished by `X-Amz-Target`, which only the JSON
/// services have; everything else is S3.
#[derive(Clone)]
pub(super) struct Services {
    pub(super) bus: Bus,
    pub(super) secrets: Secrets,
    pub(super) objects: Objects,
}

/// The services, and what a caller must present. A browser page on this machine can reach the port,
/// and with DNS rebinding even as its own origin; but it does not know the token, and its `Host`
/// differs.
struct TokenCheck {
    services: Services,
    token: String,
}

/// Serves on a loopback port, as one of `servers`, until `stop` is true. Returns the base URL,
/// whose path is a token of this run.
pub(super) async fn serve(
    services: Services,
    servers: &mut JoinSet<()>,
    stop: watch::Receiver<bool>,
) -> Result<String, EngineError> {
    let listener = TcpListener::bind(("127.0.0.1", 0))
        .await
        .map_err(EngineError::io("loopback port for AWS calls"))?;
    let address = listener
        .local_addr()
        .map_err(EngineError::io("loopback port for AWS calls"))?;
    let token = token()?;
    // The SDK for S3 appends the bucket directly.
    let base = format!("http://{address}/{token}/");
    let router = Router::new()
        .fallback(handle)
        .with_state(Arc::new(TokenCheck { services, token }));
    servers.spawn(async move {
        let served = axum::serve(listener, router).with_graceful_shutdown(stopped(stop));
        if let Err(error) = served.await {
            tracing::error!(%error, "AWS stand-ins stopped");
        }
    });
    Ok(base)
}

/// Returns a random token, new at each start.
fn token() -> Result<String, EngineError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| {
        let source = std::io::Error::other(error.to_string());
        EngineError::io("token of this run")(source)
    })?;
    Ok(kernel::base32::encode(&bytes))
}

/// Waits until `stop` is true or its sender is gone.
pub(super) async fn stopped(mut stop: watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Waits a second, or until `stop` is true, before a worker retries what the disk refused.
pub(super) async fn pause_after_error(stop: &watch::Receiver<bool>) {
    let _ = tokio::time::timeout(Duration::from_secs(1), stopped(stop.clone())).await;
}

async fn handle(State(guarded): State<Arc<TokenCheck>>, mut request: Request) -> Response {
    let strip_token =
        strip_token(request.uri(), &guarded.token).filter(|_| is_loopback_host(request.headers()));
    let Some(strip_token) = strip_token else {
        let mut response = refused(&Refusal::new("AccessDeniedException", "not of this run"));
        *response.status_mut() = StatusCode::FORBIDDEN;
        return response;
    };
    *request.uri_mut() = strip_token;
    let services = &guarded.services;
    let target = request
        .headers()
        .get("x-amz-target")
        .and_then(|target| target.to_str().ok())
        .map(str::to_owned);
    match target {
        Some(target) => answer_json(services, &target, request).await,
        None => services.objects.handle(request).await,
    }
}

fn is_loopback_host(headers: &HeaderMap) -> bool {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    host.is_some_and(is_loopback)
}

/// Returns the address below the token; `None` without the token.
fn strip_token(uri: &Uri, token: &str) -> Option<Uri> {
    let rest = uri.path().strip_prefix('/')?.strip_prefix(token)?;
    let path = match rest {
        "" => "/",
        below => below.starts_with('/').then_some(below)?,
    };
    let query = uri.query().map(|query| format!("?{query}"));
    format!("{path}{}", query.unwrap_or_default()).parse().ok()
}

async fn answer_json(services: &Services, target: &str, request: Request) -> Response {
    let body = axum::body::to_bytes(request.into_body(), JSON_LIMIT).await;
    let Ok(Ok(body)) = body.map(|body| serde_json::from_slice::<Value>(&body)) else {
        return refused(&Refusal::new("SerializationException", "not JSON"));
    };
    let response = match target.split_once('.') {
        Some(("AWSEvents", "PutEvents")) => services.bus.put_events(&body).await,
        Some(("secretsmanager", operation)) => services.secrets.handle(operation, &body).await,
        _ => Err(Refusal::new("UnknownOperationException", target)),
    };
    match response {
        Ok(response) => json_response(StatusCode::OK, &response),
        Err(refusal) => refused(&refusal),
    }
}

/// Larger than any accepted request, so that the service itself reports what is too big.
const JSON_LIMIT: usize = 4 * 1024 * 1024;

/// An error of an AWS JSON 1.1 service.
#[derive(Debug)]
pub(super) struct Refusal {
    code: &'static str,
    message: String,
}

impl Refusal {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

impl Refusal {
    /// Returns the message for people.
    pub(super) fn message(&self) -> &str {
        &self.message
    }
}

impl From<EngineError> for Refusal {
    fn from(error: EngineError) -> Self {
        tracing::error!(%error, "a stand-in failed");
        Self::new(INTERNAL, error.to_string())
    }
}

const INTERNAL: &str = "InternalServiceError";

fn refused(refusal: &Refusal) -> Response {
    let status = if refusal.code == INTERNAL {
        StatusCode::INTERNAL_SERVER_ERROR
    } else {
        StatusCode::BAD_REQUEST
    };
    let body = json!({"__type": refusal.code, "message": refusal.message});
    json_response(status, &body)
}

fn json_response(status: StatusCode, body: &Value) -> Response {
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/x-amz-json-1.1"),
    );
    response
}
