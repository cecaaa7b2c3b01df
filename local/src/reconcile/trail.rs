//! The audit log: the blocks of its chains, and the seals that hold them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use audit_domain::trail::TrailFile;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use serde_json::Value;

use super::ReconcileError;
use super::rows::Record;

/// The most bytes of a block's records.
const MOST: usize = 256 * 1024;

/// What the audit table has.
#[derive(Debug, Default)]
pub(super) struct Chains {
    pub(super) records: Vec<Record>,
    /// The lines of each block, by chain and ordinal; none for one that cannot be read.
    pub(super) blocks: BTreeMap<(String, u64), Option<Vec<String>>>,
    /// Rows with lines that cannot be read.
    pub(super) unreadable: Vec<String>,
}

impl Chains {
    /// Reads the blocks among the rows of the table: their partition is that of a chain.
    pub(super) fn read(rows: &[Value]) -> Self {
        let mut chains = Self::default();
        for row in rows {
            let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
            let (chain, ordinal) = (text("pk"), text("sk"));
            // `retired#TABLE/SHARD` is not the partition of a chain.
            if !chain.contains('/') || chain.contains('#') {
                continue;
            }
            let lines = lines_of(text("z"));
            match &lines {
                Some(lines) => chains
                    .records
                    .extend(lines.iter().filter_map(|line| record(line))),
                None => chains.unreadable.push(format!("audit: {chain} {ordinal}")),
            }
            let ordinal = ordinal.parse().unwrap_or(0);
            chains.blocks.insert((chain.to_owned(), ordinal), lines);
        }
        chains
    }
}

/// The lines of a block, as the engine has bytes: in base64.
fn lines_of(deflated: &str) -> Option<Vec<String>> {
    let bytes = STANDARD.decode(deflated).ok()?;
    let text = miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, MOST).ok()?;
    let text = String::from_utf8(text).ok()?;
    Some(text.split('\n').map(str::to_owned).collect())
}

/// The record of a line. A line that stands for a change that cannot be read is none: that its change has no record is found
/// by the check of changes.
fn record(line: &str) -> Option<Record> {
    serde_json::from_str(line).ok()
}

/// The seals, as the bucket has their files.
#[derive(Debug, Default)]
pub(super) struct Seals {
    /// Each sealed block with its lines, and how often it is sealed.
    pub(super) blocks: BTreeMap<(String, u64), (Vec<String>, u64)>,
    /// How far each chain is sealed: by any file that names it.
    pub(super) positions: BTreeMap<String, u64>,
    /// The files that cannot be read, or do not follow the one before.
    pub(super) broken: Vec<String>,
    /// How many there are.
    pub(super) files: usize,
}

const FILES: &str = "
    SELECT name, file FROM objects AS o
    WHERE bucket = 'trail' AND name LIKE '%.trail' AND file IS NOT NULL AND version =
        (SELECT MAX(version) FROM objects WHERE bucket = o.bucket AND name = o.name)
    ORDER BY name";

impl Seals {
    pub(super) fn read(data: &Path) -> Result<Self, ReconcileError> {
        let state = Connection::open(data.join("bus.sqlite"))?;
        let mut objects = state.prepare(FILES)?;
        let objects = objects.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut seals = Self::default();
        let mut last = None;
        for object in objects {
            let (name, path) = object?;
            seals.files = seals.files.saturating_add(1);
            let bytes = fs::read(data.join("objects").join(path)).unwrap_or_default();
            let file = match TrailFile::read(&bytes) {
                Ok(file) => file,
                Err(error) => {
                    seals.broken.push(format!("{name}: {error}"));
                    continue;
                }
            };
            if let Err(broken) = file.signed.seal.follows(last.as_ref()) {
                seals.broken.push(format!("{name}: {broken}"));
            }
            last = Some(file.signed.seal);
            seals.add(&file);
        }
        Ok(seals)
    }

    fn add(&mut self, file: &TrailFile) {
        for (chain, through) in &file.positions {
            self.positions.insert(chain.to_string(), *through);
        }
        for block in file.blocks() {
            let lines = block.content.lines().unwrap_or_default();
            let place = (block.chain.to_string(), block.ordinal);
            let (_, times) = self.blocks.entry(place).or_insert((lines, 0));
            *times = times.saturating_add(1);
        }
    }
}
