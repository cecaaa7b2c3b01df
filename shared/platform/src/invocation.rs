//! An invocation that is done or not done, and is no request: timed, told in one line, its fault in
//! the log.

use std::time::Instant;

use crate::{FunctionError, fault, telemetry};
/// How long the invocation may still work; `left` is what a handler plans by.
pub use environment::deadline;

/// Does the work, and tells how long it took and how it went; `failed` is what the log says of a
/// fault.
///
/// # Errors
/// Those of the work.
pub async fn run_logged<T>(
    name: &'static str,
    failed: &'static str,
    work: impl Future<Output = Result<T, FunctionError>>,
) -> Result<T, FunctionError> {
    let started = Instant::now();
    let outcome = work.await;
    if let Err(fault) = &outcome {
        tracing::error!(cause = fault::chain(fault), "{failed}");
    }
    telemetry::Line {
        function: name,
        request_id: None,
        status: if outcome.is_ok() { 200 } else { 500 },
        code: None,
        elapsed: started.elapsed(),
        count: 1,
        resource: None,
    }
    .write();
    outcome
}
