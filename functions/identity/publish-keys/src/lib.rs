//! Publishes the keys that tokens are signed with: `GET /.well-known/jwks.json` (RFC 7517).
//!
//! The key in use, the one before it, and the one that a rotation is about to bring: which is
//! therefore known everywhere before it signs its first token.

use identity_store::{Jwk, SigningKey, SigningKeys};
use platform::http::{Call, Code, Problem, Reply};
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
    let keys = read(ports).await.map_err(|unavailable| {
        tracing::error!(%unavailable, "no signing keys");
        Problem::undecided(Code::Unavailable)
    })?;
    let keys = keys.map_err(Problem::internal)?;
    let keys = keys.all().map(SigningKey::public).collect();
    Ok(Reply::json(200, &KeySet { keys }).header("cache-control", KEEP))
}

async fn read(
    ports: &Ports,
) -> Result<Result<SigningKeys, identity_store::KeyFault>, secret_store::Unavailable> {
    let key = &ports.token_signing_key;
    let versions = [
        key.current().await?,
        key.previous().await?,
        key.pending().await?,
    ];
    let [current, previous, pending] = versions.map(|version| version.map(|version| version.value));
    Ok(SigningKeys::read(
        current.as_ref(),
        previous.as_ref(),
        pending.as_ref(),
    ))
}
