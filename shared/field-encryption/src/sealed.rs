use core::fmt;
use core::marker::PhantomData;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The bytes before the ciphertext: the id of the key.
pub(crate) const KEY_ID_BYTES: usize = 2;
/// The bytes of the tag, which close the ciphertext (RFC 8452 §4).
pub(crate) const TAG_BYTES: usize = 16;
/// The most bytes that one attribute may have: more than any row of ours fills, and far below what
/// an item may hold.
const MAX_BYTES: usize = 4096;

/// A `T` that only the ring of keys decrypts: the id of the key (two bytes, big-endian), the
/// ciphertext, its tag. Stored as a binary attribute; shown redacted.
///
/// ```compile_fail,E0599
/// # fn read(encrypted: field_encryption::Encrypted<String>) -> String {
/// encrypted.decrypt() // only a key ring decrypts
/// # }
/// ```
pub struct Encrypted<T> {
    bytes: Vec<u8>,
    of: PhantomData<fn() -> T>,
}

/// The bytes are not those of a sealed attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 18 to 4096 sealed bytes")]
pub struct ParseEncryptedError;

impl<T> Encrypted<T> {
    /// The sealed value that these bytes are, as far as can be seen without a key.
    ///
    /// # Errors
    /// When there are too few or too many.
    pub fn read(bytes: Vec<u8>) -> Result<Self, ParseEncryptedError> {
        let fits = (KEY_ID_BYTES.saturating_add(TAG_BYTES)..=MAX_BYTES).contains(&bytes.len());
        fits.then_some(Self {
            bytes,
            of: PhantomData,
        })
        .ok_or(ParseEncryptedError)
    }

    /// The bytes as they are stored.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The id of the key that it is sealed with.
    pub fn key_id(&self) -> u16 {
        let id = self.bytes.first_chunk::<KEY_ID_BYTES>();
        u16::from_be_bytes(id.copied().unwrap_or_default())
    }

    /// The ciphertext with its tag.
    pub(crate) fn ciphertext(&self) -> &[u8] {
        self.bytes.get(KEY_ID_BYTES..).unwrap_or_default()
    }
}

impl<T> Clone for Encrypted<T> {
    fn clone(&self) -> Self {
        Self {
            bytes: self.bytes.clone(),
            of: PhantomData,
        }
    }
}

impl<T> PartialEq for Encrypted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<T> Eq for Encrypted<T> {}

impl<T> fmt::Debug for Encrypted<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Sealed(..)")
    }
}

impl<T> Serialize for Encrypted<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.bytes)
    }
}

impl<'de, T> Deserialize<'de> for Encrypted<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Vec<u8>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("sealed bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }

            fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
                Ok(bytes)
            }
        }
        let bytes = deserializer.deserialize_byte_buf(Bytes)?;
        Self::read(bytes).map_err(Error::custom)
    }
}
