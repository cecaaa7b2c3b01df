use serde::{Deserialize, Serialize};
use store::{
    Change, Condition, Item, Key, PublishedWrite, Query, Row, StoreError, Update, attribute,
};

use crate::Payments;

/// Up to where a list of notes was read that one run of the schedule does not read to its end: the next run
/// goes on behind it. There is none for a list that is read whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingPlace {
    /// The list: the partition of its notes.
    #[serde(rename = "ls")]
    pub list: String,
    /// The sort key of the last note that was read.
    #[serde(rename = "af")]
    pub after: String,
}

impl ReadingPlace {
    /// The place behind the last note of a page; none without a last note, or if that has no key.
    pub fn behind(last: Option<&Item>) -> Option<Self> {
        let Key { pk, sk } = Key::of(last?)?;
        Some(Self {
            list: pk,
            after: sk,
        })
    }

    /// The places of all lists.
    pub fn all() -> Query {
        Query::range(PARTITION, "0", "~")
    }

    /// The key behind which to read on.
    pub fn key_before(&self) -> Item {
        Key::new(&self.list, &self.after).item()
    }

    /// The write of the first place in a list.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be stored (a bug).
    pub fn put(&self) -> Result<PublishedWrite<Payments>, StoreError> {
        PublishedWrite::put_once(Payments(()), self)
    }

    /// The removal of what is stored as a place under this key: the list is read from its beginning. None for a key of
    /// something else.
    pub fn removed(key: Key) -> Option<PublishedWrite<Payments>> {
        (key.pk == PARTITION).then(|| PublishedWrite::delete(Payments(()), key, Condition::Present))
    }

    /// The change of this place into a later one of its list, unless another run changed it meanwhile.
    ///
    /// # Errors
    /// When a value cannot be stored (a bug).
    pub fn moved_to(&self, later: &Self) -> Result<PublishedWrite<Payments>, StoreError> {
        let after = attribute(&later.after).map_err(StoreError::NotARow)?;
        let as_read = attribute(&self.after).map_err(StoreError::NotARow)?;
        let update = Update {
            key: self.key(),
            condition: Condition::Equals("af", as_read),
            changes: vec![Change::Set("af", after)],
        };
        Ok(PublishedWrite::update(Payments(()), update))
    }
}

impl Row for ReadingPlace {
    fn key(&self) -> Key {
        Key::new(PARTITION, &self.list)
    }
}

const PARTITION: &str = "reading";
