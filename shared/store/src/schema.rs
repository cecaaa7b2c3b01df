//! Which form the rows of a table have, which forms the program knows, and the ways from one form
//! to the next. Pure: who reads and writes is [`crate::Table`].

use crate::{Change, Condition, Item, Key, Value};

/// The forms of a table's rows that the program knows. Version 0 is the form of before there were
/// versions, and of a table whose version nobody has written down.
#[derive(Debug)]
pub struct Schema {
    /// The oldest version with which the program works. What is older has to be migrated first.
    pub oldest: u32,
    /// The migrations, in their order for ever: the first makes version 1 of version 0.
    pub migrations: &'static [Migration],
}

/// One way from a version to the next.
#[derive(Debug)]
pub struct Migration {
    /// What it does, in a few words, for people.
    pub name: &'static str,
    /// What becomes of an item, from what was read of it alone; nothing if it is not of the old
    /// form. What comes of it must not be of the old form.
    pub becomes: fn(&Item) -> Option<RowChange>,
}

/// What becomes of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct RowChange {
    /// What was read and must still hold: the item may have changed meanwhile.
    pub condition: Condition,
    /// The changes, none of which may change what the row says to a program that reads both forms.
    pub changes: Vec<Change>,
}

impl Schema {
    /// The schema of a table that was never migrated.
    pub const FIRST: Self = Self {
        oldest: 0,
        migrations: &[],
    };

    /// The newest version that the program knows.
    pub fn newest(&self) -> u32 {
        u32::try_from(self.migrations.len()).unwrap_or(u32::MAX)
    }

    /// Whether the program works with rows of this version.
    pub fn knows(&self, version: u32) -> bool {
        (self.oldest..=self.newest()).contains(&version)
    }

    /// The migration that makes this version of the one before it.
    pub fn to(&self, version: u32) -> Option<&'static Migration> {
        let position = usize::try_from(version.checked_sub(1)?).ok()?;
        self.migrations.get(position)
    }
}

/// The partition of the one item that says which version a table has. No row has such a key: each
/// begins with a kind of id, a digest, or a letter and `#`.
pub const PARTITION: &str = "schema";

/// Where a table's version is kept. IAM lets every function that may touch a table read this item,
/// whatever else it may (`dynamodb:LeadingKeys`).
pub fn key() -> Key {
    Key::new(PARTITION, "V")
}

/// Whether this is the item that says the version, and no row.
pub fn is_version(item: &Item) -> bool {
    item.get("pk") == Some(&Value::S(PARTITION.to_owned()))
}

/// The version of a table is none that the program works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the table {table} has version {version} of its rows; this program works with {oldest} to {newest}"
)]
pub struct UnknownVersion {
    /// The table, without the deployment's prefix.
    pub table: &'static str,
    /// The version it has.
    pub version: u32,
    /// The oldest that the program works with.
    pub oldest: u32,
    /// The newest.
    pub newest: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn nothing(_: &Item) -> Option<RowChange> {
        None
    }

    const TWO: Schema = Schema {
        oldest: 1,
        migrations: &[
            Migration {
                name: "one",
                becomes: nothing,
            },
            Migration {
                name: "two",
                becomes: nothing,
            },
        ],
    };

    #[test]
    fn a_program_knows_the_versions_from_its_oldest_to_its_last_migration() {
        let known: Vec<_> = (0..4).map(|version| TWO.knows(version)).collect();
        assert_eq!(known, [false, true, true, false]);
        let names = (0..4).map(|version| TWO.to(version).map(|migration| migration.name));
        let expected = [None, Some("one"), Some("two"), None];
        assert_eq!(names.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_item_of_the_version_is_told_from_rows_by_its_partition() {
        assert!(is_version(&key().item()));
        assert!(!is_version(&Key::new("acc_schema", "V").item()));
    }
}
