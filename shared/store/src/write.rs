use crate::{Change, Condition, Item, Key, Store};

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

/// An update that a domain offers to others for their own transaction. Only the crate that can
/// make the witness `D` can make one, which is the contract of the domain that owns the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting<D> {
    pub(crate) update: Update,
    owner: std::marker::PhantomData<D>,
}

impl<D> Posting<D> {
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
