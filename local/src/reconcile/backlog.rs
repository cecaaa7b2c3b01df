use std::path::Path;

use rusqlite::{Connection, params};

use super::ReconcileError;

/// The bank's unfinished work when it was stopped.
#[derive(Clone, Debug, Default)]
pub(super) struct Backlog {
    /// Changes of accounts without their entries.
    pub(super) entries: u64,
    /// Changes of payments not yet in the internal balances.
    pub(super) balances: u64,
    /// Changes of payments not yet in the lists of payments.
    pub(super) lists: u64,
    /// Changes not yet in the audit log.
    pub(super) records: u64,
    /// Dead letters.
    pub(super) dead_letters: u64,
    /// Changes whose events are not yet sent.
    pub(super) events: u64,
    /// The queued events of the function that submits payments to the rail.
    pub(super) to_submit: Vec<String>,
}

impl Backlog {
    pub(super) fn read(data: &Path) -> Result<Self, ReconcileError> {
        let tables = Connection::open(data.join("dynamodb.sqlite"))?;
        let bus = Connection::open(data.join("bus.sqlite"))?;
        let unread = |function: &str| unread(&tables, &bus, function);
        let dead_letters = bus.query_row(
            "SELECT COUNT(*) FROM messages WHERE state = 'dead'",
            [],
            |row| row.get(0),
        )?;
        let mut to_submit = bus.prepare(
            "SELECT body FROM messages
             WHERE queue = 'submit-fps-payment' AND state IN ('waiting', 'in-flight')",
        )?;
        let to_submit = to_submit.query_map([], |row| row.get(0))?;
        let lists = unread("project-payments")?;
        let entries = unread("project-accounts")?;
        let of_clients = unread("project-clients")?;
        let events = lists.saturating_add(entries).saturating_add(of_clients);
        Ok(Self {
            to_submit: to_submit.collect::<Result<_, _>>()?,
            events,
            entries,
            balances: lists,
            lists,
            records: events,
            dead_letters,
        })
    }
}

/// Returns how many changes of its tables' streams a function has not read. A position in a stream
/// is shown as a `1` and the twenty digits that are stored.
fn unread(tables: &Connection, bus: &Connection, function: &str) -> rusqlite::Result<u64> {
    let mut places = bus.prepare("SELECT source, sequence FROM checkpoints WHERE function = ?1")?;
    let places = places.query_map([function], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut unread = 0_u64;
    for place in places {
        let (table, sequence) = place?;
        let stored = sequence
            .strip_prefix('1')
            .and_then(|digits| digits.parse::<i64>().ok());
        let newer: u64 = tables.query_row(
            "SELECT COUNT(*) FROM _stream_records
             WHERE table_name = ?1 AND CAST(sequence_number AS INTEGER) > ?2",
            params![table, stored.unwrap_or(0)],
            |row| row.get(0),
        )?;
        unread = unread.saturating_add(newer);
    }
    Ok(unread)
}
