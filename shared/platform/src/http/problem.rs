use std::error::Error;

use field_encryption::EncryptionError;
use kernel::money::Money;
use kernel::request::RequestId;
use serde::Serialize;

use super::signature::ASKED_FOR;
use super::{Code, Reply};

/// Why a request was not done, as RFC 9457 tells it. What the client may know is in the fields;
/// the cause is for the log alone.
#[derive(Debug)]
pub struct Problem {
    code: Code,
    detail: Option<String>,
    instance: Option<String>,
    errors: Vec<FieldError>,
    retry_after: Option<u32>,
    challenge: Option<Box<str>>,
    replayed: bool,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

/// One field that is wrong.
#[derive(Debug, Serialize)]
pub struct FieldError {
    /// Where: a JSON pointer into the body (RFC 6901), or `query:limit`, `path:account_id`,
    /// `header:idempotency-key`.
    pub pointer: String,
    /// What is wrong, in a word.
    pub code: &'static str,
    /// What was expected, for people. Never repeats the value.
    pub message: String,
}

impl Problem {
    /// The problem with this code.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            detail: None,
            instance: None,
            errors: Vec::new(),
            retry_after: None,
            challenge: None,
            replayed: false,
            cause: None,
        }
    }

    /// A single field is not valid.
    pub fn field(pointer: impl Into<String>, message: impl std::fmt::Display) -> Self {
        Self::new(Code::InvalidField).with_error(pointer, "invalid", message)
    }

    /// A fault of ours.
    pub fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            cause: Some(cause.into()),
            ..Self::new(Code::InternalError)
        }
    }

    /// The answer when a transaction ended without a decision: busy or unknown.
    pub fn undecided(code: Code) -> Self {
        Self {
            retry_after: Some(1),
            ..Self::new(code)
        }
    }

    /// The answer to a token that has none of the scopes of which the operation needs one (RFC 6750 §3.1);
    /// the challenge is of the scheme by which the token is presented (RFC 9449 §7.1).
    pub(crate) fn insufficient_scope(scopes: &[&str], scheme: &str) -> Self {
        let needed = scopes.join(" or ");
        let scopes = scopes.join(" ");
        Self {
            challenge: Some(
                format!("{scheme} error=\"insufficient_scope\", scope=\"{scopes}\"").into(),
            ),
            ..Self::new(Code::Forbidden).detail(format!(
                "Requires {needed}; request a token that includes it."
            ))
        }
    }

    /// The answer to a client that has made as many requests in a minute as it may, for so many seconds.
    pub(crate) fn rate_limited(requests: u32, seconds: u32) -> Self {
        let detail = format!("{requests} requests per minute reached; wait for Retry-After.");
        Self {
            retry_after: Some(seconds),
            ..Self::new(Code::RateLimited).detail(detail)
        }
    }

    /// With the value of `WWW-Authenticate`.
    #[must_use]
    pub(super) fn challenged(mut self, challenge: &'static str) -> Self {
        self.challenge = Some(challenge.into());
        self
    }

    /// The answer to a client that may not decide alone about more than it pays alone.
    pub fn above_limit(most: Money) -> Self {
        Self::new(Code::ApprovalLimitExceeded).detail(format!(
            "Above your client's limit of {most}; use a client with a higher one."
        ))
    }

    /// With a sentence for the client.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// With the resource in which the refusal is recorded.
    #[must_use]
    pub fn instance(mut self, instance: impl Into<String>) -> Self {
        self.instance = Some(instance.into());
        self
    }

    /// With a wrong field.
    #[must_use]
    pub fn with_error(
        mut self,
        pointer: impl Into<String>,
        code: &'static str,
        message: impl std::fmt::Display,
    ) -> Self {
        let pointer = pointer.into();
        self.errors.push(FieldError {
            pointer,
            code,
            message: message.to_string(),
        });
        self
    }

    /// The values of two independent checks, so that a request with several wrong fields learns of all.
    ///
    /// # Errors
    /// If both checks find wrong fields, one problem with all of them; else the problem that is no
    /// wrong field, or the only one.
    pub fn both<A, B>(one: Result<A, Self>, other: Result<B, Self>) -> Result<(A, B), Self> {
        match (one, other) {
            (Ok(one), Ok(other)) => Ok((one, other)),
            (Err(mut one), Err(other)) if one.is_of_fields() && other.is_of_fields() => {
                one.errors.extend(other.errors);
                Err(one)
            }
            (Err(one), Err(other)) if one.is_of_fields() => Err(other),
            (Err(problem), _) | (_, Err(problem)) => Err(problem),
        }
    }

    /// Whether it is about wrong fields and nothing else.
    fn is_of_fields(&self) -> bool {
        [Code::InvalidField, Code::UnknownField].contains(&self.code)
    }

    /// Marked as what was answered to the first request with the key.
    #[must_use]
    pub fn replayed(mut self) -> Self {
        self.replayed = true;
        self
    }

    /// The problem's code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The sentence for the client.
    pub(crate) fn detail_text(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// The resource that it names.
    pub(crate) fn instance_path(&self) -> Option<&str> {
        self.instance.as_deref()
    }

    /// The cause, for the log.
    pub(crate) fn cause(&self) -> Option<&(dyn Error + Send + Sync + 'static)> {
        self.cause.as_deref()
    }

    /// The sentence for the client: the one given, how many fields are not valid, or what is always to be done.
    fn sentence(&self) -> Option<String> {
        let counted = || match (self.code, self.errors.len()) {
            (_, 0) => None,
            (Code::InvalidField | Code::UnknownField, 1) => {
                Some("One field is not valid; see errors.".to_owned())
            }
            (Code::InvalidField | Code::UnknownField, count) => {
                Some(format!("{count} fields are not valid; see errors."))
            }
            _ => None,
        };
        let advice = || self.code.advice().map(str::to_owned);
        self.detail.clone().or_else(counted).or_else(advice)
    }

    /// The answer that carries the problem.
    pub fn reply(&self, request_id: &RequestId) -> Reply {
        let body = Wire {
            kind: format!("/problems/{}", self.code.as_str()),
            title: self.code.title(),
            status: self.code.status(),
            detail: self.sentence(),
            instance: self.instance.as_deref(),
            code: self.code.as_str(),
            errors: &self.errors,
            request_id,
            retryable: self.code.retryable(),
        };
        let reply = Reply::json(self.code.status(), &body)
            .header("content-type", "application/problem+json");
        let unsigned = [Code::SignatureRequired, Code::SignatureInvalid].contains(&self.code);
        let reply = if unsigned {
            reply.header("accept-signature", ASKED_FOR)
        } else {
            reply
        };
        let reply = match self.retry_after {
            Some(seconds) => reply.header("retry-after", seconds.to_string()),
            None => reply,
        };
        let reply = match &self.challenge {
            Some(challenge) => reply.header("www-authenticate", &**challenge),
            None => reply,
        };
        if self.replayed {
            reply.replayed()
        } else {
            reply
        }
    }
}

#[derive(Serialize)]
struct Wire<'a> {
    #[serde(rename = "type")]
    kind: String,
    title: &'static str,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<&'a str>,
    code: &'static str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [FieldError],
    request_id: &'a RequestId,
    retryable: bool,
}

impl From<store::StoreError> for Problem {
    fn from(cause: store::StoreError) -> Self {
        match cause {
            store::StoreError::NoAnswer(_) => Self {
                cause: Some(cause.into()),
                ..Self::undecided(Code::Unavailable)
            },
            store::StoreError::NotARow(_) | store::StoreError::TooLarge(_) => Self::internal(cause),
        }
    }
}

impl From<EncryptionError> for Problem {
    fn from(cause: EncryptionError) -> Self {
        match cause {
            EncryptionError::NoAnswer(_) => Self {
                cause: Some(cause.into()),
                ..Self::undecided(Code::Unavailable)
            },
            EncryptionError::NotARing(_)
            | EncryptionError::UnknownKey(_)
            | EncryptionError::Altered
            | EncryptionError::SomethingElse
            | EncryptionError::Unsealable => Self::internal(cause),
        }
    }
}

impl From<store::VersionError> for Problem {
    fn from(cause: store::VersionError) -> Self {
        Self {
            cause: Some(cause.into()),
            ..Self::undecided(Code::Unavailable)
        }
    }
}

impl From<serde_json::Error> for Problem {
    fn from(cause: serde_json::Error) -> Self {
        Self::internal(cause)
    }
}
