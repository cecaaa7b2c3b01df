//! The tables with the semantics of `DynamoDB`: items under keys, indexes and eventual reads that
//! lag, and ordered changes.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use store::{ConditionResult, Item, Key, Operation, Page, Query, SortOrder, Value};

use crate::condition;

/// The indexes with their keys, and whether they contain the whole item, as the deployment creates
/// them.
const INDEXES: [(&str, &str, &str, bool); 1] = [("by-tenant", "tn", "at", false)];

/// The tables of the bank.
pub(crate) const TABLES: [&str; 4] = ["accounts", "audit", "identity", "payments"];

type Items = BTreeMap<Key, Item>;

/// One item before and after a commit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// The table.
    pub(crate) table: &'static str,
    /// The item's key.
    pub(crate) key: Key,
    /// The item before.
    pub(crate) old: Option<Item>,
    /// The item after.
    pub(crate) new: Option<Item>,
}

#[derive(Debug, Default)]
struct Table {
    items: Items,
    /// The view of eventual reads: the items some changes ago.
    behind: Items,
    /// The changes that it lacks.
    unseen: VecDeque<(Key, Option<Item>)>,
}

/// All tables.
#[derive(Debug, Default)]
pub(crate) struct Tables(BTreeMap<&'static str, Table>);

/// The result of a commit.
#[derive(Debug)]
pub(crate) enum Commit {
    /// It succeeded, with these changes.
    Done(Vec<Change>),
    /// Conditions failed, by position.
    Refused(Vec<ConditionResult>),
    /// The service refuses the request: an error of the bank.
    Invalid(String),
}

impl Tables {
    /// Creates empty tables.
    pub(crate) fn new() -> Self {
        Self(TABLES.map(|name| (name, Table::default())).into())
    }

    /// Returns the item under a key.
    pub(crate) fn get(&self, table: &str, key: &Key) -> Option<&Item> {
        self.0.get(table)?.items.get(key)
    }

    /// Returns the item under a key as an eventual read may see it.
    pub(crate) fn behind(&self, table: &str, key: &Key) -> Option<&Item> {
        self.0.get(table)?.behind.get(key)
    }

    /// Returns every item of a table, in the order of keys.
    pub(crate) fn items(&self, table: &str) -> impl Iterator<Item = (&Key, &Item)> {
        self.0.get(table).into_iter().flat_map(|table| &table.items)
    }

    /// Lets eventual reads see this many more changes.
    pub(crate) fn catch_up(&mut self, table: &str, changes: usize) {
        let Some(table) = self.0.get_mut(table) else {
            return;
        };
        let count = changes.min(table.unseen.len());
        for (key, item) in table.unseen.drain(..count) {
            match item {
                Some(item) => table.behind.insert(key, item),
                None => table.behind.remove(&key),
            };
        }
    }

    /// Performs all writes together, or none.
    pub(crate) fn commit(&mut self, writes: &[(&'static str, Operation)]) -> Commit {
        let mut changes: Vec<Change> = Vec::new();
        let mut failures = Vec::new();
        let mut items = BTreeSet::new();
        for (table, operation) in writes {
            let key = key_of(operation);
            if !items.insert((*table, key.clone())) {
                return Commit::Invalid("one item twice in one transaction".to_owned());
            }
            let old = self.get(table, &key).cloned();
            let new = match after(operation, old.as_ref()) {
                Ok(new) => new,
                Err(Refusal::Condition) => {
                    failures.push(ConditionResult::Condition(old));
                    continue;
                }
                Err(Refusal::Invalid(why)) => return Commit::Invalid(why),
            };
            failures.push(ConditionResult::None);
            if !matches!(operation, Operation::Check { .. }) {
                changes.push(Change {
                    table,
                    key,
                    old,
                    new,
                });
            }
        }
        if failures.iter().any(ConditionResult::is_condition) {
            return Commit::Refused(failures);
        }
        for change in &changes {
            self.apply(change);
        }
        Commit::Done(changes)
    }

    /// Returns the changes of the writes, ignoring their conditions.
    pub(crate) fn as_if_unconditional(&self, writes: &[(&'static str, Operation)]) -> Vec<Change> {
        let change = |(table, write): &(&'static str, Operation)| {
            let key = key_of(write);
            let old = self.get(table, &key).cloned();
            let new = match write {
                Operation::PutOnce { item } => Some(item.clone()),
                Operation::Update(update) => {
                    condition::changed(old.as_ref()?, &update.changes).ok()
                }
                Operation::Delete { .. } => None,
                Operation::Check { .. } => return None,
            };
            Some(Change {
                table,
                key,
                old,
                new,
            })
        };
        writes.iter().filter_map(change).collect()
    }

    fn apply(&mut self, change: &Change) {
        let table = self.0.entry(change.table).or_default();
        match &change.new {
            Some(item) => table.items.insert(change.key.clone(), item.clone()),
            None => table.items.remove(&change.key),
        };
        table
            .unseen
            .push_back((change.key.clone(), change.new.clone()));
    }

    /// Returns a page of all items, in the order of their keys, which is one of the permitted
    /// orders.
    pub(crate) fn scan(&self, table: &str, after: Option<&Key>, limit: u16) -> Page<Item> {
        let later = self
            .items(table)
            .filter(|(key, _)| after.is_none_or(|after| *key > after));
        let found: Vec<_> = later.take(limit.into()).collect();
        let full = found.len() == usize::from(limit);
        Page {
            last: found.last().filter(|_| full).map(|(key, _)| key.item()),
            rows: found.into_iter().map(|(_, item)| item.clone()).collect(),
        }
    }

    /// Returns a page of a partition.
    pub(crate) fn query(&self, table: &str, query: &Query) -> Page<Item> {
        let Some(kept) = self.0.get(table) else {
            return Page {
                rows: Vec::new(),
                last: None,
            };
        };
        let items = if query.consistent {
            &kept.items
        } else {
            &kept.behind
        };
        let text = |item: &Item, name: &str| match item.get(name) {
            Some(Value::S(text)) => Some(text.clone()),
            _ => None,
        };
        let place = |item: &Item| {
            let sort = text(item, query.sk_name)?;
            Some((sort, text(item, "pk")?, text(item, "sk")?))
        };
        let mut found: Vec<_> = items
            .values()
            .filter(|item| text(item, query.pk_name).as_deref() == Some(&query.pk))
            .filter_map(|item| Some((place(item)?, item)))
            .filter(|((sort, _, _), _)| (&query.from..=&query.to).contains(&sort))
            .collect();
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        if query.order == SortOrder::Descending {
            found.reverse();
        }
        if let Some(after) = query.after.as_ref().and_then(place) {
            found.retain(|(place, _)| match query.order {
                SortOrder::Ascending => *place > after,
                SortOrder::Descending => *place < after,
            });
        }
        found.truncate(query.limit.into());
        let rows: Vec<_> = found
            .into_iter()
            .map(|(_, item)| projected(item, query))
            .collect();
        let full = rows.len() == usize::from(query.limit);
        let last = rows.last().filter(|_| full);
        Page {
            last: last.map(|item| keys(item, query)),
            rows,
        }
    }
}

/// Returns the key attributes of an item, in the table and in the index.
pub(crate) fn keys(item: &Item, query: &Query) -> Item {
    let names = ["pk", "sk", query.pk_name, query.sk_name];
    let pairs = names
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), item.get(*name)?.clone())));
    Item::from(pairs.collect::<std::collections::HashMap<_, _>>())
}

fn projected(item: &Item, query: &Query) -> Item {
    let keys_only = INDEXES
        .iter()
        .any(|(name, _, _, whole)| query.index == Some(*name) && !whole);
    if keys_only {
        keys(item, query)
    } else {
        item.clone()
    }
}

/// Returns the key of a write.
pub(crate) fn key_of(operation: &Operation) -> Key {
    let text = |item: &Item, name: &str| match item.get(name) {
        Some(Value::S(text)) => text.clone(),
        _ => String::new(),
    };
    match operation {
        Operation::PutOnce { item } => Key::new(text(item, "pk"), text(item, "sk")),
        Operation::Update(update) => update.key.clone(),
        Operation::Delete { key, .. } | Operation::Check { key, .. } => key.clone(),
    }
}

enum Refusal {
    Condition,
    Invalid(String),
}

/// Returns the item after a write.
fn after(operation: &Operation, old: Option<&Item>) -> Result<Option<Item>, Refusal> {
    match operation {
        Operation::PutOnce { item } => match old {
            None => Ok(Some(item.clone())),
            Some(_) => Err(Refusal::Condition),
        },
        Operation::Update(update) => {
            if !condition::holds(&update.condition, old) {
                return Err(Refusal::Condition);
            }
            let before = old.cloned().unwrap_or_else(|| update.key.item());
            condition::changed(&before, &update.changes)
                .map(Some)
                .map_err(Refusal::Invalid)
        }
        Operation::Delete { condition, .. } => {
            if condition::holds(condition, old) {
                Ok(None)
            } else {
                Err(Refusal::Condition)
            }
        }
        Operation::Check { condition, .. } => {
            if condition::holds(condition, old) {
                Ok(old.cloned())
            } else {
                Err(Refusal::Condition)
            }
        }
    }
}
