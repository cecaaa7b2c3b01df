//! A rebuild of what is projected from the streams: how far it is, and since when the balances of the
//! bank's own accounts count.

use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Change, Condition, Folded, Key, Query, Row, StoreError, Update, attribute};

use crate::Accounts;

/// The partition of its item.
pub(crate) const PLACE: &str = "rebuild";

/// A count of the bank's own balances. A payment counts once: at its booking if it was booked after
/// the cut, and when it is delivered again with the mark if it was booked before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generation {
    /// What the payments that are delivered again are marked with.
    #[serde(rename = "m")]
    pub mark: u64,
    /// Which bookings are taken from the rows, and which from the stream.
    #[serde(rename = "c")]
    pub cut: Moment,
}

/// Where a rebuild stands. One item; it is not there before the first rebuild.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RebuildRow {
    /// The count that is answered; none before the first rebuild, when everything comes from the
    /// stream.
    #[serde(rename = "cur", skip_serializing_if = "Option::is_none", default)]
    pub current: Option<Generation>,
    /// The count that is being made.
    #[serde(rename = "nx", skip_serializing_if = "Option::is_none", default)]
    pub next: Option<Generation>,
    /// The key of the last payment that was delivered again for it.
    #[serde(rename = "af", skip_serializing_if = "Option::is_none", default)]
    pub after: Option<(String, String)>,
    /// How many were.
    #[serde(rename = "n")]
    pub delivered: u64,
    /// How often the item changed.
    #[serde(rename = "rev")]
    pub revision: u64,
}

impl Row for RebuildRow {
    fn key(&self) -> Key {
        Self::place()
    }
}

impl Folded for RebuildRow {
    type Owner = Accounts;
    const WITNESS: Accounts = Accounts(());
}

impl RebuildRow {
    /// The attribute by which a payment is marked, so that the stream delivers it again.
    pub const MARK: &'static str = "rb";

    /// Where it is kept.
    pub fn place() -> Key {
        Key::new(PLACE, "R")
    }

    /// The one item.
    pub fn query() -> Query {
        Query::range(PLACE, "R", "R")
    }

    /// The counts that a payment may belong to.
    pub fn generations(&self) -> impl Iterator<Item = Generation> {
        self.current.into_iter().chain(self.next)
    }

    /// The write of this row in place of the one with the revision before; of the first, if there is
    /// none yet.
    ///
    /// # Errors
    /// [`StoreError`] if a value cannot be stored (a bug).
    pub fn change(&self) -> Result<Update, StoreError> {
        let value = |value: Result<_, _>| value.map_err(StoreError::NotARow);
        let condition = match self.revision.checked_sub(1) {
            Some(0) | None => Condition::Missing,
            Some(before) => Condition::Equals("rev", value(attribute(before))?),
        };
        let mut changes = vec![
            Change::Set("n", value(attribute(self.delivered))?),
            Change::Set("rev", value(attribute(self.revision))?),
        ];
        changes.push(match self.current {
            Some(current) => Change::Set("cur", value(attribute(current))?),
            None => Change::Remove("cur"),
        });
        changes.push(match self.next {
            Some(next) => Change::Set("nx", value(attribute(next))?),
            None => Change::Remove("nx"),
        });
        changes.push(match &self.after {
            Some(after) => Change::Set("af", value(attribute(after))?),
            None => Change::Remove("af"),
        });
        Ok(Update {
            key: Self::place(),
            condition,
            changes,
        })
    }
}
