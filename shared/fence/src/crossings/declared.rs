//! What a function declares, held against the table, the catalogue of events and its own row.

use crate::declaration::{Declaration, EventName, Trigger, Verb};
use crate::metadata::{Member, Metadata};
use crate::table::{DirectoryRules, FenceTable};

/// What is wrong with the declaration of one member, each in a few words.
pub(super) fn faults(
    metadata: &Metadata,
    table: &FenceTable,
    judge: &DirectoryRules,
    member: &Member,
) -> Vec<String> {
    let written = member.metadata.get("malai");
    let declared = match (written, judge.function) {
        (Some(written), true) => Declaration::from_value(written),
        (None, true) => {
            return vec!["a function must declare itself in [package.metadata.malai]".to_owned()];
        }
        (Some(_), false) => {
            return vec![format!(
                "only functions have [package.metadata.malai] (row {:?})",
                judge.row
            )];
        }
        (None, false) => return Vec::new(),
    };
    match declared {
        Err(malformed) => vec![malformed.to_string()],
        Ok(declared) => {
            let mut faults = on_tables(table, judge, &declared);
            faults.extend(on_trigger(metadata, table, judge, &declared));
            faults.extend(on_emits(metadata, judge, &declared));
            faults.extend(on_calls(judge, &declared));
            faults
        }
    }
}

fn on_tables(table: &FenceTable, judge: &DirectoryRules, declared: &Declaration) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, verbs) in &declared.tables {
        let Some(rule) = table.tables.get(name) else {
            faults.push(unknown_table(table, name));
            continue;
        };
        let allowed = rule.allowed(name, judge.domain.as_deref());
        let refused = verbs
            .iter()
            .filter(|verb| **verb != Verb::None && !allowed.contains(verb));
        faults.extend(refused.map(|verb| {
            format!(
                "tables.{name}: may not {verb} (allowed: {})",
                listed(allowed)
            )
        }));
    }
    faults
}

fn on_trigger(
    metadata: &Metadata,
    table: &FenceTable,
    judge: &DirectoryRules,
    declared: &Declaration,
) -> Vec<String> {
    match &declared.trigger {
        Trigger::Events { events, .. } => unknown_events(metadata, events),
        Trigger::Stream { tables, .. } => {
            let fault = |name: &String| match (
                table.tables.contains_key(name),
                judge.streams.contains(name),
            ) {
                (false, _) => Some(unknown_table(table, name)),
                (true, false) => Some(format!(
                    "may not read the stream of table {name} (row {:?})",
                    judge.row
                )),
                (true, true) => None,
            };
            tables.iter().filter_map(fault).collect()
        }
        Trigger::Http { .. }
        | Trigger::Schedule { .. }
        | Trigger::Authorizer
        | Trigger::Rotation { .. }
        | Trigger::Internal => Vec::new(),
    }
}

/// An event is the fact of a written row: a function emits its own domain's, and those of a domain
/// whose table it writes. Only the relay emits what others wrote.
fn on_emits(metadata: &Metadata, judge: &DirectoryRules, declared: &Declaration) -> Vec<String> {
    let mut faults = unknown_events(metadata, &declared.emits);
    let foreign = declared.emits.iter().filter(|event| {
        let own = judge.domain.as_deref() == Some(event.domain());
        let writes = |verbs: &Vec<Verb>| verbs.iter().any(|verb| verb.writes());
        let relays = judge.bus && declared.bus;
        !own && !relays && !declared.tables.get(event.domain()).is_some_and(writes)
    });
    faults.extend(
        foreign.map(|event| format!("emits {event} but writes nothing of {}", event.domain())),
    );
    faults
}

fn on_calls(judge: &DirectoryRules, declared: &Declaration) -> Vec<String> {
    let refused = declared
        .rails
        .iter()
        .filter(|rail| !judge.lets_use(&format!("shared/rails/{rail}")));
    let mut faults: Vec<_> = refused
        .map(|rail| {
            format!(
                "may not call the gateway of rail {rail} (row {:?})",
                judge.row
            )
        })
        .collect();
    if declared.bus && !judge.bus {
        faults.push(format!(
            "may not put events on the bus (row {:?})",
            judge.row
        ));
    }
    faults
}

fn unknown_events(metadata: &Metadata, events: &[EventName]) -> Vec<String> {
    let missing = events
        .iter()
        .filter(|event| !metadata.events.contains(event));
    missing
        .map(|event| format!("unknown event {event}: no {}", event.schema_path()))
        .collect()
}

fn listed(verbs: &[Verb]) -> String {
    match verbs {
        [] => "none".to_owned(),
        verbs => verbs
            .iter()
            .map(|verb| verb.name())
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn unknown_table(table: &FenceTable, name: &str) -> String {
    let known: Vec<_> = table.tables.keys().map(String::as_str).collect();
    format!(
        "unknown table {name:?}, expected one of {}",
        known.join(", ")
    )
}
