use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, Transaction};

use super::EngineError;

/// One `SQLite` file with all state that must outlive the process and is not in a table of the
/// bank: queues, stream checkpoints, schedules, the clock's offset, secrets and the index of
/// objects.
///
/// Every write is on disk before its response (write-ahead log, `synchronous = FULL`).
#[derive(Clone)]
pub(super) struct State {
    connection: Arc<Mutex<Connection>>,
}

impl State {
    pub(super) fn open(path: &Path) -> Result<Self, EngineError> {
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch(SCHEMA)?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
        })
    }

    /// Runs `work` in one transaction, off the async threads because a commit waits for the disk.
    pub(super) async fn run<T, F>(&self, work: F) -> Result<T, EngineError>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    {
        self.attempt(move |tx| work(tx).map_err(EngineError::from))
            .await
    }

    /// Like [`State::run`], for work that may be refused: a refusal rolls the transaction back.
    pub(super) async fn attempt<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<EngineError> + Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, E> + Send + 'static,
    {
        let state = self.clone();
        tokio::task::spawn_blocking(move || state.attempt_now(work))
            .await
            .unwrap_or_else(|_| Err(EngineError::Stopped.into()))
    }

    pub(super) fn run_now<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, EngineError> {
        self.attempt_now(|tx| work(tx).map_err(EngineError::from))
    }

    fn attempt_now<T, E: From<EngineError>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction().map_err(EngineError::from)?;
        let value = work(&transaction)?;
        transaction.commit().map_err(EngineError::from)?;
        Ok(value)
    }
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").finish_non_exhaustive()
    }
}

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    message_id TEXT NOT NULL,
    body TEXT NOT NULL,
    sent_ms INTEGER NOT NULL,
    visible_ms INTEGER NOT NULL,
    first_received_ms INTEGER,
    receives INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'waiting',
    last_error TEXT
);
CREATE INDEX IF NOT EXISTS messages_due ON messages (queue, state, visible_ms, id);
CREATE TABLE IF NOT EXISTS checkpoints (
    function TEXT NOT NULL,
    source TEXT NOT NULL,
    sequence TEXT NOT NULL,
    PRIMARY KEY (function, source)
);
CREATE TABLE IF NOT EXISTS schedules (
    function TEXT PRIMARY KEY,
    expression TEXT NOT NULL,
    due_ms INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS secrets (
    name TEXT PRIMARY KEY,
    arn TEXT NOT NULL UNIQUE,
    description TEXT,
    created_s INTEGER NOT NULL,
    changed_s INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS secret_versions (
    name TEXT NOT NULL,
    version_id TEXT NOT NULL,
    text TEXT,
    binary TEXT,
    created_s INTEGER NOT NULL,
    PRIMARY KEY (name, version_id)
);
CREATE TABLE IF NOT EXISTS secret_stages (
    name TEXT NOT NULL,
    stage TEXT NOT NULL,
    version_id TEXT NOT NULL,
    PRIMARY KEY (name, stage)
);
CREATE TABLE IF NOT EXISTS rotations (
    name TEXT PRIMARY KEY,
    version_id TEXT NOT NULL,
    step INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_ms INTEGER NOT NULL,
    last_error TEXT
);
CREATE TABLE IF NOT EXISTS objects (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    bucket TEXT NOT NULL,
    name TEXT NOT NULL,
    file TEXT,
    size INTEGER NOT NULL,
    etag TEXT NOT NULL,
    modified_ms INTEGER NOT NULL,
    headers TEXT NOT NULL,
    lock_mode TEXT,
    retain_until_ms INTEGER,
    legal_hold INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS objects_by_name ON objects (bucket, name, version);
";
