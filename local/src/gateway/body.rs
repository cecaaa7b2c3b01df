use std::time::Duration;

use axum::body::Body;
use axum::http::HeaderMap;
use http_body_util::BodyExt;
use platform::http::{Code, Problem};

/// The longest body, in bytes, that is passed on: more than any operation takes.
pub(super) const LONGEST: usize = 2 * 1024 * 1024;
/// How much of a body that is too long is read on, so that the client hears the answer.
const READ_ON: usize = 10 * 1024 * 1024;
/// How long a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(10);

/// Reads the body of a request.
pub(super) async fn read(headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Problem> {
    let length = headers
        .get("content-length")
        .and_then(|length| length.to_str().ok()?.parse().ok());
    if length.is_some_and(|length: usize| length > READ_ON) {
        return Err(too_large());
    }
    match tokio::time::timeout(PATIENCE, collect(body)).await {
        Ok(read) => read,
        Err(_) => Err(Problem::new(Code::MalformedBody).detail("The body did not arrive in time.")),
    }
}

async fn collect(mut body: Body) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let mut read = 0_usize;
    while let Some(frame) = body.frame().await {
        let cut = |_| Problem::new(Code::MalformedBody).detail("The body ended before its end.");
        let frame = frame.map_err(cut)?;
        let Some(data) = frame.data_ref() else {
            continue;
        };
        read = read.saturating_add(data.len());
        if read <= LONGEST {
            bytes.extend_from_slice(data);
        } else if read > READ_ON {
            break;
        }
    }
    if read > LONGEST {
        Err(too_large())
    } else {
        Ok(bytes)
    }
}

fn too_large() -> Problem {
    Problem::new(Code::BodyTooLarge).detail("Send at most 2 MiB; every operation takes less.")
}
