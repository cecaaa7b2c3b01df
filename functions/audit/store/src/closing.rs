use audit_domain::Minute;
use serde::{Deserialize, Serialize};
use store::{Key, Query, Row};

/// A word that this minute and all before it are closed for the leaves of a shard: what is filed
/// there from now on may not be in their seals.
///
/// There is one for each shard, because whoever files a leaf reads it: one partition answers 3,000
/// reads a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingRow {
    /// The shard.
    #[serde(rename = "sh")]
    pub shard: u8,
    /// The minute.
    #[serde(rename = "mi")]
    pub minute: Minute,
}

impl ClosingRow {
    /// The newest closing of a shard.
    pub fn newest(shard: u8) -> Query {
        Query::range(partition(shard), "0", "~")
            .newest_first()
            .at_most(1)
    }
}

impl Row for ClosingRow {
    fn key(&self) -> Key {
        Key::new(partition(self.shard), self.minute)
    }
}

fn partition(shard: u8) -> String {
    format!("closings#{shard}")
}
