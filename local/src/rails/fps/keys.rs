//! Signing keys of both sides. The bank publishes its keys to the scheme and receives the scheme's,
//! in a request signed with a key that the scheme knows: `POST /fps/keys` (`docs/simulator.md`).

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use message_signature::{KeyId, MalformedKey, SigningKey, VerifyingKey};
use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};

use super::Keys;
use super::book::Book;
use super::error::RailError;

/// The keys of both sides, as stored in the book.
#[derive(Clone, Debug)]
pub(super) struct KeyRing {
    book: Book,
    /// The scheme's first key, which is stored elsewhere.
    first: SigningKey,
    known: Arc<RwLock<StoredKeys>>,
}

#[derive(Clone, Debug, Default)]
struct StoredKeys {
    bank: BTreeMap<String, VerifyingKey>,
    /// The published keys, oldest first.
    scheme: Vec<(KeyId, SigningKey)>,
    /// The index of the scheme's signing key.
    signs: Option<(KeyId, SigningKey)>,
}

/// A public key in a message.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PublishedKey {
    pub(super) keyid: String,
    pub(super) public_key: String,
}

/// A message with one side's keys. Without keys it is a request only.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeysMessage {
    pub(super) keys: Option<Vec<PublishedKey>>,
}

/// A change of the scheme's own keys.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Change {
    /// Publishes a new key, which signs nothing yet.
    Announce,
    /// Signs with the newest key from now on.
    Use,
    /// Publishes the signing key only.
    Retire,
}

impl KeyRing {
    /// Opens the stored keys, or stores these as the first.
    pub(super) fn open(book: Book, first: &Keys) -> Result<Self, RailError> {
        let known = book.run_now(|tx| {
            let first_key = &first.scheme_key;
            if read(tx, first_key)?.bank.is_empty() {
                put_bank_key(tx, first.bank_keyid.as_str(), first.bank_key)?;
                put_scheme_key(tx, first.scheme_keyid.as_str(), None)?;
                sign_with_the_newest(tx)?;
            }
            read(tx, first_key)
        })?;
        Ok(Self {
            book,
            first: first.scheme_key.clone(),
            known: Arc::new(RwLock::new(known)),
        })
    }

    /// Returns the bank's key with this key id.
    pub(super) fn of_bank(&self, keyid: &KeyId) -> Option<VerifyingKey> {
        self.look().bank.get(keyid.as_str()).copied()
    }

    /// Returns the scheme's current signing key.
    pub(super) fn signs(&self) -> Option<(KeyId, SigningKey)> {
        self.look().signs.clone()
    }

    /// Returns the scheme's published keys.
    pub(super) fn published(&self) -> KeysMessage {
        let known = self.look();
        let keys = known.scheme.iter().map(|(keyid, key)| PublishedKey {
            keyid: keyid.as_str().to_owned(),
            public_key: key.verifying_key().to_base64(),
        });
        KeysMessage {
            keys: Some(keys.collect()),
        }
    }

    /// Replaces the keys that the bank signs with.
    pub(super) async fn take(&self, keys: &[PublishedKey]) -> Result<bool, RailError> {
        let read_one = |key: &PublishedKey| {
            KeyId::parse(&key.keyid)?;
            Ok((
                key.keyid.clone(),
                VerifyingKey::from_base64(&key.public_key)?,
            ))
        };
        let keys: Result<Vec<_>, MalformedKey> = keys.iter().map(read_one).collect();
        let Some(keys) = keys.ok().filter(|keys| !keys.is_empty()) else {
            return Ok(false);
        };
        let first = self.first.clone();
        let known = self.book.write(move |tx| {
            tx.execute("DELETE FROM bank_keys", [])?;
            for (keyid, key) in keys {
                put_bank_key(tx, &keyid, key)?;
            }
            read(tx, &first)
        });
        self.keep(known.await?);
        Ok(true)
    }

    /// Changes the scheme's own keys.
    pub(super) async fn change(&self, change: Change) -> Result<(), RailError> {
        let (name, seed) = fresh_key()?;
        let first = self.first.clone();
        let known = self.book.write(move |tx| {
            match change {
                Change::Announce => put_scheme_key(tx, &name, Some(&seed))?,
                Change::Use => sign_with_the_newest(tx)?,
                Change::Retire => {
                    tx.execute("DELETE FROM scheme_keys WHERE signs = 0", [])?;
                }
            }
            read(tx, &first)
        });
        self.keep(known.await?);
        Ok(())
    }

    fn look(&self) -> std::sync::RwLockReadGuard<'_, StoredKeys> {
        self.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, known: StoredKeys) {
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = known;
    }
}

fn fresh_key() -> Result<(String, String), RailError> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|_| RailError::Stopped)?;
    let name = format!("fps-{}", uuid::Uuid::new_v4().simple());
    Ok((name, STANDARD.encode(seed)))
}

fn put_bank_key(tx: &Transaction<'_>, keyid: &str, key: VerifyingKey) -> rusqlite::Result<()> {
    tx.execute(
        "INSERT OR REPLACE INTO bank_keys (keyid, public_key) VALUES (?1, ?2)",
        params![keyid, key.to_base64()],
    )?;
    Ok(())
}

fn put_scheme_key(tx: &Transaction<'_>, keyid: &str, seed: Option<&str>) -> rusqlite::Result<()> {
    tx.execute(
        "INSERT INTO scheme_keys (keyid, seed) VALUES (?1, ?2)",
        params![keyid, seed],
    )?;
    Ok(())
}

fn sign_with_the_newest(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    tx.execute(
        "UPDATE scheme_keys SET signs = (row = (SELECT MAX(row) FROM scheme_keys))",
        [],
    )?;
    Ok(())
}

fn read(tx: &Transaction<'_>, first: &SigningKey) -> rusqlite::Result<StoredKeys> {
    let mut bank = tx.prepare("SELECT keyid, public_key FROM bank_keys")?;
    let bank = bank.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut known = StoredKeys::default();
    // The stored keys were parsed when they were written.
    for row in bank {
        let (keyid, key): (String, String) = row?;
        if let Ok(key) = VerifyingKey::from_base64(&key) {
            known.bank.insert(keyid, key);
        }
    }
    let mut scheme = tx.prepare("SELECT keyid, seed, signs FROM scheme_keys ORDER BY row")?;
    let scheme = scheme.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for row in scheme {
        let (keyid, seed, signs): (String, Option<String>, bool) = row?;
        let key = seed.map_or_else(|| Ok(first.clone()), |seed| SigningKey::from_base64(&seed));
        if let (Ok(keyid), Ok(key)) = (KeyId::parse(&keyid), key) {
            if signs {
                known.signs = Some((keyid.clone(), key.clone()));
            }
            known.scheme.push((keyid, key));
        }
    }
    Ok(known)
}
