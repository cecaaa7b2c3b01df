use std::path::Path;

use dynoxide::Database;
use dynoxide::actions::scan::ScanRequest;
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value, json};

use super::ReconcileError;
use super::archive::Archive;
use super::backlog::Backlog;
use super::encrypted::Keys;
use super::rows::{
    Account, Checkpoint, Client, Entry, Exposure, Limits, ListEntry, Note, Payment, PendingReturn,
    Refusal, Revocation, WorkListEntry,
};
use super::scheme::Scheme;
use super::trail::{Chains, Seals};
use super::work::{Break, Case, Journal, Suspense};

/// Everything that the bank has written.
#[derive(Debug)]
pub(super) struct Books {
    pub(super) accounts: Vec<Account>,
    pub(super) entries: Vec<Entry>,
    /// The exposures of institutions: the sums of their overdraft limits.
    pub(super) exposures: Vec<Exposure>,
    pub(super) checkpoints: Vec<Checkpoint>,
    pub(super) payments: Vec<Payment>,
    pub(super) clients: Vec<Client>,
    /// The limits that the bank set for institutions.
    pub(super) limits: Vec<Limits>,
    pub(super) refusals: Vec<Refusal>,
    pub(super) revocations: Vec<Revocation>,
    /// The blocks of the audit log, and their records.
    pub(super) chains: Chains,
    /// The seals of the audit log.
    pub(super) seals: Seals,
    /// Notes of enquiries about payments.
    pub(super) notes: Vec<Note>,
    /// Payments in the lists of accounts.
    pub(super) listed: Vec<ListEntry>,
    /// Payments in the lists of pending approvals.
    pub(super) waiting: Vec<ListEntry>,
    /// Work items in their lists.
    pub(super) work_lists: Vec<WorkListEntry>,
    /// Returns that are noted and will be booked.
    pub(super) pending_returns: Vec<PendingReturn>,
    /// Suspense items: money whose owner is not known.
    pub(super) suspense: Vec<Suspense>,
    /// Breaks: differences with the scheme.
    pub(super) disputes: Vec<Break>,
    /// Journals that clients of the bank proposed and booked.
    pub(super) journals: Vec<Journal>,
    /// Cases of the operations desk about payments without an outcome.
    pub(super) cases: Vec<Case>,
    /// Records parked by the readers of the streams, by table and key.
    pub(super) parked: Vec<String>,
    /// Rows that this release does not know, by table and key.
    pub(super) unreadable: Vec<String>,
    /// Rows whose personal data cannot be decrypted, by table and key.
    pub(super) undecrypted: Vec<String>,
    /// The number of rows with personal data.
    pub(super) encrypted: usize,
    /// The number of rows read.
    pub(super) rows: usize,
    pub(super) scheme: Scheme,
    pub(super) archive: Archive,
    pub(super) backlog: Backlog,
}

impl Books {
    pub(super) fn read(data: &Path) -> Result<Self, ReconcileError> {
        let backlog = Backlog::read(data)?;
        let file = data.join("dynamodb.sqlite");
        let database = Database::new(&file.to_string_lossy()).map_err(unreadable)?;
        let keys = Keys::read(data)?;
        let table = |name| items(&database, name).map(|items| Table::new(name, &items, &keys));
        let (mut accounts, mut payments) = (table("accounts")?, table("payments")?);
        let (mut identity, audit) = (table("identity")?, table("audit")?);
        let begins = |row: &Value, name: &str, with: &str| {
            text(row, name).is_some_and(|text| text.starts_with(with))
        };
        let is = |row: &Value, sk: &str| text(row, "sk") == Some(sk);
        let is_at = |row: &Value, pk: &str| text(row, "pk") == Some(pk);
        let count = accounts.count();
        let mut books = Self {
            entries: accounts.read(|row| begins(row, "sk", "E#")),
            checkpoints: accounts.read(|row| begins(row, "pk", "I#") && begins(row, "sk", &count)),
            accounts: accounts.read(|row| is(row, "A")),
            exposures: accounts.read(|row| begins(row, "sk", "X#")),
            payments: payments.read(|row| is(row, "P")),
            notes: payments.read(|row| begins(row, "pk", "Q#")),
            listed: payments.read(|row| begins(row, "pk", "L#")),
            waiting: payments.read(|row| begins(row, "pk", "W#")),
            work_lists: payments.read(|row| begins(row, "pk", "V#")),
            pending_returns: payments.read(|row| is_at(row, "R#pending")),
            suspense: payments.read(|row| is(row, "U")),
            disputes: payments.read(|row| is(row, "B")),
            journals: payments.read(|row| is(row, "J")),
            cases: payments.read(|row| is(row, "C")),
            clients: identity.read(|row| is(row, "C")),
            limits: identity.read(|row| is(row, "L")),
            // A refused caller without a client's identity has no event.
            refusals: identity.read(|row| {
                begins(row, "pk", "admission#")
                    && begins(row, "sk", "R#")
                    && row.get("tn").is_some()
            }),
            revocations: identity.read(|row| begins(row, "sk", "T#")),
            chains: Chains::read(&audit.rows),
            seals: Seals::read(data)?,
            parked: Vec::new(),
            unreadable: Vec::new(),
            undecrypted: Vec::new(),
            encrypted: 0,
            rows: 0,
            scheme: Scheme::read(data)?,
            archive: Archive::read(data)?,
            backlog,
        };
        books.unreadable.clone_from(&books.chains.unreadable);
        for table in [accounts, payments, identity, audit] {
            books.rows = books.rows.saturating_add(table.rows.len());
            books.parked.extend(table.parked());
            books.unreadable.extend(table.unreadable);
            books.encrypted = books.encrypted.saturating_add(table.encrypted);
            books.undecrypted.extend(table.undecrypted);
        }
        Ok(books)
    }
}

/// The rows of a table, and the expected rows that could not be read.
struct Table {
    name: &'static str,
    rows: Vec<Value>,
    unreadable: Vec<String>,
    encrypted: usize,
    undecrypted: Vec<String>,
}

impl Table {
    fn new(name: &'static str, items: &[Value], keys: &Keys) -> Self {
        let mut table = Self {
            name,
            rows: Vec::with_capacity(items.len()),
            unreadable: Vec::new(),
            encrypted: 0,
            undecrypted: Vec::new(),
        };
        for item in items {
            let Some(row) = item.as_object().map(plain) else {
                continue;
            };
            if let Some(open) = keys.decrypts(name, item) {
                table.encrypted = table.encrypted.saturating_add(1);
                table.undecrypted.extend((!open).then(|| place(name, &row)));
            }
            table.rows.push(row);
        }
        table
    }

    /// Returns the rows of one kind. An unreadable row is noted, and the others are read.
    fn read<T: DeserializeOwned>(&mut self, wanted: impl Fn(&Value) -> bool) -> Vec<T> {
        let mut read = Vec::new();
        for row in self.rows.iter().filter(|row| wanted(row)) {
            match T::deserialize(row) {
                Ok(known) => read.push(known),
                Err(_) => self.unreadable.push(place(self.name, row)),
            }
        }
        read
    }

    /// Returns the prefix of the sort keys of internal balances. After a rebuild the balances are
    /// those of its count; the earlier ones stay stored.
    fn count(&self) -> String {
        let mut rows = self.rows.iter();
        let rebuild = rows.find(|row| text(row, "pk") == Some("rebuild"));
        let mark = rebuild
            .and_then(|row| row.pointer("/cur/m"))
            .and_then(Value::as_u64);
        mark.map_or_else(|| "S#".to_owned(), |mark| format!("R{mark:0>20}#S#"))
    }

    fn parked(&self) -> Vec<String> {
        let is_parked = |row: &&Value| text(row, "pk").is_some_and(|pk| pk.starts_with("parked#"));
        let parked = self.rows.iter().filter(is_parked);
        parked.map(|row| place(self.name, row)).collect()
    }
}

/// Names a row by its table and key, without its content.
fn place(table: &str, row: &Value) -> String {
    let part = |name| text(row, name).unwrap_or("?");
    format!("{table}: {} {}", part("pk"), part("sk"))
}

fn text<'a>(row: &'a Value, name: &str) -> Option<&'a str> {
    row.get(name).and_then(Value::as_str)
}

/// Returns every item of a table, with its type tags.
fn items(database: &Database, table: &'static str) -> Result<Vec<Value>, ReconcileError> {
    let mut all = Vec::new();
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
        all.extend(items.cloned());
        start = answer.get("LastEvaluatedKey").cloned();
        if start.is_none() {
            return Ok(all);
        }
    }
}

/// Returns an item without its type tags.
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

fn unreadable(error: impl std::fmt::Display) -> ReconcileError {
    ReconcileError::Unreadable(error.to_string())
}
