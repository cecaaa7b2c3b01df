use kernel::base32;
use kernel::id::{ClientId, CredentialId};
use kernel::idempotency::Fingerprint;
use platform::http::StoredRefusal;
use serde::{Deserialize, Serialize};
use store::{Key, Row};

use crate::ClientRow;

/// The idempotency record of a rotation, stored with the client that requested it. The credential's id is derived from the
/// key, and this row outlives the credential, so that a key makes no second one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotationRow {
    /// The client that requested it.
    #[serde(rename = "by")]
    pub asked_by: ClientId,
    /// The credential that was made.
    #[serde(rename = "cd")]
    pub credential: CredentialId,
    /// The digest of the request.
    #[serde(rename = "fp")]
    pub fingerprint: Fingerprint,
    /// The attempt, by which a write whose response was lost is recognised.
    #[serde(rename = "u")]
    pub attempt: String,
    /// The client after the rotation, or as it was when the rotation was refused.
    #[serde(rename = "cl")]
    pub client: ClientRow,
    /// The problem, if a rule refused it.
    #[serde(rename = "no", skip_serializing_if = "Option::is_none", default)]
    pub refusal: Option<StoredRefusal>,
}

impl RotationRow {
    /// The record of one attempt.
    pub fn new(
        asked_by: ClientId,
        credential: CredentialId,
        fingerprint: Fingerprint,
        attempt: [u8; 16],
        client: ClientRow,
    ) -> Self {
        Self {
            asked_by,
            credential,
            fingerprint,
            attempt: base32::encode(&attempt),
            client,
            refusal: None,
        }
    }
}

impl Row for RotationRow {
    fn key(&self) -> Key {
        Key::new(self.asked_by, format_args!("R#{}", self.credential))
    }
}
