/// Why an engine could not start or could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The database of queues, checkpoints, schedules and secrets refused.
    #[error("bus.sqlite: {0}")]
    State(#[from] rusqlite::Error),
    /// The stand-in for DynamoDB refused.
    #[error("dynamodb.sqlite: {0}")]
    Dynamodb(String),
    /// A file or a loopback port could not be used.
    #[error("{what}: {source}")]
    Io {
        /// The file, directory or port.
        what: String,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The disk takes nothing.
    #[error("{0}")]
    Disk(String),
    /// Another process serves this data directory.
    #[error("{0} is in use by another process")]
    InUse(String),
    /// A schedule that is not `rate(n seconds|minutes|hours|days)`.
    #[error("schedule expression {0:?} is not of the form rate(n minutes)")]
    Schedule(String),
    /// The runtime was shut down while work was under way.
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
