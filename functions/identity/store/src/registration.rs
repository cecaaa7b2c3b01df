use kernel::base32;
use kernel::id::{ClientId, digest_16};
use kernel::idempotency::{Fingerprint, IdempotencyKey};
use platform::http::StoredRefusal;
use serde::{Deserialize, Serialize};
use store::{Key, Row};

/// The idempotency record of a registration, kept permanently with the client that requested it. A
/// registration that is done and one that is refused both write it, so that a key is one or the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationRow {
    /// The client that asked.
    #[serde(rename = "by")]
    pub asked_by: ClientId,
    /// Operation and key, in one digest.
    #[serde(rename = "kd")]
    pub digest: String,
    /// What was asked.
    #[serde(rename = "fp")]
    pub fingerprint: Fingerprint,
    /// The rule's answer, if it was refused.
    #[serde(rename = "no", skip_serializing_if = "Option::is_none", default)]
    pub refusal: Option<StoredRefusal>,
}

impl RegistrationRow {
    /// The record of a registration that nothing refused.
    pub fn new(asked_by: ClientId, key: &IdempotencyKey, fingerprint: Fingerprint) -> Self {
        let digest = digest_16("decision", &["registerClient", key.as_str()]);
        Self {
            asked_by,
            digest: base32::encode(&digest),
            fingerprint,
            refusal: None,
        }
    }
}

impl Row for RegistrationRow {
    fn key(&self) -> Key {
        Key::new(self.asked_by, format_args!("K#{}", self.digest))
    }
}
