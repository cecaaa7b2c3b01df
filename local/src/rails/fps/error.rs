/// Why the simulated scheme cannot do its work.
#[derive(Debug, thiserror::Error)]
pub enum RailError {
    /// The file of the scheme refused.
    #[error("fps.sqlite: {0}")]
    Book(#[from] rusqlite::Error),
    /// A directory or a loopback port cannot be used.
    #[error("{what}: {source}")]
    Io {
        /// Which.
        what: String,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The runtime was shut down while work was under way.
    #[error("the FPS simulator was stopped")]
    Stopped,
}

impl RailError {
    pub(super) fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }
}
