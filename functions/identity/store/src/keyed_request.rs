use kernel::base32;
use kernel::id::{ClientId, digest_16};
use kernel::idempotency::{Fingerprint, IdempotencyKey};
use serde::{Deserialize, Serialize};
use store::Key;

/// What was requested by a client under an idempotency key: the part that all idempotency records of this domain have in
/// common, and the place where they are kept permanently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyedRequest {
    /// The client that requested it.
    #[serde(rename = "by")]
    pub requested_by: ClientId,
    /// Operation and key, in one digest.
    #[serde(rename = "kd")]
    pub digest: String,
    /// What was requested.
    #[serde(rename = "fp")]
    pub fingerprint: Fingerprint,
}

impl KeyedRequest {
    /// The request of a client for an operation of the contract.
    pub fn new(
        operation: &str,
        requested_by: ClientId,
        key: &IdempotencyKey,
        fingerprint: Fingerprint,
    ) -> Self {
        let digest = digest_16("decision", &[operation, key.as_str()]);
        Self {
            requested_by,
            digest: base32::encode(&digest),
            fingerprint,
        }
    }

    /// Where its record is kept.
    pub fn key(&self) -> Key {
        Key::new(self.requested_by, format_args!("K#{}", self.digest))
    }
}
