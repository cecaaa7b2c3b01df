//! Balances of the bank's own accounts: checkpoints that the stream of payments is folded into.

use core::fmt;

use kernel::money::CurrencyCode;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Change, Condition, Key, Query, Row, StoreError, Update, attribute};

/// The digits of the longest sequence number of a stream.
const DIGITS: usize = 40;

/// A place in a shard of a stream, zero-padded so that text order is number order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fence(String);

impl Fence {
    /// The place of this sequence number; `None` if it is not digits, or too many.
    pub fn at(sequence_number: &str) -> Option<Self> {
        let digits = sequence_number.bytes().all(|byte| byte.is_ascii_digit());
        let known = digits && (1..=DIGITS).contains(&sequence_number.len());
        known.then(|| Self(format!("{sequence_number:0>DIGITS$}")))
    }

    /// The padded digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Which count of the balances a checkpoint belongs to: a rebuild begins another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(Option<u64>);

impl Count {
    /// The count with this mark; without one, the first, which is only taken from the stream.
    pub const fn marked(mark: Option<u64>) -> Self {
        Self(mark)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => out.write_str("S#"),
            Some(mark) => write!(out, "R{mark:0>20}#S#"),
        }
    }
}

/// What one shard of the stream has brought to one internal account in one currency, up to a
/// place. The balance is the sum over the shards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckpointRow {
    /// The account and the currency.
    #[serde(rename = "pk")]
    pub partition: String,
    /// The shard.
    #[serde(rename = "sk")]
    pub shard: String,
    /// Credits less debits, in minor units.
    #[serde(rename = "bal")]
    pub balance: i64,
    /// Everything up to here is in it, and nothing behind.
    #[serde(rename = "last")]
    pub last: Fence,
    /// When the newest payment in it changed.
    #[serde(rename = "upto")]
    pub as_of: Moment,
}

impl Row for CheckpointRow {
    fn key(&self) -> Key {
        Key::new(&self.partition, &self.shard)
    }
}

impl CheckpointRow {
    /// Where the checkpoint of an internal account is kept, in the count with this mark.
    pub fn key_of(account: &str, currency: CurrencyCode, count: Count, shard: &str) -> Key {
        Key::new(partition(account, currency), format!("{count}{shard}"))
    }

    /// The checkpoints of all shards.
    pub fn all_of(account: &str, currency: CurrencyCode, count: Count) -> Query {
        Query::range(partition(account, currency), count, format!("{count}~"))
    }

    /// The write that moves this checkpoint on to `next`, unless somebody else moved it since it
    /// was read: the fence, by which no record is counted twice.
    ///
    /// # Errors
    /// When a value cannot be stored: a fault of ours.
    pub fn moved_to(&self, next: &Self) -> Result<Update, StoreError> {
        let read = attribute(&self.last).map_err(StoreError::NotARow)?;
        let set =
            |name, value: Result<_, _>| Ok(Change::Set(name, value.map_err(StoreError::NotARow)?));
        Ok(Update {
            key: self.key(),
            condition: Condition::Equals("last", read),
            changes: vec![
                set("bal", attribute(next.balance))?,
                set("last", attribute(&next.last))?,
                set("upto", attribute(next.as_of))?,
            ],
        })
    }
}

fn partition(account: &str, currency: CurrencyCode) -> String {
    format!("I#{account}#{}", currency.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_are_in_the_order_of_numbers_however_long() {
        let numbers = ["1", "9", "10", "099", "100", "300000000000000499659"];
        let fences: Vec<_> = numbers.iter().map(|number| Fence::at(number)).collect();
        assert!(fences.iter().all(Option::is_some));
        assert!(fences.is_sorted());
        let long = "1".repeat(41);
        for wrong in ["", "12a", "-1", &long] {
            assert_eq!(Fence::at(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_checkpoint_moves_only_from_where_it_was_read() {
        let row = |balance, last| CheckpointRow {
            partition: "I#fees#GBP".into(),
            shard: "S#0".into(),
            balance,
            last: Fence::at(last).expect("digits"),
            as_of: Moment::EPOCH,
        };
        let update = row(5, "7").moved_to(&row(9, "12")).expect("an update");
        assert_eq!(
            update.key,
            CheckpointRow::key_of("fees", CurrencyCode::Gbp, Count::default(), "0")
        );
        let seven = attribute(format!("{:0>40}", 7)).expect("text");
        assert_eq!(update.condition, Condition::Equals("last", seven));
    }
}
