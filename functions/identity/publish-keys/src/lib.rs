//! Publishes the keys that tokens are signed with: `GET /.well-known/jwks.json` (RFC 7517).
//!
//! The key in use, the one before it, and the one that a rotation is about to bring: which is
//! therefore known everywhere before it signs its first token. Only their public halves are read here.

use identity_store::{Jwk, PublicHalf, PublicKeys};
use platform::http::{Call, Problem, Reply};
use serde::Serialize;

platform::function!();

/// How long the answer may be kept. A rotation waits at least as long before a new key signs.
const KEEP: &str = "public, max-age=300";

#[derive(Serialize)]
struct KeySet {
    keys: Vec<Jwk>,
}

/// Answers with the public keys.
///
/// # Errors
/// `unavailable` while the keys cannot be read, `internal_error` if there are none.
pub async fn handle(ports: &Ports, _call: Call) -> Result<Reply, Problem> {
    let keys = PublicKeys::published(&ports.token_public_keys).await?;
    let keys = keys.all().iter().map(PublicHalf::jwk).collect();
    Ok(Reply::json(200, &KeySet { keys }).header("cache-control", KEEP))
}
