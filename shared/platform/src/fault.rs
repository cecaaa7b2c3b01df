use std::error::Error;
use std::fmt;

/// Work that was not done, for a reason that is not an answer to anybody: the invoker retries it.
/// The text goes to the log, so it must name no person and no account.
#[derive(Debug)]
pub struct Fault {
    what: &'static str,
    permanent: bool,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl Fault {
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

impl Fault {
    /// The fault and its causes on one line, for the log.
    pub fn chain(&self) -> String {
        chain(self)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.what)
    }
}

impl Error for Fault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source: &(dyn Error + 'static) = self.source.as_deref()?;
        Some(source)
    }
}

impl From<store::Unavailable> for Fault {
    fn from(source: store::Unavailable) -> Self {
        match source {
            store::Unavailable::NoAnswer(_) => Self::caused("the table is unavailable", source),
            store::Unavailable::NotARow(_) => Self::unreadable("a row cannot be read", source),
            store::Unavailable::TooLarge(_) => Self::unreadable("a row is too large", source),
        }
    }
}

impl From<field_encryption::FieldFault> for Fault {
    fn from(source: field_encryption::FieldFault) -> Self {
        use field_encryption::FieldFault;
        let what = "personal data could not be opened or sealed";
        match source {
            // The keys may be there at the next attempt.
            FieldFault::NoAnswer(_) | FieldFault::NotARing(_) => Self::caused(what, source),
            FieldFault::UnknownKey(_)
            | FieldFault::Altered
            | FieldFault::SomethingElse
            | FieldFault::Unsealable => Self::unreadable(what, source),
        }
    }
}

impl From<store::NotKnown> for Fault {
    fn from(source: store::NotKnown) -> Self {
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
