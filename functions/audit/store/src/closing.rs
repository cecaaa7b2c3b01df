use audit_domain::Minute;
use serde::{Deserialize, Serialize};
use store::{Key, Query, Row};

/// A word that this minute and all before it are closed: what is filed there from now on may not be
/// in their seals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingRow {
    /// The minute.
    #[serde(rename = "mi")]
    pub minute: Minute,
}

const PARTITION: &str = "closings";

impl ClosingRow {
    /// The newest closing.
    pub fn newest() -> Query {
        Query::range(PARTITION, "0", "~").newest_first().at_most(1)
    }
}

impl Row for ClosingRow {
    fn key(&self) -> Key {
        Key::new(PARTITION, self.minute)
    }
}
