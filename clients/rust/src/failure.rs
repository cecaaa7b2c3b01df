use std::fmt;

use crate::types::Problem;
use crate::{Error, ResponseValue};

/// Why a call did not succeed. It holds no header, no body that was sent and no secret, so that it can be logged.
#[derive(Debug)]
pub enum Failure {
    /// The bank's problem document: decide by its `code`.
    Problem {
        /// The document.
        problem: Box<Problem>,
        /// Seconds to wait before the same request, if the bank named them.
        retry_after: Option<u64>,
    },
    /// No response arrived, or not the whole of it. A write may have been done: repeat it with the same key.
    NoResponse(reqwest::Error),
    /// A response that this client does not understand, by its status if that is what is known of it.
    NotUnderstood(Option<u16>),
    /// Nothing was sent, and why: a field is not right, or there is no access token.
    NotSent(String),
}

impl Failure {
    /// Whether the same request with the same key may succeed later.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Problem { problem, .. } => problem.retryable,
            Self::NoResponse(_) => true,
            Self::NotUnderstood(_) | Self::NotSent(_) => false,
        }
    }
}

impl From<Error<Problem>> for Failure {
    fn from(error: Error<Problem>) -> Self {
        match error {
            Error::ErrorResponse(answer) => Self::Problem {
                retry_after: retry_after(&answer),
                problem: Box::new(answer.into_inner()),
            },
            Error::CommunicationError(cause)
            | Error::ResponseBodyError(cause)
            | Error::InvalidUpgrade(cause) => Self::NoResponse(cause.without_url()),
            Error::InvalidResponsePayload(..) => Self::NotUnderstood(None),
            Error::UnexpectedResponse(answer) => {
                Self::NotUnderstood(Some(answer.status().as_u16()))
            }
            Error::InvalidRequest(why) | Error::Custom(why) => Self::NotSent(why),
        }
    }
}

fn retry_after(answer: &ResponseValue<Problem>) -> Option<u64> {
    answer
        .headers()
        .get("retry-after")?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problem { problem, .. } => {
                write!(
                    out,
                    "{} {}: {}",
                    problem.status, problem.code, problem.title
                )?;
                if let Some(detail) = &problem.detail {
                    write!(out, ": {}", detail.escape_debug())?;
                }
                for error in &problem.errors {
                    let place = if error.pointer.is_empty() {
                        "body"
                    } else {
                        &error.pointer
                    };
                    write!(
                        out,
                        "; {}: {}",
                        place.escape_debug(),
                        error.message.escape_debug()
                    )?;
                }
                write!(out, " [{}]", problem.request_id.escape_debug())
            }
            Self::NoResponse(cause) => write!(out, "no response: {cause}"),
            Self::NotUnderstood(Some(status)) => {
                write!(out, "a response of status {status} that is not understood")
            }
            Self::NotUnderstood(None) => out.write_str("a response that is not understood"),
            Self::NotSent(why) => write!(out, "nothing was sent: {why}"),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let Self::NoResponse(cause) = self {
            Some(cause)
        } else {
            None
        }
    }
}
