use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Key, Query, Row};

/// A list of work items: one kind, to do or done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkList {
    /// Suspense items with money left.
    OpenSuspense,
    /// Suspense items that are cleared.
    ClearedSuspense,
    /// Breaks that are not resolved.
    OpenBreaks,
    /// Breaks that are.
    ResolvedBreaks,
}

impl WorkList {
    fn partition(self) -> &'static str {
        match self {
            Self::OpenSuspense => "V#suspense#open",
            Self::ClearedSuspense => "V#suspense#cleared",
            Self::OpenBreaks => "V#breaks#open",
            Self::ResolvedBreaks => "V#breaks#resolved",
        }
    }

    /// The items of the list, oldest first.
    pub fn query(self) -> Query {
        Query::range(self.partition(), "0", "~")
    }
}

/// A work item in its list. It is put and deleted in the transactions that open and end the item, so
/// the list is consistent; what the item is, its own row says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedItem {
    /// Which list.
    #[serde(rename = "ls")]
    pub list: WorkList,
    /// The item's id.
    #[serde(rename = "of")]
    pub item: String,
    /// When it was opened.
    #[serde(rename = "at")]
    pub opened_at: Moment,
}

impl Row for ListedItem {
    fn key(&self) -> Key {
        let sort = format!("{}#{}", self.opened_at, self.item);
        Key::new(self.list.partition(), sort)
    }
}
