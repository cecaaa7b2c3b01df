//! Entries: one item for each movement, written from the stream of account rows.

use core::fmt;
use core::ops::Not;
use core::str::FromStr;

use accounts_contract::booked_leg::BookedLeg;
use accounts_contract::entry::{EntryDetails, Kind, LegRow};
use accounts_contract::{AccountRow, Accounts};
use accounts_domain::Movement;
use field_encryption::{Encrypted, EncryptionContext, EncryptionError, FieldKeyRing};
use kernel::id::{AccountId, JournalId, PaymentId};
use kernel::time::Moment;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use store::{Key, Page, Query, Row, StoreError, Table, verb};

use calendar::Day;

/// The digits of a sequence number in a key: twelve are enough for an entry every millisecond for
/// thirty years, and make text order number order.
const DIGITS: usize = 12;

/// The position of an entry in its account: `E#`, its day, `#`, its sequence number. Entries never
/// go back a day, so key order is both day order and number order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The London day of the booking.
    pub day: Day,
    /// The sequence number in the account, from 1 without gaps.
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
pub struct ParsePositionError;

impl FromStr for Position {
    type Err = ParsePositionError;

    fn from_str(text: &str) -> Result<Self, ParsePositionError> {
        // Rust's own parser of numbers accepts a sign.
        let digit = |byte: u8| byte.is_ascii_digit();
        let parts = text
            .strip_prefix("E#")
            .and_then(|rest| rest.split_once('#'));
        let (day, sequence) = parts
            .filter(|(_, digits)| digits.len() == DIGITS && digits.bytes().all(digit))
            .ok_or(ParsePositionError)?;
        let day = day.parse().map_err(|_| ParsePositionError)?;
        Ok(Self {
            day,
            sequence: sequence.parse().map_err(|_| ParsePositionError)?,
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

/// An entry. The row is flat with short names to keep a page of fifty cheap to read. It does not
/// repeat its key, and its currency is that of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRow {
    /// The account.
    #[serde(rename = "pk")]
    pub account: AccountId,
    /// The position in the account.
    #[serde(rename = "sk")]
    pub position: Position,
    /// The amount in minor units: negative for a debit.
    #[serde(rename = "m")]
    pub minor: i64,
    /// The balance after it, in minor units.
    #[serde(rename = "b")]
    pub balance_after: i64,
    /// The source of the movement.
    #[serde(rename = "k")]
    pub kind: Kind,
    /// The payment, if it is a payment's entry.
    #[serde(rename = "p", skip_serializing_if = "Option::is_none", default)]
    pub payment: Option<PaymentId>,
    /// The journal, if it is a journal's entry.
    #[serde(rename = "j", skip_serializing_if = "Option::is_none", default)]
    pub journal: Option<JournalId>,
    /// The counterparty and the reference, encrypted.
    #[serde(rename = "pd", skip_serializing_if = "Option::is_none", default)]
    pub details: Option<Encrypted<EntryDetails>>,
    /// When it was booked.
    #[serde(rename = "t")]
    pub booked_at: Moment,
    /// Whether the entry was lost and restored from its payment. Its balance then follows the order
    /// of booking and meets the entries around it.
    #[serde(rename = "rb", skip_serializing_if = "Not::not", default)]
    pub rebuilt: bool,
}

impl Row for EntryRow {
    fn key(&self) -> Key {
        Key::new(self.account, self.position)
    }
}

impl EntryRow {
    /// Returns the entry that a row's last change booked.
    ///
    /// # Errors
    /// [`EncryptionError`] if the details cannot be encrypted (a bug).
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
            details: details.seal(ring, &encryption_context(row.id, position))?,
            booked_at: row.updated_at,
            rebuilt: false,
        })
    }

    /// Returns the restored entry of a leg.
    ///
    /// # Errors
    /// [`EncryptionError`] if the details cannot be encrypted (a bug).
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
            details: details.seal(ring, &encryption_context(leg.account, position))?,
            booked_at: leg.booked_at,
            rebuilt: true,
        })
    }

    /// Decrypts the counterparty and the reference.
    ///
    /// # Errors
    /// [`EncryptionError`] if they cannot be decrypted.
    pub fn details(&self, ring: &FieldKeyRing) -> Result<EntryDetails, EncryptionError> {
        let encryption_context = encryption_context(self.account, self.position);
        let details = self
            .details
            .as_ref()
            .map(|details| ring.decrypt(&encryption_context, details));
        Ok(details.transpose()?.unwrap_or_default())
    }

    /// Returns the figures of the entry.
    pub fn movement(&self) -> Movement {
        Movement {
            sequence: self.position.sequence,
            minor: self.minor,
            balance_after: self.balance_after,
        }
    }
}

/// Returns the position of the entry that a row's last change booked. The day is the row's, by
/// which the posting was judged; `None` if it is not a day.
pub fn position_of(row: &AccountRow) -> Option<Position> {
    Some(Position {
        day: row.day.parse().ok()?,
        sequence: row.sequence,
    })
}

fn encryption_context(account: AccountId, position: Position) -> EncryptionContext {
    EncryptionContext::new(account, position, "pd")
}

/// Selects the entries of these days, both included; without a day, from the first or to the last
/// entry.
pub fn between(account: AccountId, from: Option<Day>, to: Option<Day>) -> Query {
    let from = from.map_or_else(|| "E#".to_owned(), |day| format!("E#{day}#"));
    // The colon is the next character after the digits in ASCII, so it closes any range of digits.
    let to = to.map_or_else(|| "E#:".to_owned(), |day| format!("E#{day}#:"));
    Query::range(account, from, to)
}

/// The position of an entry, read even if the rest of it is unreadable.
#[derive(Deserialize)]
struct EntryKey {
    #[serde(rename = "sk")]
    position: Position,
}

/// Returns the position of the first entry after a day, if it is written. Entries are written in
/// order, so its presence means that all entries up to that day exist.
///
/// # Errors
/// [`StoreError`] if the table is unavailable.
pub async fn first_after<G: store::Can<verb::Query>>(
    accounts: &Table<Accounts, G>,
    account: AccountId,
    day: Day,
) -> Result<Option<Position>, StoreError> {
    let after = Query::range(account, format!("E#{day}#:"), "E#:").at_most(1);
    let page: Page<EntryKey> = accounts.query(&after).await?;
    Ok(page.rows.into_iter().next().map(|placed| placed.position))
}

/// Returns the last entry before a day.
///
/// # Errors
/// [`StoreError`] if the table is unavailable.
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
    fn keys_round_trip_and_sort_within_their_days() {
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
            assert_eq!(
                wrong.parse::<Position>(),
                Err(ParsePositionError),
                "{wrong}"
            );
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
