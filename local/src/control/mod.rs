//! Controls of a local bank under `/_local/`: inspect the queues, move the clock, wait until the
//! bank is idle, redrive dead letters, rotate secrets, and reconnect the functions.

mod secrets;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Response, StatusCode, Uri};
use axum::routing::{get, post};
use axum::{Extension, Router};
use fence::declaration::Trigger;
use jiff::Timestamp;
use platform::http::{Code, Problem};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::engines::{self, EngineError};
use crate::gateway::{Caller, Refusal};
use crate::rails::{FpsSimulator, RailError};
use crate::registry::{Failure, Registry};

/// The longest wait for an idle bank.
const LONGEST_WAIT_MS: u64 = 600_000;
/// The furthest that one call can move the clock: ten years.
const FURTHEST_S: u64 = 10 * 366 * 86_400;

/// Reconnects every function.
type Reconnect = Arc<dyn Fn() + Send + Sync>;

#[derive(Clone)]
struct Controls {
    engines: engines::Control,
    fps: Arc<FpsSimulator>,
    registry: Registry,
    reconnect: Reconnect,
}

/// The controls of these engines, rails and functions; `reconnect` reconnects the functions.
pub fn router(
    engines: engines::Control,
    fps: Arc<FpsSimulator>,
    registry: Registry,
    reconnect: impl Fn() + Send + Sync + 'static,
) -> Router {
    let rails = fps.control();
    Router::new()
        .route("/status", get(status))
        .route("/clock", post(move_clock))
        .route("/idle", post(idle))
        .route("/dead-letters/{function}/redrive", post(redrive))
        .route("/renew", post(renew_functions))
        .route("/secrets", get(secrets::list))
        .route("/secrets/rotate", post(secrets::rotate))
        .route("/secrets/restore", post(secrets::restore))
        .route("/functions/{function}", post(call_function))
        .with_state(Controls {
            engines,
            fps,
            registry,
            reconnect: Arc::new(reconnect),
        })
        .nest("/rails/fps", rails)
        .fallback(
            |Extension(caller): Extension<Caller>| async move { refused(&caller, Code::NotFound) },
        )
        .method_not_allowed_fallback(|Extension(caller): Extension<Caller>| async move {
            refused(&caller, Code::MethodNotAllowed)
        })
}

fn refused(caller: &Caller, code: Code) -> Response<Body> {
    Refusal::from(Problem::new(code)).of(caller)
}

async fn status(
    State(controls): State<Controls>,
    Extension(caller): Extension<Caller>,
) -> Response<Body> {
    response(&caller, status_json(&controls).await)
}

async fn status_json(controls: &Controls) -> Result<Value, ControlError> {
    let engines = &controls.engines;
    let queues: Vec<_> = engines
        .queue_depths()
        .await?
        .into_iter()
        .map(|depth| {
            json!({
                "function": depth.queue,
                "visible": depth.visible,
                "delayed": depth.delayed,
                "in_flight": depth.in_flight,
                "dead": depth.dead,
            })
        })
        .collect();
    let dead_letters: Vec<_> = engines
        .dead_letters()
        .await?
        .into_iter()
        .map(|letter| {
            json!({
                "function": letter.queue,
                "message_id": letter.message_id,
                "receives": letter.receives,
                "last_error": letter.last_error,
                "event": serde_json::from_str::<Value>(&letter.body).unwrap_or_default(),
            })
        })
        .collect();
    let streams: Vec<_> = engines
        .streams()
        .await?
        .into_iter()
        .map(|stream| {
            json!({
                "function": stream.function,
                "table": stream.table,
                "up_to_date": stream.up_to_date,
                "trouble": stream.failure,
            })
        })
        .collect();
    Ok(json!({
        "idle": is_idle(controls).await?,
        "clock": clock(engines, engines.clock().now()),
        "disk": { "trouble": *engines.disk_error().borrow() },
        "streams": streams,
        "queues": queues,
        "dead_letters": dead_letters,
    }))
}

/// Returns whether neither the bank nor a rail has work now. Work moves between them, so the bank
/// is checked before and after the rail.
async fn is_idle(controls: &Controls) -> Result<bool, ControlError> {
    Ok(controls.engines.is_idle().await?
        && controls.fps.idle().await?
        && controls.engines.is_idle().await?)
}

async fn until_idle(controls: &Controls) -> Result<(), ControlError> {
    let mut looks = tokio::time::interval(Duration::from_millis(5));
    looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    while !is_idle(controls).await? {
        looks.tick().await;
    }
    Ok(())
}

/// Why a control failed.
#[derive(Debug, thiserror::Error)]
enum ControlError {
    #[error(transparent)]
    Engine(#[from] EngineError),
    #[error(transparent)]
    Rail(#[from] RailError),
    #[error(transparent)]
    Function(#[from] Failure),
    #[error("the function did not answer JSON")]
    Answer(#[from] serde_json::Error),
}

fn clock(engines: &engines::Control, now: Timestamp) -> Value {
    json!({"now": format!("{now:.3}"), "ahead_seconds": engines.clock().offset().as_secs()})
}

/// How to move the clock, in seconds: forward at once, or back by running at half speed.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum ClockMove {
    AdvanceSeconds(u64),
    SlewBackSeconds(u64),
}

async fn move_clock(
    State(controls): State<Controls>,
    Extension(caller): Extension<Caller>,
    body: Body,
) -> Response<Body> {
    let body = axum::body::to_bytes(body, 1024).await.unwrap_or_default();
    let to = serde_json::from_slice(&body).ok().filter(|to: &ClockMove| {
        let (ClockMove::AdvanceSeconds(by) | ClockMove::SlewBackSeconds(by)) = to;
        *by <= FURTHEST_S
    });
    let Some(to) = to else {
        let expected = "expected a number of seconds, at most ten years";
        return Refusal::from(Problem::field("/advance_seconds", expected)).of(&caller);
    };
    let bank = controls.engines.clock();
    let moved = match to {
        ClockMove::AdvanceSeconds(by) => bank.advance(Duration::from_secs(by)).await,
        ClockMove::SlewBackSeconds(by) => bank.slew_back(Duration::from_secs(by)).await,
    };
    response(&caller, moved.map(|now| clock(&controls.engines, now)))
}

async fn idle(
    State(controls): State<Controls>,
    Extension(caller): Extension<Caller>,
    uri: Uri,
) -> Response<Body> {
    let query = uri.query().unwrap_or_default();
    let asked = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "timeout_ms");
    let asked = asked.map_or(Ok(10_000), |(_, value)| value.parse::<u64>());
    let Some(patience) = asked.ok().filter(|wait| *wait <= LONGEST_WAIT_MS) else {
        let expected = "expected milliseconds, at most 600000";
        return Refusal::from(Problem::field("query:timeout_ms", expected)).of(&caller);
    };
    let patience = Duration::from_millis(patience);
    if let Ok(quiet) = tokio::time::timeout(patience, until_idle(&controls)).await {
        return response(&caller, quiet.map(|()| json!({"idle": true})));
    }
    let mut busy = response(&caller, status_json(&controls).await);
    *busy.status_mut() = StatusCode::REQUEST_TIMEOUT;
    busy
}

async fn redrive(
    State(controls): State<Controls>,
    Extension(caller): Extension<Caller>,
    Path(function): Path<String>,
) -> Response<Body> {
    let count = controls.engines.redrive(&function).await;
    response(&caller, count.map(|count| json!({"redriven": count})))
}

async fn renew_functions(
    State(controls): State<Controls>,
    Extension(caller): Extension<Caller>,
) -> Response<Body> {
    (controls.reconnect)();
    response(&caller, Ok::<_, ControlError>(json!({"renewed": true})))
}

/// Calls a function that only an operator calls, or a stream reader that is to put back parked
/// records.
async fn call_function(
    State(controls): State<Controls>,
    Extension(caller): Extension<Caller>,
    Path(function): Path<String>,
    body: Body,
) -> Response<Body> {
    let by_hand = controls
        .registry
        .functions()
        .iter()
        .filter(|known| known.name == function)
        .any(|known| {
            matches!(
                known.declaration.trigger,
                Trigger::Internal | Trigger::Stream { .. }
            )
        });
    if !by_hand {
        return refused(&caller, Code::NotFound);
    }
    let Ok(body) = axum::body::to_bytes(body, 65_536).await else {
        return refused(&caller, Code::BodyTooLarge);
    };
    let answered = controls.registry.invoke(&function, body.to_vec()).await;
    let read = |response: Vec<u8>| Ok(serde_json::from_slice::<Value>(&response)?);
    response(&caller, answered.map_err(ControlError::from).and_then(read))
}

fn response(caller: &Caller, done: Result<Value, impl Into<ControlError>>) -> Response<Body> {
    match done {
        Ok(value) => {
            let mut response = Response::new(Body::from(value.to_string()));
            let json = HeaderValue::from_static("application/json");
            response.headers_mut().insert("content-type", json);
            response
        }
        Err(error) => Refusal::from(Problem::internal(error.into())).of(caller),
    }
}
