//! The charges of `DynamoDB` by the rules of its developer guide ("Read and write capacity"):
//! writes by the kilobyte of the larger of the item before and after, twice in a transaction, and
//! also if the condition fails; reads by four kilobytes, half of that if not consistent.

use serde_json::{Value, json};
use store::Item;

/// The cost of a call or an operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cost {
    /// Write units of the tables.
    pub(crate) write: u64,
    /// Write units of their indexes.
    pub(crate) index: u64,
    /// Half read units.
    pub(crate) half_reads: u64,
    /// The number of sequential waits for a response; concurrent calls count as one.
    pub(crate) trips: u64,
}

impl Cost {
    pub(crate) fn add(&mut self, other: Self) {
        self.write += other.write;
        self.index += other.index;
        self.half_reads += other.half_reads;
        self.trips += other.trips;
    }
}

/// An item that a call writes.
pub(crate) struct WriteItem {
    pub(crate) table: String,
    pub(crate) key: Value,
    /// The item's size in the call, if the call contains all of it.
    pub(crate) bytes: usize,
}

/// Returns the items that a call writes, or `None` if it reads.
pub(crate) fn written(operation: &str, request: &Value) -> Option<Vec<WriteItem>> {
    Some(match operation {
        "GetItem" | "Query" => return None,
        "PutItem" => vec![put(request)],
        "UpdateItem" | "DeleteItem" => vec![changed(request)],
        "ExecuteStatement" => vec![inserted(request)],
        "TransactWriteItems" => {
            let items = request["TransactItems"].as_array().expect("items");
            items.iter().map(transacted).collect()
        }
        other => panic!("nobody counts what {other} costs"),
    })
}

fn transacted(item: &Value) -> WriteItem {
    if item["Put"].is_object() {
        return put(&item["Put"]);
    }
    let kind = ["Update", "Delete", "ConditionCheck"];
    let kind = kind.into_iter().find(|kind| item[*kind].is_object());
    changed(&item[kind.expect("a write")])
}

fn put(request: &Value) -> WriteItem {
    let item = &request["Item"];
    let key = json!({"pk": item["pk"], "sk": item["sk"]});
    WriteItem {
        table: table(request),
        key,
        bytes: size(item),
    }
}

fn changed(request: &Value) -> WriteItem {
    WriteItem {
        table: table(request),
        key: request["Key"].clone(),
        bytes: 0,
    }
}

/// `INSERT INTO "table" VALUE {'name': ?, ...}`.
fn inserted(request: &Value) -> WriteItem {
    let statement = request["Statement"].as_str().expect("a statement");
    assert!(statement.starts_with("INSERT INTO \""), "{statement}");
    let table = statement.split('"').nth(1).expect("a table").to_owned();
    let names = statement.split('\'').skip(1).step_by(2);
    let values = request["Parameters"].as_array().expect("parameters");
    let item: Value = names
        .map(str::to_owned)
        .zip(values.iter().cloned())
        .collect();
    let key = json!({"pk": item["pk"], "sk": item["sk"]});
    WriteItem {
        table,
        key,
        bytes: size(&item),
    }
}

fn table(request: &Value) -> String {
    request["TableName"].as_str().expect("a table").to_owned()
}

/// Returns the bytes of an item in the wire's JSON.
pub(crate) fn size(item: &Value) -> usize {
    let item: Item = serde_json::from_value(item.clone()).expect("an item");
    store::size::of(&item)
}

/// Returns the units of a write of an item of this size.
pub(crate) fn write_units(operation: &str, bytes: usize) -> u64 {
    let kilobytes = u64::try_from(bytes.div_ceil(1024).max(1)).expect("a size");
    if operation == "TransactWriteItems" {
        2 * kilobytes
    } else {
        kilobytes
    }
}

/// Returns the half units of a read of this many bytes.
pub(crate) fn half_reads(consistent: bool, bytes: usize) -> u64 {
    let pages = u64::try_from(bytes.div_ceil(4096).max(1)).expect("a size");
    if consistent { 2 * pages } else { pages }
}

/// Returns the call's cost by the engine; `None` if it failed, for which the engine reports none.
pub(crate) fn reported_cost(operation: &str, answer: &Value) -> Option<Cost> {
    let mut cost = Cost::default();
    let told = answer.get("ConsumedCapacity")?;
    let tables = told
        .as_array()
        .cloned()
        .unwrap_or_else(|| vec![told.clone()]);
    for table in &tables {
        if matches!(operation, "GetItem" | "Query") {
            cost.half_reads += halves(&table["CapacityUnits"]);
            continue;
        }
        cost.write += halves(&table["Table"]["CapacityUnits"]) / 2;
        if let Value::Object(indexes) = &table["GlobalSecondaryIndexes"] {
            let units = indexes
                .values()
                .map(|index| halves(&index["CapacityUnits"]) / 2);
            cost.index += units.sum::<u64>();
        }
    }
    Some(cost)
}

/// Doubles a number with at most `.5` after its point, without floats.
fn halves(units: &Value) -> u64 {
    let text = units.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    let half = u64::from(part.starts_with('5'));
    2 * whole.parse::<u64>().expect("units") + half
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_begin_anew_at_each_kilobyte_and_count_twice_in_a_transaction() {
        assert_eq!(
            [0, 1, 1024, 1025].map(|size| write_units("PutItem", size)),
            [1, 1, 1, 2]
        );
        assert_eq!(
            [1024, 1025].map(|size| write_units("TransactWriteItems", size)),
            [2, 4]
        );
        assert_eq!(
            [0, 4096, 4097].map(|size| half_reads(true, size)),
            [2, 2, 4]
        );
        assert_eq!(
            [0, 4096, 4097].map(|size| half_reads(false, size)),
            [1, 1, 2]
        );
    }

    #[test]
    fn an_insert_by_statement_is_read_as_the_item_it_is() {
        let written = inserted(&json!({
            "Statement": "INSERT INTO \"audit\" VALUE {'pk': ?, 'sk': ?, 'n': ?}",
            "Parameters": [{"S": "a"}, {"S": "b"}, {"N": "12"}],
        }));
        assert_eq!(
            (written.table.as_str(), written.bytes),
            ("audit", 3 + 3 + 1 + 2)
        );
        assert_eq!(written.key, json!({"pk": {"S": "a"}, "sk": {"S": "b"}}));
    }

    #[test]
    fn what_the_engine_says_is_told_apart_by_table_and_index() {
        let answer = json!({"ConsumedCapacity": [
            {"CapacityUnits": 5.0, "Table": {"CapacityUnits": 4.0},
             "GlobalSecondaryIndexes": {"by-date": {"CapacityUnits": 1.0}}},
        ]});
        let cost = reported_cost("TransactWriteItems", &answer).expect("capacity");
        assert_eq!((cost.write, cost.index), (4, 1));
        let answer = json!({"ConsumedCapacity": {"CapacityUnits": 2.5}});
        assert_eq!(
            reported_cost("Query", &answer)
                .expect("capacity")
                .half_reads,
            5
        );
    }
}
