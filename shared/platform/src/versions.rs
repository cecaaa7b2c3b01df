//! Whether a function may touch its tables.

use store::Versions;

use crate::{FunctionError, fault};

/// Holds if every table that the function declares has rows of a form that it knows, and says so
/// in the log if not.
///
/// # Errors
/// When a table has rows of another form, or does not answer.
pub async fn known(versions: &Versions) -> Result<(), FunctionError> {
    let known = versions.known().await.map_err(FunctionError::from);
    if let Err(fault) = &known {
        tracing::error!(cause = fault::chain(fault), "the function does not start");
    }
    known
}
