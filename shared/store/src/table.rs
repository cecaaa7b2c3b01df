use std::marker::PhantomData;

use crate::row;
use crate::schema::Schema;
use crate::standing::SchemaState;
use crate::{
    Condition, Item, Key, Operation, Page, PublishedInsert, PublishedQuery, PublishedUpdate,
    PublishedWrite, Query, Row, Store, StoreError,
};
use crate::{Update, Versioned, Write, row_of, versions};

/// A domain that owns a table. The owner's contract crate makes the marker.
pub trait Domain {
    /// The table's name, without the deployment's prefix.
    const TABLE: &'static str;
    /// The versions of its rows that the program knows; nothing for a table whose rows are never
    /// rewritten, and in which readers tell old forms from new by the row.
    const SCHEMA: Option<&'static Schema> = Some(&Schema::FIRST);
}

/// What a function may do with a table; declared in its `Cargo.toml`.
pub mod verb {
    /// Read one item.
    #[derive(Debug)]
    pub enum Get {}
    /// Read a range of a partition.
    #[derive(Debug)]
    pub enum Query {}
    /// Write an item that is not there yet.
    #[derive(Debug)]
    pub enum PutOnce {}
    /// Change an item under a condition.
    #[derive(Debug)]
    pub enum Update {}
    /// Remove an item under a condition.
    #[derive(Debug)]
    pub enum Delete {}
    /// Require a condition of an item that a transaction does not change.
    #[derive(Debug)]
    pub enum Check {}
    /// Put the owner's published postings into one's own transaction.
    #[derive(Debug)]
    pub enum Postings {}
    /// Put the owner's published transitions into one's own transaction.
    #[derive(Debug)]
    pub enum Transitions {}
    /// Read the owner's published view of one item.
    #[derive(Debug)]
    pub enum View {}
    /// Insert, by a statement that can do nothing else.
    #[derive(Debug)]
    pub enum Insert {}
    /// Append to the owner's chains by its published inserts, and read their ends.
    #[derive(Debug)]
    pub enum Append {}
    /// Fold one's own changes into the rows that the owner publishes for that, and read these.
    #[derive(Debug)]
    pub enum Fold {}
    /// Read every item there is, page by page; for the migrator alone.
    #[derive(Debug)]
    pub enum Scan {}
}

/// A reading of a table's items that its owner publishes to other domains.
pub trait View: serde::de::DeserializeOwned {
    /// The owner's witness, which only its contract crate can make: so nobody else can publish.
    type Owner: Domain;
    /// Proof of that.
    const WITNESS: Self::Owner;
    /// The attributes it shows.
    const ATTRIBUTES: &'static [&'static str];
}

/// A row of a table into which its owner lets other domains fold their changes, or by which they do.
pub trait Folded: Row {
    /// The owner's witness, which only its contract crate can make: so nobody else can publish.
    type Owner: Domain;
    /// Proof of that.
    const WITNESS: Self::Owner;
}

/// The declaration that a function may use verb `V`.
#[diagnostic::on_unimplemented(
    message = "this function does not declare that verb on that table",
    note = "declare it under [package.metadata.malai] tables in the function's Cargo.toml"
)]
pub trait Can<V> {}

/// The table of domain `D` with the verbs that `G` grants, and no others.
///
/// ```
/// # use store::{Can, Domain, Key, Table, Transaction, verb};
/// # struct Accounts;
/// # impl Domain for Accounts { const TABLE: &'static str = "accounts"; }
/// struct Grants;
/// impl Can<verb::Delete> for Grants {}
/// fn declared(accounts: &Table<Accounts, Grants>, key: Key) -> Transaction {
///     Transaction::of(accounts.delete(key, store::Condition::Present))
/// }
/// ```
///
/// A verb that is not declared does not compile:
///
/// ```compile_fail,E0277
/// # use store::{Can, Domain, Key, Table, Transaction, verb};
/// # struct Accounts;
/// # impl Domain for Accounts { const TABLE: &'static str = "accounts"; }
/// struct Grants;
/// impl Can<verb::Get> for Grants {}
/// fn undeclared(accounts: &Table<Accounts, Grants>, key: Key) -> Transaction {
///     Transaction::of(accounts.delete(key, store::Condition::Present))
/// }
/// ```
///
/// Nor does a write that no table made:
///
/// ```compile_fail,E0451
/// # fn forge(operation: store::Operation, store: store::Store) -> store::Write {
/// store::Write { store, table: "accounts", operation }
/// # }
/// ```
#[derive(Debug)]
pub struct Table<D, G> {
    store: Store,
    grants: PhantomData<fn() -> (D, G)>,
}

impl<D: Domain, G> Table<D, G> {
    /// Called by the code that `platform::function!` writes from the declaration, and by nothing
    /// else; a test of the layout looks for other callers.
    #[doc(hidden)]
    pub fn declared(store: &Store) -> Self {
        Self {
            store: store.clone(),
            grants: PhantomData,
        }
    }

    /// The row under a key, read consistently.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn get<R: Row>(&self, key: &Key) -> Result<Option<R>, StoreError>
    where
        G: Can<verb::Get>,
    {
        let item = self.store.backend().get(D::TABLE, key).await?;
        item.map(|item| row_of(item).map_err(StoreError::NotARow))
            .transpose()
    }

    /// What the table's owner publishes of the item under a key, read consistently; no other
    /// attribute leaves the table.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn view<R: View<Owner = D>>(&self, key: &Key) -> Result<Option<R>, StoreError>
    where
        G: Can<verb::View>,
    {
        let item = self
            .store
            .backend()
            .view(D::TABLE, key, R::ATTRIBUTES)
            .await?;
        item.map(|item| row_of(item).map_err(StoreError::NotARow))
            .transpose()
    }

    /// A page of rows.
    ///
    /// # Errors
    /// When the table does not answer, or an item is not such a row.
    pub async fn query<R: serde::de::DeserializeOwned>(
        &self,
        query: &Query,
    ) -> Result<Page<R>, StoreError>
    where
        G: Can<verb::Query>,
    {
        let page = self.store.backend().query(D::TABLE, query).await?;
        let rows = page.rows.into_iter().map(row_of).collect::<Result<_, _>>();
        Ok(Page {
            rows: rows.map_err(StoreError::NotARow)?,
            last: page.last,
        })
    }

    /// A page of items of which each is such a row or is not, with its key: for readers that one item which
    /// they cannot read must not stop.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn query_each<R: serde::de::DeserializeOwned>(
        &self,
        query: &Query,
    ) -> Result<Page<(Option<Key>, Result<R, StoreError>)>, StoreError>
    where
        G: Can<verb::Query>,
    {
        let page = self.store.backend().query(D::TABLE, query).await?;
        let read = |item: Item| (Key::of(&item), row_of(item).map_err(StoreError::NotARow));
        Ok(Page {
            rows: page.rows.into_iter().map(read).collect(),
            last: page.last,
        })
    }

    /// A page of items as they are, for a reader that also keeps what is no such row as it should be.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn query_items(&self, query: &Query) -> Result<Page<Item>, StoreError>
    where
        G: Can<verb::Query>,
    {
        self.store.backend().query(D::TABLE, query).await
    }

    /// The write of a row that must not be there yet.
    ///
    /// # Errors
    /// When the row cannot be stored: a fault of ours.
    pub fn put_once<R: Row>(&self, row: &R) -> Result<Write, StoreError>
    where
        G: Can<verb::PutOnce>,
    {
        Ok(self.write(Operation::put_once(row)?))
    }

    /// The write of a change.
    pub fn update(&self, update: Update) -> Write
    where
        G: Can<verb::Update>,
    {
        self.write(Operation::Update(update))
    }

    /// The write that puts a row in the place of the one that was read, refused if that changed since ([`Update::between`]).
    ///
    /// # Errors
    /// When a row cannot be stored, or both have one version (a bug).
    pub fn replace<R: Versioned>(&self, before: &R, after: &R) -> Result<Write, StoreError>
    where
        G: Can<verb::Update>,
    {
        Ok(self.update(Update::between(before, after)?))
    }

    /// The removal of an item.
    pub fn delete(&self, key: Key, condition: Condition) -> Write
    where
        G: Can<verb::Delete>,
    {
        self.write(Operation::Delete { key, condition })
    }

    /// The condition of an item that the transaction does not change, for a decision that depends on more than the items it
    /// writes. It is part of a transaction with other writes.
    pub fn check(&self, key: Key, condition: Condition) -> Write
    where
        G: Can<verb::Check>,
    {
        self.write(Operation::Check { key, condition })
    }

    /// The write of a posting that the table's owner publishes.
    pub fn post(&self, posting: PublishedUpdate<D>) -> Write
    where
        G: Can<verb::Postings>,
    {
        self.write(Operation::Update(posting.update))
    }

    /// The write of a transition that the table's owner publishes.
    pub fn apply(&self, transition: PublishedWrite<D>) -> Write
    where
        G: Can<verb::Transitions>,
    {
        self.write(transition.operation)
    }

    /// Inserts a row, and nothing else; `false` if the key is taken. For the audit log, whose
    /// writers hold `dynamodb:PartiQLInsert` and so can neither change nor remove.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn insert<R: Row>(&self, row: &R) -> Result<bool, StoreError>
    where
        G: Can<verb::Insert>,
    {
        self.store
            .backend()
            .insert(D::TABLE, &row::sized(row)?)
            .await
    }

    /// Inserts what the table's owner publishes; `false` if the key is taken.
    ///
    /// # Errors
    /// When the table does not answer: it may have been inserted.
    pub async fn append(&self, insert: &PublishedInsert<D>) -> Result<bool, StoreError>
    where
        G: Can<verb::Append>,
    {
        self.store.backend().insert(D::TABLE, &insert.item).await
    }

    /// A page of a query that the table's owner publishes.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn appended(&self, query: &PublishedQuery<D>) -> Result<Page<Item>, StoreError>
    where
        G: Can<verb::Append>,
    {
        self.store.backend().query(D::TABLE, &query.query).await
    }

    /// The row under a key into which other domains fold their changes, read consistently.
    ///
    /// # Errors
    /// When the table does not answer, or the item is not such a row.
    pub async fn folded<R: Folded<Owner = D>>(&self, key: &Key) -> Result<Option<R>, StoreError>
    where
        G: Can<verb::Fold>,
    {
        let item = self.store.backend().get(D::TABLE, key).await?;
        item.map(|item| row_of(item).map_err(StoreError::NotARow))
            .transpose()
    }

    /// The write of a fold that the table's owner publishes.
    pub fn fold(&self, write: PublishedWrite<D>) -> Write
    where
        G: Can<verb::Fold>,
    {
        self.write(write.operation)
    }

    /// A page of all items, as they are stored and in no order, after the item with this key.
    /// Every item that is there from the first page to the last is in one of them.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn scan(&self, after: Option<&Key>, limit: u16) -> Result<Page<Item>, StoreError>
    where
        G: Can<verb::Scan>,
    {
        self.store.backend().scan(D::TABLE, after, limit).await
    }

    /// Which version the table's rows have. Whoever may do anything with a table may ask.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn standing(&self) -> Result<SchemaState, StoreError> {
        versions::standing(&self.store, D::TABLE).await
    }

    fn write(&self, operation: Operation) -> Write {
        Write {
            store: self.store.clone(),
            table: D::TABLE,
            operation,
        }
    }
}
