//! Refusals of the token endpoint and the revocation endpoint, in the form of RFC 6749 §5.2.

use kernel::id::{ClientId, TenantId};
use kernel::request::RequestId;
use platform::RefusedCaller;
use platform::http::dpop::ProofError;
use platform::http::{Code, Problem, Reply};
use serde::Serialize;

use crate::ClientRow;

/// Why a request to the authorization server is refused.
#[derive(Debug)]
pub enum Denied {
    /// By OAuth's rules, before anybody was asked who it is.
    Refused(Refusal),
    /// By OAuth's rules, to who claims to be this client, or is.
    Failed(Claimed, Refusal),
    /// Too many failures of its source: the next is refused as `invalid_client`, and counted, after so
    /// many seconds.
    Slowed(Claimed, u32),
    /// Anything else.
    Problem(Problem),
}

/// Who a request claims to be from.
#[derive(Clone, Copy, Debug)]
pub struct Claimed {
    /// The client.
    pub client: ClientId,
    /// Its institution; none if there is no such client.
    pub tenant: Option<TenantId>,
}

impl Claimed {
    /// This client.
    pub fn of(client: &ClientRow) -> Self {
        Self {
            client: client.id,
            tenant: Some(client.tenant),
        }
    }

    /// Its access, refused by this code.
    fn refused(self, code: &'static str) -> RefusedCaller {
        RefusedCaller {
            client: self.client,
            tenant: self.tenant,
            code,
        }
    }
}

/// The refusals of RFC 6749 §5.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not a proper token request, and why.
    InvalidRequest(&'static str),
    /// Not proved to be a client; which of the many reasons is not said.
    InvalidClient,
    /// A secret, where the bank accepts none.
    SecretsRefused,
    /// Another grant than client credentials.
    UnsupportedGrantType,
    /// A scope that is unknown or that the client does not have.
    InvalidScope,
    /// A token that was issued to another client.
    InvalidGrant,
    /// A proof of possession that does not hold, or none where the client's policy asks for one.
    InvalidDpopProof(ProofError),
}

#[derive(Serialize)]
struct TokenError {
    error: &'static str,
    error_description: &'static str,
}

impl Refusal {
    /// The word of the RFC for it.
    fn word(self) -> &'static str {
        self.told().1
    }

    /// The status, the word, and a sentence for people.
    fn told(self) -> (u16, &'static str, &'static str) {
        match self {
            Self::InvalidRequest(why) => (400, "invalid_request", why),
            Self::InvalidClient => (401, "invalid_client", "Client authentication failed."),
            Self::SecretsRefused => (
                401,
                "invalid_client",
                "This bank accepts no client secrets; use private_key_jwt.",
            ),
            Self::UnsupportedGrantType => (
                400,
                "unsupported_grant_type",
                "Only client_credentials is supported.",
            ),
            Self::InvalidScope => (
                400,
                "invalid_scope",
                "The client may not ask for one of these scopes.",
            ),
            Self::InvalidGrant => (
                400,
                "invalid_grant",
                "The token was issued to another client.",
            ),
            Self::InvalidDpopProof(fault) => (400, "invalid_dpop_proof", fault.expected()),
        }
    }

    /// The answer.
    fn reply(self) -> Reply {
        let (status, error, error_description) = self.told();
        let reply = Reply::json(
            status,
            &TokenError {
                error,
                error_description,
            },
        );
        if status == 401 {
            reply.header(
                "www-authenticate",
                "Basic realm=\"malai\", charset=\"UTF-8\"",
            )
        } else {
            reply
        }
    }
}

/// The answer to a wrong proof while failures are slowed down.
fn slowed(seconds: u32, request_id: &RequestId) -> Reply {
    Problem::new(Code::RateLimited)
        .detail(
            "Too many failed logins from this address; wait for Retry-After. Correct credentials are \
             accepted at any time.",
        )
        .reply(request_id)
        .header("retry-after", seconds.to_string())
}

impl Denied {
    /// The answer to a refusal, in its form; what is recorded of it goes along.
    ///
    /// # Errors
    /// Problems that are not of OAuth.
    pub fn answer(self, request_id: &RequestId) -> Result<Reply, Problem> {
        match self {
            Self::Refused(refusal) => Ok(refusal.reply()),
            Self::Failed(claimed, refusal) => {
                Ok(refusal.reply().refusing(claimed.refused(refusal.word())))
            }
            Self::Slowed(claimed, seconds) => {
                let refused = claimed.refused(Code::RateLimited.as_str());
                Ok(slowed(seconds, request_id).refusing(refused))
            }
            Self::Problem(problem) => Err(problem),
        }
    }
}

impl From<Refusal> for Denied {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Problem> for Denied {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<store::StoreError> for Denied {
    fn from(unavailable: store::StoreError) -> Self {
        Self::Problem(unavailable.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(reply: &Reply) -> (u64, serde_json::Value, serde_json::Value) {
        let shown = serde_json::to_value(reply).expect("a reply");
        let body = serde_json::from_str(shown["body"].as_str().expect("a body")).expect("JSON");
        (
            shown["statusCode"].as_u64().expect("a status"),
            shown["headers"].clone(),
            body,
        )
    }

    #[test]
    fn a_refused_client_is_challenged_and_told_nothing_more() {
        let (status, headers, body) = shown(&Refusal::InvalidClient.reply());
        assert_eq!((status, &body["error"]), (401, &"invalid_client".into()));
        assert!(
            headers["www-authenticate"]
                .as_str()
                .is_some_and(|text| text.starts_with("Basic"))
        );
        assert_eq!(headers["cache-control"], "no-store");
    }

    #[test]
    fn a_failure_too_many_is_told_how_long_to_wait() {
        let (status, headers, body) = shown(&slowed(8, &"r".parse().expect("an id")));
        assert_eq!((status, &headers["retry-after"]), (429, &"8".into()));
        assert_eq!(
            (&body["code"], &body["retryable"]),
            (&"rate_limited".into(), &true.into())
        );
    }
}
