use core::fmt::Display;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::reason::Reason;
use serde::{Deserialize, Serialize};

use crate::{Encrypted, EncryptionContext, EncryptionError, FieldKeyRing};

/// The reason that a client gave for a change, as the row of what was changed holds it: encrypted for
/// that resource and for the version that the change made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenReason {
    #[serde(rename = "w")]
    reason: Encrypted<Reason>,
    #[serde(rename = "v")]
    version: u64,
}

impl GivenReason {
    /// Encrypts the reason for the change that brings this resource to this version.
    ///
    /// # Errors
    /// When it cannot be encrypted, which is an internal error.
    pub fn seal(
        ring: &FieldKeyRing,
        resource: impl Display,
        version: u64,
        reason: &Reason,
    ) -> Result<Self, EncryptionError> {
        let reason = ring.encrypt(&place(resource, version), reason)?;
        Ok(Self { reason, version })
    }

    /// The reason, of a row of this resource.
    ///
    /// # Errors
    /// When it cannot be decrypted.
    pub fn open(
        &self,
        ring: &FieldKeyRing,
        resource: impl Display,
    ) -> Result<Reason, EncryptionError> {
        ring.decrypt(&place(resource, self.version), &self.reason)
    }

    /// What the event of this version carries of it: Base64, still encrypted. `None` if another
    /// change was made for this reason.
    pub fn in_event_of(&self, version: u64) -> Option<String> {
        (self.version == version).then(|| STANDARD.encode(self.reason.as_bytes()))
    }

    /// The reason that an event carries which tells of this version of the resource.
    ///
    /// # Errors
    /// When it cannot be decrypted.
    pub fn open_event(
        ring: &FieldKeyRing,
        resource: impl Display,
        version: u64,
        encrypted: &str,
    ) -> Result<Reason, EncryptionError> {
        let bytes = STANDARD
            .decode(encrypted)
            .map_err(|_| EncryptionError::Altered)?;
        let reason = Encrypted::read(bytes).map_err(|_| EncryptionError::Altered)?;
        Self { reason, version }.open(ring, resource)
    }
}

/// One place for each change: rows of all domains, and the audit records of their events, name a
/// change by the resource and its version.
fn place(resource: impl Display, version: u64) -> EncryptionContext {
    EncryptionContext::written_by(resource, "", "reason", version)
}
