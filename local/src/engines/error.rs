/// Why an engine could not start or do its work.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The database of queues, checkpoints, schedules and secrets returned an error.
    #[error("bus.sqlite: {0}")]
    State(#[from] rusqlite::Error),
    /// The stand-in for DynamoDB returned an error.
    #[error("dynamodb.sqlite: {0}")]
    Dynamodb(String),
    /// A file or a loopback port could not be used.
    #[error("{what}: {source}")]
    Io {
        /// The file, directory or port.
        what: String,
        /// The system's error.
        source: std::io::Error,
    },
    /// The disk accepts no writes.
    #[error("{0}")]
    Disk(String),
    /// Another process serves this data directory.
    #[error("{0} is in use by another process")]
    InUse(String),
    /// A schedule that is not `rate(n seconds|minutes|hours|days)`.
    #[error("schedule expression {0:?} is not of the form rate(n minutes)")]
    Schedule(String),
    /// The runtime was shut down while work was in progress.
    #[error("the engines were stopped")]
    Stopped,
}

impl EngineError {
    pub(super) fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }

    pub(super) fn dynamodb(error: impl std::fmt::Display) -> Self {
        Self::Dynamodb(error.to_string())
    }
}
