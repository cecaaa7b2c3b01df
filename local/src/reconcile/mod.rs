//! Proves the books of a stopped bank from what is on disk, row by row: what it adds up, it adds up
//! itself, with none of the bank's own code. Messages are read by the rail's own reader, and personal data is decrypted
//! by the bank's own rows and keys. It holds the books against what others have: the positions of the scheme, and the
//! archive of messages.
//!
//! An account's entries, the balances of the bank's own accounts and the audit records follow the
//! payments by a stream. What is missing there is a break only if nothing is on its way any more.

mod archive;
mod books;
mod checks;
mod encrypted;
mod ledger;
mod report;
mod rows;
mod scheme;
mod under_way;
mod work;

use std::fs::{File, TryLockError};
use std::path::Path;

use books::Books;

pub use report::{Proof, Report};

/// Why nothing can be said about a directory.
#[derive(Debug, thiserror::Error)]
pub enum CannotReconcile {
    /// There is no bank.
    #[error("{0} holds no bank")]
    NoBank(String),
    /// A process serves the bank.
    #[error("a process serves the bank in {0}: stop it first")]
    Running(String),
    /// A file cannot be read.
    #[error("{0}")]
    Unreadable(String),
}

impl From<rusqlite::Error> for CannotReconcile {
    fn from(error: rusqlite::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// Proves the books in this directory.
///
/// # Errors
/// When there is no bank, or a running one, or a file cannot be read.
pub fn reconcile(data: &Path) -> Result<Report, CannotReconcile> {
    let name = || data.display().to_string();
    if !data.join("dynamodb.sqlite").is_file() {
        return Err(CannotReconcile::NoBank(name()));
    }
    let lock = File::options().write(true).open(data.join("lock"));
    let lock = lock.map_err(|_| CannotReconcile::NoBank(name()))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(CannotReconcile::Running(name())),
        Err(TryLockError::Error(error)) => {
            return Err(CannotReconcile::Unreadable(error.to_string()));
        }
    }
    Ok(checks::all(&Books::read(data)?))
}
