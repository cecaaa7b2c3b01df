use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::EngineError;
use super::wire::stopped;

/// Whether the bank's directory takes what the bank writes. It is tried once a second, so that a full disk is named
/// before a person finds it by its effects, and so is its end.
#[derive(Clone, Debug)]
pub(super) struct Disk {
    data: PathBuf,
    trouble: Arc<watch::Sender<Option<String>>>,
}

/// More than any commit of the bank adds to a file: where this fits, a commit does.
const ROOM: usize = 256 * 1024;

impl Disk {
    /// The disk of this directory, which has room now.
    pub(super) fn open(data: &Path) -> Result<Self, EngineError> {
        match trouble(data) {
            Some(trouble) => Err(EngineError::Disk(trouble)),
            None => Ok(Self {
                data: data.to_owned(),
                trouble: Arc::default(),
            }),
        }
    }

    /// What is wrong now, in one line; logged again whenever it changes.
    pub(super) fn trouble(&self) -> watch::Receiver<Option<String>> {
        self.trouble.subscribe()
    }

    /// Tries each second, until `stop` says true.
    pub(super) async fn watch(self, stop: watch::Receiver<bool>) {
        let mut seconds = tokio::time::interval(Duration::from_secs(1));
        seconds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = seconds.tick() => {}
                () = stopped(stop.clone()) => return,
            }
            let data = self.data.clone();
            let Ok(found) = tokio::task::spawn_blocking(move || trouble(&data)).await else {
                return;
            };
            self.trouble.send_if_modified(|known| {
                let changed = known.is_some() != found.is_some();
                if changed {
                    *known = found;
                }
                changed
            });
        }
    }
}

/// Writes a file of this size and removes it. Answers why not, in one line.
fn trouble(data: &Path) -> Option<String> {
    let path = data.join("room");
    let written = File::create(&path).and_then(|mut file| file.write_all(&vec![0; ROOM]));
    // What cannot be removed is written over the next time.
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
