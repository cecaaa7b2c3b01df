//! The Lambda Runtime API of one sandbox: one event to fetch, one response to accept.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::{get, post};
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Instant;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::task::JoinSet;

const REQUEST_ID: &str = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

/// The function's progress.
#[derive(Debug)]
pub(crate) enum Step {
    /// It was ready and requested the event.
    Ready(Instant),
    /// It responded.
    Answered(Instant, Vec<u8>),
    /// It reported an error.
    Failed(String),
}

/// A Runtime API for one invocation.
pub(crate) struct RuntimeApi {
    pub(crate) address: String,
    pub(crate) steps: UnboundedReceiver<Step>,
    _server: JoinSet<()>,
}

#[derive(Clone)]
struct Invocation {
    event: Arc<Mutex<Option<Vec<u8>>>>,
    steps: UnboundedSender<Step>,
}

impl RuntimeApi {
    pub(crate) async fn with(event: Vec<u8>) -> std::io::Result<Self> {
        let (sender, steps) = mpsc::unbounded_channel();
        let event = Arc::new(Mutex::new(Some(event)));
        let router = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route(
                "/2018-06-01/runtime/invocation/{id}/response",
                post(answered),
            )
            .route("/2018-06-01/runtime/invocation/{id}/error", post(failed))
            .route("/2018-06-01/runtime/init/error", post(not_started))
            .with_state(Invocation {
                event,
                steps: sender,
            });
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?.to_string();
        let mut server = JoinSet::new();
        server.spawn(async move {
            // Ends with the test; without it the function's calls fail, which the test reports.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self {
            address,
            steps,
            _server: server,
        })
    }
}

/// Returns the event once. After that there is none, as in a waiting sandbox.
async fn next(State(invocation): State<Invocation>) -> Response {
    let event = invocation
        .event
        .lock()
        .ok()
        .and_then(|mut event| event.take());
    let Some(event) = event else {
        return pending().await;
    };
    invocation.tell(Step::Ready(Instant::now()));
    let headers = [
        ("content-type", "application/json"),
        ("lambda-runtime-aws-request-id", REQUEST_ID),
        ("lambda-runtime-deadline-ms", "4102444800000"),
        (
            "lambda-runtime-invoked-function-arn",
            "arn:aws:lambda:eu-west-2:000000000000:function:sample",
        ),
    ];
    (AppendHeaders(headers), event).into_response()
}

async fn answered(
    State(invocation): State<Invocation>,
    Path(id): Path<String>,
    body: Bytes,
) -> StatusCode {
    invocation.tell(if id == REQUEST_ID {
        Step::Answered(Instant::now(), body.to_vec())
    } else {
        Step::Failed(format!("it answered an invocation that was not: {id}"))
    });
    StatusCode::ACCEPTED
}

async fn failed(State(invocation): State<Invocation>, body: String) -> StatusCode {
    invocation.tell(Step::Failed(body));
    StatusCode::ACCEPTED
}

async fn not_started(State(invocation): State<Invocation>, body: String) -> StatusCode {
    invocation.tell(Step::Failed(format!("it did not start: {body}")));
    StatusCode::ACCEPTED
}

impl Invocation {
    fn tell(&self, step: Step) {
        // The receiver is gone once the test has its result.
        let _ = self.steps.send(step);
    }
}
