use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, Transaction, params};

/// One version of an object. A version without a file is a delete marker.
#[derive(Clone, Debug)]
pub(super) struct Version {
    pub(super) id: i64,
    pub(super) file: Option<String>,
    pub(super) size: u64,
    pub(super) etag: String,
    pub(super) modified_ms: i64,
    /// The headers stored with the object, checksums included.
    pub(super) headers: BTreeMap<String, String>,
    pub(super) lock: Lock,
}

impl Version {
    pub(super) fn delete_marker(now_ms: i64) -> Self {
        Self {
            id: 0,
            file: None,
            size: 0,
            etag: String::new(),
            modified_ms: now_ms,
            headers: BTreeMap::new(),
            lock: Lock::default(),
        }
    }
}

/// Object Lock: what prevents the deletion of a version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lock {
    pub(super) mode: Option<String>,
    pub(super) retain_until_ms: Option<i64>,
    pub(super) legal_hold: bool,
}

impl Lock {
    /// Returns whether the version must not be deleted at `now_ms`. Governance can be bypassed by a
    /// caller that asks for it, compliance cannot.
    pub(super) fn holds(&self, now_ms: i64, bypass: bool) -> bool {
        let retained = self.retain_until_ms.is_some_and(|until| until > now_ms);
        let governance = self.mode.as_deref() == Some("GOVERNANCE");
        self.legal_hold || (retained && !(governance && bypass))
    }
}

const COLUMNS: &str =
    "version, file, size, etag, modified_ms, headers, lock_mode, retain_until_ms, legal_hold";

pub(super) fn insert(
    tx: &Transaction<'_>,
    (bucket, name): (&str, &str),
    version: &Version,
) -> rusqlite::Result<i64> {
    let headers = serde_json::to_string(&version.headers).unwrap_or_default();
    tx.query_row(
        "INSERT INTO objects (bucket, name, file, size, etag, modified_ms, headers, lock_mode,
         retain_until_ms, legal_hold) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         RETURNING version",
        params![
            bucket,
            name,
            version.file,
            version.size,
            version.etag,
            version.modified_ms,
            headers,
            version.lock.mode,
            version.lock.retain_until_ms,
            version.lock.legal_hold,
        ],
        |row| row.get(0),
    )
}

/// Returns the version `id`, or the newest.
pub(super) fn find(
    tx: &Transaction<'_>,
    (bucket, name): (&str, &str),
    id: Option<i64>,
) -> rusqlite::Result<Option<Version>> {
    tx.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM objects WHERE bucket = ?1 AND name = ?2
         AND version = COALESCE(?3, version) ORDER BY version DESC LIMIT 1"
    ))?
    .query_row(params![bucket, name, id], |row| read(row, 0))
    .optional()
}

pub(super) fn remove(tx: &Transaction<'_>, id: i64) -> rusqlite::Result<()> {
    tx.execute("DELETE FROM objects WHERE version = ?1", [id])?;
    Ok(())
}

/// Returns the newest versions, without delete markers, by name: those with the prefix `prefix`
/// after `after`.
pub(super) fn list(
    tx: &Transaction<'_>,
    bucket: &str,
    (prefix, after): (&str, &str),
    limit: u32,
) -> rusqlite::Result<Vec<(String, Version)>> {
    let mut rows = tx.prepare_cached(&format!(
        "SELECT name, {COLUMNS} FROM objects AS o
         WHERE bucket = ?1 AND name > ?3 AND substr(name, 1, length(?2)) = ?2
         AND file IS NOT NULL AND version =
             (SELECT MAX(version) FROM objects WHERE bucket = ?1 AND name = o.name)
         ORDER BY name LIMIT ?4"
    ))?;
    let rows = rows.query_map(params![bucket, prefix, after, limit], |row| {
        Ok((row.get(0)?, read(row, 1)?))
    })?;
    rows.collect()
}

fn read(row: &Row<'_>, first: usize) -> rusqlite::Result<Version> {
    let column = |offset: usize| first.saturating_add(offset);
    let headers: String = row.get(column(5))?;
    Ok(Version {
        id: row.get(column(0))?,
        file: row.get(column(1))?,
        size: row.get(column(2))?,
        etag: row.get(column(3))?,
        modified_ms: row.get(column(4))?,
        headers: serde_json::from_str(&headers).unwrap_or_default(),
        lock: Lock {
            mode: row.get(column(6))?,
            retain_until_ms: row.get(column(7))?,
            legal_hold: row.get(column(8))?,
        },
    })
}
