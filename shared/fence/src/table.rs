//! The fence table of the root manifest, `[workspace.metadata.fence]`.
//!
//! A row is a pattern of directories and what a crate in such a directory may use. In a pattern
//! `*` stands for one directory, `{d}` for one that the row's lists may name again, `**` for
//! everything below. Where two rows fit, the one that is exacter from the right judges alone.

use crate::declaration::Verb;
use pattern::Pattern;
use serde::{Deserialize, Deserializer, de};
use serde_json::Value;
use std::collections::BTreeMap;

mod pattern;

/// The whole table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FenceTable {
    rows: BTreeMap<String, Row>,
    /// Crates of others that any member may use in its tests.
    #[serde(default)]
    pub dev: Vec<String>,
    /// Crates of others that are kept for a few, whatever a row says.
    #[serde(default)]
    pub only: BTreeMap<String, Kept>,
    /// The tables there are, and what may be done to each.
    #[serde(default)]
    pub tables: BTreeMap<String, TableRule>,
}

/// Who may use a crate that is kept for a few.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// The directories that may.
    #[serde(rename = "in")]
    pub within: Vec<String>,
    /// The directories that may in their tests.
    #[serde(default, rename = "in-tests-of")]
    pub in_tests_of: Vec<String>,
}

/// What may be done to the items of one table. The domain that owns it has the table's name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRule {
    /// By functions of the domain that owns it.
    #[serde(deserialize_with = "verbs")]
    pub own: Vec<Verb>,
    /// By functions of the other domains.
    #[serde(default, deserialize_with = "verbs")]
    pub others: Vec<Verb>,
    /// By functions of these domains, in place of what the others may.
    #[serde(default)]
    pub by: BTreeMap<String, Verbs>,
}

/// Verbs as a list of names.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Verbs(#[serde(deserialize_with = "verbs")] pub Vec<Verb>);

impl TableRule {
    /// What functions of this domain may do to the table of this name.
    pub fn allowed(&self, table: &str, domain: Option<&str>) -> &[Verb] {
        let named = domain.and_then(|domain| self.by.get(domain));
        match (domain, named) {
            (Some(domain), _) if domain == table => &self.own,
            (_, Some(Verbs(verbs))) => verbs,
            (_, None) => &self.others,
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    like: Option<String>,
    #[serde(default)]
    uses: Vec<String>,
    #[serde(default)]
    outside: Vec<String>,
    #[serde(default)]
    streams: Vec<String>,
    #[serde(default)]
    function: bool,
    #[serde(default)]
    bus: bool,
}

/// The row that judges one directory, with the names of the directory filled in.
#[derive(Clone, Debug)]
pub struct DirectoryRules {
    /// The row as it is written.
    pub row: String,
    /// Whether a crate there is a function and must declare itself.
    pub function: bool,
    /// Whether it may put events on the bus.
    pub bus: bool,
    /// The tables whose streams may trigger it.
    pub streams: Vec<String>,
    /// The domain, where the row has one.
    pub domain: Option<String>,
    uses: Vec<Pattern>,
    outside: Vec<String>,
}

impl FenceTable {
    /// Reads `[workspace.metadata.fence]` out of `[workspace.metadata]`.
    ///
    /// # Errors
    /// One line that names the unknown field, verb or row.
    pub fn from_workspace(metadata: &Value) -> Result<Self, String> {
        let written = metadata
            .get("fence")
            .ok_or("the root manifest has no [workspace.metadata.fence]")?;
        let table = Self::deserialize(written)
            .map_err(|error| format!("[workspace.metadata.fence]: {error}"))?;
        let dangling = table.rows.iter().find_map(|(row, read)| {
            let like = read.like.as_ref()?;
            let known = table
                .rows
                .get(like)
                .is_some_and(|other| other.like.is_none());
            (!known).then(|| format!("row {row:?} is like {like:?}, which is no row of its own"))
        });
        dangling.map_or(Ok(table), Err)
    }

    /// The row that judges this directory, if any does.
    pub fn judge(&self, directory: &str) -> Option<DirectoryRules> {
        let fitting = self.rows.iter().filter_map(|(written, row)| {
            let pattern = Pattern::new(written);
            let domain = pattern.fit(directory)?;
            Some((pattern.looseness(), written, row, domain))
        });
        let (_, written, row, domain) = fitting.min_by(|one, other| one.0.cmp(&other.0))?;
        let like = row
            .like
            .as_ref()
            .and_then(|like| Some((like, self.rows.get(like)?)));
        // The domain may be spelt out in this row and stand for `{d}` in the one it is like.
        let of_like = like.and_then(|(like, _)| Pattern::new(like).fit(directory)?);
        let domain = domain.or(of_like);
        let mut judge = DirectoryRules {
            row: written.clone(),
            function: false,
            bus: false,
            streams: Vec::new(),
            domain,
            uses: Vec::new(),
            outside: Vec::new(),
        };
        for row in [Some(row), like.map(|(_, row)| row)].into_iter().flatten() {
            judge.add(row);
        }
        Some(judge)
    }
}

impl DirectoryRules {
    /// Whether a crate of ours in that directory may be used.
    pub fn lets_use(&self, directory: &str) -> bool {
        self.uses
            .iter()
            .any(|pattern| pattern.fit(directory).is_some())
    }

    /// Whether a crate of somebody else may be used.
    pub fn lets_in(&self, name: &str) -> bool {
        self.outside
            .iter()
            .any(|known| known == name || known == "*")
    }

    fn add(&mut self, row: &Row) {
        let domain = self.domain.clone().unwrap_or_else(|| "{d}".to_owned());
        let named = |written: &String| written.replace("{d}", &domain);
        self.function |= row.function;
        self.bus |= row.bus;
        self.uses
            .extend(row.uses.iter().map(|written| Pattern::new(&named(written))));
        self.outside.extend(row.outside.iter().cloned());
        self.streams.extend(row.streams.iter().map(named));
    }
}

fn verbs<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Verb>, D::Error> {
    let names = Vec::<String>::deserialize(from)?;
    let read = |name: &String| {
        Verb::parse(name).ok_or_else(|| de::Error::custom(format!("unknown verb {name:?}")))
    };
    names.iter().map(read).collect()
}
