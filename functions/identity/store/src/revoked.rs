use identity_domain::{LEEWAY_SECONDS, LIFE_SECONDS};
use kernel::base32;
use kernel::id::{ClientId, digest_32};
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Key, Row};

/// An access token that its client revoked before it expired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedToken {
    /// The client.
    pub id: ClientId,
    /// The digest of the token's `jti`.
    #[serde(rename = "j")]
    pub name: String,
    /// When the table may drop it, in seconds since 1970: any token issued until now has expired then.
    pub ttl: i64,
}

impl RevokedToken {
    /// Where the revocation of a client's token with this `jti` is kept.
    pub fn key_of(client: ClientId, jti: &str) -> Key {
        key(client, &name(jti))
    }

    /// The revocation of the client's token with this `jti`. How long it is kept does not depend on what
    /// the token says of itself.
    pub fn new(client: ClientId, jti: &str, now: Moment) -> Self {
        // A token may be issued up to a second ahead.
        let longest = LIFE_SECONDS
            .saturating_add(LEEWAY_SECONDS)
            .saturating_add(60);
        Self {
            id: client,
            name: name(jti),
            ttl: now.unix_seconds().saturating_add(longest),
        }
    }
}

impl Row for RevokedToken {
    fn key(&self) -> Key {
        key(self.id, &self.name)
    }
}

fn name(jti: &str) -> String {
    base32::encode(&digest_32("jti", &[jti]))
}

fn key(client: ClientId, name: &str) -> Key {
    Key::new(client, format_args!("T#{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_domain::{Claims, TokenFault};
    use kernel::id::TenantId;

    #[test]
    fn a_revocation_outlives_every_token_that_was_issued_before_it() {
        let (client, tenant) = (ClientId::derive(&["c"]), TenantId::derive(&["t"]));
        let now = Moment::from_unix_millis(1_795_000_000_000).expect("in range");
        let revoked = RevokedToken::new(client, "j", now);
        let scopes = "accounts:read".parse().expect("scopes");
        let ahead = now.plus_millis(1_000);
        let claims = Claims::new("i", client, tenant, &scopes, ahead, "j".into());
        let dropped = Moment::from_unix_millis(revoked.ttl * 1000).expect("in range");
        assert_eq!(claims.check("i", dropped), Err(TokenFault::Expired));
        assert_eq!(revoked.key(), RevokedToken::key_of(client, "j"));
        assert_ne!(revoked.key(), RevokedToken::key_of(client, "k"));
    }
}
