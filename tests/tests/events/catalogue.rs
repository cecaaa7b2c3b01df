//! The files under `events/`, and the events that the code can emit.

use kernel::payment::Status;
use payments_contract::event::event_name;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The schema and the example of one event.
pub(crate) struct EventFiles {
    pub(crate) domain: String,
    /// With its version, as in `payment-accepted.v1`.
    pub(crate) name: String,
    pub(crate) schema: Value,
    pub(crate) example: Value,
}

impl EventFiles {
    /// Returns the files of the event with this `type`.
    pub(crate) fn of_type(kind: &str) -> Self {
        let name = kind.strip_prefix("malai.").expect("a type of ours");
        let (domain, name) = name.split_once('.').expect("a domain and a name");
        Self::open(domain, name)
    }

    fn open(domain: &str, name: &str) -> Self {
        let read = |what: &str| {
            let path = repository().join(format!("events/{domain}/{name}.{what}.json"));
            let text = fs::read_to_string(&path);
            let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            serde_json::from_str(&text).expect("JSON")
        };
        let (schema, example) = (read("schema"), read("example"));
        Self {
            domain: domain.to_owned(),
            name: name.to_owned(),
            schema,
            example,
        }
    }

    /// Asserts that the value satisfies the schema.
    pub(crate) fn judge(&self, value: &Value) {
        let validator = jsonschema::draft202012::new(&self.schema).expect("a schema");
        let faults: Vec<_> = validator
            .iter_errors(value)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(
            faults.is_empty(),
            "{}.{}: {faults:#?}\n{value:#}",
            self.domain,
            self.name
        );
    }
}

/// Returns every event that has a file; fails for a schema without an example, or the reverse.
pub(crate) fn catalogue() -> Vec<EventFiles> {
    let mut names = BTreeSet::new();
    for domain in directories(&repository().join("events")) {
        let domain_name = file_name(&domain);
        if domain_name == "invoke" {
            continue;
        }
        for file in entries(&domain) {
            let file = file_name(&file);
            let name = file
                .strip_suffix(".schema.json")
                .or(file.strip_suffix(".example.json"));
            let name = name.unwrap_or_else(|| panic!("{file} is no file of an event"));
            names.insert((domain_name.clone(), name.to_owned()));
        }
    }
    names
        .iter()
        .map(|(domain, name)| EventFiles::open(domain, name))
        .collect()
}

/// Returns every event that the code can emit, as in `payments.payment-accepted.v1`.
pub(crate) fn emitted() -> BTreeSet<String> {
    use accounts_contract::event::AccountEventKind as OfAccounts;
    use identity_contract::event::ClientEventKind as OfClients;
    let accounts = OfAccounts::ALL.map(|event| format!("accounts.{}", event.event_name()));
    let clients = OfClients::ALL.map(|event| format!("identity.{}", event.event_name()));
    let payments = Status::ALL.map(|status| format!("payments.{}", event_name(status)));
    let work = payments_contract::work::EVENT_NAMES.map(|name| format!("payments.{name}"));
    let cases = payments_contract::case::CaseStep::ALL
        .map(|step| format!("payments.{}", step.event_name()));
    let journals = payments_contract::journal::JournalStatus::ALL
        .map(|status| format!("payments.{}", status.event_name()));
    let refused = format!("identity.{}", identity_contract::refused::EVENT_NAME);
    let revoked = format!("identity.{}", identity_contract::revoked::EVENT_NAME);
    let limits = format!("identity.{}", identity_contract::limits::EVENT_NAME);
    accounts
        .into_iter()
        .chain(clients)
        .chain([
            refused,
            revoked,
            limits,
            format!("payments.{}", payments_contract::event::APPROVED),
        ])
        .chain(payments)
        .chain(work)
        .chain(cases)
        .chain(journals)
        .collect()
}

/// Returns the manifests of all functions, by path.
pub(crate) fn manifests() -> Vec<(String, String)> {
    let domains = directories(&repository().join("functions"));
    let crates = domains.iter().flat_map(|domain| directories(domain));
    let functions = crates.filter(|path| path.join("src/main.rs").is_file());
    let manifest = |path: PathBuf| {
        let path = path.join("Cargo.toml");
        let text = fs::read_to_string(&path).expect("a manifest");
        (path.display().to_string(), text)
    };
    functions.map(manifest).collect()
}

/// Returns the names of all properties that a schema describes, at any depth.
pub(crate) fn schema_names(schema: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let nested: Vec<&Value> = match schema {
        Value::Object(members) => members.values().collect(),
        Value::Array(members) => members.iter().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        names.extend(properties.keys().cloned());
    }
    names.extend(nested.into_iter().flat_map(schema_names));
    names
}

/// Reads `events/asyncapi.yaml`.
pub(crate) fn async_api() -> Value {
    let text = fs::read_to_string(repository().join("events/asyncapi.yaml")).expect("the document");
    serde_norway::from_str(&text).expect("YAML")
}

pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the repository")
        .to_owned()
}

fn directories(path: &Path) -> Vec<PathBuf> {
    entries(path)
        .into_iter()
        .filter(|path| path.is_dir())
        .collect()
}

fn entries(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).expect("a directory");
    entries
        .map(|entry| entry.expect("an entry").path())
        .collect()
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}
