//! Work that a schedule starts.

use serde_json::json;

use crate::{FunctionError, invocation};

/// Runs the work; what the scheduler sends is not looked at.
///
/// # Errors
/// When the work could not be done; the scheduler retries it.
pub async fn serve<F>(name: &'static str, work: F) -> Result<Vec<u8>, FunctionError>
where
    F: Future<Output = Result<(), FunctionError>>,
{
    invocation::run_logged(name, "scheduled work failed", work).await?;
    Ok(json!({}).to_string().into_bytes())
}
