//! The form of a data directory: one number, increased whenever rows, queues or objects change
//! without a migration.

use std::io::ErrorKind;
use std::path::Path;

use super::StartError;

/// The form that this release reads and writes. Increase it with each change of a stored form that
/// has no migration.
const FORM: u64 = 6;
/// The file that holds the number.
pub(super) const FILE: &str = "form";
/// A directory with this file contains a bank.
const TABLES: &str = "dynamodb.sqlite";

/// Checks the form of the bank in this directory before anything opens it, and marks a directory
/// without a bank with this release's form.
///
/// # Errors
/// [`StartError::Form`] if the bank has another form; then nothing was changed.
pub(super) fn check(data: &Path) -> Result<(), StartError> {
    let path = data.join(FILE);
    let file_error = |source| StartError::File {
        path: path.clone(),
        source,
    };
    if !data.join(TABLES).exists() {
        return std::fs::write(&path, format!("{FORM}\n")).map_err(file_error);
    }
    let found = match std::fs::read_to_string(&path) {
        Ok(text) => text.trim().parse().ok(),
        // From before the form was stored.
        Err(error) if error.kind() == ErrorKind::NotFound => Some(0),
        Err(error) => return Err(file_error(error)),
    };
    if found == Some(FORM) {
        return Ok(());
    }
    Err(StartError::Form {
        data: data.to_owned(),
        found: found.map_or_else(|| "no number".to_owned(), |form: u64| form.to_string()),
        known: FORM,
    })
}
