//! Secrets, without their values: what versions there are, rotating one, and taking that back.

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::Response;
use platform::http::Problem;
use serde::Deserialize;
use serde_json::json;

use super::{Controls, Unknown, answer};
use crate::gateway::{Caller, Refusal};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Which {
    secret: String,
}

/// The secret that the body names.
async fn named(body: Body) -> Result<String, Refusal> {
    let body = axum::body::to_bytes(body, 1024).await.unwrap_or_default();
    let named = serde_json::from_slice(&body).map(|Which { secret }| secret);
    named.map_err(|_| Refusal::from(Problem::field("/secret", "expected the name of a secret")))
}

/// `GET /_local/secrets`
pub(super) async fn list(
    State(controls): State<Controls>,
    Extension(caller): Extension<Caller>,
) -> Response<Body> {
    let listed = controls.engines.secrets().await;
    answer(&caller, listed.map_err(Unknown::from))
}

/// `POST /_local/secrets/rotate`
pub(super) async fn rotate(
    State(controls): State<Controls>,
    Extension(caller): Extension<Caller>,
    body: Body,
) -> Response<Body> {
    match named(body).await {
        Ok(secret) => told(&caller, controls.engines.rotate(&secret).await),
        Err(refusal) => refusal.of(&caller),
    }
}

/// `POST /_local/secrets/restore`
pub(super) async fn restore(
    State(controls): State<Controls>,
    Extension(caller): Extension<Caller>,
    body: Body,
) -> Response<Body> {
    match named(body).await {
        Ok(secret) => told(&caller, controls.engines.restore(&secret).await),
        Err(refusal) => refusal.of(&caller),
    }
}

fn told(caller: &Caller, version: Result<String, String>) -> Response<Body> {
    match version {
        Ok(version) => answer(caller, Ok::<_, Unknown>(json!({"version_id": version}))),
        Err(why) => Refusal::from(Problem::field("/secret", why)).of(caller),
    }
}
