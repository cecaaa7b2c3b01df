//! The key ring as stored in the secret, newest key first:
//! `{"keys": [{"id": 2, "key": "<base64 of 32 bytes>"}, {"id": 1, "key": "..."}]}`.

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::json;

/// The largest number of keys that readers accept.
const MAX_KEYS: usize = 256;

/// Why a ring must not be used. It contains none of the ring's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum KeyRingError {
    #[error("it is no list of keys")]
    Form,
    #[error("there is no room for another key")]
    Full,
    #[error("two keys have one id: the rings have to be merged by hand")]
    Forked,
    #[error("it is not the ring in use with one key before it")]
    NotTheNext,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ring {
    keys: Vec<Key>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    id: u16,
    key: SecretString,
}

impl Ring {
    fn read(secret: &SecretString) -> Result<Self, KeyRingError> {
        let ring: Self =
            serde_json::from_str(secret.expose_secret()).map_err(|_| KeyRingError::Form)?;
        if ring.keys.is_empty() {
            return Err(KeyRingError::Form);
        }
        Ok(ring)
    }

    /// Returns the current ring, followed by the keys that only the previous one has: after a
    /// rolled-back rotation, the key that encrypted meanwhile.
    fn merged(
        current: &SecretString,
        previous: Option<&SecretString>,
    ) -> Result<Self, KeyRingError> {
        let mut ring = Self::read(current)?;
        let previous = previous.map(Self::read).transpose()?;
        for other in previous.into_iter().flat_map(|ring| ring.keys) {
            match ring.keys.iter().find(|known| known.id == other.id) {
                None => ring.keys.push(other),
                Some(known) if known.is(&other) => {}
                Some(_) => return Err(KeyRingError::Forked),
            }
        }
        Ok(ring)
    }

    /// Returns an id that no key has had.
    fn next_id(&self) -> Result<u16, KeyRingError> {
        let newest = self.keys.iter().map(|key| key.id).max();
        let next = newest.and_then(|id| id.checked_add(1));
        next.filter(|_| self.keys.len() < MAX_KEYS)
            .ok_or(KeyRingError::Full)
    }
}

impl Key {
    fn is(&self, other: &Self) -> bool {
        self.id == other.id && self.key.expose_secret() == other.key.expose_secret()
    }
}

/// Returns the ring with this key, 32 bytes in base64, as its first.
pub(crate) fn with_new_key(
    current: &SecretString,
    previous: Option<&SecretString>,
    key: SecretString,
) -> Result<SecretString, KeyRingError> {
    let mut ring = Ring::merged(current, previous)?;
    let id = ring.next_id()?;
    ring.keys.insert(0, Key { id, key });
    let keys: Vec<_> = ring
        .keys
        .iter()
        .map(|Key { id, key }| json!({"id": id, "key": key.expose_secret()}))
        .collect();
    Ok(json!({"keys": keys}).to_string().into())
}

/// Checks that the ring is the current one with one new first key and no key lost: data encrypted
/// with a lost key could never be decrypted.
pub(crate) fn check_next(
    ring: &SecretString,
    current: &SecretString,
    previous: Option<&SecretString>,
) -> Result<(), KeyRingError> {
    let (ring, before) = (Ring::read(ring)?, Ring::merged(current, previous)?);
    let (newest, others) = ring.keys.split_first().ok_or(KeyRingError::Form)?;
    let same = |(one, other): (&Key, &Key)| one.is(other);
    let kept = others.len() == before.keys.len() && others.iter().zip(&before.keys).all(same);
    if kept && newest.id == before.next_id()? {
        Ok(())
    } else {
        Err(KeyRingError::NotTheNext)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(keys: &[(u16, &str)]) -> SecretString {
        let keys: Vec<_> = keys
            .iter()
            .map(|(id, key)| json!({"id": id, "key": key}))
            .collect();
        json!({"keys": keys}).to_string().into()
    }

    #[test]
    fn a_new_key_becomes_the_first_with_a_new_id() {
        let one = ring(&[(1, "a")]);
        let two = with_new_key(&one, None, "b".into()).expect("a ring");
        assert_eq!(
            two.expose_secret(),
            ring(&[(2, "b"), (1, "a")]).expose_secret()
        );
        assert_eq!(check_next(&two, &one, None), Ok(()));
        // In a ring restored by hand, the highest id need not be the first.
        let odd = ring(&[(1, "a"), (7, "g")]);
        let next = with_new_key(&odd, None, "h".into()).expect("a ring");
        let expected = ring(&[(8, "h"), (1, "a"), (7, "g")]);
        assert_eq!(next.expose_secret(), expected.expose_secret());
    }

    #[test]
    fn a_rotation_after_a_rollback_keeps_the_key_that_encrypted_meanwhile() {
        let (back, taken) = (ring(&[(1, "a")]), ring(&[(2, "b"), (1, "a")]));
        let next = with_new_key(&back, Some(&taken), "c".into()).expect("a ring");
        let expected = ring(&[(3, "c"), (1, "a"), (2, "b")]);
        assert_eq!(next.expose_secret(), expected.expose_secret());
        assert_eq!(check_next(&next, &back, Some(&taken)), Ok(()));
        // One id must never stand for two keys.
        let alone = with_new_key(&back, None, "c".into()).expect("a ring");
        let lost = check_next(&alone, &back, Some(&taken));
        assert_eq!(lost, Err(KeyRingError::NotTheNext));
        let forked = with_new_key(&alone, Some(&taken), "d".into());
        assert!(matches!(forked, Err(KeyRingError::Forked)));
    }

    #[test]
    fn a_ring_that_lost_or_changed_a_key_is_refused() {
        let one = ring(&[(2, "b"), (1, "a")]);
        for wrong in [
            ring(&[(2, "b"), (1, "a")]),
            ring(&[(3, "c"), (2, "b")]),
            ring(&[(3, "c"), (2, "b"), (1, "x")]),
            ring(&[(3, "c"), (1, "a"), (2, "b")]),
            ring(&[(4, "c"), (2, "b"), (1, "a")]),
        ] {
            assert_eq!(
                check_next(&wrong, &one, None),
                Err(KeyRingError::NotTheNext)
            );
        }
        assert_eq!(check_next(&ring(&[]), &one, None), Err(KeyRingError::Form));
    }

    #[test]
    fn a_full_ring_accepts_no_other_key() {
        let keys: Vec<_> = (1..=256).rev().map(|id| (id, "a")).collect();
        let full = ring(&keys);
        assert!(matches!(
            with_new_key(&full, None, "b".into()),
            Err(KeyRingError::Full)
        ));
        let last = ring(&[(u16::MAX, "a")]);
        assert!(matches!(
            with_new_key(&last, None, "b".into()),
            Err(KeyRingError::Full)
        ));
        let none: SecretString = "{}".into();
        assert!(matches!(
            with_new_key(&none, None, "b".into()),
            Err(KeyRingError::Form)
        ));
    }
}
