use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::EngineError;
use super::wire::stopped;

/// A check of the data directory once a second, which reports a full disk before a person notices
/// its effects, and reports its end.
#[derive(Clone, Debug)]
pub(super) struct Disk {
    data: PathBuf,
    failure: Arc<watch::Sender<Option<String>>>,
}

/// More than any commit of the bank adds to a file: if this fits, a commit does.
const ROOM: usize = 256 * 1024;

impl Disk {
    /// Opens the directory, which has room now.
    pub(super) fn open(data: &Path) -> Result<Self, EngineError> {
        match failure(data) {
            Some(failure) => Err(EngineError::Disk(failure)),
            None => Ok(Self {
                data: data.to_owned(),
                failure: Arc::default(),
            }),
        }
    }

    /// Returns the current error, in one line; every change is logged.
    pub(super) fn failure(&self) -> watch::Receiver<Option<String>> {
        self.failure.subscribe()
    }

    /// Checks every second until `stop` is true.
    pub(super) async fn watch(self, stop: watch::Receiver<bool>) {
        let mut seconds = tokio::time::interval(Duration::from_secs(1));
        seconds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = seconds.tick() => {}
                () = stopped(stop.clone()) => return,
            }
            let data = self.data.clone();
            let Ok(found) = tokio::task::spawn_blocking(move || failure(&data)).await else {
                return;
            };
            self.failure.send_if_modified(|known| {
                let changed = known.is_some() != found.is_some();
                if changed {
                    *known = found;
                }
                changed
            });
        }
    }
}

/// Writes a file of this size and removes it. Returns the error, in one line.
fn failure(data: &Path) -> Option<String> {
    let path = data.join("room");
    let written = File::create(&path).and_then(|mut file| file.write_all(&vec![0; ROOM]));
    // A file that cannot be removed is overwritten by the next check.
    let _ = std::fs::remove_file(&path);
    let error = written.err()?;
    let directory = data.display();
    let full = matches!(
        error.kind(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge
    );
    Some(if full {
        format!("the disk of {directory} is full: {error}")
    } else {
        format!("{directory} cannot be written: {error}")
    })
}
