//! Work that a schedule starts.

use std::time::Instant;

use serde_json::json;

use crate::{Fault, fault, telemetry};

/// Runs the work; what the scheduler sends is not looked at.
///
/// # Errors
/// When the work could not be done; the scheduler retries it.
pub async fn serve<F>(name: &'static str, work: F) -> Result<Vec<u8>, Fault>
where
    F: Future<Output = Result<(), Fault>>,
{
    let started = Instant::now();
    let outcome = work.await;
    if let Err(fault) = &outcome {
        tracing::error!(cause = fault::chain(fault), "scheduled work failed");
    }
    telemetry::Line {
        function: name,
        request_id: None,
        status: if outcome.is_ok() { 200 } else { 500 },
        code: None,
        elapsed: started.elapsed(),
        count: 1,
    }
    .write();
    outcome.map(|()| json!({}).to_string().into_bytes())
}
