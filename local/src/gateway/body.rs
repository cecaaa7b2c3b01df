use std::time::Duration;

use axum::body::Body;
use axum::http::HeaderMap;
use http_body_util::BodyExt;
use platform::http::{Code, Problem};

/// The largest body that is passed on, in bytes: more than any operation accepts.
pub(super) const MAX_BYTES: usize = 2 * 1024 * 1024;
/// How much of an oversized body is still read, so that the client receives the response.
const DRAIN_BYTES: usize = 10 * 1024 * 1024;
/// How long a body may take to arrive.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Reads the body of a request.
pub(super) async fn read(headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Problem> {
    let length = headers
        .get("content-length")
        .and_then(|length| length.to_str().ok()?.parse().ok());
    if length.is_some_and(|length: usize| length > DRAIN_BYTES) {
        return Err(too_large());
    }
    match tokio::time::timeout(TIMEOUT, collect(body)).await {
        Ok(read) => read,
        Err(_) => Err(Problem::new(Code::MalformedBody).detail("The body did not arrive in time.")),
    }
}

async fn collect(mut body: Body) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let mut read = 0_usize;
    while let Some(frame) = body.frame().await {
        let cut = |_| Problem::new(Code::MalformedBody).detail("The body is incomplete.");
        let frame = frame.map_err(cut)?;
        let Some(data) = frame.data_ref() else {
            continue;
        };
        read = read.saturating_add(data.len());
        if read <= MAX_BYTES {
            bytes.extend_from_slice(data);
        } else if read > DRAIN_BYTES {
            break;
        }
    }
    if read > MAX_BYTES {
        Err(too_large())
    } else {
        Ok(bytes)
    }
}

fn too_large() -> Problem {
    Problem::new(Code::BodyTooLarge).detail("Send at most 2 MiB; every operation takes less.")
}
