//! What waits for a seal and is no record: it is sealed as it is.

use std::collections::BTreeMap;

use audit_domain::{Hex, Minute};
use kernel::id::TenantId;
use kernel::time::Moment;
use serde::Serialize;
use serde_json::{Map, Value as Json, json};
use store::{Item, Key, Value, row_of};

use crate::LeafRow;

/// What waits for the seal of a minute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// A record.
    Record(LeafRow),
    /// An item that cannot be read as one.
    Unreadable(UnreadableLeaf),
}

/// An item that waits for the seal of a minute and cannot be read as a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableLeaf {
    /// The item's sort key, which names the minute, the moment and the record.
    pub place: String,
    /// The line that is sealed: the whole item, in one form.
    pub(crate) line: String,
    pub(crate) minute: Minute,
}

/// The line of an unreadable item. It has the fields by which every line of a seal is found and shown; it is the
/// bank's own, because whose record it is cannot be read, so that no institution is shown another's.
#[derive(Serialize)]
struct Line<'a> {
    record_id: String,
    recorded_at: Moment,
    actor: Actor,
    unreadable: &'a Json,
}

#[derive(Serialize)]
struct Actor {
    tenant_id: TenantId,
}

impl Leaf {
    /// What this item of a minute is.
    ///
    /// # Errors
    /// When its line cannot be written down (a bug).
    pub fn of(item: Item, minute: Minute) -> Result<Self, serde_json::Error> {
        let whole = item.clone();
        if let Ok(row) = row_of::<LeafRow>(item) {
            return Ok(Self::Record(row));
        }
        let place = Key::of(&whole).map_or_else(|| minute.to_string(), |key| key.sk);
        let line = Line {
            // No record has such a name, so that the record itself can be sealed once it is filed again.
            record_id: format!("unreadable:{place}"),
            recorded_at: minute.start(),
            actor: Actor {
                tenant_id: TenantId::bank(),
            },
            unreadable: &object(whole.into_inner()),
        };
        let line = serde_json::to_string(&line)?;
        Ok(Self::Unreadable(UnreadableLeaf {
            place,
            line,
            minute,
        }))
    }

    /// The minute that this item waits for, by its key; none if the key names none.
    pub fn minute_of(item: &Item) -> Option<Minute> {
        let key = Key::of(item)?;
        let (minute, _) = key.sk.split_once('#')?;
        minute.parse().ok()
    }

    /// The place among the leaves of a minute, the same however often they are read.
    pub(crate) fn order(&self) -> (Moment, Option<&audit_domain::RecordId>, &str) {
        match self {
            Self::Record(leaf) => {
                let (at, id) = leaf.order();
                (at, Some(id), "")
            }
            Self::Unreadable(leaf) => (leaf.minute.start(), None, &leaf.place),
        }
    }

    /// The line that is sealed.
    pub(crate) fn into_line(self) -> String {
        match self {
            Self::Record(leaf) => leaf.record,
            Self::Unreadable(leaf) => leaf.line,
        }
    }
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
