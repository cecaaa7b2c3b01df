use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest id of a shard (DynamoDB API reference, `Shard`).
const MAX_SHARD: usize = 65;
/// The longest name of a table of the bank.
const MAX_TABLE: usize = 64;

/// The chain of blocks that holds what changed in one shard of one table's stream. Numbers of
/// changes are comparable within a shard only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chain {
    table: String,
    shard: String,
}

/// The text names no chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a table, a slash and the id of a stream's shard")]
pub struct ParseChainError;

impl Chain {
    /// The chain of this shard of the table's stream.
    ///
    /// # Errors
    /// [`ParseChainError`] if a name is empty, too long, or has a character that names do not have.
    pub fn of(table: &str, shard: &str) -> Result<Self, ParseChainError> {
        let of_table = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
        let of_shard = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let is_table = (1..=MAX_TABLE).contains(&table.len()) && table.bytes().all(of_table);
        let is_shard = (1..=MAX_SHARD).contains(&shard.len()) && shard.bytes().all(of_shard);
        if is_table && is_shard {
            Ok(Self {
                table: table.into(),
                shard: shard.into(),
            })
        } else {
            Err(ParseChainError)
        }
    }

    /// The table, without the deployment's prefix.
    pub fn table(&self) -> &str {
        &self.table
    }

    /// The shard of its stream.
    pub fn shard(&self) -> &str {
        &self.shard
    }
}

impl fmt::Display for Chain {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.table, self.shard)
    }
}

impl FromStr for Chain {
    type Err = ParseChainError;

    fn from_str(text: &str) -> Result<Self, ParseChainError> {
        let (table, shard) = text.split_once('/').ok_or(ParseChainError)?;
        Self::of(table, shard)
    }
}

impl Serialize for Chain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Chain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_chain_is_named_after_its_table_and_shard() {
        let name = "payments/shardId-00000001541626099285-f35f62ef";
        let chain: Chain = name.parse().expect("a chain");
        assert_eq!(chain.table(), "payments");
        assert_eq!(chain.shard(), "shardId-00000001541626099285-f35f62ef");
        assert_eq!(chain.to_string(), name);
    }

    #[test]
    fn what_is_no_table_and_shard_is_no_chain() {
        let long = "payments/".to_string() + &"s".repeat(MAX_SHARD + 1);
        for wrong in [
            "",
            "payments",
            "payments/",
            "/shard",
            "a/b/c",
            "Payments/s",
            "p/s#1",
            &long,
        ] {
            assert_eq!(wrong.parse::<Chain>(), Err(ParseChainError), "{wrong}");
        }
    }
}
