use audit_domain::{Minute, RecordId, merkle};
use kernel::id::TenantId;
use kernel::time::Moment;
use serde::ser::Error;
use serde::{Deserialize, Serialize};
use store::{Key, Query, Row};

use crate::{AuditRecord, RecordRow};

/// Into how many partitions the leaves are spread: one takes 1,000 write units a second, which is
/// as many leaves of up to a kilobyte.
pub const LEAF_SHARDS: u8 = 8;

/// A record as it waits for the seal of a minute, to the byte as it will be sealed.
///
/// It is in the table itself and not in an index, because who seals must read every one of them:
/// what an index answers may be out of date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeafRow {
    /// The minute it waits for.
    #[serde(rename = "mi")]
    pub minute: Minute,
    /// When the record was written down.
    #[serde(rename = "rc")]
    pub recorded_at: Moment,
    /// Whose the record is.
    #[serde(rename = "tn")]
    pub tenant: TenantId,
    /// The record's name.
    #[serde(rename = "id")]
    pub record_id: RecordId,
    /// The record as the API shows it, in one line.
    #[serde(rename = "r")]
    pub record: String,
}

impl LeafRow {
    /// The record of a row, waiting for this minute.
    ///
    /// # Errors
    /// When the stored details are not JSON: a fault of ours.
    pub fn of(row: &RecordRow, minute: Minute) -> Result<Self, serde_json::Error> {
        Ok(Self {
            minute,
            recorded_at: row.recorded_at,
            tenant: row.tenant,
            record_id: RecordId::of(row.subject.clone(), row.sequence).map_err(Error::custom)?,
            record: serde_json::to_string(&AuditRecord::of_row(row)?)?,
        })
    }

    /// The shard that it is in: by the record's name alone, so that a record that is filed again
    /// meets itself.
    pub fn shard(&self) -> u8 {
        let [first, ..] = merkle::leaf_hash(self.record_id.to_string().as_bytes()).0;
        first % LEAF_SHARDS
    }

    /// The first leaf of a shard in the minutes from `from`, or from the first there is, to `to`.
    pub fn first(shard: u8, from: Option<Minute>, to: Minute) -> Query {
        let from = from.map_or_else(|| "0".to_owned(), |minute| minute.to_string());
        Query::range(partition(shard), from, format!("{to}~")).at_most(1)
    }

    /// All leaves of a shard that wait for this minute, in the order in which they were recorded.
    pub fn of_minute(shard: u8, minute: Minute) -> Query {
        let (from, to) = (format!("{minute}#"), format!("{minute}#~"));
        Query::range(partition(shard), from, to).at_most(1000)
    }

    /// The place among the leaves of a minute, the same however often they are read.
    pub fn order(&self) -> (Moment, &RecordId) {
        (self.recorded_at, &self.record_id)
    }
}

impl Row for LeafRow {
    fn key(&self) -> Key {
        let recorded = format!("{}#{}", self.recorded_at, self.record_id);
        Key::new(
            partition(self.shard()),
            format!("{}#{recorded}", self.minute),
        )
    }
}

fn partition(shard: u8) -> String {
    format!("leaves#{shard}")
}
