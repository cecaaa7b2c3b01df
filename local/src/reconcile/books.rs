use std::path::Path;

use dynoxide::Database;
use dynoxide::actions::scan::ScanRequest;
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value, json};

use super::CannotReconcile;
use super::rows::{Account, Checkpoint, Client, Entry, Payment, Record, Refusal};
use super::under_way::UnderWay;

/// Everything that the bank has written.
#[derive(Debug)]
pub(super) struct Books {
    pub(super) accounts: Vec<Account>,
    pub(super) entries: Vec<Entry>,
    pub(super) checkpoints: Vec<Checkpoint>,
    pub(super) payments: Vec<Payment>,
    pub(super) clients: Vec<Client>,
    pub(super) refusals: Vec<Refusal>,
    pub(super) records: Vec<Record>,
    pub(super) under_way: UnderWay,
}

impl Books {
    pub(super) fn read(data: &Path) -> Result<Self, CannotReconcile> {
        let under_way = UnderWay::read(data)?;
        let file = data.join("dynamodb.sqlite");
        let database = Database::new(&file.to_string_lossy()).map_err(unreadable)?;
        let [accounts, payments, identity, audit] =
            ["accounts", "payments", "identity", "audit"].map(|table| rows(&database, table));
        let (accounts, payments, identity) = (accounts?, payments?, identity?);
        let with_sort_key = |rows: &[Value], wanted: fn(&str) -> bool| -> Vec<Value> {
            let is_wanted = |row: &&Value| text(row, "sk").is_some_and(wanted);
            rows.iter().filter(is_wanted).cloned().collect()
        };
        // Of who only claims to be a client there is no event.
        let is_refusal = |row: &&Value| {
            let begins = |name, with| text(row, name).is_some_and(|text| text.starts_with(with));
            begins("pk", "admission#") && begins("sk", "R#") && row.get("tn").is_some()
        };
        // Beside the records are what seals them and waits for a seal: only records have a subject.
        let is_record = |row: &&Value| row.get("sb").is_some();
        // After a rebuild the balances are those of its count; those of the one before are kept.
        let rebuild = accounts
            .iter()
            .find(|row| text(row, "pk") == Some("rebuild"));
        let mark = rebuild
            .and_then(|row| row.pointer("/cur/m"))
            .and_then(Value::as_u64);
        let count = mark.map_or_else(|| "S#".to_owned(), |mark| format!("R{mark:0>20}#S#"));
        let is_internal = |row: &&Value| {
            let begins =
                |name, with: &str| text(row, name).is_some_and(|text| text.starts_with(with));
            begins("pk", "I#") && begins("sk", &count)
        };
        Ok(Self {
            entries: read(
                "accounts",
                with_sort_key(&accounts, |sk| sk.starts_with("E#")),
            )?,
            checkpoints: read(
                "accounts",
                accounts.iter().filter(is_internal).cloned().collect(),
            )?,
            accounts: read("accounts", with_sort_key(&accounts, |sk| sk == "A"))?,
            payments: read("payments", with_sort_key(&payments, |sk| sk == "P"))?,
            clients: read("identity", with_sort_key(&identity, |sk| sk == "C"))?,
            refusals: read(
                "identity",
                identity.iter().filter(is_refusal).cloned().collect(),
            )?,
            records: read("audit", audit?.iter().filter(is_record).cloned().collect())?,
            under_way,
        })
    }
}

fn text<'a>(row: &'a Value, name: &str) -> Option<&'a str> {
    row.get(name).and_then(Value::as_str)
}

fn read<T: DeserializeOwned>(
    table: &'static str,
    rows: Vec<Value>,
) -> Result<Vec<T>, CannotReconcile> {
    let read = rows
        .into_iter()
        .map(serde_json::from_value)
        .collect::<Result<_, _>>();
    read.map_err(|source| CannotReconcile::Row { table, source })
}

/// Every row of a table, as plain JSON.
fn rows(database: &Database, table: &str) -> Result<Vec<Value>, CannotReconcile> {
    let mut rows = Vec::new();
    let mut start: Option<Value> = None;
    loop {
        let mut request = json!({"TableName": table, "ConsistentRead": true});
        if let (Some(start), Some(request)) = (start.take(), request.as_object_mut()) {
            request.insert("ExclusiveStartKey".to_owned(), start);
        }
        let request: ScanRequest = serde_json::from_value(request).map_err(unreadable)?;
        let answer = database.scan(request).map_err(unreadable)?;
        let answer = serde_json::to_value(answer).map_err(unreadable)?;
        let items = answer
            .get("Items")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        rows.extend(items.filter_map(Value::as_object).map(plain));
        start = answer.get("LastEvaluatedKey").cloned();
        if start.is_none() {
            return Ok(rows);
        }
    }
}

/// An item without the tags of its types.
fn plain(item: &Map<String, Value>) -> Value {
    let fields = item
        .iter()
        .map(|(name, value)| (name.clone(), untagged(value)));
    Value::Object(fields.collect())
}

fn untagged(value: &Value) -> Value {
    let Some((tag, content)) = value.as_object().and_then(|tagged| tagged.iter().next()) else {
        return Value::Null;
    };
    match (tag.as_str(), content) {
        ("N", Value::String(digits)) => {
            let number: Option<Number> = serde_json::from_str(digits).ok();
            number.map_or(Value::Null, Value::Number)
        }
        ("M", Value::Object(fields)) => plain(fields),
        ("L", Value::Array(items)) => items.iter().map(untagged).collect(),
        (_, content) => content.clone(),
    }
}

fn unreadable(error: impl std::fmt::Display) -> CannotReconcile {
    CannotReconcile::Unreadable(error.to_string())
}
