/// Why the simulated scheme cannot do its work.
#[derive(Debug, thiserror::Error)]
pub enum RailError {
    /// The scheme's database returned an error.
    #[error("fps.sqlite: {0}")]
    Book(#[from] rusqlite::Error),
    /// A directory or a loopback port cannot be used.
    #[error("{what}: {source}")]
    Io {
        /// The directory or port.
        what: String,
        /// The system's error.
        source: std::io::Error,
    },
    /// The runtime was shut down while work was in progress.
    #[error("the FPS simulator was stopped")]
    Stopped,
}

impl RailError {
    pub(super) fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }
}
