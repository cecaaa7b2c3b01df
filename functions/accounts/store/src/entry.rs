//! Entries: one item for each movement, written from the stream of the account's row.

use core::fmt;
use core::ops::Not;
use core::str::FromStr;

use accounts_contract::entry::{EntryDetails, Kind, LegRow};
use accounts_contract::{AccountRow, Accounts};
use accounts_domain::Movement;
use field_encryption::{Encrypted, EncryptionContext, EncryptionError, FieldKeyRing};
use kernel::id::{AccountId, JournalId, PaymentId};
use kernel::time::Moment;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use store::{Key, Page, Query, Row, StoreError, Table, verb};

use crate::booked_leg::BookedLeg;
use calendar::Day;

/// The digits of a sequence number in a key. Twelve are enough for an entry a millisecond over
/// thirty years, and text order is then number order.
const DIGITS: usize = 12;

/// Where an entry stands in its account: `E#`, its day, `#`, its number. Entries never go back a
/// day, so both the order of days and the order of numbers are the order of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The day of London on which it was booked.
    pub day: Day,
    /// Its number in the account, from 1 without gaps.
    pub sequence: u64,
}

impl fmt::Display for Position {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "E#{}#{:0DIGITS$}", self.day, self.sequence)
    }
}

/// The text is not the key of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected the key of an entry")]
pub struct NotAPosition;

impl FromStr for Position {
    type Err = NotAPosition;

    fn from_str(text: &str) -> Result<Self, NotAPosition> {
        // Rust's own numbers may have a sign.
        let digit = |byte: u8| byte.is_ascii_digit();
        let parts = text
            .strip_prefix("E#")
            .and_then(|rest| rest.split_once('#'));
        let (day, sequence) = parts
            .filter(|(_, digits)| digits.len() == DIGITS && digits.bytes().all(digit))
            .ok_or(NotAPosition)?;
        let day = day.parse().map_err(|_| NotAPosition)?;
        Ok(Self {
            day,
            sequence: sequence.parse().map_err(|_| NotAPosition)?,
        })
    }
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

/// An entry. Flat and with short names, so that fifty of them are read for little. It does not repeat what its key states,
/// and its currency is its account's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRow {
    /// The account.
    #[serde(rename = "pk")]
    pub account: AccountId,
    /// Where it stands in the account.
    #[serde(rename = "sk")]
    pub position: Position,
    /// The amount in minor units: negative for a debit.
    #[serde(rename = "m")]
    pub minor: i64,
    /// The balance after it, in minor units.
    #[serde(rename = "b")]
    pub balance_after: i64,
    /// What moved the money.
    #[serde(rename = "k")]
    pub kind: Kind,
    /// The payment behind it.
    #[serde(rename = "p", skip_serializing_if = "Option::is_none", default)]
    pub payment: Option<PaymentId>,
    /// The journal behind it.
    #[serde(rename = "j", skip_serializing_if = "Option::is_none", default)]
    pub journal: Option<JournalId>,
    /// Who is on the other side and what the payer wrote, sealed.
    #[serde(rename = "pd", skip_serializing_if = "Option::is_none", default)]
    pub details: Option<Encrypted<EntryDetails>>,
    /// When it was booked.
    #[serde(rename = "t")]
    pub booked_at: Moment,
    /// Whether it was lost and written anew from its payment. Its balance is then that of the order of
    /// booking, which meets the known entries around it.
    #[serde(rename = "rb", skip_serializing_if = "Not::not", default)]
    pub rebuilt: bool,
}

impl Row for EntryRow {
    fn key(&self) -> Key {
        Key::new(self.account, self.position)
    }
}

impl EntryRow {
    /// The entry that a row's last change booked, at its place in the account.
    ///
    /// # Errors
    /// When what it tells of people cannot be sealed: a fault of ours.
    pub fn of_change(
        row: &AccountRow,
        position: Position,
        leg: &LegRow,
        details: &EntryDetails,
        ring: &FieldKeyRing,
    ) -> Result<Self, EncryptionError> {
        Ok(Self {
            account: row.id,
            position,
            minor: leg.minor,
            balance_after: row.booked,
            kind: leg.kind,
            payment: leg.payment,
            journal: leg.journal,
            details: details.seal(ring, &place(row.id, position))?,
            booked_at: row.updated_at,
            rebuilt: false,
        })
    }

    /// The entry of a leg whose own was lost, at its place in the account.
    ///
    /// # Errors
    /// When what it tells of people cannot be sealed: a fault of ours.
    pub fn of_leg<P>(
        leg: &BookedLeg<P>,
        position: Position,
        balance_after: i64,
        details: &EntryDetails,
        ring: &FieldKeyRing,
    ) -> Result<Self, EncryptionError> {
        Ok(Self {
            account: leg.account,
            position,
            minor: leg.minor,
            balance_after,
            kind: leg.kind,
            payment: leg.payment,
            journal: leg.journal,
            details: details.seal(ring, &place(leg.account, position))?,
            booked_at: leg.booked_at,
            rebuilt: true,
        })
    }

    /// Who is on the other side and what the payer wrote.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn details(&self, ring: &FieldKeyRing) -> Result<EntryDetails, EncryptionError> {
        let place = place(self.account, self.position);
        let details = self
            .details
            .as_ref()
            .map(|details| ring.decrypt(&place, details));
        Ok(details.transpose()?.unwrap_or_default())
    }

    /// The entry as far as sums go.
    pub fn movement(&self) -> Movement {
        Movement {
            sequence: self.position.sequence,
            minor: self.minor,
            balance_after: self.balance_after,
        }
    }
}

/// Where the entry that a row's last change booked stands. The day is the row's, which is the day
/// that the posting was judged by; `None` if it is no day.
pub fn position_of(row: &AccountRow) -> Option<Position> {
    Some(Position {
        day: row.day.parse().ok()?,
        sequence: row.sequence,
    })
}

fn place(account: AccountId, position: Position) -> EncryptionContext {
    EncryptionContext::new(account, position, "pd")
}

/// The entries of these days, both included; without a day, from the first or to the last.
pub fn between(account: AccountId, from: Option<Day>, to: Option<Day>) -> Query {
    let from = from.map_or_else(|| "E#".to_owned(), |day| format!("E#{day}#"));
    // A colon follows the digits in ASCII, so it closes any range of them.
    let to = to.map_or_else(|| "E#:".to_owned(), |day| format!("E#{day}#:"));
    Query::range(account, from, to)
}

/// Where an entry stands, whatever else of it can be read.
#[derive(Deserialize)]
struct Placed {
    #[serde(rename = "sk")]
    position: Position,
}

/// Where the first entry after a day stands, if it is written already. Entries are written in their order, so
/// once there is one, all up to that day are there.
///
/// # Errors
/// When the table does not answer.
pub async fn first_after<G: store::Can<verb::Query>>(
    accounts: &Table<Accounts, G>,
    account: AccountId,
    day: Day,
) -> Result<Option<Position>, StoreError> {
    let after = Query::range(account, format!("E#{day}#:"), "E#:").at_most(1);
    let page: Page<Placed> = accounts.query(&after).await?;
    Ok(page.rows.into_iter().next().map(|placed| placed.position))
}

/// The last entry before a day.
///
/// # Errors
/// When the table does not answer.
pub async fn last_before<G: store::Can<verb::Query>>(
    accounts: &Table<Accounts, G>,
    account: AccountId,
    day: Day,
) -> Result<Option<EntryRow>, StoreError> {
    let before = Query::range(account, "E#", format!("E#{day}#"))
        .newest_first()
        .at_most(1);
    let page: Page<EntryRow> = accounts.query(&before).await?;
    Ok(page.rows.into_iter().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_back_and_lie_within_their_days() {
        let day: Day = "2026-11-23".parse().expect("a day");
        let position = Position { day, sequence: 42 };
        let key = position.to_string();
        assert_eq!(key, "E#2026-11-23#000000000042");
        assert_eq!(key.parse(), Ok(position));
        for wrong in [
            "E#2026-11-23#+00000000017",
            "A",
            "E#2026-11-23",
            "E#2026-11-23#42",
            "E#2026-11-23#00000000004x",
        ] {
            assert_eq!(wrong.parse::<Position>(), Err(NotAPosition), "{wrong}");
        }
        let account = AccountId::derive(&["a"]);
        let within = between(account, Some(day), Some(day));
        assert!(within.from <= key && key <= within.to);
        let all = between(account, None, None);
        assert!(all.from <= within.from && within.to <= all.to);
        let eve = "2026-11-22".parse().ok();
        assert!(between(account, None, eve).to < within.from);
    }
}
