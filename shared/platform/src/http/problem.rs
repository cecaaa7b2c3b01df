use std::error::Error;

use field_encryption::EncryptionError;
use kernel::money::Money;
use kernel::request::RequestId;
use serde::Serialize;

use super::signature::ASKED_FOR;
use super::{Code, FieldError, Reply};

/// The codes of problems about wrong parts of a request, which are reported together. Of several, the first one in this
/// order is the code of the problem.
const WRONG_PARTS: [Code; 5] = [
    Code::MalformedBody,
    Code::IdempotencyKeyMissing,
    Code::IdempotencyKeyInvalid,
    Code::InvalidField,
    Code::UnknownField,
];

/// How many errors a problem lists at most, as the contract says. Its detail counts all.
const MOST_ERRORS: usize = 20;

const CHALLENGE: &str = "www-authenticate";

/// Why a request was not done, as RFC 9457 tells it. What the client may know is in the fields;
/// the cause is for the log alone.
#[derive(Debug)]
pub struct Problem {
    code: Code,
    detail: Option<String>,
    instance: Option<String>,
    errors: Vec<FieldError>,
    retry_after: Option<u32>,
    /// A header of the answer; boxed, to keep results small.
    header: Option<Box<(&'static str, String)>>,
    replayed: bool,
    /// Whether it is about the path alone, before anything else of the request is looked at.
    of_path: bool,
    cause: Option<Box<dyn Error + Send + Sync>>,
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
            header: None,
            replayed: false,
            of_path: false,
            cause: None,
        }
    }

    /// Nothing can be at a path: what it names a resource by is the id of none.
    pub(super) fn no_such_path() -> Self {
        Self {
            of_path: true,
            ..Self::new(Code::NotFound)
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
            header: Some(Box::new((
                CHALLENGE,
                format!("{scheme} error=\"insufficient_scope\", scope=\"{scopes}\""),
            ))),
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
    pub fn challenged(self, challenge: &'static str) -> Self {
        self.with_header(CHALLENGE, challenge)
    }

    /// With a header of the answer, in place of an earlier one.
    #[must_use]
    pub(super) fn with_header(mut self, name: &'static str, value: &'static str) -> Self {
        self.header = Some(Box::new((name, value.to_owned())));
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
        self.errors.push(FieldError {
            pointer: pointer.into(),
            code,
            message: message.to_string(),
        });
        self
    }

    /// A problem with these errors.
    pub(super) fn of_errors(code: Code, errors: Vec<FieldError>) -> Self {
        Self {
            errors,
            ..Self::new(code)
        }
    }

    /// Its code and its errors.
    pub(super) fn into_errors(self) -> (Code, Vec<FieldError>) {
        (self.code, self.errors)
    }

    /// The values of two independent checks, so that a request with several wrong parts learns of all.
    ///
    /// # Errors
    /// As of [`Problem::and`], if both checks find something.
    pub fn both<A, B>(one: Result<A, Self>, other: Result<B, Self>) -> Result<(A, B), Self> {
        match (one, other) {
            (Ok(one), Ok(other)) => Ok((one, other)),
            (Err(one), Err(other)) => Err(one.and(other)),
            (Err(problem), _) | (_, Err(problem)) => Err(problem),
        }
    }

    /// Combines two problems about wrong parts of one request: the errors of both, of each part the first, with the code
    /// of the check that comes first. A problem that is about something else takes precedence and is returned alone.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        let (Some(rank), Some(others)) = (self.rank(), other.rank()) else {
            return if self.rank().is_some() { other } else { self };
        };
        if others < rank {
            self.code = other.code;
            self.detail = other.detail;
        } else if others == rank {
            self.detail = self.detail.or(other.detail);
        }
        for error in other.errors {
            if self
                .errors
                .iter()
                .all(|known| known.pointer != error.pointer)
            {
                self.errors.push(error);
            }
        }
        self.header = self.header.or(other.header);
        self
    }

    /// Whether it is about the path alone.
    pub(super) fn is_of_path(&self) -> bool {
        self.of_path
    }

    /// Whether it is about wrong parts of a request.
    pub(super) fn is_of_wrong_parts(&self) -> bool {
        self.rank().is_some()
    }

    /// How early its code comes among those about wrong parts of a request, if it is one.
    fn rank(&self) -> Option<usize> {
        WRONG_PARTS.iter().position(|code| *code == self.code)
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
        match (self.detail.clone(), self.counted()) {
            (Some(detail), Some(counted)) => Some(format!("{detail} {counted}")),
            (detail, counted) => {
                let advice = || self.code.advice().map(str::to_owned);
                detail.or(counted).or_else(advice)
            }
        }
    }

    /// How many fields are not valid. Of one alone, what is always to be done says more.
    fn counted(&self) -> Option<String> {
        let has_advice = self.detail.is_none() && self.code.advice().is_some();
        match self.errors.len() {
            _ if self.rank().is_none() => None,
            1 if !has_advice => Some("One field is not valid; see errors.".to_owned()),
            0 | 1 => None,
            count if count > MOST_ERRORS => Some(format!(
                "{count} fields are not valid; errors lists the first {MOST_ERRORS}."
            )),
            count => Some(format!("{count} fields are not valid; see errors.")),
        }
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
            errors: self.errors.get(..MOST_ERRORS).unwrap_or(&self.errors),
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
        let reply = match self.header.as_deref() {
            Some((name, value)) => reply.header(name, value.as_str()),
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
