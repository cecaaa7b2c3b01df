use alloc::string::{String, ToString};

use kernel::id::{ClientId, TenantId};
use kernel::time::Moment;
use serde::{Deserialize, Serialize};

use crate::{LEEWAY_SECONDS, NotScopes, Scopes};

/// How long a token is good, in seconds.
pub const LIFE_SECONDS: i64 = 10 * 60;

/// What an access token says (RFC 9068 in spirit). Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Who issued it: the API's public origin.
    pub iss: String,
    /// For whom: the same.
    pub aud: String,
    /// Of whom: the client.
    pub sub: ClientId,
    /// The institution the client acts for.
    pub tenant_id: TenantId,
    /// The client.
    pub client_id: ClientId,
    /// What it may do: scopes with a space between.
    pub scope: String,
    /// When it was issued.
    pub iat: i64,
    /// From when it is good, if not from when it was issued.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nbf: Option<i64>,
    /// Until when it is good.
    pub exp: i64,
    /// Its own name.
    pub jti: String,
    /// The key that it is bound to; none for a bearer token.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cnf: Option<Confirmation>,
}

/// What its bearer has to prove (RFC 7800).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// To hold the key with this thumbprint (RFC 9449 §6.1).
    pub jkt: String,
}

/// Why a token is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    /// Issued by or for somebody else.
    #[error("the token is not ours")]
    Foreign,
    /// It is over.
    #[error("the token expired")]
    Expired,
    /// Its time has not come.
    #[error("the token is of the future")]
    Early,
    /// It contradicts itself.
    #[error("the token contradicts itself")]
    Inconsistent,
}

impl Claims {
    /// The claims of a new token.
    pub fn new(
        issuer: &str,
        client: ClientId,
        tenant: TenantId,
        scopes: &Scopes,
        now: Moment,
        jti: String,
    ) -> Self {
        let iat = now.unix_seconds();
        Self {
            iss: issuer.into(),
            aud: issuer.into(),
            sub: client,
            tenant_id: tenant,
            client_id: client,
            scope: scopes.to_string(),
            iat,
            nbf: None,
            exp: iat.saturating_add(LIFE_SECONDS),
            jti,
            cnf: None,
        }
    }

    /// Bound to the key with this thumbprint.
    #[must_use]
    pub fn bound_to(self, thumbprint: &str) -> Self {
        let jkt = thumbprint.into();
        Self {
            cnf: Some(Confirmation { jkt }),
            ..self
        }
    }

    /// The scopes, if the token is good at this moment. Its signature is checked by the caller.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn check(&self, issuer: &str, now: Moment) -> Result<Scopes, TokenFault> {
        let now = now.unix_seconds();
        let start = self.nbf.unwrap_or(self.iat).max(self.iat);
        if self.iss != issuer || self.aud != issuer {
            Err(TokenFault::Foreign)
        } else if self.exp.saturating_add(LEEWAY_SECONDS) <= now {
            Err(TokenFault::Expired)
        } else if start > now.saturating_add(LEEWAY_SECONDS) {
            Err(TokenFault::Early)
        } else if self.sub != self.client_id || self.exp > self.iat.saturating_add(LIFE_SECONDS) {
            Err(TokenFault::Inconsistent)
        } else {
            self.scope
                .parse()
                .map_err(|_: NotScopes| TokenFault::Inconsistent)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_000_000;
    const US: &str = "https://bank.invalid";

    fn at(seconds: i64) -> Moment {
        let millis = NOW.saturating_add(seconds).saturating_mul(1000);
        Moment::from_unix_millis(millis).expect("in range")
    }

    fn good() -> Claims {
        let (client, tenant) = (ClientId::derive(&["c"]), TenantId::derive(&["t"]));
        let scopes = "accounts:read".parse().expect("scopes");
        Claims::new(US, client, tenant, &scopes, at(0), "j".into())
    }

    #[test]
    fn a_token_is_good_for_ten_minutes_and_the_leeway() {
        assert!(good().check(US, at(-30)).is_ok());
        assert_eq!(good().check(US, at(-31)), Err(TokenFault::Early));
        assert_eq!(
            good().check(US, at(0)).map(|scopes| scopes.to_string()),
            Ok("accounts:read".into())
        );
        assert!(good().check(US, at(629)).is_ok());
        assert_eq!(good().check(US, at(630)), Err(TokenFault::Expired));
    }

    #[test]
    fn each_other_rule_of_a_token_holds() {
        let other = ClientId::derive(&["d"]);
        let cases = [
            (
                Claims {
                    iss: "https://evil.invalid".into(),
                    ..good()
                },
                TokenFault::Foreign,
            ),
            (
                Claims {
                    aud: "https://evil.invalid".into(),
                    ..good()
                },
                TokenFault::Foreign,
            ),
            (
                Claims {
                    nbf: Some(NOW.saturating_add(31)),
                    ..good()
                },
                TokenFault::Early,
            ),
            (
                Claims {
                    sub: other,
                    ..good()
                },
                TokenFault::Inconsistent,
            ),
            (
                Claims {
                    exp: NOW.saturating_add(601),
                    ..good()
                },
                TokenFault::Inconsistent,
            ),
            (
                Claims {
                    exp: i64::MAX,
                    ..good()
                },
                TokenFault::Inconsistent,
            ),
            (
                Claims {
                    scope: "root".into(),
                    ..good()
                },
                TokenFault::Inconsistent,
            ),
            (
                Claims {
                    scope: String::new(),
                    ..good()
                },
                TokenFault::Inconsistent,
            ),
        ];
        for (claims, fault) in cases {
            assert_eq!(claims.check(US, at(0)), Err(fault), "{claims:?}");
        }
    }
}
