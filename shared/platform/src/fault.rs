use std::error::Error;
use std::fmt;

/// Work that was not done, for a reason that is not an answer to anybody: the invoker retries it.
/// The text goes to the log, so it must name no person and no account.
#[derive(Debug)]
pub struct FunctionError {
    what: &'static str,
    permanent: bool,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl FunctionError {
    /// A fault of this description.
    pub fn new(what: &'static str) -> Self {
        Self {
            what,
            permanent: false,
            source: None,
        }
    }

    /// A fault with its cause.
    pub fn caused(what: &'static str, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            what,
            permanent: false,
            source: Some(source.into()),
        }
    }

    /// A fault of what was given, which no other attempt can get past.
    pub fn permanent(what: &'static str) -> Self {
        Self {
            permanent: true,
            ..Self::new(what)
        }
    }

    /// A permanent fault with its cause: what was given cannot be read.
    pub fn unreadable(what: &'static str, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            permanent: true,
            ..Self::caused(what, source)
        }
    }

    /// Whether no other attempt can get past it: a stream reader parks what it meets.
    pub fn is_permanent(&self) -> bool {
        self.permanent
    }
}

impl FunctionError {
    /// The fault and its causes on one line, for the log.
    pub fn chain(&self) -> String {
        chain(self)
    }
}

impl fmt::Display for FunctionError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.what)
    }
}

impl Error for FunctionError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source: &(dyn Error + 'static) = self.source.as_deref()?;
        Some(source)
    }
}

impl From<store::StoreError> for FunctionError {
    fn from(source: store::StoreError) -> Self {
        match source {
            store::StoreError::NoAnswer(_) => Self::caused("the table is unavailable", source),
            store::StoreError::NotARow(_) => Self::unreadable("a row cannot be read", source),
            store::StoreError::TooLarge(_) => Self::unreadable("a row is too large", source),
        }
    }
}

impl From<field_encryption::EncryptionError> for FunctionError {
    fn from(source: field_encryption::EncryptionError) -> Self {
        use field_encryption::EncryptionError;
        let what = "personal data could not be opened or sealed";
        match source {
            // The keys may be there at the next attempt.
            EncryptionError::NoAnswer(_) | EncryptionError::NotARing(_) => {
                Self::caused(what, source)
            }
            EncryptionError::UnknownKey(_)
            | EncryptionError::Altered
            | EncryptionError::SomethingElse
            | EncryptionError::Unsealable => Self::unreadable(what, source),
        }
    }
}

impl From<store::VersionError> for FunctionError {
    fn from(source: store::VersionError) -> Self {
        Self::caused("the version of a table", source)
    }
}

/// The error and its causes on one line.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}
