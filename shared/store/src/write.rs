use serde::ser::Error as _;

use crate::{Change, Condition, Item, Key, Row, Store, StoreError, Value, Versioned, row};

/// What one write does. Plain data: the real table and a simulated one read the same.
#[derive(Clone, Debug, PartialEq)]
pub enum Operation {
    /// Writes the item if nothing is under its key yet.
    PutOnce {
        /// The whole item, key included.
        item: Item,
    },
    /// Changes an item if its condition holds.
    Update(Update),
    /// Removes an item if its condition holds.
    Delete {
        /// Which.
        key: Key,
        /// What must hold of it.
        condition: Condition,
    },
    /// Changes nothing: the other writes of its transaction take place only if the condition holds.
    Check {
        /// Which item.
        key: Key,
        /// What must hold of it.
        condition: Condition,
    },
}

impl Operation {
    /// The operation that writes a row which must not be there yet.
    pub(crate) fn put_once<R: Row>(row: &R) -> Result<Self, StoreError> {
        let item = row::sized(row)?;
        Ok(Self::PutOnce { item })
    }
}

/// A change of one item under a condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// Which item.
    pub key: Key,
    /// What must hold of it. There is no update without one.
    pub condition: Condition,
    /// What becomes of it.
    pub changes: Vec<Change>,
}

impl Update {
    /// The update that puts a row in the place of the one that was read: it writes what differs, and is refused if the stored
    /// row has another version than the one that was read. Where nothing differs but the version, nothing is written and the
    /// version stays: the update is only a check.
    ///
    /// # Errors
    /// When a row cannot be stored, or both have one key but also one version, or two keys (bugs).
    pub fn between<R: Versioned>(before: &R, after: &R) -> Result<Self, StoreError> {
        let bug = |what| StoreError::NotARow(serde_dynamo::Error::custom(what));
        let key = before.key();
        if after.key() != key {
            return Err(bug("a row is replaced by that of another key"));
        }
        let old = serde_dynamo::to_item(before).map_err(StoreError::NotARow)?;
        let new = serde_dynamo::to_item(after).map_err(StoreError::NotARow)?;
        let (old, new): (Item, Item) = (old, new);
        let version = old.get(R::VERSION).cloned();
        let version = version.ok_or_else(|| bug("a row has no version"))?;
        if new.get(R::VERSION) == Some(&version) {
            return Err(bug("a row is replaced by one of its own version"));
        }
        let removed = old.keys().filter(|name| !new.contains_key(*name));
        let mut removed: Vec<String> = removed.cloned().collect();
        removed.sort_unstable();
        let new = new.into_inner().into_iter();
        let mut set: Vec<(String, Value)> = new
            .filter(|(name, value)| old.get(name) != Some(value))
            .collect();
        set.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let is_check = removed.is_empty() && set.iter().all(|(name, _)| name == R::VERSION);
        let change = if is_check {
            Change::Set(R::VERSION, version.clone())
        } else {
            Change::Difference { set, removed }
        };
        Ok(Self {
            key,
            condition: Condition::Equals(R::VERSION, version),
            changes: vec![change],
        })
    }

    /// The value that the attribute of this name takes, if the update sets it.
    pub fn sets(&self, name: &str) -> Option<&Value> {
        self.changes.iter().find_map(|change| change.sets(name))
    }
}

/// An update that a domain offers to others for their own transaction. Only the crate that can
/// make the witness `D` can make one, which is the contract of the domain that owns the table.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedUpdate<D> {
    pub(crate) update: Update,
    owner: std::marker::PhantomData<D>,
}

impl<D> PublishedUpdate<D> {
    /// The posting that makes this update.
    pub fn new(_owner: D, update: Update) -> Self {
        Self {
            update,
            owner: std::marker::PhantomData,
        }
    }

    /// What it does, for a test or a simulation to look at.
    pub fn update(&self) -> &Update {
        &self.update
    }
}

/// A write of any kind that a domain offers to others for their own transaction. Only the crate that can make the witness `D`
/// can make one, which is the contract of the domain that owns the table.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedWrite<D> {
    pub(crate) operation: Operation,
    owner: std::marker::PhantomData<D>,
}

impl<D> PublishedWrite<D> {
    /// The write of a row that must not be there yet.
    ///
    /// # Errors
    /// [`StoreError`] if the row cannot be stored (a bug).
    pub fn put_once<R: Row>(owner: D, row: &R) -> Result<Self, StoreError> {
        Ok(Self::new(owner, Operation::put_once(row)?))
    }

    /// The write that puts a row in the place of the one that was read ([`Update::between`]).
    ///
    /// # Errors
    /// [`StoreError`] if a row cannot be stored, or both have one version (bugs).
    pub fn replace<R: Versioned>(owner: D, before: &R, after: &R) -> Result<Self, StoreError> {
        Ok(Self::update(owner, Update::between(before, after)?))
    }

    /// The write of a change.
    pub fn update(owner: D, update: Update) -> Self {
        Self::new(owner, Operation::Update(update))
    }

    /// The removal of an item.
    pub fn delete(owner: D, key: Key, condition: Condition) -> Self {
        Self::new(owner, Operation::Delete { key, condition })
    }

    fn new(_owner: D, operation: Operation) -> Self {
        Self {
            operation,
            owner: std::marker::PhantomData,
        }
    }

    /// What it does, for a test or a simulation to look at.
    pub fn operation(&self) -> &Operation {
        &self.operation
    }
}

/// An insert that a domain offers to others: it writes a row that is not there, and can do nothing else. Only the crate that
/// can make the witness `D` can make one, which is the contract of the domain that owns the table.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedInsert<D> {
    pub(crate) item: Item,
    owner: std::marker::PhantomData<D>,
}

impl<D> PublishedInsert<D> {
    /// The insert of this row.
    ///
    /// # Errors
    /// [`StoreError`] if the row cannot be stored (a bug).
    pub fn of<R: Row>(_owner: D, row: &R) -> Result<Self, StoreError> {
        Ok(Self {
            item: row::sized(row)?,
            owner: std::marker::PhantomData,
        })
    }

    /// What it writes, for a test or a simulation to look at.
    pub fn item(&self) -> &Item {
        &self.item
    }
}

/// One write on one table, made by the [`crate::Table`] that allows it.
#[derive(Clone, Debug)]
pub struct Write {
    pub(crate) store: Store,
    pub(crate) table: &'static str,
    pub(crate) operation: Operation,
}

/// Writes that take place together or not at all. Positions matter: an [`crate::Outcome`] tells
/// refusals apart by them.
#[derive(Clone, Debug)]
pub struct Transaction {
    store: Store,
    writes: Vec<(&'static str, Operation)>,
}

impl Transaction {
    /// The transaction of this one write.
    pub fn of(write: Write) -> Self {
        Self {
            store: write.store,
            writes: vec![(write.table, write.operation)],
        }
    }

    /// This write as well.
    #[must_use]
    pub fn and(mut self, write: Write) -> Self {
        self.writes.push((write.table, write.operation));
        self
    }

    /// Commits the writes. Conflicts with other transactions and throttling are retried for a
    /// bounded time; a lost answer is asked again, which is safe because every write carries its
    /// condition.
    pub async fn commit(self) -> crate::Outcome {
        self.store.commit(self.writes).await
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::*;
    use crate::Row;

    #[derive(Clone, Serialize, Deserialize)]
    struct Account {
        id: u8,
        #[serde(rename = "v")]
        version: u64,
        #[serde(skip_serializing_if = "Option::is_none")]
        note: Option<u8>,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<u8>,
    }

    impl Row for Account {
        fn key(&self) -> Key {
            Key::new(self.id, "A")
        }
    }

    impl Versioned for Account {
        const VERSION: &'static str = "v";
    }

    const OLD: Account = Account {
        id: 1,
        version: 7,
        note: Some(1),
        name: Some(2),
    };

    #[test]
    fn an_update_between_two_rows_writes_what_differs_if_the_version_is_still_the_old_one() {
        let new = Account {
            version: 8,
            note: None,
            ..OLD
        };
        let update = Update::between(&OLD, &new).expect("an update");
        let number = |text: &str| Value::N(text.to_owned());
        assert_eq!(update.key, Key::new(1, "A"));
        assert_eq!(update.condition, Condition::Equals("v", number("7")));
        let difference = Change::Difference {
            set: vec![("v".to_owned(), number("8"))],
            removed: vec!["note".to_owned()],
        };
        assert_eq!(update.changes, [difference]);
    }

    #[test]
    fn an_update_between_rows_that_differ_by_their_version_alone_writes_nothing() {
        let new = Account { version: 8, ..OLD };
        let update = Update::between(&OLD, &new).expect("an update");
        let old = Value::N("7".to_owned());
        assert_eq!(update.condition, Condition::Equals("v", old.clone()));
        assert_eq!(update.changes, [Change::Set("v", old)]);
    }

    #[test]
    fn a_row_does_not_take_the_place_of_one_of_its_own_version_or_of_another_key() {
        let same = Account { name: None, ..OLD };
        assert!(Update::between(&OLD, &same).is_err());
        let other = Account {
            id: 2,
            version: 8,
            ..OLD
        };
        assert!(Update::between(&OLD, &other).is_err());
    }
}
