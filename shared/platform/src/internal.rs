//! Work that a person asks for, or a program of theirs, and that is answered.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{FunctionError, invocation};

/// Reads what is asked, has it done, and writes the answer as JSON.
///
/// # Errors
/// When it is not asked as it should be, or could not be done; whoever asked may ask again.
pub async fn serve<Q, A, H, F>(
    name: &'static str,
    payload: Vec<u8>,
    handle: H,
) -> Result<Vec<u8>, FunctionError>
where
    Q: DeserializeOwned,
    A: Serialize,
    H: FnOnce(Q) -> F,
    F: Future<Output = Result<A, FunctionError>>,
{
    let work = async {
        let asked = serde_json::from_slice(&payload)
            .map_err(|error| FunctionError::caused("not what this function is asked", error))?;
        handle(asked).await
    };
    let answer = invocation::run_logged(name, "what was asked was not done", work).await?;
    serde_json::to_vec(&answer)
        .map_err(|error| FunctionError::caused("the answer cannot be written", error))
}
