use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use kernel::account::{AccountNumber, SortCode};
use kernel::id::AccountId;
use kernel::idempotency::Fingerprint;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{Encrypted, EncryptionContext, EncryptionError};

/// The most keys a ring may hold: a rotation a month for over twenty years.
const MAX_KEYS: usize = 256;
/// The id of the first key of a ring, from which its digests are made.
const FIRST: u16 = 1;

/// The keys of personal data: the secret `data/field-keys`,
/// `{"keys": [{"id": 2, "key": "<base64 of 32 bytes>"}, {"id": 1, "key": "..."}]}`, newest first. The
/// first seals, all of them open. A rotation puts a key before the others under an id that was
/// never used, from 1 upwards.
///
/// Key 1 stays in the ring for ever: keyed digests are made with a key that follows from it, and
/// must come out the same after a rotation, or a repeated request would look like another one.
#[derive(Clone)]
pub struct FieldKeyRing(Arc<Held>);

struct Held {
    /// Newest first, never empty.
    keys: Vec<(u16, Aes256GcmSiv)>,
    newest: u16,
    digests: Hmac<Sha256>,
}

impl fmt::Debug for FieldKeyRing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<_> = self.0.keys.iter().map(|(id, _)| id).collect();
        write!(out, "Ring(keys {ids:?})")
    }
}

#[derive(Deserialize)]
struct RawRing {
    keys: Vec<RawKey>,
}

#[derive(Deserialize)]
struct RawKey {
    id: u16,
    key: String,
}

impl FieldKeyRing {
    /// The ring that a secret's value is.
    ///
    /// # Errors
    /// [`EncryptionError::NotARing`], which tells what is wrong and nothing of the keys.
    pub fn read(secret: &str) -> Result<Self, EncryptionError> {
        // What serde says of a wrong text can repeat a part of it.
        let written: RawRing = serde_json::from_str(secret)
            .map_err(|_| EncryptionError::NotARing("expected JSON with a list of keys"))?;
        let newest = match written.keys.first() {
            Some(key) if written.keys.len() <= MAX_KEYS => key.id,
            _ => return Err(EncryptionError::NotARing("expected 1 to 256 keys")),
        };
        let mut seen = BTreeSet::new();
        let mut keys = Vec::with_capacity(written.keys.len());
        let mut digests = None;
        for RawKey { id, key } in written.keys {
            if id < FIRST || !seen.insert(id) {
                return Err(EncryptionError::NotARing("expected ids from 1, each once"));
            }
            let bytes = bytes(&Zeroizing::new(key))?;
            if id == FIRST {
                digests = Some(digest_key(&bytes)?);
            }
            let cipher = Aes256GcmSiv::new_from_slice(&*bytes);
            keys.push((id, cipher.map_err(|_| NOT_A_KEY)?));
        }
        let digests = digests.ok_or(EncryptionError::NotARing("key 1 is missing"))?;
        Ok(Self(Arc::new(Held {
            keys,
            newest,
            digests,
        })))
    }

    /// Seals a value for its place, with the newest key. The same value in the same place under the
    /// same key gives the same bytes.
    ///
    /// # Errors
    /// When the value cannot be written down: a fault of ours.
    pub fn encrypt<T: Serialize>(
        &self,
        place: &EncryptionContext,
        value: &T,
    ) -> Result<Encrypted<T>, EncryptionError> {
        let clear = cbor4ii::serde::to_vec(Vec::new(), value).map(Zeroizing::new);
        let clear = clear.map_err(|_| EncryptionError::Unsealable)?;
        let mut bytes = self.0.newest.to_be_bytes().to_vec();
        let ciphertext = self.cipher(self.0.newest)?.encrypt(
            &Nonce::from(place.nonce()),
            Payload {
                msg: &clear,
                aad: place.associated_data(),
            },
        );
        bytes.extend(ciphertext.map_err(|_| EncryptionError::Unsealable)?);
        Encrypted::read(bytes).map_err(|_| EncryptionError::Unsealable)
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// [`EncryptionError::UnknownKey`] if it was sealed with a key that is not in this ring, and
    /// [`EncryptionError::Altered`] if a bit of it, or the row it stands in, is not what it was.
    pub fn decrypt<T: DeserializeOwned>(
        &self,
        place: &EncryptionContext,
        sealed: &Encrypted<T>,
    ) -> Result<T, EncryptionError> {
        let clear = self.cipher(sealed.key_id())?.decrypt(
            &Nonce::from(place.nonce()),
            Payload {
                msg: sealed.ciphertext(),
                aad: place.associated_data(),
            },
        );
        let clear = Zeroizing::new(clear.map_err(|_| EncryptionError::Altered)?);
        cbor4ii::serde::from_slice(&clear).map_err(|_| EncryptionError::SomethingElse)
    }

    /// The fingerprint of what was asked. Made with a key, because what is asked can be guessed: a
    /// payee's eight digits are soon tried. The same under every ring that grew from one.
    pub fn fingerprint(&self, parts: &[&str]) -> Fingerprint {
        Fingerprint::from_digest(self.digest("fingerprint", parts))
    }

    /// The id of the account of ours with this number. Derived, so that a payment received for the
    /// number finds its account without a look-up; with a key, so that nobody who sees an id can
    /// find its number by trying all of them.
    pub fn account(&self, number: AccountNumber) -> AccountId {
        let parts = [SortCode::THIS_BANK.as_str(), number.as_str()];
        AccountId::from_bytes(self.digest("account", &parts))
    }

    /// A mark by which the bank knows again what it gave out: nobody without the keys makes one. The
    /// same under every ring that grew from one.
    pub fn mark(&self, parts: &[&str]) -> Mark {
        self.digest(MARKS, parts)
    }

    /// Whether this is the mark of these parts, in a time that does not tell how much of it is.
    pub fn has_mark(&self, parts: &[&str], given: &Mark) -> bool {
        self.keyed(MARKS, parts)
            .verify_truncated_left(given)
            .is_ok()
    }

    fn cipher(&self, id: u16) -> Result<&Aes256GcmSiv, EncryptionError> {
        let known = self.0.keys.iter().find(|(known, _)| *known == id);
        known
            .map(|(_, cipher)| cipher)
            .ok_or(EncryptionError::UnknownKey(id))
    }

    /// The first 128 bits of an HMAC (RFC 2104) over the parts, each with its length.
    fn digest(&self, purpose: &str, parts: &[&str]) -> [u8; 16] {
        let whole: [u8; 32] = self.keyed(purpose, parts).finalize().into_bytes().into();
        let mut first = [0; 16];
        first.copy_from_slice(whole.split_at(16).0);
        first
    }

    fn keyed(&self, purpose: &str, parts: &[&str]) -> Hmac<Sha256> {
        let mut mac = self.0.digests.clone();
        mac.update(&kernel::id::digest_32(purpose, parts));
        mac
    }
}

/// An HMAC, cut to 128 bits.
pub type Mark = [u8; 16];

const MARKS: &str = "mark";
const NOT_A_KEY: EncryptionError = EncryptionError::NotARing("expected keys of 32 bytes in base64");

fn bytes(key: &str) -> Result<Zeroizing<[u8; 32]>, EncryptionError> {
    let decoded = STANDARD.decode(key).map(Zeroizing::new);
    let decoded = decoded.map_err(|_| NOT_A_KEY)?;
    let bytes: &[u8; 32] = decoded.first_chunk().ok_or(NOT_A_KEY)?;
    if decoded.len() == bytes.len() {
        Ok(Zeroizing::new(*bytes))
    } else {
        Err(NOT_A_KEY)
    }
}

/// The key of digests: not the key that seals, but one that follows from it.
fn digest_key(first: &[u8; 32]) -> Result<Hmac<Sha256>, EncryptionError> {
    let keyed = |key: &[u8]| <Hmac<Sha256> as Mac>::new_from_slice(key).map_err(|_| NOT_A_KEY);
    let mut mac = keyed(first)?;
    mac.update(b"malai:field-keys:digests");
    let derived = Zeroizing::new(<[u8; 32]>::from(mac.finalize().into_bytes()));
    keyed(&*derived)
}
