//! Reconciliation of a stopped bank's books, from the files on disk, row by row.
//!
//! All sums are computed here, without the bank's own code. Messages are read by the rail's own
//! reader, and personal data is decrypted by the bank's own rows and keys. The books are compared
//! with the scheme's positions and with the archive of messages.
//!
//! An account's entries, the internal balances and the audit records follow the payments by a
//! stream. A difference there is a break only if nothing is on its way any more.

mod archive;
mod backlog;
mod books;
mod checks;
mod encrypted;
mod ledger;
mod report;
mod rows;
mod scheme;
mod trail;
mod work;

use std::fs::{File, TryLockError};
use std::path::Path;

use books::Books;

pub use report::{Check, Report};

/// Why a directory cannot be reconciled.
#[derive(Debug, thiserror::Error)]
pub enum ReconcileError {
    /// The directory contains no bank.
    #[error("{0} holds no bank")]
    NoBank(String),
    /// A process serves the bank.
    #[error("a process serves the bank in {0}: stop it first")]
    Running(String),
    /// A file cannot be read.
    #[error("{0}")]
    Unreadable(String),
}

impl From<rusqlite::Error> for ReconcileError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// Reconciles the books in this directory.
///
/// # Errors
/// [`ReconcileError`] if there is no bank, a process serves it, or a file cannot be read.
pub fn reconcile(data: &Path) -> Result<Report, ReconcileError> {
    let name = || data.display().to_string();
    if !data.join("dynamodb.sqlite").is_file() {
        return Err(ReconcileError::NoBank(name()));
    }
    let lock = File::options().write(true).open(data.join("lock"));
    let lock = lock.map_err(|_| ReconcileError::NoBank(name()))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(ReconcileError::Running(name())),
        Err(TryLockError::Error(error)) => {
            return Err(ReconcileError::Unreadable(error.to_string()));
        }
    }
    Ok(checks::all(&Books::read(data)?))
}
