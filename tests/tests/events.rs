//! The catalogue under `events/` matches the code: each event of the code has a schema that every
//! value of it satisfies, and an example that the code reads; there are no others; and no event has
//! a field for a name, an account number or a reference.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that panics has failed; clippy knows the tests, not what they call"
)]

#[path = "events/aws_types.rs"]
mod aws_types;
#[path = "events/catalogue.rs"]
mod catalogue;
#[path = "events/desk_rows.rs"]
mod desk_rows;
#[path = "events/limits_rows.rs"]
mod limits_rows;
#[path = "events/rows.rs"]
mod rows;
#[path = "events/work.rs"]
mod work_rows;

use std::collections::BTreeSet;

use accounts_contract::event::AccountChanged;
use fence::declaration::{Declaration, Trigger};
use identity_contract::event::ClientChanged;
use identity_contract::limits::{self, InstitutionLimitsSet};
use identity_contract::refused::{self, AccessRefused};
use identity_contract::revoked::{self, TokenRevoked};
use kernel::event::Event;
use payments_contract::case::{CaseChanged, CaseStep};
use payments_contract::event::PaymentChanged;
use payments_contract::journal::JournalChanged;
use payments_contract::work::{self, BreakChanged, SuspenseChanged};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use catalogue::{EventFiles, catalogue, emitted, manifests, schema_names};

/// Part of every personal text of the rows; its space distinguishes it from ids and codes.
const PERSONAL: &str = "Zaphod B";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_account_event_satisfies_its_schema_and_names_nobody(row in rows::account()) {
        satisfies_its_schema(&accounts_contract::event::of_row(&row));
    }

    #[test]
    fn every_payment_event_satisfies_its_schema_and_names_nobody(row in rows::payment()) {
        satisfies_its_schema(&payments_contract::event::of_row(&row));
    }

    #[test]
    fn every_event_of_a_work_item_satisfies_its_schema_and_names_nobody(
        (suspense, difference) in work_rows::items()
    ) {
        satisfies_its_schema(&work::suspense_of(&suspense));
        satisfies_its_schema(&work::break_of(&difference));
    }

    #[test]
    fn every_event_of_a_case_satisfies_its_schema_and_names_nobody(row in desk_rows::case()) {
        satisfies_its_schema(&payments_contract::case::of_row(&row));
    }

    #[test]
    fn every_event_of_a_journal_satisfies_its_schema_and_names_nobody(row in desk_rows::journal()) {
        satisfies_its_schema(&payments_contract::journal::of_row(&row));
    }

    #[test]
    fn every_client_event_satisfies_its_schema(event in rows::client_event()) {
        satisfies_its_schema(&event);
    }

    #[test]
    fn every_event_of_limits_satisfies_its_schema_and_names_nobody(row in limits_rows::limits()) {
        satisfies_its_schema(&limits::of_row(&row));
    }

    #[test]
    fn every_refused_access_satisfies_its_schema(item in rows::refused_access()) {
        satisfies_its_schema(&refused::project(None, Some(&item)).expect("an event"));
    }

    #[test]
    fn every_revoked_token_satisfies_its_schema(item in rows::revoked_token()) {
        satisfies_its_schema(&revoked::project(None, Some(&item)).expect("an event"));
    }
}

fn satisfies_its_schema<D: Serialize>(event: &Event<D>) {
    let value = serde_json::to_value(event).expect("an event is JSON");
    let files = EventFiles::of_type(&event.kind);
    files.judge(&value);
    let unknown = not_named(&files.schema, &files.schema, &value);
    assert!(
        unknown.is_empty(),
        "{}: the schema does not name {unknown:?}",
        event.kind
    );
    let text = value.to_string();
    assert!(!text.contains(PERSONAL), "{}: {text}", event.kind);
}

/// Returns the properties of a value that its schema does not name.
fn not_named(root: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let schema = match schema["$ref"].as_str() {
        Some(reference) => {
            let pointer = reference
                .strip_prefix('#')
                .expect("a reference into the file");
            root.pointer(pointer)
                .expect("the reference leads somewhere")
        }
        None => schema,
    };
    let properties = value.as_object().into_iter().flatten();
    properties
        .flat_map(|(name, value)| match schema["properties"].get(name) {
            Some(schema) => not_named(root, schema, value),
            None => vec![name.clone()],
        })
        .collect()
}

#[test]
fn every_example_satisfies_its_schema_and_is_what_the_code_reads_and_writes() {
    for files in catalogue() {
        files.judge(&files.example);
        let again = match files.domain.as_str() {
            "accounts" => read_and_written::<AccountChanged>(&files.example),
            "identity" if files.name == refused::EVENT_NAME => {
                read_and_written::<AccessRefused>(&files.example)
            }
            "identity" if files.name == revoked::EVENT_NAME => {
                read_and_written::<TokenRevoked>(&files.example)
            }
            "identity" if files.name == limits::EVENT_NAME => {
                read_and_written::<InstitutionLimitsSet>(&files.example)
            }
            "identity" => read_and_written::<ClientChanged>(&files.example),
            "payments" if files.name.starts_with("suspense-") => {
                read_and_written::<SuspenseChanged>(&files.example)
            }
            "payments" if files.name.starts_with("break-") => {
                read_and_written::<BreakChanged>(&files.example)
            }
            "payments" if files.name.starts_with("journal-") => {
                read_and_written::<JournalChanged>(&files.example)
            }
            "payments" if is_of_a_case(&files.name) => {
                read_and_written::<CaseChanged>(&files.example)
            }
            "payments" => read_and_written::<PaymentChanged>(&files.example),
            domain => panic!("no code makes events of {domain}"),
        };
        assert_eq!(again, files.example, "{}", files.name);
        assert_eq!(
            files.example["type"],
            format!("malai.{}.{}", files.domain, files.name)
        );
    }
}

fn is_of_a_case(name: &str) -> bool {
    CaseStep::ALL.iter().any(|step| step.event_name() == name)
}

fn read_and_written<D: Serialize + DeserializeOwned>(example: &Value) -> Value {
    let event: Event<D> = serde_json::from_value(example.clone()).expect("the code reads it");
    let made = format!("{}.{}", event.subject, event.sequence);
    assert_eq!(event.id, made);
    serde_json::to_value(&event).expect("an event is JSON")
}

#[test]
fn the_catalogue_has_exactly_the_events_of_the_code() {
    let held = catalogue()
        .into_iter()
        .map(|files| format!("{}.{}", files.domain, files.name));
    assert_eq!(held.collect::<BTreeSet<_>>(), emitted());
}

#[test]
fn the_functions_declare_events_that_the_code_can_make() {
    let events = emitted();
    for (path, manifest) in manifests() {
        let declared = Declaration::from_manifest(&manifest).expect(&path);
        let consumed = match declared.trigger {
            Trigger::Events { events, .. } => events,
            Trigger::Http { .. }
            | Trigger::Schedule { .. }
            | Trigger::Stream { .. }
            | Trigger::Authorizer
            | Trigger::Rotation { .. }
            | Trigger::Internal => Vec::new(),
        };
        for event in declared.emits.iter().chain(&consumed) {
            assert!(events.contains(event.as_str()), "{path}: {event}");
        }
    }
}

#[test]
fn no_event_schema_has_a_field_for_personal_data() {
    let personal = [
        "name",
        "number",
        "sort_code",
        "iban",
        "reference",
        "holder",
        "secret",
        "address",
    ];
    for files in catalogue() {
        for property in schema_names(&files.schema) {
            let found = personal.iter().find(|word| property.contains(**word));
            assert_eq!(found, None, "{}.{}: {property}", files.domain, files.name);
        }
    }
}

#[test]
fn the_async_api_lists_every_event_with_its_schema_in_the_channel_of_its_domain() {
    let document = catalogue::async_api();
    let mut listed = BTreeSet::new();
    let channels = document["channels"].as_object().expect("channels");
    for (domain, channel) in channels {
        assert_eq!(channel["address"], format!("malai.{domain}"));
        for (event, message) in channel["messages"].as_object().expect("messages") {
            let name = format!("{domain}.{event}");
            assert_eq!(message["$ref"], format!("#/components/messages/{name}"));
            let message = &document["components"]["messages"][&name];
            assert_eq!(message["name"], format!("malai.{name}"));
            let schema = format!("./{domain}/{event}.schema.json");
            assert_eq!(message["payload"]["schema"]["$ref"], schema);
            listed.insert(name);
        }
        let operation = &document["operations"][format!("publish-{domain}")];
        assert_eq!(operation["action"], "send");
        assert_eq!(operation["channel"]["$ref"], format!("#/channels/{domain}"));
    }
    assert_eq!(listed, emitted());
    let messages = document["components"]["messages"]
        .as_object()
        .expect("messages");
    assert_eq!(messages.len(), listed.len());
}
