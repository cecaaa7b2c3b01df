//! Changes of rows and of the scheme's records that bypass every guard.

use dynoxide::Database;
use rusqlite::Connection;
use serde_json::{Value, json};

pub(crate) fn set(
    database: &Database,
    table: &str,
    [pk, sk]: [&str; 2],
    name: &str,
    value: &Value,
) {
    let request = json!({
        "TableName": table, "Key": {"pk": {"S": pk}, "sk": {"S": sk}},
        "UpdateExpression": "SET #n = :v", "ConditionExpression": "attribute_exists(pk)",
        "ExpressionAttributeNames": {"#n": name}, "ExpressionAttributeValues": {":v": value},
    });
    database
        .update_item(serde_json::from_value(request).expect("a request"))
        .expect("an update");
}

/// Returns the keys of a table's rows with this partition key and this prefix of the sort key.
pub(crate) fn keys(database: &Database, table: &str, pk: &str, begins: &str) -> Vec<[String; 2]> {
    let request = json!({"TableName": table});
    let all = database
        .scan(serde_json::from_value(request).expect("a request"))
        .expect("rows");
    let all = serde_json::to_value(all).expect("JSON");
    let text = |row: &Value, name: &str| row[name]["S"].as_str().expect("a key").to_owned();
    let rows = all["Items"].as_array().expect("rows").iter();
    let keys = rows.map(|row| [text(row, "pk"), text(row, "sk")]);
    let mut keys: Vec<_> = keys
        .filter(|[found, sk]| found.contains(pk) && sk.starts_with(begins))
        .collect();
    keys.sort();
    keys
}

pub(crate) fn delete(database: &Database, table: &str, [pk, sk]: &[String; 2]) {
    let request = json!({"TableName": table, "Key": {"pk": {"S": pk}, "sk": {"S": sk}}});
    database
        .delete_item(serde_json::from_value(request).expect("a request"))
        .expect("a deletion");
}

pub(crate) fn first(mut keys: Vec<[String; 2]>) -> [String; 2] {
    assert!(!keys.is_empty(), "nothing to damage");
    keys.remove(0)
}

/// Returns the item under a key, with its type tags.
pub(crate) fn item(database: &Database, table: &str, [pk, sk]: [&str; 2]) -> Value {
    let request = json!({"TableName": table, "Key": {"pk": {"S": pk}, "sk": {"S": sk}}});
    let found = database
        .get_item(serde_json::from_value(request).expect("a request"))
        .expect("an answer");
    serde_json::to_value(found).expect("JSON")["Item"].clone()
}

pub(crate) fn put(database: &Database, table: &str, item: &Value) {
    let request = json!({"TableName": table, "Item": item});
    database
        .put_item(serde_json::from_value(request).expect("a request"))
        .expect("an item");
}

pub(crate) fn execute(connection: &Connection, sql: &str) {
    let changed = connection.execute(sql, []).expect("a change");
    assert!(changed > 0, "nothing to damage: {sql}");
}

/// Returns the key of the payment that was received and credited.
pub(crate) fn received(database: &Database) -> [String; 2] {
    let mut all = keys(database, "payments", "pay_", "P");
    all.retain(|[pk, sk]| {
        let item = item(database, "payments", [pk, sk]);
        item["dn"]["S"] == "inbound" && item["st"]["S"] == "settled"
    });
    first(all)
}

/// Returns the partition of a payment: its id up to the first eighteen digits.
pub(crate) fn place_of(id: &str) -> &str {
    &id[..22]
}
