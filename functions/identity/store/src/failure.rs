use identity_domain::Failures;
use kernel::id::ClientId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Change, Condition, Key, Row, Unavailable, Update, attribute};

/// The failures in a row to prove to be a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailureRow {
    /// The client that somebody claimed to be.
    pub id: ClientId,
    /// How many, and when the last was.
    #[serde(flatten)]
    pub failures: Failures,
    /// When the table may drop it, in seconds since 1970.
    pub ttl: i64,
}

impl FailureRow {
    /// The sort key.
    pub const SK: &'static str = "F";

    /// Where the failures of a client are kept.
    pub fn key_of(client: ClientId) -> Key {
        Key::new(client, Self::SK)
    }

    /// The first failure.
    pub fn first(client: ClientId, at: Moment) -> Self {
        let ttl = Failures::forgotten_at_seconds(at);
        Self {
            id: client,
            failures: Failures::first(at),
            ttl,
        }
    }

    /// One more: grows the number where it is, so that none of many at once is lost.
    ///
    /// # Errors
    /// When a value cannot be stored: a fault of ours.
    pub fn one_more(client: ClientId, at: Moment) -> Result<Update, Unavailable> {
        Ok(Update {
            key: Self::key_of(client),
            condition: Condition::Present,
            changes: vec![Change::Grow("n", 1), last(at)?, ttl(at)?],
        })
    }

    /// The first after a time in which all was forgotten.
    ///
    /// # Errors
    /// When a value cannot be stored: a fault of ours.
    pub fn afresh(self, at: Moment) -> Result<Update, Unavailable> {
        Ok(Update {
            key: self.key(),
            condition: self.unchanged()?,
            changes: vec![Change::Set("n", value(1_u32)?), last(at)?, ttl(at)?],
        })
    }

    /// That nobody failed since this row was read: what lets a success clear it.
    ///
    /// # Errors
    /// When a value cannot be stored: a fault of ours.
    pub fn unchanged(self) -> Result<Condition, Unavailable> {
        Ok(Condition::All(vec![
            Condition::Equals("n", value(self.failures.count)?),
            Condition::Equals("at", value(self.failures.last_at)?),
        ]))
    }
}

impl Row for FailureRow {
    fn key(&self) -> Key {
        Self::key_of(self.id)
    }
}

fn last(at: Moment) -> Result<Change, Unavailable> {
    Ok(Change::Set("at", value(at)?))
}

fn ttl(at: Moment) -> Result<Change, Unavailable> {
    Ok(Change::Set(
        "ttl",
        value(Failures::forgotten_at_seconds(at))?,
    ))
}

fn value<T: Serialize>(of: T) -> Result<store::Value, Unavailable> {
    attribute(of).map_err(Unavailable::NotARow)
}
