//! The payments that an account last sent, by which a repetition is noticed.
//!
//! An account remembers eight, in eight attributes of its row. Each payment out moves them along by
//! one in the update that takes the money, so nothing is read first and no two payments of an
//! account can miss each other. A ninth payment within the window pushes the first one out: the
//! guard covers the last eight, however fast they come.

use core::fmt;

use kernel::id::{PaymentId, digest_16};
use kernel::idempotency::Fingerprint;
use kernel::time::Moment;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use store::{Change, Condition, StoreError, Value, attribute};

/// For how long the same payment again is taken for a mistake; up to a second longer, as slots count
/// whole seconds.
pub const DUPLICATE_WINDOW_MILLIS: i64 = 10 * 60 * 1000;

/// The attributes, from the newest payment to the oldest; a letter each, because bytes count.
const NAMES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

/// The bytes of a slot: digest, seconds since 1970, the first bits of the payment's id. The second
/// of these make the slots of one digest one range of bytes, in the order of their times.
const DIGEST_BYTES: usize = 4;
const SECONDS_BYTES: usize = 4;
const REFERENCE_BYTES: usize = 12;
const SLOT_BYTES: usize = DIGEST_BYTES + SECONDS_BYTES + REFERENCE_BYTES;

/// The payments that an account remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recent {
    #[serde(rename = "a", skip_serializing_if = "Option::is_none")]
    d0: Option<Slot>,
    #[serde(rename = "b", skip_serializing_if = "Option::is_none")]
    d1: Option<Slot>,
    #[serde(rename = "c", skip_serializing_if = "Option::is_none")]
    d2: Option<Slot>,
    #[serde(rename = "d", skip_serializing_if = "Option::is_none")]
    d3: Option<Slot>,
    #[serde(rename = "e", skip_serializing_if = "Option::is_none")]
    d4: Option<Slot>,
    #[serde(rename = "f", skip_serializing_if = "Option::is_none")]
    d5: Option<Slot>,
    #[serde(rename = "g", skip_serializing_if = "Option::is_none")]
    d6: Option<Slot>,
    #[serde(rename = "h", skip_serializing_if = "Option::is_none")]
    d7: Option<Slot>,
}

/// One payment as an account remembers it; empty where there was none yet. Its digest is short: it
/// tells apart what is not alike, and who finds two alike looks at the payment itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Slot(Vec<u8>);

impl Slot {
    /// A payment like this one, made at this moment.
    pub fn new(like: &Fingerprint, at: Moment, payment: PaymentId) -> Self {
        let mut bytes = first_of(like, at).0;
        bytes.extend(payment.bytes().iter().take(REFERENCE_BYTES));
        Self(bytes)
    }

    /// The first digits of the payment's id, by which its row is found; none of an empty slot.
    pub fn reference(&self) -> Option<String> {
        let head = self.0.get(DIGEST_BYTES.saturating_add(SECONDS_BYTES)..)?;
        let mut bytes = [0; 16];
        let room = bytes.get_mut(..head.len())?;
        room.copy_from_slice(head);
        (head.len() == REFERENCE_BYTES).then(|| PaymentId::from_bytes(bytes).reference())
    }
}

impl fmt::Debug for Slot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Slot({:?})", self.reference())
    }
}

impl Recent {
    /// The payments like this one since a moment, newest first.
    pub fn like(&self, like: &Fingerprint, since: Moment) -> Vec<Slot> {
        let (from, to) = (first_of(like, since).0, after_all_of(like).0);
        let slots = [
            &self.d0, &self.d1, &self.d2, &self.d3, &self.d4, &self.d5, &self.d6, &self.d7,
        ];
        let within = |slot: &&Slot| from <= slot.0 && slot.0 < to;
        slots
            .into_iter()
            .flatten()
            .filter(within)
            .cloned()
            .collect()
    }

    /// A full memory, as large as it gets.
    #[must_use]
    pub fn full_of(slot: &Slot) -> Self {
        let slot = || Some(slot.clone());
        Self {
            d0: slot(),
            d1: slot(),
            d2: slot(),
            d3: slot(),
            d4: slot(),
            d5: slot(),
            d6: slot(),
            d7: slot(),
        }
    }
}

/// That no payment remembered since a moment is like this one, but for those spared.
pub(crate) fn unlike(
    like: &Fingerprint,
    since: Moment,
    spared: &[Slot],
) -> Result<Vec<Condition>, StoreError> {
    let (from, to) = (value(&first_of(like, since))?, value(&after_all_of(like))?);
    let spared: Vec<Value> = spared.iter().map(value).collect::<Result<_, _>>()?;
    let other = |name| {
        let mut any = vec![
            Condition::Without(name),
            Condition::Below(name, from.clone()),
            Condition::AtLeast(name, to.clone()),
        ];
        let spared = spared.iter().cloned();
        any.extend(spared.map(|slot| Condition::Equals(name, slot)));
        Condition::Any(any)
    };
    Ok(NAMES.into_iter().map(other).collect())
}

/// The changes that put a payment into the first slot and move the others along.
pub(crate) fn remember(slot: &Slot) -> Result<Vec<Change>, StoreError> {
    let empty = value(&Slot(Vec::new()))?;
    let [newest, ..] = NAMES;
    let moved = NAMES.into_iter().zip(NAMES.into_iter().skip(1));
    let moved = moved.map(|(from, into)| Change::Copy(into, from, empty.clone()));
    let first = [Change::Set(newest, value(slot)?)];
    Ok(moved.chain(first).collect())
}

/// Before all slots of such payments from this second on, and after all earlier ones.
fn first_of(like: &Fingerprint, at: Moment) -> Slot {
    let mut bytes = short(like);
    let seconds = u32::try_from(at.unix_millis().div_euclid(1000)).unwrap_or(u32::MAX);
    bytes.extend(seconds.to_be_bytes());
    Slot(bytes)
}

/// After all slots of such payments: no slot has the last of seconds.
fn after_all_of(like: &Fingerprint) -> Slot {
    let mut bytes = short(like);
    bytes.extend([u8::MAX; SECONDS_BYTES]);
    Slot(bytes)
}

fn short(like: &Fingerprint) -> Vec<u8> {
    let digest = digest_16("recent payment", &[like.as_str()]);
    digest.into_iter().take(DIGEST_BYTES).collect()
}

fn value(slot: &Slot) -> Result<Value, StoreError> {
    attribute(slot).map_err(StoreError::NotARow)
}

impl Serialize for Slot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Slot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Slot;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, "{SLOT_BYTES} bytes or none")
            }
            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Slot, E> {
                self.visit_byte_buf(bytes.to_vec())
            }
            fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Slot, E> {
                if bytes.is_empty() || bytes.len() == SLOT_BYTES {
                    Ok(Slot(bytes))
                } else {
                    Err(E::invalid_length(bytes.len(), &self))
                }
            }
        }
        deserializer.deserialize_byte_buf(Bytes)
    }
}
