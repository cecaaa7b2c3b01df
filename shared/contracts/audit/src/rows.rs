use audit_domain::{Chain, Day, Ordinal};
use serde::{Deserialize, Serialize};
use store::{Key, Query, Row};

/// What the partitions of [`ChainRow`] begin with.
pub(crate) const CHAINS: &str = "chains#";
/// What the partitions of [`RetiredRow`] begin with.
const RETIRED: &str = "retired#";

/// The keys of a row that has no other attributes.
#[derive(Serialize, Deserialize)]
struct Keys {
    pk: String,
    sk: String,
}

/// A row whose key cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a row of the audit trail has an unknown key")]
pub struct UnknownKey;

/// That a chain was appended to on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Keys", try_from = "Keys")]
pub struct ChainRow {
    /// The day in UTC.
    pub day: Day,
    /// The chain.
    pub chain: Chain,
}

impl ChainRow {
    /// The chains of this day.
    pub fn of_day(day: Day) -> Query {
        Query::range(format_args!("{CHAINS}{day}"), "0", "~")
    }
}

impl Row for ChainRow {
    fn key(&self) -> Key {
        Key::new(format_args!("{CHAINS}{}", self.day), &self.chain)
    }
}

impl From<ChainRow> for Keys {
    fn from(row: ChainRow) -> Self {
        let Key { pk, sk } = row.key();
        Self { pk, sk }
    }
}

impl TryFrom<Keys> for ChainRow {
    type Error = UnknownKey;

    fn try_from(keys: Keys) -> Result<Self, UnknownKey> {
        let day = keys.pk.strip_prefix(CHAINS).ok_or(UnknownKey)?;
        Ok(Self {
            day: day.parse().map_err(|_| UnknownKey)?,
            chain: keys.sk.parse().map_err(|_| UnknownKey)?,
        })
    }
}

/// How far a chain was sealed when the files of the trail ceased to name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Keys", try_from = "Keys")]
pub struct RetiredRow {
    /// The chain.
    pub chain: Chain,
    /// Its last sealed block.
    pub through: Ordinal,
}

impl RetiredRow {
    /// The row of this chain with the largest position.
    pub fn newest(chain: &Chain) -> Query {
        let pk = format!("{RETIRED}{chain}");
        let range = Query::range(pk, Ordinal::FIRST, Ordinal::LAST);
        range.newest_first().at_most(1)
    }
}

impl Row for RetiredRow {
    fn key(&self) -> Key {
        Key::new(format_args!("{RETIRED}{}", self.chain), self.through)
    }
}

impl From<RetiredRow> for Keys {
    fn from(row: RetiredRow) -> Self {
        let Key { pk, sk } = row.key();
        Self { pk, sk }
    }
}

impl TryFrom<Keys> for RetiredRow {
    type Error = UnknownKey;

    fn try_from(keys: Keys) -> Result<Self, UnknownKey> {
        let chain = keys.pk.strip_prefix(RETIRED).ok_or(UnknownKey)?;
        Ok(Self {
            chain: chain.parse().map_err(|_| UnknownKey)?,
            through: keys.sk.parse().map_err(|_| UnknownKey)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::{item_of, row_of};

    fn chain() -> Chain {
        "payments/shardId-1".parse().expect("a chain")
    }

    #[test]
    fn a_row_is_its_key() {
        let registered = ChainRow {
            day: "2026-11-30".parse().expect("a day"),
            chain: chain(),
        };
        let item = item_of(&registered).expect("an item");
        let key = Key::new("chains#2026-11-30", "payments/shardId-1");
        assert_eq!(item, key.item());
        assert_eq!(row_of(item).ok(), Some(registered));

        let retired = RetiredRow {
            chain: chain(),
            through: Ordinal::of(12).expect("an ordinal"),
        };
        let item = item_of(&retired).expect("an item");
        let key = Key::new("retired#payments/shardId-1", "0000000000000012");
        assert_eq!(item, key.item());
        assert_eq!(row_of(item).ok(), Some(retired));
    }

    #[test]
    fn another_key_is_none_of_these_rows() {
        let other = Key::new("seals", "2026-11-30T10:00Z").item();
        assert!(row_of::<ChainRow>(other.clone()).is_err());
        assert!(row_of::<RetiredRow>(other).is_err());
    }
}
