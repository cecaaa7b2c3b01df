use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::{StartError, form};
use crate::engines::EngineError;

/// The files of a bank in its directory. Only these are removed, because the directory may contain
/// others.
const FILES: [&str; 12] = [
    "bus.sqlite",
    "bus.sqlite-wal",
    "bus.sqlite-shm",
    "dynamodb.sqlite",
    "dynamodb.sqlite-wal",
    "dynamodb.sqlite-shm",
    "fps.sqlite",
    "fps.sqlite-wal",
    "fps.sqlite-shm",
    "objects",
    "demo.json",
    form::FILE,
];

/// Removes the bank in this directory, unless a process serves it.
pub(super) fn reset(data: &Path) -> Result<(), StartError> {
    let file = |path: &Path| {
        let path = path.to_owned();
        move |source| StartError::File { path, source }
    };
    let lock_path = data.join("lock");
    let lock = match File::options().write(true).open(&lock_path) {
        Ok(lock) => lock,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(file(&lock_path)(error)),
    };
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(EngineError::InUse(data.display().to_string()).into());
        }
        Err(TryLockError::Error(error)) => return Err(file(&lock_path)(error)),
    }
    for name in FILES {
        let path = data.join(name);
        let removed = if path.is_dir() {
            std::fs::remove_dir_all(&path)
        } else {
            std::fs::remove_file(&path)
        };
        match removed {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(file(&path)(error)),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}
