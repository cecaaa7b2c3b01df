use core::fmt::Display;

use kernel::id::digest_32;

/// Where a sealed attribute stands: the key of its row, its name, and which write made it if it is
/// written more than once. Sealed bytes open in their own place and in no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EncryptionContext([u8; 32]);

impl EncryptionContext {
    /// The attribute of this name in the row under these keys, which is written once.
    pub fn new(pk: impl Display, sk: impl Display, attribute: &str) -> Self {
        Self::written_by(pk, sk, attribute, "")
    }

    /// The same for an attribute that changes: `write` is what tells its writes apart, and is
    /// stored in the row beside it.
    pub fn written_by(
        pk: impl Display,
        sk: impl Display,
        attribute: &str,
        write: impl Display,
    ) -> Self {
        let (pk, sk, write) = (pk.to_string(), sk.to_string(), write.to_string());
        Self(digest_32("place", &[&pk, &sk, attribute, &write]))
    }

    /// What the ciphertext is bound to.
    pub(crate) fn associated_data(&self) -> &[u8] {
        &self.0
    }

    /// The nonce, which is not stored. Two values sealed in one place by one key share it; under
    /// GCM-SIV that tells whether they are the same, and nothing else (RFC 8452 §9).
    pub(crate) fn nonce(&self) -> [u8; 12] {
        let mut nonce = [0; 12];
        nonce.copy_from_slice(self.0.split_at(12).0);
        nonce
    }
}
