use identity_domain::Failures;
use kernel::base32;
use kernel::id::ClientId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Change, Condition, Key, Row, StoreError, Update, Value, attribute};

/// The failures of one source to authenticate: as one client, or as any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailureRow {
    /// The source, by a keyed digest of its address.
    #[serde(rename = "sr")]
    pub source: String,
    /// The client that it claimed to be; none in the row that counts all of them.
    #[serde(rename = "cl", default, skip_serializing_if = "Option::is_none")]
    pub client: Option<ClientId>,
    /// How many, and when the last was.
    #[serde(flatten)]
    pub failures: Failures,
    /// When the table may drop it, in seconds since 1970.
    pub ttl: i64,
}

/// What failures are counted for: a source and a client, or a source and all clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailureCount {
    source: String,
    client: Option<ClientId>,
}

impl FailureCount {
    /// The count for a source, named by this keyed digest, and one client or all.
    pub fn new(source: &[u8], client: Option<ClientId>) -> Self {
        Self {
            source: base32::encode(source),
            client,
        }
    }

    /// Where it is kept.
    pub fn key(&self) -> Key {
        let partition = format!("source#{}", self.source);
        match self.client {
            Some(client) => Key::new(partition, format_args!("F#{client}")),
            None => Key::new(partition, "F"),
        }
    }

    /// One failure more than are kept: the first if there are none, or only forgotten ones. It grows
    /// the number where it is, so that none of several at once is lost.
    ///
    /// # Errors
    /// If a value cannot be serialised (a bug).
    pub fn one_more(&self, kept: Option<&FailureRow>, at: Moment) -> Result<Update, StoreError> {
        let (condition, count) = match kept.filter(|row| row.failures.forgotten(at)) {
            Some(row) => {
                let unchanged = Condition::Equals("at", value(row.failures.last_at)?);
                (unchanged, Change::Set("n", value(1_u32)?))
            }
            None => (either(), Change::Add("n", 1)),
        };
        let ttl = Failures::forgotten_at_seconds(at);
        let mut changes = vec![
            count,
            Change::Set("at", value(at)?),
            Change::Set("ttl", value(ttl)?),
            Change::Set("sr", value(&self.source)?),
        ];
        if let Some(client) = self.client {
            changes.push(Change::Set("cl", value(client)?));
        }
        Ok(Update {
            key: self.key(),
            condition,
            changes,
        })
    }
}

impl Row for FailureRow {
    fn key(&self) -> Key {
        let count = FailureCount {
            source: self.source.clone(),
            client: self.client,
        };
        count.key()
    }
}

/// Whether there is a row or not: a count has no other condition.
fn either() -> Condition {
    Condition::Any(vec![Condition::Missing, Condition::Present])
}

fn value<T: Serialize>(of: T) -> Result<Value, StoreError> {
    attribute(of).map_err(StoreError::NotARow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::{item_of, row_of};

    #[test]
    fn a_count_is_kept_for_a_source_and_one_client_or_all_of_them() {
        let client = ClientId::derive(&["c"]);
        let counts = [Some(client), None].map(|client| FailureCount::new(&[7; 16], client));
        let keys = counts.each_ref().map(FailureCount::key);
        assert_eq!(keys[0].pk, keys[1].pk);
        assert_ne!(keys[0].sk, keys[1].sk);
        let row = FailureRow {
            source: counts[0].source.clone(),
            client: Some(client),
            failures: Failures::first(Moment::EPOCH),
            ttl: 1,
        };
        assert_eq!(row.key(), keys[0]);
        let read: FailureRow = row_of(item_of(&row).expect("an item")).expect("a row");
        assert_eq!(read, row);
    }
}
