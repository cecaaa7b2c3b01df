//! Publishes the keys that tokens are signed with: `GET /.well-known/jwks.json` (RFC 7517).
//!
//! The key in use, the previous one, and the next one of a rotation, which verifiers therefore know before it signs its
//! first token. Only public halves are read here.

use identity_store::{Jwk, PublicHalf, PublicKeys};
use platform::http::{Call, Problem, Reply};
use serde::Serialize;

platform::function!();

/// How long the response may be cached. A rotation waits at least as long before a new key signs.
const KEEP: &str = "public, max-age=300";

#[derive(Serialize)]
struct KeySet {
    keys: Vec<Jwk>,
}

/// Returns the public keys.
///
/// # Errors
/// `unavailable` while the keys cannot be read, `internal_error` if there are none.
pub async fn handle(ports: &Ports, _call: Call) -> Result<Reply, Problem> {
    let keys = PublicKeys::published(&ports.token_public_keys).await?;
    let keys = keys.all().iter().map(PublicHalf::jwk).collect();
    Ok(Reply::json(200, &KeySet { keys }).header("cache-control", KEEP))
}
