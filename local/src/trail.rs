//! Exports the audit log's trail from a local bank, in the format of `verify trail`.
//!
//! On AWS the bucket itself is the trail: its objects have the names that `verify` expects.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

/// Why the trail could not be exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The directory contains no bank.
    #[error("{0} holds no bank")]
    NoBank(String),
    /// The target directory is not empty.
    #[error("{0} is not empty")]
    NotEmpty(String),
    /// The list of objects cannot be read.
    #[error("the list of objects cannot be read: {0}")]
    Unreadable(#[from] rusqlite::Error),
    /// An object does not have the name of a seal.
    #[error("the bucket of the trail has an object named {0:?}")]
    Foreign(String),
    /// A file cannot be copied.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}

/// The newest version of each object that is not deleted, by name.
const TRAIL: &str = "SELECT name, file FROM objects AS o
    WHERE bucket = 'trail' AND file IS NOT NULL AND version =
        (SELECT MAX(version) FROM objects WHERE bucket = 'trail' AND name = o.name)
    ORDER BY name";

/// Exports the seals of the bank in `data` and their records into `directory`, which is created or
/// must be empty. The bank may be running. Returns the number of seals.
///
/// # Errors
/// [`ExportError`] if there is no bank, the directory is in use, or a file cannot be copied.
pub fn export(data: &Path, directory: &Path) -> Result<u64, ExportError> {
    let state = data.join("bus.sqlite");
    if !state.is_file() {
        return Err(ExportError::NoBank(data.display().to_string()));
    }
    fs::create_dir_all(directory).map_err(at(directory))?;
    let mut existing = fs::read_dir(directory).map_err(at(directory))?;
    if existing.next().is_some() {
        return Err(ExportError::NotEmpty(directory.display().to_string()));
    }
    let state = Connection::open_with_flags(state, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut objects = state.prepare(TRAIL)?;
    let objects = objects.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut count = 0_u64;
    for object in objects {
        let (name, file) = object?;
        // Indexes over several seals are made of the files, and are no part of what is verified.
        if name.starts_with("index/") {
            continue;
        }
        if !is_of_a_seal(&name) {
            return Err(ExportError::Foreign(name));
        }
        copy(&data.join("objects").join(file), &directory.join(name))?;
        count = count.saturating_add(1);
    }
    Ok(count)
}

/// Accepts sixteen digits: no name that could leave the directory.
fn is_of_a_seal(name: &str) -> bool {
    let digits = name.strip_suffix(".trail").unwrap_or_default();
    digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// In chunks, because a seal may have more records than fit into memory.
fn copy(from: &Path, to: &Path) -> Result<(), ExportError> {
    let mut source = File::open(from).map_err(at(from))?;
    let mut target = File::create_new(to).map_err(at(to))?;
    io::copy(&mut source, &mut target).map_err(at(to))?;
    Ok(())
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> ExportError {
    let path = path.to_path_buf();
    move |source| ExportError::File { path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_seals_are_copied() {
        assert!(is_of_a_seal("0000000000000001.trail"));
        for wrong in ["", "1.trail", "../0000000000001.trail", "0000000000000001"] {
            assert!(!is_of_a_seal(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_directory_in_use_and_one_without_a_bank_are_refused() {
        let place = tempfile::tempdir().expect("a directory");
        let nothing = export(place.path(), &place.path().join("trail"));
        assert!(matches!(nothing, Err(ExportError::NoBank(_))));
        File::create(place.path().join("bus.sqlite")).expect("a file");
        let in_use = export(place.path(), place.path());
        assert!(matches!(in_use, Err(ExportError::NotEmpty(_))));
    }
}
