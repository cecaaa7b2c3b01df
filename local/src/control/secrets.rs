//! Secrets without their values: the versions, a rotation, and its rollback.

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::Response;
use platform::http::Problem;
use serde::Deserialize;
use serde_json::json;

use super::{ControlError, Controls, response};
use crate::gateway::{Caller, Refusal};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SecretName {
    secret: String,
}

/// Returns the secret that the body names.
async fn secret_name(body: Body) -> Result<String, Refusal> {
    let body = axum::body::to_bytes(body, 1024).await.unwrap_or_default();
    let named = serde_json::from_slice(&body).map(|SecretName { secret }| secret);
    named.map_err(|_| Refusal::from(Problem::field("/secret", "expected the name of a secret")))
}

/// `GET /_local/secrets`
pub(super) async fn list(
    State(controls): State<Controls>,
    Extension(caller): Extension<Caller>,
) -> Response<Body> {
    let listed = controls.engines.secrets().await;
    response(&caller, listed.map_err(ControlError::from))
}

/// `POST /_local/secrets/rotate`
pub(super) async fn rotate(
    State(controls): State<Controls>,
    Extension(caller): Extension<Caller>,
    body: Body,
) -> Response<Body> {
    match secret_name(body).await {
        Ok(secret) => version_response(&caller, controls.engines.rotate(&secret).await),
        Err(refusal) => refusal.of(&caller),
    }
}

/// `POST /_local/secrets/restore`
pub(super) async fn restore(
    State(controls): State<Controls>,
    Extension(caller): Extension<Caller>,
    body: Body,
) -> Response<Body> {
    match secret_name(body).await {
        Ok(secret) => version_response(&caller, controls.engines.restore(&secret).await),
        Err(refusal) => refusal.of(&caller),
    }
}

fn version_response(caller: &Caller, version: Result<String, String>) -> Response<Body> {
    match version {
        Ok(version) => response(
            caller,
            Ok::<_, ControlError>(json!({"version_id": version})),
        ),
        Err(why) => Refusal::from(Problem::field("/secret", why)).of(caller),
    }
}
