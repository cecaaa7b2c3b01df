//! The form of a data directory: one number, raised whenever rows, queues or objects change so that no migration reads
//! what is there.

use std::io::ErrorKind;
use std::path::Path;

use super::StartError;

/// The form that this program reads and writes. Raise it with each change of a stored form that has no migration.
const FORM: u64 = 4;
/// The file that holds the number.
pub(super) const FILE: &str = "form";
/// A bank is in a directory that has this file.
const TABLES: &str = "dynamodb.sqlite";

/// Checks the form of the bank in this directory before anything opens it; marks a directory without a bank with the
/// form of this program.
///
/// # Errors
/// [`StartError::Form`] if the bank is of another form: nothing was changed.
pub(super) fn check(data: &Path) -> Result<(), StartError> {
    let path = data.join(FILE);
    let fault = |source| StartError::File {
        path: path.clone(),
        source,
    };
    if !data.join(TABLES).exists() {
        return std::fs::write(&path, format!("{FORM}\n")).map_err(fault);
    }
    let found = match std::fs::read_to_string(&path) {
        Ok(text) => text.trim().parse().ok(),
        // Before there was a number.
        Err(error) if error.kind() == ErrorKind::NotFound => Some(0),
        Err(error) => return Err(fault(error)),
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
