//! Decryption of personal data with the bank's own rows and keys, which alone can show that it is
//! damaged.

use std::path::Path;

use accounts_contract::AccountRow;
use accounts_store::entry::EntryRow;
use field_encryption::{EncryptionError, FieldKeyRing};
use payments_contract::PaymentRow;
use payments_contract::work::{BreakRow, SuspenseRow};
use rusqlite::{Connection, params};
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::Item;

use super::ReconcileError;

/// The current, previous and pending key rings.
#[derive(Debug)]
pub(super) struct Keys(Vec<FieldKeyRing>);

const RINGS: &str = "
    SELECT text FROM secret_versions AS v JOIN secret_stages AS s USING (name, version_id)
    WHERE v.name = 'data/field-keys' AND text IS NOT NULL";

impl Keys {
    pub(super) fn read(data: &Path) -> Result<Self, ReconcileError> {
        let state = Connection::open(data.join("bus.sqlite"))?;
        let mut rings = state.prepare(RINGS)?;
        let rings = rings.query_map(params![], |row| row.get::<_, String>(0))?;
        let texts = rings.collect::<Result<Vec<_>, _>>()?;
        let rings = texts
            .iter()
            .filter_map(|text| FieldKeyRing::read(text).ok());
        Ok(Self(rings.collect()))
    }

    /// Returns whether the bank can read this item of a table and decrypt its personal data; `None`
    /// for an item of another kind.
    pub(super) fn decrypts(&self, table: &str, item: &Value) -> Option<bool> {
        let sort = item.pointer("/sk/S").and_then(Value::as_str)?;
        match (table, sort) {
            ("payments", "P") => Some(self.decrypts_row(item, |row: &PaymentRow, ring| {
                row.parties(ring).and_then(|_| row.reasons(ring)).map(drop)
            })),
            ("payments", SuspenseRow::SORT_KEY) => {
                Some(self.decrypts_row(item, |row: &SuspenseRow, ring| row.note(ring).map(drop)))
            }
            ("payments", BreakRow::SORT_KEY) => {
                Some(self.decrypts_row(item, |row: &BreakRow, ring| {
                    row.note(ring).and_then(|_| row.explanation(ring)).map(drop)
                }))
            }
            ("accounts", "A") => Some(self.decrypts_row(item, |row: &AccountRow, ring| {
                row.holder(ring)
                    .and_then(|_| row.status_reason(ring))
                    .map(drop)
            })),
            ("accounts", sort) if sort.starts_with("E#") => {
                Some(self.decrypts_row(item, |row: &EntryRow, ring| row.details(ring).map(drop)))
            }
            _ => None,
        }
    }

    fn decrypts_row<R: DeserializeOwned>(
        &self,
        item: &Value,
        open: impl Fn(&R, &FieldKeyRing) -> Result<(), EncryptionError>,
    ) -> bool {
        let item: Option<Item> = serde_json::from_value(item.clone()).ok();
        let row: Option<R> = item.and_then(|item| store::row_of(item).ok());
        row.is_some_and(|row| self.0.iter().any(|ring| open(&row, ring).is_ok()))
    }
}
