//! The scheme's records: one `SQLite` file with every payment, the planned steps of the other
//! banks, and every message for the bank until it is delivered.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::time::Moment;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use tokio::sync::watch;

use super::error::RailError;
use super::step::Step;

/// The file. Every write is on disk before its response (write-ahead log, `synchronous = FULL`).
#[derive(Clone, Debug)]
pub(super) struct Book {
    connection: Arc<Mutex<Connection>>,
    changed: Arc<watch::Sender<()>>,
}

/// A payment or a return, by its id at the scheme.
#[derive(Clone, Debug)]
pub(super) struct Payment {
    /// `TxId`, an FPID in its short form.
    pub(super) id: String,
    pub(super) direction: Direction,
    /// The message as XML; empty if the scheme only knows it from an enquiry.
    pub(super) message: String,
    pub(super) minor: i64,
    pub(super) seen_ms: i64,
    /// The account at the other bank, if its number selects a behaviour.
    pub(super) account: Option<String>,
    /// The final response (`status_text`).
    pub(super) answer: Option<String>,
    pub(super) settlement_date: Option<String>,
    pub(super) cycle: Option<u8>,
    /// Of a return: the returned payment.
    pub(super) returns: Option<String>,
}

/// The direction of the money, seen from the bank under test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Sent,
    Received,
}

impl Direction {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Received => "received",
        }
    }
}

/// A message that the bank has not accepted yet.
#[derive(Clone, Debug)]
pub(super) struct OutboundMessage {
    pub(super) row: i64,
    /// The payment or return in the message.
    pub(super) payment: String,
    pub(super) message: String,
    pub(super) attempts: u32,
}

/// The result of a delivery to the bank.
#[derive(Clone, Debug)]
pub(super) struct DeliveryResult {
    pub(super) http_status: u16,
    /// The bank's response about the payment in the message (`status_text`).
    pub(super) answer: Option<String>,
}

impl Book {
    pub(super) fn open(path: &Path) -> Result<Self, RailError> {
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch(SCHEMA)?;
        let connection = Arc::new(Mutex::new(connection));
        Ok(Self {
            connection,
            changed: Arc::new(watch::Sender::new(())),
        })
    }

    /// Runs `work` in one transaction, off the async threads because a commit waits for the disk.
    pub(super) async fn run<T, F>(&self, work: F) -> Result<T, RailError>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    {
        let connection = Arc::clone(&self.connection);
        let done = tokio::task::spawn_blocking(move || {
            let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            let transaction = connection.transaction()?;
            let value = work(&transaction)?;
            transaction.commit()?;
            Ok(value)
        });
        done.await.unwrap_or(Err(RailError::Stopped))
    }

    /// Like [`Book::run`], before the simulator serves requests.
    pub(super) fn run_now<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, RailError> {
        let mut connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction()?;
        let value = work(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    /// Like [`Book::run`], and notifies all waiting tasks of a change.
    pub(super) async fn write<T, F>(&self, work: F) -> Result<T, RailError>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    {
        let value = self.run(work).await?;
        self.notify();
        Ok(value)
    }

    pub(super) fn notify(&self) {
        self.changed.send_replace(());
    }

    /// Returns a receiver that is notified of every change from now on.
    pub(super) fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }
}

pub(super) fn insert(tx: &Transaction<'_>, payment: &Payment) -> rusqlite::Result<()> {
    tx.execute(
        "INSERT INTO payments (id, direction, message, minor, seen_ms, account, answer, returns)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            payment.id,
            payment.direction.as_str(),
            payment.message,
            payment.minor,
            payment.seen_ms,
            payment.account,
            payment.answer,
            payment.returns,
        ],
    )?;
    Ok(())
}

pub(super) fn find(tx: &Transaction<'_>, id: &str) -> rusqlite::Result<Option<Payment>> {
    let sql = format!("SELECT {COLUMNS} FROM payments WHERE id = ?1");
    tx.prepare_cached(&sql)?.query_row([id], payment).optional()
}

/// Returns the return of a payment, unless it was rejected.
pub(super) fn return_of(tx: &Transaction<'_>, id: &str) -> rusqlite::Result<Option<Payment>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM payments
         WHERE returns = ?1 AND (answer IS NULL OR answer NOT LIKE 'RJCT%') ORDER BY row LIMIT 1"
    );
    tx.prepare_cached(&sql)?.query_row([id], payment).optional()
}

/// Returns the newest payments first.
pub(super) fn newest(tx: &Transaction<'_>, most: u32) -> rusqlite::Result<Vec<Payment>> {
    let sql =
        format!("SELECT {COLUMNS} FROM payments WHERE message <> '' ORDER BY row DESC LIMIT ?1");
    tx.prepare_cached(&sql)?
        .query_map([most], payment)?
        .collect()
}

/// Records the final response with the cycle in which it settles.
pub(super) fn decide(
    tx: &Transaction<'_>,
    id: &str,
    answer: &str,
    settlement: Option<(jiff::civil::Date, u8)>,
) -> rusqlite::Result<()> {
    let (date, cycle) = settlement.unzip();
    tx.execute(
        "UPDATE payments SET answer = ?2, settlement_date = ?3, cycle = ?4 WHERE id = ?1",
        params![id, answer, date.map(|date| date.to_string()), cycle],
    )?;
    Ok(())
}

pub(super) fn plan(
    tx: &Transaction<'_>,
    id: &str,
    steps: &[(i64, Step)],
    now: Moment,
) -> rusqlite::Result<()> {
    for (after_ms, step) in steps {
        let due_ms = now.unix_millis().saturating_add(*after_ms);
        tx.execute(
            "INSERT INTO steps (payment, due_ms, step) VALUES (?1, ?2, ?3)",
            params![id, due_ms, step.to_string()],
        )?;
    }
    Ok(())
}

/// Removes due steps from the plan and returns them, in the order of their times.
pub(super) fn take_steps(
    tx: &Transaction<'_>,
    now: Moment,
) -> rusqlite::Result<Vec<(String, String)>> {
    let mut due = tx.prepare_cached(
        "SELECT row, payment, step FROM steps WHERE due_ms <= ?1 ORDER BY due_ms, row LIMIT 100",
    )?;
    let rows = due.query_map([now.unix_millis()], |row| {
        Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?))
    })?;
    let mut steps = Vec::new();
    for row in rows {
        let (row, payment, step) = row?;
        tx.execute("DELETE FROM steps WHERE row = ?1", [row])?;
        steps.push((payment, step));
    }
    Ok(steps)
}

/// Adds a message for the bank. Messages of one lane are delivered one after another. Returns its
/// row.
pub(super) fn post(
    tx: &Transaction<'_>,
    (payment, lane): (&str, &str),
    message: &str,
    now: Moment,
) -> rusqlite::Result<i64> {
    tx.execute(
        "INSERT INTO outbox (payment, lane, message, due_ms) VALUES (?1, ?2, ?3, ?4)",
        params![payment, lane, message, now.unix_millis()],
    )?;
    Ok(tx.last_insert_rowid())
}

/// Returns the last message for the bank about a payment.
pub(super) fn last_posted(tx: &Transaction<'_>, id: &str) -> rusqlite::Result<Option<String>> {
    tx.query_row(
        "SELECT message FROM outbox WHERE payment = ?1 ORDER BY row DESC LIMIT 1",
        [id],
        |row| row.get(0),
    )
    .optional()
}

/// Returns the due messages, the first of each lane.
pub(super) fn due(tx: &Transaction<'_>, now: Moment) -> rusqlite::Result<Vec<OutboundMessage>> {
    let mut due = tx.prepare_cached(
        "SELECT row, payment, message, attempts FROM outbox AS this
         WHERE status IS NULL AND due_ms <= ?1 AND NOT EXISTS (
             SELECT 1 FROM outbox AS before WHERE before.lane = this.lane
             AND before.status IS NULL AND before.row < this.row)
         ORDER BY row LIMIT 64",
    )?;
    let parcels = due.query_map([now.unix_millis()], |row| {
        Ok(OutboundMessage {
            row: row.get(0)?,
            payment: row.get(1)?,
            message: row.get(2)?,
            attempts: row.get(3)?,
        })
    })?;
    parcels.collect()
}

pub(super) fn postpone(tx: &Transaction<'_>, row: i64, due_ms: i64) -> rusqlite::Result<()> {
    tx.execute(
        "UPDATE outbox SET attempts = attempts + 1, due_ms = ?2 WHERE row = ?1",
        [row, due_ms],
    )?;
    Ok(())
}

pub(super) fn delivered(
    tx: &Transaction<'_>,
    row: i64,
    what: &DeliveryResult,
) -> rusqlite::Result<()> {
    tx.execute(
        "UPDATE outbox SET attempts = attempts + 1, status = ?2, answer = ?3 WHERE row = ?1",
        params![row, what.http_status, what.answer],
    )?;
    Ok(())
}

/// Returns the result of a message's delivery, once there is one.
pub(super) fn outcome(tx: &Transaction<'_>, row: i64) -> rusqlite::Result<Option<DeliveryResult>> {
    let outcome = tx.query_row(
        "SELECT status, answer FROM outbox WHERE row = ?1",
        [row],
        |row| Ok((row.get::<_, Option<u16>>(0)?, row.get(1)?)),
    )?;
    Ok(outcome.0.map(|http_status| DeliveryResult {
        http_status,
        answer: outcome.1,
    }))
}

/// Returns when the next work is due. A message behind another of its lane is due with that one.
pub(super) fn next_due(tx: &Transaction<'_>) -> rusqlite::Result<Option<i64>> {
    tx.prepare_cached(
        "SELECT MIN(due_ms) FROM (
             SELECT MIN(due_ms) AS due_ms FROM steps
             UNION ALL
             SELECT MIN(due_ms) FROM outbox AS this WHERE status IS NULL AND NOT EXISTS (
                 SELECT 1 FROM outbox AS before WHERE before.lane = this.lane
                 AND before.status IS NULL AND before.row < this.row))",
    )?
    .query_row([], |row| row.get(0))
}

const COLUMNS: &str =
    "id, direction, message, minor, seen_ms, account, answer, settlement_date, cycle, returns";

fn payment(row: &Row<'_>) -> rusqlite::Result<Payment> {
    let direction: String = row.get(1)?;
    let sent = direction == Direction::Sent.as_str();
    Ok(Payment {
        id: row.get(0)?,
        direction: if sent {
            Direction::Sent
        } else {
            Direction::Received
        },
        message: row.get(2)?,
        minor: row.get(3)?,
        seen_ms: row.get(4)?,
        account: row.get(5)?,
        answer: row.get(6)?,
        settlement_date: row.get(7)?,
        cycle: row.get(8)?,
        returns: row.get(9)?,
    })
}

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS payments (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    direction TEXT NOT NULL,
    message TEXT NOT NULL,
    minor INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL,
    account TEXT,
    answer TEXT,
    settlement_date TEXT,
    cycle INTEGER,
    returns TEXT
);
CREATE INDEX IF NOT EXISTS payments_returned ON payments (returns) WHERE returns IS NOT NULL;
CREATE TABLE IF NOT EXISTS steps (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    payment TEXT NOT NULL,
    due_ms INTEGER NOT NULL,
    step TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS steps_due ON steps (due_ms, row);
CREATE TABLE IF NOT EXISTS outbox (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    payment TEXT NOT NULL,
    lane TEXT NOT NULL,
    message TEXT NOT NULL,
    due_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    status INTEGER,
    answer TEXT
);
CREATE TABLE IF NOT EXISTS bank_keys (keyid TEXT PRIMARY KEY, public_key TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS scheme_keys (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    keyid TEXT NOT NULL UNIQUE,
    seed TEXT,
    signs INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS outbox_due ON outbox (due_ms, row) WHERE status IS NULL;
CREATE INDEX IF NOT EXISTS outbox_lane ON outbox (lane, row) WHERE status IS NULL;
CREATE INDEX IF NOT EXISTS outbox_payment ON outbox (payment, row);
";
