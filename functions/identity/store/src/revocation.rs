use identity_contract::revoked::RevokedToken;
use identity_domain::{LEEWAY_SECONDS, LIFE_SECONDS};
use kernel::request::RequestId;
use kernel::time::Moment;

use crate::ClientRow;

/// The revocation of a client's token with this `jti`. How long it is kept does not depend on what the
/// token says of itself.
pub fn revocation(
    client: &ClientRow,
    jti: &str,
    request_id: RequestId,
    now: Moment,
) -> RevokedToken {
    let kept_until = kept_until_seconds(now);
    RevokedToken::new((client.id, client.tenant), jti, request_id, now, kept_until)
}

/// When every token that was issued until now has expired, in seconds since 1970.
fn kept_until_seconds(now: Moment) -> i64 {
    // A minute more, since the clocks of two functions may differ.
    let longest = LIFE_SECONDS
        .saturating_add(LEEWAY_SECONDS)
        .saturating_add(60);
    now.unix_seconds().saturating_add(longest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_domain::{Claims, Credential, Grant, Proof, SecretDigest, TokenFault};
    use kernel::id::{ClientId, CredentialId, TenantId};

    #[test]
    fn a_revocation_outlives_every_token_that_was_issued_before_it() {
        let client = ClientId::derive(&["c"]);
        let now = Moment::from_unix_millis(1_795_000_000_000).expect("in range");
        let ahead = now.plus_millis(1_000);
        let credential = Credential {
            id: CredentialId::derive(&[]),
            proof: Proof::Secret(SecretDigest::of(client, "s")),
            created_at: now,
            expires_at: None,
        };
        let grant = Grant {
            client,
            tenant: TenantId::derive(&["t"]),
            client_version: 1,
            credential: &credential,
            scopes: &"accounts:read".parse().expect("scopes"),
        };
        let claims = Claims::new("i", &grant, ahead, "j".into());
        let dropped = Moment::from_unix_millis(kept_until_seconds(now) * 1000).expect("in range");
        assert_eq!(claims.check("i", dropped), Err(TokenFault::Expired));
    }
}
