use identity_domain::CredentialId;
use kernel::base32;
use kernel::id::ClientId;
use kernel::idempotency::Fingerprint;
use platform::http::StoredRefusal;
use serde::{Deserialize, Serialize};
use store::{Key, Row};

use crate::ClientRow;

/// The idempotency record of a rotation, kept with the client that asked for it. The credential's id
/// comes from the key, and this row stays when the credential is long gone, so the key never makes
/// a second one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotationRow {
    /// The client that asked.
    #[serde(rename = "by")]
    pub asked_by: ClientId,
    /// The credential that was made.
    #[serde(rename = "cd")]
    pub credential: CredentialId,
    /// What was asked, and for whom.
    #[serde(rename = "fp")]
    pub fingerprint: Fingerprint,
    /// The attempt, so that a write whose answer was lost is known as one's own.
    #[serde(rename = "u")]
    pub attempt: String,
    /// The client as it stood after the rotation, or as the rotation of it was refused.
    #[serde(rename = "cl")]
    pub client: ClientRow,
    /// The rule's answer, if it was refused.
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
