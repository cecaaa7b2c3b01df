//! A block that cannot be read: it is sealed as it is.

use std::collections::BTreeMap;

use audit_domain::{Chain, Hex};
use kernel::id::TenantId;
use serde::Serialize;
use serde_json::{Map, Value as Json, json};
use store::{Item, Value};

/// The line that stands for a block. It has the fields by which every line of a seal is found and shown; it is the bank's own,
/// because whose records it has cannot be read, so that no institution is shown another's.
#[derive(Serialize)]
struct Line<'a> {
    record_id: String,
    actor: Actor,
    unreadable: &'a Json,
}

#[derive(Serialize)]
struct Actor {
    tenant_id: TenantId,
}

/// The line that is sealed for a block that cannot be read: the whole item, in one form.
///
/// # Errors
/// When it cannot be written down (a bug).
pub(crate) fn unreadable_block(
    chain: &Chain,
    ordinal: u64,
    item: Item,
) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Line {
        // No record has such a name, nor has a change that cannot be read.
        record_id: format!("unreadable:{chain}/{ordinal:016}"),
        actor: Actor {
            tenant_id: TenantId::bank(),
        },
        unreadable: &object(item.into_inner()),
    })
}
/// Attributes in the order of their names, each with its type as DynamoDB writes it; bytes are hexadecimal.
fn object(attributes: std::collections::HashMap<String, Value>) -> Json {
    let sorted: BTreeMap<_, _> = attributes.into_iter().collect();
    let typed = sorted
        .into_iter()
        .map(|(name, value)| (name, typed(value)))
        .collect::<Map<_, _>>();
    Json::Object(typed)
}

fn typed(value: Value) -> Json {
    match value {
        Value::S(text) => json!({"S": text}),
        Value::N(number) => json!({"N": number}),
        Value::Bool(truth) => json!({"BOOL": truth}),
        Value::Null(_) => json!({"NULL": true}),
        Value::B(bytes) => json!({"B": hexadecimal(&bytes)}),
        Value::M(map) => json!({"M": object(map)}),
        Value::L(list) => json!({"L": list.into_iter().map(typed).collect::<Vec<_>>()}),
        Value::Ss(mut texts) => {
            texts.sort();
            json!({"SS": texts})
        }
        Value::Ns(mut numbers) => {
            numbers.sort();
            json!({"NS": numbers})
        }
        Value::Bs(all) => {
            let mut all: Vec<_> = all.iter().map(|bytes| hexadecimal(bytes)).collect();
            all.sort();
            json!({"BS": all})
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| Hex([*byte]).to_string()).collect()
}
