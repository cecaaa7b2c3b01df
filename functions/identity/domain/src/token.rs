use alloc::string::{String, ToString};

use kernel::id::{ClientId, CredentialId, TenantId};
use kernel::time::Moment;
use serde::{Deserialize, Serialize};

use crate::{Credential, LEEWAY_SECONDS, NotScopes, Scopes};

/// How long a token is valid at most, in seconds.
pub const LIFE_SECONDS: i64 = 10 * 60;

/// What a token is issued for: the client as its row was read, the credential that proved it, and the scopes granted.
#[derive(Clone, Copy, Debug)]
pub struct Grant<'a> {
    /// The client.
    pub client: ClientId,
    /// The institution the client acts for.
    pub tenant: TenantId,
    /// The version of the client's row.
    pub client_version: u64,
    /// The credential.
    pub credential: &'a Credential,
    /// The scopes.
    pub scopes: &'a Scopes,
}

/// A token as it was issued, as far as that decides when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssuedToken {
    /// The credential that it was issued for.
    pub credential_id: CredentialId,
    /// The version of the client's row that it was issued from.
    pub client_version: u64,
    /// Until when it is valid, in seconds since 1970.
    pub exp: i64,
}

impl IssuedToken {
    /// Whether the client still accepts the token as its own: it has not expired, the credential that it was issued for
    /// works, and it was issued for `tokens_from` or a later version of the client. Decided from the client's row as it
    /// is now, so that a rotation and a freeze also end tokens that were issued before them.
    pub fn is_current(self, credentials: &[Credential], tokens_from: u64, now: Moment) -> bool {
        let own = |credential: &&Credential| credential.id == self.credential_id;
        let credential = credentials.iter().find(own);
        credential.is_some_and(|credential| credential.works(now))
            && self.client_version >= tokens_from
            && !is_expired(self.exp, now)
    }
}

/// What an access token says (RFC 9068 in spirit). Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The issuer: the API's public origin.
    pub iss: String,
    /// The audience: the same.
    pub aud: String,
    /// The subject: the client.
    pub sub: ClientId,
    /// The institution the client acts for.
    pub tenant_id: TenantId,
    /// The client.
    pub client_id: ClientId,
    /// The credential that it was issued for; it is valid no longer than that.
    pub credential_id: CredentialId,
    /// The version of the client's row when it was issued. A freeze ends the tokens of the versions before it.
    pub client_version: u64,
    /// Its scopes, separated by spaces.
    pub scope: String,
    /// When it was issued.
    pub iat: i64,
    /// From when it is valid, if not from when it was issued.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nbf: Option<i64>,
    /// Until when it is valid.
    pub exp: i64,
    /// Its id.
    pub jti: String,
    /// The key that it is bound to; none for a bearer token.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cnf: Option<Confirmation>,
}

/// What the sender must prove (RFC 7800).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// Possession of the key with this thumbprint (RFC 9449 §6.1).
    pub jkt: String,
}

/// Why a token is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    /// Issued by or for another API.
    #[error("the token is of another issuer or for another audience")]
    Foreign,
    /// It expired.
    #[error("the token expired")]
    Expired,
    /// It is not valid yet.
    #[error("the token is not valid yet")]
    Early,
    /// It contradicts itself.
    #[error("the token contradicts itself")]
    Inconsistent,
}

impl Claims {
    /// The claims of a new token. It expires with its credential, if that ends within the usual life.
    pub fn new(issuer: &str, grant: &Grant<'_>, now: Moment, jti: String) -> Self {
        let iat = now.unix_seconds();
        let longest = iat.saturating_add(LIFE_SECONDS);
        let end = grant.credential.expires_at.map(Moment::unix_seconds);
        Self {
            iss: issuer.into(),
            aud: issuer.into(),
            sub: grant.client,
            tenant_id: grant.tenant,
            client_id: grant.client,
            credential_id: grant.credential.id,
            client_version: grant.client_version,
            scope: grant.scopes.to_string(),
            iat,
            nbf: None,
            // A credential that works ends in this second at the earliest: then the token has one second.
            exp: end.map_or(longest, |end| end.min(longest).max(iat.saturating_add(1))),
            jti,
            cnf: None,
        }
    }

    /// For how many seconds from its issue it is valid.
    pub fn life_seconds(&self) -> i64 {
        self.exp.saturating_sub(self.iat)
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

    /// The scopes, if the token is valid at this moment. Its signature is checked by the caller.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn check(&self, issuer: &str, now: Moment) -> Result<Scopes, TokenFault> {
        let latest = now.unix_seconds().saturating_add(LEEWAY_SECONDS);
        let start = self.nbf.unwrap_or(self.iat).max(self.iat);
        if self.iss != issuer || self.aud != issuer {
            Err(TokenFault::Foreign)
        } else if is_expired(self.exp, now) {
            Err(TokenFault::Expired)
        } else if start > latest {
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

/// Whether a token that is valid until then has expired, with the leeway between two clocks.
fn is_expired(exp: i64, now: Moment) -> bool {
    exp.saturating_add(LEEWAY_SECONDS) <= now.unix_seconds()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Proof, SecretDigest};

    const NOW: i64 = 1_795_000_000;
    const US: &str = "https://bank.invalid";

    fn at(seconds: i64) -> Moment {
        let millis = NOW.saturating_add(seconds).saturating_mul(1000);
        Moment::from_unix_millis(millis).expect("in range")
    }

    fn credential(name: &str, expires_at: Option<Moment>) -> Credential {
        let client = ClientId::derive(&["c"]);
        Credential {
            id: CredentialId::derive(&[name]),
            proof: Proof::Secret(SecretDigest::of(client, name)),
            created_at: at(-1),
            expires_at,
        }
    }

    fn issued_for(credential: &Credential, client_version: u64) -> Claims {
        let scopes = "accounts:read".parse().expect("scopes");
        let grant = Grant {
            client: ClientId::derive(&["c"]),
            tenant: TenantId::derive(&["t"]),
            client_version,
            credential,
            scopes: &scopes,
        };
        Claims::new(US, &grant, at(0), "j".into())
    }

    fn good() -> Claims {
        issued_for(&credential("1", None), 1)
    }

    #[test]
    fn a_token_expires_with_its_credential_and_has_a_second_at_least() {
        let life = |end: Option<i64>| {
            let end = end.map(|millis| at(0).plus_millis(millis));
            issued_for(&credential("1", end), 1).life_seconds()
        };
        assert_eq!((life(None), life(Some(3_600_000))), (600, 600));
        assert_eq!((life(Some(600_000)), life(Some(599_999))), (600, 599));
        assert_eq!((life(Some(90_000)), life(Some(1))), (90, 1));
    }

    #[test]
    fn a_token_is_current_while_its_credential_works_and_since_tokens_were_last_ended() {
        let (old, new) = (credential("1", None), credential("2", None));
        let ending = credential("1", Some(at(60)));
        let token = IssuedToken {
            credential_id: old.id,
            client_version: 3,
            exp: NOW + 600,
        };
        let is_current = |credentials: &[Credential], tokens_from, seconds| {
            token.is_current(credentials, tokens_from, at(seconds))
        };
        assert!(is_current(core::slice::from_ref(&old), 0, 0));
        assert!(is_current(core::slice::from_ref(&old), 0, 629));
        assert!(!is_current(&[old], 0, 630), "expired");
        let rotated = [new.clone(), ending];
        assert!(is_current(&rotated, 0, 59) && !is_current(&rotated, 0, 60));
        assert!(!is_current(&[new], 0, 0), "a rotation without an overlap");
        assert!(is_current(&rotated, 3, 0) && !is_current(&rotated, 4, 0));
    }

    #[test]
    fn a_token_is_valid_for_ten_minutes_and_the_leeway() {
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
