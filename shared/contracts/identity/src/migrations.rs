//! How the rows of the table came to the form that they have.

use store::schema::{Migration, RowChange, Schema};
use store::{Change, Condition, Item, Value};

/// What this program works with.
pub(crate) const SCHEMA: Schema = Schema {
    oldest: 0,
    migrations: &[Migration {
        name: "a client that was registered before there was a choice is said to be active",
        becomes: with_a_status,
    }],
};

/// Clients have a status since they can be frozen; one without is read as active. A program of
/// before there was a status neither reads nor minds it.
fn with_a_status(item: &Item) -> Option<RowChange> {
    let is_client = item.get("sk") == Some(&Value::S("C".to_owned()));
    (is_client && item.get("st").is_none()).then(|| RowChange {
        condition: Condition::Without("st"),
        changes: vec![Change::Set("st", Value::S("active".to_owned()))],
    })
}
