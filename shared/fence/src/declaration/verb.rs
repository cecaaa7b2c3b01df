//! What may be done to the items of a table and to the objects of a bucket.

use std::fmt;

/// What a function may do to the items of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// Read one item by its key.
    Get,
    /// Read a range of one partition.
    Query,
    /// Write an item that must not exist yet.
    PutOnce,
    /// Change an item under a condition.
    Update,
    /// Remove an item under a condition.
    Delete,
    /// Require a condition of an item that a transaction does not change.
    Check,
    /// Only the writes that the table's domain publishes in its contract.
    Postings,
    /// Only the writes of any kind that the table's domain publishes in its contract.
    Transitions,
    /// Only the readings that the table's domain publishes in its contract.
    View,
    /// Add to a table whose items are never changed or removed.
    Insert,
    /// Only the inserts into its own chains that the table's domain publishes in its contract.
    Append,
    /// Only the rows that the table's domain publishes for others to fold their changes into.
    Fold,
    /// Read every item there is.
    Scan,
    /// Said in so many words: nothing at all.
    None,
}

impl Verb {
    /// Each verb as it is written, in the order of [`Verb`].
    pub const NAMES: &'static [&'static str] = &[
        "get",
        "query",
        "put-once",
        "update",
        "delete",
        "check",
        "postings",
        "transitions",
        "view",
        "insert",
        "append",
        "fold",
        "scan",
        "none",
    ];

    /// The verb of this name.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "get" => Some(Self::Get),
            "query" => Some(Self::Query),
            "put-once" => Some(Self::PutOnce),
            "update" => Some(Self::Update),
            "delete" => Some(Self::Delete),
            "check" => Some(Self::Check),
            "postings" => Some(Self::Postings),
            "transitions" => Some(Self::Transitions),
            "view" => Some(Self::View),
            "insert" => Some(Self::Insert),
            "append" => Some(Self::Append),
            "fold" => Some(Self::Fold),
            "scan" => Some(Self::Scan),
            "none" => Some(Self::None),
            _ => None,
        }
    }

    /// The name as it is written in a manifest.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Query => "query",
            Self::PutOnce => "put-once",
            Self::Update => "update",
            Self::Delete => "delete",
            Self::Check => "check",
            Self::Postings => "postings",
            Self::Transitions => "transitions",
            Self::View => "view",
            Self::Insert => "insert",
            Self::Append => "append",
            Self::Fold => "fold",
            Self::Scan => "scan",
            Self::None => "none",
        }
    }

    /// Whether the verb changes the table, and events of its domain may follow from it.
    pub const fn writes(self) -> bool {
        match self {
            Self::PutOnce
            | Self::Update
            | Self::Delete
            | Self::Postings
            | Self::Transitions
            | Self::Insert => true,
            // A record or a sum of changes is no change itself: no event follows from it.
            Self::Append
            | Self::Fold
            | Self::Check
            | Self::Get
            | Self::Query
            | Self::View
            | Self::Scan
            | Self::None => false,
        }
    }
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a function may do to the objects of one bucket. There is no verb to remove one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObjectVerb {
    /// Read an object.
    Get,
    /// Write an object.
    Put,
}

impl ObjectVerb {
    /// Each verb as it is written.
    pub const NAMES: &'static [&'static str] = &["get", "put"];

    /// The verb of this name.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "get" => Some(Self::Get),
            "put" => Some(Self::Put),
            _ => None,
        }
    }
}
