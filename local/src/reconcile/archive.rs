//! The message archive: messages sent and received, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::{Connection, params};

use super::ReconcileError;

/// The newest version of each of the rail's objects, by name.
#[derive(Debug, Default)]
pub(super) struct Archive {
    originals: BTreeMap<String, String>,
}

const ORIGINALS: &str = "
    SELECT name, file FROM objects AS o
    WHERE name LIKE 'fps/%' AND file IS NOT NULL AND version =
        (SELECT MAX(version) FROM objects WHERE bucket = o.bucket AND name = o.name)";

impl Archive {
    pub(super) fn read(data: &Path) -> Result<Self, ReconcileError> {
        let state = Connection::open(data.join("bus.sqlite"))?;
        let mut objects = state.prepare(ORIGINALS)?;
        let objects = objects.query_map(params![], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut originals = BTreeMap::new();
        for object in objects {
            let (name, file) = object?;
            let path = data.join("objects").join(file);
            let bytes = match fs::read(&path) {
                Ok(bytes) => bytes,
                // A missing file is reported by the check that needs it.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => {
                    let why = format!("{}: {error}", path.display());
                    return Err(ReconcileError::Unreadable(why));
                }
            };
            originals.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        }
        Ok(Self { originals })
    }

    /// Returns the original of a received message with this digest.
    pub(super) fn received(&self, digest: &str) -> Option<&str> {
        let original = self.originals.get(&format!("fps/received/{digest}.xml"));
        original.map(String::as_str)
    }

    /// Returns the reports sent for received messages, by name.
    pub(super) fn answered(&self) -> impl Iterator<Item = (&str, &str)> {
        let originals = self.originals.iter();
        let answers = originals.filter(|(name, _)| name.starts_with("fps/answered/"));
        answers.map(|(name, original)| (name.as_str(), original.as_str()))
    }

    /// Returns the original of the message that sent this payment.
    pub(super) fn sent(&self, payment: &str) -> Option<&str> {
        let place = format!("fps/sent/{payment}/");
        let mut sent = self.originals.iter();
        let found = sent.find(|(name, _)| name.starts_with(&place));
        found.map(|(_, original)| original.as_str())
    }
}
