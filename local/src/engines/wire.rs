use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::EngineError;
use super::bus::Bus;
use super::objects::Objects;
use super::secrets::Secrets;

/// The account that the stand-ins say they belong to.
pub(super) const ACCOUNT: &str = "000000000000";
/// The region that the stand-ins say they are in.
pub(super) const REGION: &str = "eu-west-2";

/// The services that share one loopback port: told apart by `X-Amz-Target`, which only the
/// JSON services send; all else is S3.
#[derive(Clone)]
pub(super) struct Services {
    pub(super) bus: Bus,
    pub(super) secrets: Secrets,
    pub(super) objects: Objects,
}

/// Serves on a loopback port, as one of `servers`, until `stop` says true.
pub(super) async fn serve(
    services: Services,
    servers: &mut JoinSet<()>,
    stop: watch::Receiver<bool>,
) -> Result<SocketAddr, EngineError> {
    let listener = TcpListener::bind(("127.0.0.1", 0))
        .await
        .map_err(EngineError::io("loopback port for AWS calls"))?;
    let address = listener
        .local_addr()
        .map_err(EngineError::io("loopback port for AWS calls"))?;
    let router = Router::new()
        .fallback(answer)
        .with_state(Arc::new(services));
    servers.spawn(async move {
        let served = axum::serve(listener, router).with_graceful_shutdown(stopped(stop));
        if let Err(error) = served.await {
            tracing::error!(%error, "server of the AWS stand-ins ended");
        }
    });
    Ok(address)
}

/// Waits until `stop` says true or its sender is gone.
pub(super) async fn stopped(mut stop: watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// A second, or less when `stop` says true: before a worker tries again what the disk refused.
pub(super) async fn pause_after_fault(stop: &watch::Receiver<bool>) {
    let _ = tokio::time::timeout(Duration::from_secs(1), stopped(stop.clone())).await;
}

async fn answer(State(services): State<Arc<Services>>, request: Request) -> Response {
    let target = request
        .headers()
        .get("x-amz-target")
        .and_then(|target| target.to_str().ok())
        .map(str::to_owned);
    match target {
        Some(target) => answer_json(&services, &target, request).await,
        None => services.objects.answer(request).await,
    }
}

async fn answer_json(services: &Services, target: &str, request: Request) -> Response {
    let body = axum::body::to_bytes(request.into_body(), JSON_LIMIT).await;
    let Ok(Ok(body)) = body.map(|body| serde_json::from_slice::<Value>(&body)) else {
        return refused(&Refusal::new("SerializationException", "not JSON"));
    };
    let answer = match target.split_once('.') {
        Some(("AWSEvents", "PutEvents")) => services.bus.put_events(&body).await,
        Some(("secretsmanager", operation)) => services.secrets.answer(operation, &body).await,
        _ => Err(Refusal::new("UnknownOperationException", target)),
    };
    match answer {
        Ok(answer) => json_response(StatusCode::OK, &answer),
        Err(refusal) => refused(&refusal),
    }
}

/// More than any accepted request, so that the service itself says what is too big.
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
    /// What is said to people.
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
