//! Records of a table's stream that a reader could not handle, kept in the table itself.
//!
//! A record is parked once and whole, without expiry, under `parked#SUBJECT`; the subject is the
//! partition key of the item that changed, or the shard if that cannot be read. While a subject has
//! parked records it is listed under `parked`, and its later records join them, so that their order
//! holds. The list and the record are written in one transaction, and the last record leaves
//! together with its place in the list: a reader that finds a subject listed can rely on it.
//!
//! Each reader parks for itself: what one function cannot handle, another may.

use std::collections::BTreeSet;

use kernel::time::Moment;
use serde::{Deserialize, Serialize};

use crate::{
    Change, Condition, ConditionResult, Item, Key, Operation, Outcome, Page, Query, Row, Store,
    StoreError, Update, attribute, item_of, row_of,
};

/// The partition in which the subjects are listed.
const LIST: &str = "parked";
/// The bytes of a record in one item, well below the 400 KiB that an item may have. A record holds
/// two images and can be larger than one.
const PART_BYTES: usize = 300_000;
/// How often a record is removed anew because others joined it meanwhile.
const ATTEMPTS: usize = 10;

/// A record that could not be handled, or that came after one of the same subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParkedRecord {
    /// Whose order it belongs to.
    pub subject: String,
    /// Where it stood in the stream; text order is the order of the stream.
    pub place: String,
    /// The shard, where the service named it.
    pub shard: Option<String>,
    /// The record as it was delivered.
    pub text: String,
    /// Why it was parked, without any value of the record.
    pub reason: String,
    /// When it was parked.
    pub at: Moment,
}

/// What became of a record that was to join those of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// It is with them.
    Parked,
    /// There are none any more: it can be handled.
    NoneLeft,
}

/// The parked records of one reader, in the tables whose streams it reads.
#[derive(Clone, Debug)]
pub struct Parked {
    store: Store,
    reader: &'static str,
    tables: &'static [&'static str],
}

impl Parked {
    /// Called by the code that `platform::function!` writes from the declaration, and by nothing
    /// else.
    #[doc(hidden)]
    pub fn declared(store: &Store, reader: &'static str, tables: &'static [&'static str]) -> Self {
        Self {
            store: store.clone(),
            reader,
            tables,
        }
    }

    /// The tables whose streams the reader reads.
    pub fn tables(&self) -> &'static [&'static str] {
        self.tables
    }

    /// The subjects that have parked records of this reader, read consistently.
    ///
    /// # Errors
    /// If the table does not answer.
    pub async fn subjects(&self, table: &'static str) -> Result<BTreeSet<String>, StoreError> {
        let from = format!("{}#", self.reader);
        let mut query = Query::range(LIST, &from, format!("{from}~"));
        let mut subjects = BTreeSet::new();
        loop {
            let page = self.store.backend().query(table, &query).await?;
            let keys = page.rows.iter().filter_map(Key::of);
            subjects.extend(keys.filter_map(|key| key.sk.strip_prefix(&from).map(str::to_owned)));
            match page.last {
                Some(last) => query = query.after(Some(last)),
                None => return Ok(subjects),
            }
        }
    }

    /// Parks a record that cannot be handled, and lists its subject. Repeats do no harm.
    ///
    /// # Errors
    /// If the table does not take it.
    pub async fn park(&self, table: &'static str, record: &ParkedRecord) -> Result<(), StoreError> {
        for _ in 0..ATTEMPTS {
            let first = Operation::PutOnce {
                item: self.listed(&record.subject)?,
            };
            if self.write(table, first, record).await? == Joined::Parked
                || self.join(table, record).await? == Joined::Parked
            {
                return Ok(());
            }
        }
        Err(undecided())
    }

    /// Parks a record behind those of its subject, if there still are any.
    ///
    /// # Errors
    /// If the table does not take it.
    pub async fn join(
        &self,
        table: &'static str,
        record: &ParkedRecord,
    ) -> Result<Joined, StoreError> {
        let later = Operation::Update(Update {
            key: self.list_key(&record.subject),
            condition: Condition::Present,
            changes: vec![Change::Increment("n", 1)],
        });
        self.write(table, later, record).await
    }

    /// The first parked record of a subject.
    ///
    /// # Errors
    /// If the table does not answer, or an item is not a parked record.
    pub async fn first(
        &self,
        table: &'static str,
        subject: &str,
    ) -> Result<Option<ParkedRecord>, StoreError> {
        Ok(self.front(table, subject).await?.0)
    }

    /// Removes a record that was handled; with the last one, the subject leaves the list.
    ///
    /// # Errors
    /// If the table does not answer.
    pub async fn remove(
        &self,
        table: &'static str,
        record: &ParkedRecord,
    ) -> Result<(), StoreError> {
        self.leave(table, record, false).await
    }

    /// Takes a record out of the order without having handled it. It is kept, as `discarded`.
    ///
    /// # Errors
    /// If the table does not answer.
    pub async fn discard(
        &self,
        table: &'static str,
        record: &ParkedRecord,
    ) -> Result<(), StoreError> {
        self.leave(table, record, true).await
    }

    async fn leave(
        &self,
        table: &'static str,
        record: &ParkedRecord,
        keep: bool,
    ) -> Result<(), StoreError> {
        for _ in 0..ATTEMPTS {
            // The count before the records: one that joins in between changes the count.
            let list_key = self.list_key(&record.subject);
            let list = self.store.backend().get(table, &list_key).await?;
            let (front, more) = self.front(table, &record.subject).await?;
            if front.is_none_or(|front| front.place != record.place) {
                return Ok(());
            }
            let mut writes = Vec::new();
            for part in self.parts(record) {
                writes.push(Operation::Delete {
                    key: part.key(),
                    condition: Condition::Present,
                });
                if keep {
                    let kept = PartRow {
                        sk: format!("discarded#{}", part.sk),
                        ..part
                    };
                    writes.push(Operation::PutOnce { item: item(&kept)? });
                }
            }
            let count = list.as_ref().and_then(|list| list.get("n").cloned());
            if let Some(count) = count.filter(|_| !more) {
                writes.push(Operation::Delete {
                    key: list_key,
                    condition: Condition::Equals("n", count),
                });
            }
            let writes = writes.into_iter().map(|write| (table, write)).collect();
            match self.store.commit(writes).await {
                Outcome::Committed => return Ok(()),
                Outcome::Refused(_) => {}
                Outcome::Busy | Outcome::Unknown => return Err(undecided()),
            }
        }
        Err(undecided())
    }

    /// The first record of a subject, and whether there are others behind it.
    async fn front(
        &self,
        table: &'static str,
        subject: &str,
    ) -> Result<(Option<ParkedRecord>, bool), StoreError> {
        let from = format!("{}#", self.reader);
        let mut query = Query::range(partition(subject), &from, format!("{from}~")).at_most(2);
        let mut front: Option<ParkedRecord> = None;
        loop {
            let page: Page<Item> = self.store.backend().query(table, &query).await?;
            for row in page.rows {
                let part: PartRow = row_of(row).map_err(StoreError::NotARow)?;
                match &mut front {
                    None => front = Some(part.record(subject)),
                    Some(front) if front.place == part.place => front.text.push_str(&part.text),
                    Some(_) => return Ok((front, true)),
                }
            }
            match page.last {
                Some(last) => query = query.after(Some(last)),
                None => return Ok((front, false)),
            }
        }
    }

    /// Writes the record with this change of the list.
    async fn write(
        &self,
        table: &'static str,
        list: Operation,
        record: &ParkedRecord,
    ) -> Result<Joined, StoreError> {
        let mut writes = vec![(table, list)];
        for part in self.parts(record) {
            writes.push((table, Operation::PutOnce { item: item(&part)? }));
        }
        match self.store.commit(writes).await {
            Outcome::Committed => Ok(Joined::Parked),
            // The record is there from an earlier delivery, and with it its place in the list.
            Outcome::Refused(failures)
                if failures.iter().skip(1).any(ConditionResult::is_condition) =>
            {
                Ok(Joined::Parked)
            }
            Outcome::Refused(_) => Ok(Joined::NoneLeft),
            Outcome::Busy | Outcome::Unknown => Err(undecided()),
        }
    }

    fn list_key(&self, subject: &str) -> Key {
        Key::new(LIST, format!("{}#{subject}", self.reader))
    }

    fn listed(&self, subject: &str) -> Result<Item, StoreError> {
        let mut item = self.list_key(subject).item().into_inner();
        let one = attribute(1).map_err(StoreError::NotARow)?;
        item.insert("n".to_owned(), one);
        Ok(Item::from(item))
    }

    fn parts(&self, record: &ParkedRecord) -> Vec<PartRow> {
        let texts = pieces(&record.text);
        let part = |(number, text): (usize, &str)| PartRow {
            pk: partition(&record.subject),
            sk: format!("{}#{}#{number:04}", self.reader, record.place),
            place: record.place.clone(),
            shard: record.shard.clone(),
            text: text.to_owned(),
            reason: record.reason.clone(),
            at: record.at,
        };
        texts.into_iter().enumerate().map(part).collect()
    }
}

/// A part of a record as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct PartRow {
    pk: String,
    sk: String,
    #[serde(rename = "pl")]
    place: String,
    #[serde(rename = "sh", skip_serializing_if = "Option::is_none", default)]
    shard: Option<String>,
    #[serde(rename = "rec")]
    text: String,
    #[serde(rename = "why")]
    reason: String,
    #[serde(rename = "when")]
    at: Moment,
}

impl Row for PartRow {
    fn key(&self) -> Key {
        Key::new(&self.pk, &self.sk)
    }
}

impl PartRow {
    fn record(self, subject: &str) -> ParkedRecord {
        ParkedRecord {
            subject: subject.to_owned(),
            place: self.place,
            shard: self.shard,
            text: self.text,
            reason: self.reason,
            at: self.at,
        }
    }
}

fn partition(subject: &str) -> String {
    format!("{LIST}#{subject}")
}

fn item(part: &PartRow) -> Result<Item, StoreError> {
    item_of(part).map_err(StoreError::NotARow)
}

/// The text in pieces that fit an item; an empty one is one piece.
fn pieces(mut text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    loop {
        let (piece, rest) = text.split_at(text.floor_char_boundary(PART_BYTES));
        pieces.push(piece);
        if rest.is_empty() {
            return pieces;
        }
        text = rest;
    }
}

fn undecided() -> StoreError {
    StoreError::NoAnswer("the table did not take a parked record".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_larger_than_an_item_is_cut_between_characters_and_loses_nothing() {
        let text = "é".repeat(PART_BYTES);
        let pieces = pieces(&text);
        assert_eq!(pieces.len(), 2);
        assert!(pieces.iter().all(|piece| piece.len() <= PART_BYTES));
        assert_eq!(pieces.concat(), text);
        assert_eq!(super::pieces(""), [""]);
    }
}
