//! The ring as the secret holds it, newest key first:
//! `{"keys": [{"id": 2, "key": "<base64 of 32 bytes>"}, {"id": 1, "key": "..."}]}`.

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::json;

/// The most keys that readers take.
const MAX_KEYS: usize = 256;

/// A ring that is not to be used. Says nothing of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WrongRing {
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
    fn read(secret: &SecretString) -> Result<Self, WrongRing> {
        let ring: Self =
            serde_json::from_str(secret.expose_secret()).map_err(|_| WrongRing::Form)?;
        if ring.keys.is_empty() {
            return Err(WrongRing::Form);
        }
        Ok(ring)
    }

    /// The ring in use, and after it what only the one before it has: after a rotation was taken
    /// back that is the key that sealed meanwhile.
    fn whole(current: &SecretString, previous: Option<&SecretString>) -> Result<Self, WrongRing> {
        let mut ring = Self::read(current)?;
        let previous = previous.map(Self::read).transpose()?;
        for other in previous.into_iter().flat_map(|ring| ring.keys) {
            match ring.keys.iter().find(|known| known.id == other.id) {
                None => ring.keys.push(other),
                Some(known) if known.is(&other) => {}
                Some(_) => return Err(WrongRing::Forked),
            }
        }
        Ok(ring)
    }

    /// An id that no key had before.
    fn next_id(&self) -> Result<u16, WrongRing> {
        let newest = self.keys.iter().map(|key| key.id).max();
        let next = newest.and_then(|id| id.checked_add(1));
        next.filter(|_| self.keys.len() < MAX_KEYS)
            .ok_or(WrongRing::Full)
    }
}

impl Key {
    fn is(&self, other: &Self) -> bool {
        self.id == other.id && self.key.expose_secret() == other.key.expose_secret()
    }
}

/// The ring with this key, 32 bytes in base64, before all others.
pub(crate) fn grown(
    current: &SecretString,
    previous: Option<&SecretString>,
    key: SecretString,
) -> Result<SecretString, WrongRing> {
    let mut ring = Ring::whole(current, previous)?;
    let id = ring.next_id()?;
    ring.keys.insert(0, Key { id, key });
    let keys: Vec<_> = ring
        .keys
        .iter()
        .map(|Key { id, key }| json!({"id": id, "key": key.expose_secret()}))
        .collect();
    Ok(json!({"keys": keys}).to_string().into())
}

/// That the ring is the one in use with another key before it, and nothing lost: what a lost key
/// sealed nobody could read any more.
pub(crate) fn follows(
    ring: &SecretString,
    current: &SecretString,
    previous: Option<&SecretString>,
) -> Result<(), WrongRing> {
    let (ring, before) = (Ring::read(ring)?, Ring::whole(current, previous)?);
    let (newest, others) = ring.keys.split_first().ok_or(WrongRing::Form)?;
    let same = |(one, other): (&Key, &Key)| one.is(other);
    let kept = others.len() == before.keys.len() && others.iter().zip(&before.keys).all(same);
    if kept && newest.id == before.next_id()? {
        Ok(())
    } else {
        Err(WrongRing::NotTheNext)
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
    fn a_new_key_is_before_the_others_under_an_id_of_its_own() {
        let one = ring(&[(1, "a")]);
        let two = grown(&one, None, "b".into()).expect("a ring");
        assert_eq!(
            two.expose_secret(),
            ring(&[(2, "b"), (1, "a")]).expose_secret()
        );
        assert_eq!(follows(&two, &one, None), Ok(()));
        // After a ring was put back by hand, the highest id need not be the first.
        let odd = ring(&[(1, "a"), (7, "g")]);
        let next = grown(&odd, None, "h".into()).expect("a ring");
        let expected = ring(&[(8, "h"), (1, "a"), (7, "g")]);
        assert_eq!(next.expose_secret(), expected.expose_secret());
    }

    #[test]
    fn a_rotation_after_one_that_was_taken_back_keeps_the_key_that_sealed_meanwhile() {
        let (back, taken) = (ring(&[(1, "a")]), ring(&[(2, "b"), (1, "a")]));
        let next = grown(&back, Some(&taken), "c".into()).expect("a ring");
        let expected = ring(&[(3, "c"), (1, "a"), (2, "b")]);
        assert_eq!(next.expose_secret(), expected.expose_secret());
        assert_eq!(follows(&next, &back, Some(&taken)), Ok(()));
        // One id must not come to stand for two keys.
        let alone = grown(&back, None, "c".into()).expect("a ring");
        let lost = follows(&alone, &back, Some(&taken));
        assert_eq!(lost, Err(WrongRing::NotTheNext));
        let forked = grown(&alone, Some(&taken), "d".into());
        assert!(matches!(forked, Err(WrongRing::Forked)));
    }

    #[test]
    fn a_ring_that_lost_or_changed_a_key_is_not_the_next() {
        let one = ring(&[(2, "b"), (1, "a")]);
        for wrong in [
            ring(&[(2, "b"), (1, "a")]),
            ring(&[(3, "c"), (2, "b")]),
            ring(&[(3, "c"), (2, "b"), (1, "x")]),
            ring(&[(3, "c"), (1, "a"), (2, "b")]),
            ring(&[(4, "c"), (2, "b"), (1, "a")]),
        ] {
            assert_eq!(follows(&wrong, &one, None), Err(WrongRing::NotTheNext));
        }
        assert_eq!(follows(&ring(&[]), &one, None), Err(WrongRing::Form));
    }

    #[test]
    fn a_full_ring_takes_no_other_key() {
        let keys: Vec<_> = (1..=256).rev().map(|id| (id, "a")).collect();
        let full = ring(&keys);
        assert!(matches!(
            grown(&full, None, "b".into()),
            Err(WrongRing::Full)
        ));
        let last = ring(&[(u16::MAX, "a")]);
        assert!(matches!(
            grown(&last, None, "b".into()),
            Err(WrongRing::Full)
        ));
        let none: SecretString = "{}".into();
        assert!(matches!(
            grown(&none, None, "b".into()),
            Err(WrongRing::Form)
        ));
    }
}
