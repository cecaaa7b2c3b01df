//! Work that a person asks for, or a program of theirs, and that is answered.

use std::time::Instant;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Fault, fault, telemetry};

/// Reads what is asked, has it done, and writes the answer as JSON.
///
/// # Errors
/// When it is not asked as it should be, or could not be done; whoever asked may ask again.
pub async fn serve<Q, A, H, F>(
    name: &'static str,
    payload: Vec<u8>,
    handle: H,
) -> Result<Vec<u8>, Fault>
where
    Q: DeserializeOwned,
    A: Serialize,
    H: FnOnce(Q) -> F,
    F: Future<Output = Result<A, Fault>>,
{
    let started = Instant::now();
    let asked = serde_json::from_slice(&payload)
        .map_err(|error| Fault::caused("not what this function is asked", error));
    let outcome = match asked {
        Ok(asked) => handle(asked).await,
        Err(fault) => Err(fault),
    };
    if let Err(fault) = &outcome {
        tracing::error!(cause = fault::chain(fault), "what was asked was not done");
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
    serde_json::to_vec(&outcome?)
        .map_err(|error| Fault::caused("the answer cannot be written", error))
}
