//! Every parameter and every field of the contract with what it does not take: what is said of it is in plain words, and
//! names the limits of that very field.

use contract::{OPERATIONS, Operation};
use serde_json::{Value, json};
use tests::bank::Answer;

use super::access::kinds::{Access, Row};
use super::access::rows::ROWS;
use super::fixture::Fixture;
use super::raw_request::RawRequest;

/// A bank of which nothing may change, and a token of its operations desk.
pub(super) struct Scene {
    pub(super) fixture: Fixture,
    pub(super) desk: String,
}

impl Scene {
    pub(super) async fn set() -> Self {
        let fixture = Fixture::with_two_accounts().await;
        let (desk, _) = fixture.bank.desk().await;
        Self {
            desk: desk.token().to_owned(),
            fixture: fixture.closed().await,
        }
    }

    /// A right request for an operation, by who may make it.
    pub(super) fn right(&self, operation: &Operation) -> RawRequest {
        let row = ROWS.iter().find(|row| row.operation == operation.id);
        let Row { ask, access, .. } = row.expect("a row");
        let ask = ask(&self.fixture);
        match access {
            Access::Desk { .. } => ask.bearer(&self.desk),
            Access::Token { .. } | Access::Anybody { .. } | Access::Signature { .. } => ask,
        }
    }
}

/// A value that a schema does not allow, and what must be said of it.
pub(super) type Wrong = (Value, Vec<String>);

fn text_of(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// How many words of an enumeration are named where another one is sent.
const MOST_WORDS: usize = 8;

/// What a schema does not allow.
pub(super) fn wrong(schema: &Value) -> Vec<Wrong> {
    let limits = ["minimum", "maximum"].map(|name| &schema[name]);
    let limits = || {
        limits
            .iter()
            .filter(|limit| limit.is_i64())
            .map(ToString::to_string)
    };
    match schema["type"].as_str() {
        Some("integer") => {
            let mut values = vec![json!("x"), json!(""), json!(1.5), json!(true)];
            values.extend(schema["minimum"].as_i64().map(|least| json!(least - 1)));
            values.extend(schema["maximum"].as_i64().map(|most| json!(most + 1)));
            values.push(json!(i64::MAX));
            values
                .into_iter()
                .map(|value| (value, limits().collect()))
                .collect()
        }
        Some("boolean") => [json!("x"), json!(1)]
            .map(|value| (value, vec!["true or false".into()]))
            .into(),
        Some("array") => vec![(json!(7), vec!["an array".into()])],
        Some("string") => {
            let words = schema["enum"].as_array();
            let words: Vec<_> = words.into_iter().flatten().map(text_of).collect();
            // A long list is in the contract.
            let words = if words.len() > MOST_WORDS {
                Vec::new()
            } else {
                words
            };
            let longest = schema["maxLength"].as_u64().filter(|_| {
                schema["enum"].is_null()
                    && schema["pattern"].is_null()
                    && schema["format"].is_null()
            });
            let long = json!("A".repeat(6000));
            let mut values = vec![
                (json!(7), Vec::new()),
                (json!({}), Vec::new()),
                (
                    long,
                    longest
                        .map(|longest| longest.to_string())
                        .into_iter()
                        .collect(),
                ),
            ];
            if !schema["enum"].is_null() {
                values.push((json!("no-such-word"), words));
            }
            values
        }
        _ => vec![(json!(7), vec!["an object".into()])],
    }
}

/// Words of the language that the bank is written in, and of its libraries.
const WORDS_OF_RUST: [&str; 17] = [
    "struct",
    "variant",
    "enum",
    "invalid digit",
    "parse",
    "empty string",
    "u8",
    "u16",
    "u32",
    "u64",
    "i64",
    "i128",
    "usize",
    "newtype",
    "EOF",
    "`",
    "18446744073709551615",
];

/// What is wrong with what an answer says of a place, if anything is.
fn fault(answer: &Answer, place: &str, named: &[String]) -> Option<String> {
    if answer.status != 400 {
        return Some(format!("answered {}", answer.status));
    }
    let errors = answer.body["errors"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let of_it = |error: &&Value| {
        let pointer = error["pointer"].as_str().unwrap_or_default();
        place == pointer || place.starts_with(&format!("{pointer}/"))
    };
    let Some(error) = errors.iter().find(of_it) else {
        return Some("not pointed at".to_owned());
    };
    let message = error["message"].as_str().unwrap_or_default();
    let is_plain = message.starts_with("expected ")
        && !WORDS_OF_RUST.iter().any(|word| message.contains(word));
    let names_all = named.iter().all(|word| message.contains(word));
    (!is_plain || !names_all).then(|| format!("is told {message:?}, to name {named:?}"))
}

/// The text of a query with this value of a parameter; what it has of it already goes.
pub(super) fn with_query(path: &str, name: &str, value: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let others = query
        .split('&')
        .filter(|one| !one.is_empty() && !one.starts_with(&format!("{name}=")));
    let value: Vec<_> = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let value = value.concat();
    let all: Vec<_> = others
        .map(str::to_owned)
        .chain([format!("{name}={value}")])
        .collect();
    format!("{path}?{}", all.join("&"))
}

/// The body with this value at a place; what is not there on the way to it is made.
pub(super) fn with_field(body: &mut Value, pointer: &str, value: Value) {
    let mut place = body;
    for step in pointer.split('/').skip(1) {
        if step == "0" {
            if !place.is_array() {
                *place = json!([{}]);
            }
            place = &mut place[0];
        } else {
            if !place.is_object() {
                *place = json!({});
            }
            place = &mut place[step];
        }
    }
    *place = value;
}

#[tokio::test]
async fn every_parameter_of_the_wrong_type_is_told_what_it_takes() {
    let scene = Scene::set().await;
    let mut faults = Vec::new();
    for operation in OPERATIONS {
        for (name, schema) in scene.fixture.specification.query(operation.id) {
            for (value, named) in wrong(schema) {
                // All that comes in a query is text: a number is right for what takes any.
                if schema["type"] == "string" && !value.is_string() {
                    continue;
                }
                let ask = scene.right(operation);
                let path = with_query(&ask.path, name, &text_of(&value));
                let answer = scene.fixture.send(&RawRequest { path, ..ask }).await;
                let fault = fault(&answer, &format!("query:{name}"), &named);
                let value: String = value.to_string().chars().take(30).collect();
                faults.extend(
                    fault.map(|fault| format!("{} {name} of {value} {fault}", operation.id)),
                );
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    scene.fixture.assert_unchanged().await;
}

#[tokio::test]
async fn an_amount_out_of_range_is_told_the_range_of_its_field() {
    let scene = Scene::set().await;
    let specification = &scene.fixture.specification;
    let (mut faults, mut amounts) = (Vec::new(), 0);
    for operation in OPERATIONS {
        for (pointer, schema) in specification.fields(operation.id) {
            let takes = |amount: &str| specification.violations(schema, &json!(amount)).is_empty();
            if !takes("9999999999999.99") || takes("99999999999999.99") {
                continue;
            }
            amounts += 1;
            let least = if takes("0.00") { "0.00" } else { "0.01" };
            let ask = scene.right(operation);
            let body = ask.body.as_deref().expect("a body");
            let mut body = serde_json::from_slice(body).expect("JSON");
            with_field(&mut body, &pointer, json!("99999999999999.99"));
            let answer = scene.fixture.send(&ask.json(&body)).await;
            let range = format!("from {least} to 9999999999999.99");
            let fault = fault(&answer, &pointer, &[range]);
            faults.extend(fault.map(|fault| format!("{} {pointer} {fault}", operation.id)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(amounts > 5, "{amounts}");
    scene.fixture.assert_unchanged().await;
}

#[tokio::test]
async fn every_field_of_the_wrong_type_is_told_what_it_takes() {
    let scene = Scene::set().await;
    let mut faults = Vec::new();
    for operation in OPERATIONS {
        for (pointer, schema) in scene.fixture.specification.fields(operation.id) {
            for (value, named) in wrong(schema) {
                let ask = scene.right(operation);
                let body = ask.body.as_deref().expect("a body");
                let mut body = serde_json::from_slice(body).expect("JSON");
                with_field(&mut body, &pointer, value.clone());
                let answer = scene.fixture.send(&ask.json(&body)).await;
                let fault = fault(&answer, &pointer, &named);
                let value: String = value.to_string().chars().take(30).collect();
                faults.extend(
                    fault.map(|fault| format!("{} {pointer} of {value} {fault}", operation.id)),
                );
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    scene.fixture.assert_unchanged().await;
}

/// The pointers of a problem's errors.
pub(super) fn pointers(answer: &Answer) -> Vec<&str> {
    let errors = answer.body["errors"].as_array();
    let errors = errors.into_iter().flatten();
    errors
        .filter_map(|error| error["pointer"].as_str())
        .collect()
}

#[tokio::test]
async fn all_that_is_wrong_with_a_write_is_told_at_once() {
    let scene = Scene::set().await;
    let writes = OPERATIONS
        .iter()
        .filter(|operation| operation.idempotent_write);
    for operation in writes {
        let ask = scene.right(operation).without("idempotency-key");
        let path = format!("{}?x=1&y=2", ask.path);
        let ask = RawRequest { path, ..ask }.json(&json!({"nobody": 1, "knows": {"this": 2}}));
        let ask = ask.header("content-digest", "sha-256=:AAAA:");
        let answer = scene.fixture.send(&ask).await;
        let id = operation.id;
        assert_eq!(
            (answer.status, answer.code()),
            (400, "idempotency_key_missing"),
            "{id}: {}",
            answer.body
        );
        let told = pointers(&answer);
        for expected in [
            "query:x",
            "query:y",
            "header:idempotency-key",
            "header:content-digest",
            "/nobody",
            "/knows",
        ] {
            assert!(told.contains(&expected), "{id}: {expected} in {told:?}");
        }
        assert_eq!(
            scene.fixture.specification.breaches(id, &answer),
            [""; 0],
            "{id}"
        );
    }
    scene.fixture.assert_unchanged().await;
}

#[tokio::test]
async fn a_problem_counts_all_that_is_wrong_and_lists_the_first_twenty() {
    let scene = Scene::set().await;
    let unknown: serde_json::Map<_, _> = (0..300)
        .map(|field| (format!("f{field}"), json!(1)))
        .collect();
    let mut opening = json!({"holder_name": "Ada", "currency": "GBP"});
    opening.as_object_mut().expect("an object").extend(unknown);
    let query: Vec<_> = (0..40).map(|name| format!("p{name}=1")).collect();
    let query = query.join("&");
    for (operation, ask, count) in [
        (
            "openAccount",
            RawRequest::write("/v1/accounts".into(), &opening),
            300,
        ),
        (
            "openAccount",
            RawRequest::write(format!("/v1/accounts?{query}"), &opening),
            340,
        ),
        (
            "listAccounts",
            RawRequest::get(format!("/v1/accounts?{query}")),
            40,
        ),
    ] {
        let answer = scene.fixture.send(&ask).await;
        assert_eq!(
            (answer.status, answer.code()),
            (400, "unknown_field"),
            "{}",
            answer.body
        );
        assert_eq!(pointers(&answer).len(), 20);
        let detail = format!("{count} fields are not valid; errors lists the first 20.");
        assert_eq!(answer.body["detail"], detail);
        assert_eq!(
            scene.fixture.specification.breaches(operation, &answer),
            [""; 0]
        );
    }
    scene.fixture.assert_unchanged().await;
}
