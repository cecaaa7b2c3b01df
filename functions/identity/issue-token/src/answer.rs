//! The response to a client that gets a token, in the form of RFC 6749 §5.1.

use identity_domain::Claims;
use platform::http::Reply;
use serde::Serialize;

#[derive(Serialize)]
struct Granted<'a> {
    access_token: String,
    token_type: &'static str,
    expires_in: i64,
    scope: &'a str,
}

/// The token with these claims. Like every response of this function it must not be cached.
pub(crate) fn token(access_token: String, claims: &Claims) -> Reply {
    let token = Granted {
        access_token,
        token_type: if claims.cnf.is_some() {
            "DPoP"
        } else {
            "Bearer"
        },
        expires_in: claims.life_seconds(),
        scope: &claims.scope,
    };
    Reply::json(200, &token).header("pragma", "no-cache")
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_domain::{Credential, Grant, Proof, SecretDigest};
    use kernel::id::{ClientId, CredentialId, TenantId};
    use kernel::time::Moment;

    fn claims() -> Claims {
        let (client, tenant) = (ClientId::derive(&["c"]), TenantId::derive(&["t"]));
        let credential = Credential {
            id: CredentialId::derive(&[]),
            proof: Proof::Secret(SecretDigest::of(client, "s")),
            created_at: Moment::EPOCH,
            expires_at: None,
        };
        let grant = Grant {
            client,
            tenant,
            client_version: 1,
            credential: &credential,
            scopes: &"accounts:read".parse().expect("scopes"),
        };
        Claims::new("https://bank.invalid", &grant, Moment::EPOCH, "j".into())
    }

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
    fn a_token_is_not_cached() {
        let (status, headers, body) = shown(&token("t".into(), &claims()));
        assert_eq!(
            (status, &headers["cache-control"]),
            (200, &"no-store".into())
        );
        let expected = serde_json::json!({
            "access_token": "t", "token_type": "Bearer", "expires_in": 600, "scope": "accounts:read",
        });
        assert_eq!(body, expected);
    }
}
