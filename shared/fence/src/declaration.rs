//! What a function declares about itself, once, in `[package.metadata.malai]` of its manifest.
//!
//! The guard, the ports of the function, its IAM role, its route or queue, and the local runner
//! all follow these bytes. A declaration is complete or it is an error of one line: an unknown
//! field, verb or trigger never passes in silence.

mod event;
mod trigger;
mod verb;

pub use event::EventName;
pub use trigger::{Only, Trigger};
pub use verb::{ObjectVerb, Verb};

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// What one function reacts to and what it may touch; everything that is not here, it may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// What makes the function run.
    pub trigger: Trigger,
    /// What it may do to the items of each table; a table that is absent is out of reach.
    pub tables: BTreeMap<String, Vec<Verb>>,
    /// The secrets it may read, by name.
    pub secrets: Vec<String>,
    /// What it may do to the objects of each bucket.
    pub buckets: BTreeMap<String, Vec<ObjectVerb>>,
    /// The rails whose gateway it may call, for example `fps`.
    pub rails: Vec<String>,
    /// The events that follow from what it writes, for example `payments.payment-accepted.v1`.
    pub emits: Vec<EventName>,
    /// Whether it may put events on the bus; only the relay of the table streams does.
    pub bus: bool,
    /// Memory of the function in MiB, 128 to 10240 (AWS Lambda quota); 256 if not said.
    pub memory: u32,
    /// Seconds until the function is stopped, 1 to 900 (AWS Lambda quota); 10 if not said.
    pub timeout: u32,
}

/// Why a declaration cannot be read: one line, without the name of the function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed(String);

impl Malformed {
    pub(crate) fn new(line: impl Into<String>) -> Self {
        Self(line.into())
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Malformed {}

impl Declaration {
    /// Reads the value of `package.metadata.malai`, as `cargo metadata` prints it.
    ///
    /// # Errors
    /// [`Malformed`] names the field and what was expected of it.
    pub fn from_value(value: &Value) -> Result<Self, Malformed> {
        let read =
            RawDeclaration::deserialize(value).map_err(|error| Malformed::new(one_line(&error)))?;
        let declared = Self {
            trigger: read.trigger.read()?,
            tables: verbs("tables", &read.tables, Verb::parse, Verb::NAMES)?,
            secrets: read.secrets,
            buckets: verbs(
                "buckets",
                &read.buckets,
                ObjectVerb::parse,
                ObjectVerb::NAMES,
            )?,
            rails: read.rails,
            emits: event::parse_all("emits", &read.emits)?,
            bus: read.bus,
            memory: read.memory,
            timeout: read.timeout,
        };
        declared.checked()
    }

    /// Reads the declaration out of a function's whole `Cargo.toml`.
    ///
    /// # Errors
    /// [`Malformed`] if the text is not TOML, declares nothing, or declares it wrongly.
    pub fn from_manifest(manifest: &str) -> Result<Self, Malformed> {
        let manifest: Value = toml::from_str(manifest).map_err(|error| {
            Malformed::new(format!("the manifest is not TOML: {}", error.message()))
        })?;
        manifest
            .pointer("/package/metadata/malai")
            .ok_or_else(|| Malformed::new("the manifest has no [package.metadata.malai]"))
            .and_then(Self::from_value)
    }

    fn checked(self) -> Result<Self, Malformed> {
        within("memory", self.memory, 128, 10_240)?;
        // A synchronous caller is gone after 29 s: that is the integration timeout of API Gateway REST.
        let longest = match self.trigger {
            Trigger::Http { .. } | Trigger::Authorizer => 29,
            Trigger::Events { .. }
            | Trigger::Schedule { .. }
            | Trigger::Stream { .. }
            | Trigger::Rotation { .. }
            | Trigger::Internal => 900,
        };
        within("timeout", self.timeout, 1, longest)?;
        if let Trigger::Rotation {
            secret, publishes, ..
        } = &self.trigger
        {
            let mut own = std::iter::once(secret).chain(publishes);
            if let Some(secret) = own.find(|secret| self.secrets.contains(secret)) {
                return Err(Malformed::new(format!(
                    "secrets: {secret:?} is a secret that it rotates or publishes, and reads by that"
                )));
            }
        }
        for (table, verbs) in &self.tables {
            if verbs.contains(&Verb::None) && verbs.len() > 1 {
                return Err(Malformed::new(format!(
                    "tables.{table}: \"none\" stands alone"
                )));
            }
            // A chain is of one shard of one table, and Lambda names the shard only within a window.
            let names_shard = matches!(
                &self.trigger,
                Trigger::Stream { tables, window_seconds, .. } if tables.len() == 1 && *window_seconds > 0
            );
            if verbs.contains(&Verb::Append) && !names_shard {
                return Err(Malformed::new(format!(
                    "tables.{table}: append needs the stream of one table, with window_seconds"
                )));
            }
        }
        Ok(self)
    }
}

/// The fields as people write them, before their values are read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDeclaration {
    trigger: trigger::Written,
    #[serde(default)]
    tables: BTreeMap<String, Value>,
    #[serde(default)]
    secrets: Vec<String>,
    #[serde(default)]
    buckets: BTreeMap<String, Value>,
    #[serde(default)]
    rails: Vec<String>,
    #[serde(default)]
    emits: Vec<String>,
    #[serde(default)]
    bus: bool,
    #[serde(default = "usual_memory")]
    memory: u32,
    #[serde(default = "usual_timeout")]
    timeout: u32,
}

const fn usual_memory() -> u32 {
    256
}

const fn usual_timeout() -> u32 {
    10
}

/// Reads `name = "verb"` or `name = ["verb", ...]` for each name of a table of them.
fn verbs<V>(
    field: &str,
    written: &BTreeMap<String, Value>,
    parse: fn(&str) -> Option<V>,
    names: &[&str],
) -> Result<BTreeMap<String, Vec<V>>, Malformed> {
    let read_one = |name: &str, value: &Value| {
        let word = value.as_str().unwrap_or_default();
        parse(word).ok_or_else(|| {
            let known = names.join(", ");
            Malformed::new(format!(
                "{field}.{name}: unknown verb {value}, expected one of {known}"
            ))
        })
    };
    let read = |(name, value): (&String, &Value)| {
        let verbs = match value.as_array() {
            Some(list) => list
                .iter()
                .map(|one| read_one(name, one))
                .collect::<Result<Vec<_>, _>>()?,
            None => vec![read_one(name, value)?],
        };
        if verbs.is_empty() {
            return Err(Malformed::new(format!("{field}.{name}: no verb is given")));
        }
        Ok((name.clone(), verbs))
    };
    written.iter().map(read).collect()
}

fn within(field: &str, value: u32, least: u32, most: u32) -> Result<(), Malformed> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(Malformed::new(format!(
        "{field} = {value} is not within {least} and {most}"
    )))
}

fn one_line(error: &impl fmt::Display) -> String {
    error.to_string().lines().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
