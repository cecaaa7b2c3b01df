use field_encryption::{FieldFault, Place, Ring, Sealed};
use kernel::base32;
use kernel::id::{ClientId, PaymentId, TenantId, digest_16};
use kernel::idempotency::{Fingerprint, IdempotencyKey};
use kernel::reason::Reason;
use serde::{Deserialize, Serialize};
use store::{Key, Row};

/// The record that a key was used for an operation on a payment which does not make a new one.
/// Written in the operation's own transaction, and kept for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRow {
    /// Tenant, client, operation and key in one digest.
    #[serde(rename = "ky")]
    pub digest: String,
    /// What was asked.
    #[serde(rename = "fp")]
    pub fingerprint: Fingerprint,
    /// Of which payment.
    #[serde(rename = "of")]
    pub payment: PaymentId,
    /// Why, in the words of who asked, sealed.
    #[serde(rename = "why", skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<Sealed<Reason>>,
}

impl KeyRow {
    /// The record of this key for this operation.
    pub fn new(
        operation: &str,
        tenant: TenantId,
        client: ClientId,
        key: &IdempotencyKey,
        payment: PaymentId,
        fingerprint: Fingerprint,
    ) -> Self {
        let parts = [
            &tenant.to_string(),
            &client.to_string(),
            operation,
            key.as_str(),
        ];
        Self {
            digest: base32::encode(&digest_16("key", &parts)),
            fingerprint,
            payment,
            reason: None,
        }
    }

    /// The record with why it was asked.
    ///
    /// # Errors
    /// When the reason cannot be sealed: a fault of ours.
    pub fn because(self, reason: &Reason, ring: &Ring) -> Result<Self, FieldFault> {
        let Key { pk, sk } = self.key();
        let sealed = ring.seal(&Place::new(pk, sk, "why"), reason)?;
        Ok(Self {
            reason: Some(sealed),
            ..self
        })
    }
}

impl Row for KeyRow {
    fn key(&self) -> Key {
        Key::new(format!("K#{}", self.digest), "K")
    }
}
