//! Publishes the keys that seals are signed with: `GET /.well-known/seal-keys.json` (RFC 7517).
//!
//! Every key that ever signed a seal, so that old seals can be checked as well. The keys are read
//! from the table, where each is written before it signs: only who seals can reach a private one.

use audit_store::{KeyRow, SealJwk};
use platform::http::{Call, Problem, Reply};
use serde::Serialize;

platform::function!();

/// How long the answer may be kept.
const KEEP: &str = "public, max-age=300";

#[derive(Serialize)]
struct KeySet {
    keys: Vec<SealJwk>,
}

/// Answers with the public keys.
///
/// # Errors
/// `unavailable` while the table does not answer.
pub async fn handle(ports: &Ports, _call: Call) -> Result<Reply, Problem> {
    let page = ports.audit.query::<KeyRow>(&KeyRow::all()).await?;
    let keys = page.rows.iter().map(|row| SealJwk::of(row.key)).collect();
    Ok(Reply::json(200, &KeySet { keys }).header("cache-control", KEEP))
}
