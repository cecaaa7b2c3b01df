//! What a function asks of its tables before it touches a row: that their rows have a form it
//! knows.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::schema::{self, Schema, UnknownVersion};
use crate::standing::SchemaState;
use crate::{Domain, Store, StoreError, row_of};

/// The tables that a function declares, and whether their versions are known to be such as it
/// works with. Asked at the function's start; kept for as long as the function is, because what
/// serves requests is replaced before its tables are migrated (`docs/operations.md`).
#[derive(Debug)]
pub struct Versions {
    store: Store,
    tables: Vec<(&'static str, &'static Schema)>,
    known: AtomicBool,
}

/// Why a function does not touch its tables.
#[derive(Debug, thiserror::Error)]
pub enum VersionError {
    /// A table's version is none that it works with.
    #[error(transparent)]
    Version(#[from] UnknownVersion),
    /// A table did not say.
    #[error(transparent)]
    Unavailable(#[from] StoreError),
}

impl Versions {
    /// Of no table yet.
    pub fn of(store: &Store) -> Self {
        Self {
            store: store.clone(),
            tables: Vec::new(),
            known: AtomicBool::new(false),
        }
    }

    /// Of this domain's table as well, unless its rows have no versions.
    #[must_use]
    pub fn and<D: Domain>(mut self) -> Self {
        self.tables
            .extend(D::SCHEMA.map(|schema| (D::TABLE, schema)));
        self
    }

    /// Holds if every table has a version that the program works with. Reads one item of each
    /// table until that is so once, and nothing after that.
    ///
    /// # Errors
    /// When one has not, or does not answer; the next call asks again.
    pub async fn known(&self) -> Result<(), VersionError> {
        if self.known.load(Ordering::Relaxed) {
            return Ok(());
        }
        for (table, schema) in &self.tables {
            known(&self.store, table, schema).await?;
        }
        self.known.store(true, Ordering::Relaxed);
        Ok(())
    }
}

async fn known(store: &Store, table: &'static str, schema: &Schema) -> Result<(), VersionError> {
    let version = standing(store, table).await?.version;
    if schema.knows(version) {
        return Ok(());
    }
    Err(VersionError::Version(UnknownVersion {
        table,
        version,
        oldest: schema.oldest,
        newest: schema.newest(),
    }))
}

/// Where a table stands; at version 0 if nobody has written it down.
pub(crate) async fn standing(store: &Store, table: &str) -> Result<SchemaState, StoreError> {
    let item = store.backend().get(table, &schema::key()).await?;
    let standing = item.map(row_of).transpose().map_err(StoreError::NotARow)?;
    Ok(standing.unwrap_or_default())
}
