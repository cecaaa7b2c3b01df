//! The bank's tables: rows, conditions, one transaction, one outcome.
//!
//! This crate alone speaks to `DynamoDB`. A function reaches a table only through the [`Table`]
//! its `Cargo.toml` declares, with the verbs declared there. There is no blind put, no scan, and
//! no read from an index that could feed a decision: a write either carries its condition or does
//! not exist.

mod backend;
mod condition;
mod dynamo;
mod outcome;
pub mod parked;
mod query;
mod row;
pub mod schema;
pub mod size;
pub mod standing;
mod table;
mod versions;
mod write;

pub use backend::{Attempt, Backend, Future, Store};
pub use condition::{Change, Condition};
pub use outcome::{ConditionResult, Outcome, StoreError};
pub use query::{Page, PublishedQuery, Query, SortOrder};
pub use row::{Item, Key, Row, Value, Versioned, attribute, item_of, row_of};
pub use table::{Can, Domain, Folded, Table, View, verb};
pub use versions::{VersionError, Versions};
pub use write::{
    Operation, PublishedInsert, PublishedUpdate, PublishedWrite, Transaction, Update, Write,
};
