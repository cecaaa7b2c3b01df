//! The problem examples of the contract.

use std::collections::BTreeMap;

use serde_json::Value;

/// Returns every example of a problem, by its code.
///
/// # Panics
/// If the contract is not YAML.
pub fn examples() -> BTreeMap<String, Vec<Value>> {
    fn collect(value: &Value, found: &mut BTreeMap<String, Vec<Value>>) {
        let code = value.get("code").and_then(Value::as_str);
        let is_problem = value.get("retryable").is_some_and(Value::is_boolean);
        if let (Some(code), true) = (code, is_problem) {
            found
                .entry(code.to_owned())
                .or_default()
                .push(value.clone());
        }
        match value {
            Value::Object(fields) => fields.values().for_each(|field| collect(field, found)),
            Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let contract = include_str!("../../openapi.yaml");
    let contract: Value = serde_norway::from_str(contract).expect("YAML");
    let mut found = BTreeMap::new();
    collect(&contract["components"], &mut found);
    found
}

/// Returns a problem without its variable parts: ids, counts, amounts, and the resource that it
/// names.
fn shape(problem: &Value) -> Value {
    let word = |word: &str| {
        let end = word.trim_end_matches(['.', ';', ',']);
        let is_id = ["pay_", "acc_", "cli_"]
            .iter()
            .any(|kind| end.starts_with(kind));
        let is_number = !end.is_empty()
            && end
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.');
        if is_id {
            word.replace(end, "ID")
        } else if is_number {
            word.replace(end, "N")
        } else {
            word.to_owned()
        }
    };
    let mut shape = problem.clone();
    shape["request_id"] = "R".into();
    if let Some(detail) = problem["detail"].as_str() {
        let words: Vec<_> = detail.split(' ').map(word).collect();
        shape["detail"] = words.join(" ").into();
    }
    // The resource in which a refusal is recorded differs by operation.
    if let Some(fields) = shape.as_object_mut() {
        fields.remove("instance");
    }
    shape
}

/// Asserts that a returned problem is an example of the contract, except for ids and numbers.
///
/// # Panics
/// If it is not.
pub fn assert_example(problem: &Value) {
    let code = problem["code"].as_str().unwrap_or_default();
    let examples = examples();
    let known = examples.get(code).map_or(&[][..], Vec::as_slice);
    let known: Vec<_> = known.iter().map(shape).collect();
    assert!(known.contains(&shape(problem)), "{problem}\n{known:#?}");
}
