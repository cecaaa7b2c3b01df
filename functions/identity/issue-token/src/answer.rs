//! What a client is answered that gets a token, in the form of RFC 6749 §5.1.

use identity_domain::{LIFE_SECONDS, Scopes};
use platform::http::Reply;
use serde::Serialize;

#[derive(Serialize)]
struct Granted {
    access_token: String,
    token_type: &'static str,
    expires_in: i64,
    scope: String,
}

/// The token. Like every answer of this function it must not be cached.
pub(crate) fn token(access_token: String, scopes: &Scopes, is_bound: bool) -> Reply {
    let scope = scopes.to_string();
    let token = Granted {
        access_token,
        token_type: if is_bound { "DPoP" } else { "Bearer" },
        expires_in: LIFE_SECONDS,
        scope,
    };
    Reply::json(200, &token).header("pragma", "no-cache")
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
    fn a_token_is_not_cached() {
        let scopes = "accounts:read".parse().expect("scopes");
        let (status, headers, body) = shown(&token("t".into(), &scopes, false));
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
