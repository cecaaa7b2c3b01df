//! Balances of internal accounts: checkpoints of the stream of payments. The domain of payments folds its changes into them,
//! by the writes that are published here.

use core::fmt;

use kernel::money::CurrencyCode;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{
    Change, Condition, Folded, Key, PublishedWrite, Query, Row, StoreError, Update, attribute,
};

use crate::Accounts;

/// The digits of the longest sequence number of a stream.
const DIGITS: usize = 40;

/// A position in a shard of a stream, zero-padded so that text order is number order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fence(String);

impl Fence {
    /// Returns the position of a sequence number; `None` if it is not digits, or too many.
    pub fn at(sequence_number: &str) -> Option<Self> {
        let digits = sequence_number.bytes().all(|byte| byte.is_ascii_digit());
        let known = digits && (1..=DIGITS).contains(&sequence_number.len());
        known.then(|| Self(format!("{sequence_number:0>DIGITS$}")))
    }

    /// Returns the padded digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The count of the balances that a checkpoint belongs to: each rebuild starts another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(Option<u64>);

impl Count {
    /// Returns the count with this mark; without a mark the first count, which is only taken from
    /// the stream.
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

/// What one shard of the stream contributed to one internal account in one currency, up to a
/// position. The balance is the sum over the shards.
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
    /// The fence: everything up to this position is included, nothing after it.
    #[serde(rename = "last")]
    pub last: Fence,
    /// When the newest included payment changed.
    #[serde(rename = "upto")]
    pub as_of: Moment,
}

impl Row for CheckpointRow {
    fn key(&self) -> Key {
        Key::new(&self.partition, &self.shard)
    }
}

impl Folded for CheckpointRow {
    type Owner = Accounts;
    const WITNESS: Accounts = Accounts(());
}

impl CheckpointRow {
    /// Returns the key of an internal account's checkpoint in a count.
    pub fn key_of(account: &str, currency: CurrencyCode, count: Count, shard: &str) -> Key {
        Key::new(partition(account, currency), format!("{count}{shard}"))
    }

    /// Selects the checkpoints of all shards.
    pub fn all_of(account: &str, currency: CurrencyCode, count: Count) -> Query {
        Query::range(partition(account, currency), count, format!("{count}~"))
    }

    /// Returns the write of this checkpoint in place of the one that was read, on the condition that
    /// no other invocation has moved it since. This condition keeps any record from counting twice.
    ///
    /// # Errors
    /// [`StoreError`] if a value cannot be serialised (a bug).
    pub fn replace(&self, read: Option<&Self>) -> Result<PublishedWrite<Accounts>, StoreError> {
        match read {
            None => PublishedWrite::put_once(Accounts(()), self),
            Some(read) => Ok(PublishedWrite::update(Accounts(()), read.advance_to(self)?)),
        }
    }

    fn advance_to(&self, next: &Self) -> Result<Update, StoreError> {
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

/// How the partitions of checkpoints begin.
const CHECKPOINTS: &str = "I#";

fn partition(account: &str, currency: CurrencyCode) -> String {
    format!("{CHECKPOINTS}{account}#{}", currency.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{booked_leg, rebuild};

    #[test]
    fn the_role_of_who_folds_is_held_to_the_keys_of_these_rows() {
        let manifest = include_str!("../../../../Cargo.toml");
        let section = manifest.split("[workspace.metadata.malai.folds]").nth(1);
        let said = section.expect("the folds").trim_start();
        let keys = [CHECKPOINTS, booked_leg::LEGS, rebuild::PLACE];
        assert!(
            said.starts_with(&format!("accounts = {keys:?}")),
            "{said:.60}"
        );
    }

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
    fn a_checkpoint_advances_only_from_the_fence_that_was_read() {
        let row = |balance, last| CheckpointRow {
            partition: "I#fees#GBP".into(),
            shard: "S#0".into(),
            balance,
            last: Fence::at(last).expect("digits"),
            as_of: Moment::EPOCH,
        };
        let update = row(5, "7").advance_to(&row(9, "12")).expect("an update");
        assert_eq!(
            update.key,
            CheckpointRow::key_of("fees", CurrencyCode::Gbp, Count::default(), "0")
        );
        let seven = attribute(format!("{:0>40}", 7)).expect("text");
        assert_eq!(update.condition, Condition::Equals("last", seven));
    }
}
