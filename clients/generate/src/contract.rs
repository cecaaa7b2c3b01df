//! What a client needs of the contract.

use serde_json::{Map, Value};

/// Keywords by which the bank checks what it is sent. A client does not repeat the check: the bank's
/// answer is the one that counts, and a rule that is relaxed must not break clients built before.
const CHECKS: [&str; 13] = [
    "additionalProperties",
    "format",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "pattern",
    "uniqueItems",
    "example",
    "examples",
];

/// The contract without the rail callbacks, the checks and the examples, with one media type for
/// each answer, and with plain strings, numbers and booleans where only ids deserve a type.
pub fn for_clients(mut contract: Value) -> Value {
    let plain = plain_schemas(&contract);
    let problems = problem_responses(&contract);
    drop_rail_callbacks(&mut contract);
    keep_token_errors(&mut contract, &problems);
    let key = object(
        &mut contract,
        &["components", "parameters", "IdempotencyKey"],
    );
    if let Some(key) = key {
        // The client makes one where the caller names none.
        key.remove("required");
    }
    simplify(&mut contract, &plain);
    if let Some(schemas) = object(&mut contract, &["components", "schemas"]) {
        schemas.retain(|name, _| !plain.contains_key(&reference("schemas", name)));
    }
    contract
}

/// Named strings, numbers and booleans that are neither ids nor lists of words, by their reference.
fn plain_schemas(contract: &Value) -> Map<String, Value> {
    let schemas = contract
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    let is_plain = |schema: &Value| {
        let is_id = schema["pattern"]
            .as_str()
            .is_some_and(|pattern| pattern.contains("_[0-9a-hj"));
        let is_scalar = matches!(
            schema["type"].as_str(),
            Some("string" | "integer" | "boolean")
        );
        is_scalar && !is_id && schema.get("enum").is_none()
    };
    schemas
        .into_iter()
        .flatten()
        .filter(|(_, schema)| is_plain(schema))
        .map(|(name, schema)| (reference("schemas", name), schema.clone()))
        .collect()
}

/// References to the responses that carry a problem document and nothing else.
fn problem_responses(contract: &Value) -> Vec<String> {
    let responses = contract
        .pointer("/components/responses")
        .and_then(Value::as_object);
    let is_problem = |response: &Value| {
        let content = &response["content"];
        content.get("application/problem+json").is_some()
            && content.get("application/json").is_none()
    };
    responses
        .into_iter()
        .flatten()
        .filter(|(_, response)| is_problem(response))
        .map(|(name, _)| reference("responses", name))
        .collect()
}

/// The schemes call these, not clients.
fn drop_rail_callbacks(contract: &mut Value) {
    if let Some(paths) = object(contract, &["paths"]) {
        paths.retain(|path, _| !path.starts_with("/rails/"));
    }
}

/// The generator takes one type of error an operation: at the authorization server that of OAuth 2.0.
/// A problem document is then an unexpected response, which has status and body as well.
fn keep_token_errors(contract: &mut Value, problems: &[String]) {
    for path in ["/v1/oauth/token", "/v1/oauth/revoke"] {
        if let Some(responses) = object(contract, &["paths", path, "post", "responses"]) {
            responses.retain(|_, response| {
                response["$ref"]
                    .as_str()
                    .is_none_or(|name| !problems.iter().any(|problem| problem == name))
            });
        }
    }
}

fn simplify(value: &mut Value, plain: &Map<String, Value>) {
    match value {
        Value::Object(fields) => {
            if let Some(schema) = fields
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(|name| plain.get(name))
            {
                *value = schema.clone();
                return simplify(value, plain);
            }
            // How wide an integer is, is not a check but its type.
            let is_integer = fields.get("type").is_some_and(|kind| kind == "integer");
            fields.retain(|name, _| {
                !CHECKS.contains(&name.as_str()) || (is_integer && name == "format")
            });
            one_media_type(fields);
            if let Some(Value::String(description)) = fields.get_mut("description") {
                description.truncate(description.trim_end().len());
            }
            for field in fields.values_mut() {
                simplify(field, plain);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| simplify(item, plain)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A problem document is JSON, and a statement is asked for as JSON.
fn one_media_type(fields: &mut Map<String, Value>) {
    if let Some(problem) = fields.remove("application/problem+json") {
        // Where an error has a form of its own, that is the one which is meant.
        fields.entry("application/json").or_insert(problem);
    }
    if fields.contains_key("application/json") {
        fields.remove("text/csv");
    }
}

fn reference(kind: &str, name: &str) -> String {
    format!("#/components/{kind}/{name}")
}

fn object<'a>(contract: &'a mut Value, path: &[&str]) -> Option<&'a mut Map<String, Value>> {
    path.iter()
        .try_fold(contract, |value, name| value.get_mut(name))?
        .as_object_mut()
}
