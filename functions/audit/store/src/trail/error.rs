use audit_domain::trail::NotATrail;
use object_store::ObjectError;
use platform::FunctionError;
use platform::http::{Code, Problem};
use store::StoreError;

/// Why the trail cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TrailError {
    /// The table did not answer.
    #[error("the audit table")]
    Table(#[from] StoreError),
    /// The bucket did not answer.
    #[error("the bucket of the trail")]
    Bucket(#[from] ObjectError),
    /// An object of the trail is damaged.
    #[error("an object of the trail")]
    Damaged(#[from] NotATrail),
    /// A file that a seal or an index names is not there.
    #[error("a file of the trail is not there")]
    Missing,
    /// More waits for its seal than is read at once, so what was asked for may be among it.
    #[error("too much waits for its seal")]
    Behind,
    /// A bug.
    #[error("{0}")]
    Bug(&'static str),
}

impl From<TrailError> for Problem {
    fn from(error: TrailError) -> Self {
        match error {
            TrailError::Table(error) => error.into(),
            TrailError::Bucket(_) | TrailError::Behind => {
                tracing::error!(%error, "the trail cannot be read");
                Self::undecided(Code::Unavailable)
            }
            TrailError::Damaged(_) | TrailError::Missing | TrailError::Bug(_) => {
                Self::internal(error)
            }
        }
    }
}

impl From<TrailError> for FunctionError {
    fn from(error: TrailError) -> Self {
        Self::caused("the trail cannot be read", error)
    }
}
