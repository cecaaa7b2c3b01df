//! Lists that exist in more than one place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use contract::OPERATIONS;
use fence::declaration::Trigger;
use local::registry::Registry;
use platform::http::Code;
use serde_json::{Value, json};
use tests::bank::Answer;
use tests::specification::Specification;

const CONTRACT: &str = include_str!("../../../openapi.yaml");

/// Parses `| `code` | 400 | meaning |`; other tables have other columns.
fn codes_of_the_table() -> BTreeMap<&'static str, u16> {
    let rows = CONTRACT
        .lines()
        .filter_map(|line| line.trim().strip_prefix("| `"));
    let row = |row: &'static str| {
        let (code, rest) = row.split_once("` | ")?;
        let status: u16 = rest.split(' ').next()?.parse().ok()?;
        (400..600).contains(&status).then_some((code, status))
    };
    rows.filter_map(row).collect()
}

#[test]
fn each_function_has_its_own_operation_as_the_contract_says() {
    let functions = Path::new(env!("CARGO_MANIFEST_DIR")).join("../functions");
    let domains = std::fs::read_dir(functions).expect("the functions");
    let domains: Vec<_> = domains
        .map(|domain| domain.expect("a domain").path())
        .collect();
    for (name, text) in contract::SOURCES {
        let files = domains
            .iter()
            .map(|domain| domain.join(name).join("operation.rs"));
        let found: Vec<_> = files
            .filter_map(|file| std::fs::read_to_string(file).ok())
            .collect();
        assert_eq!(found, [*text], "{name}: run scripts/operations");
    }
}

#[test]
fn the_codes_of_problems_are_the_same_in_the_bank_and_in_the_contract() {
    let specification = Specification::read();
    let codes: BTreeMap<_, _> = Code::ALL
        .iter()
        .map(|code| (code.as_str(), code.status()))
        .collect();
    assert_eq!(
        codes.keys().copied().collect::<BTreeSet<_>>(),
        specification.problem_codes()
    );
    assert_eq!(codes, codes_of_the_table());
}

/// The sources of the bank, without the table of codes itself.
fn sources() -> String {
    fn collect(folder: &Path, into: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                collect(&path, into);
            } else if path.extension().is_some_and(|end| end == "rs")
                && !path.ends_with("http/code.rs")
                && !path.ends_with("tests.rs")
            {
                into.push_str(&std::fs::read_to_string(&path).expect("a source"));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the repository");
    let mut sources = String::new();
    for folder in ["functions", "shared", "local/src"] {
        collect(&root.join(folder), &mut sources);
    }
    sources
}

#[test]
fn every_code_of_the_contract_is_returned_by_an_operation() {
    let sources = sources();
    for code in Code::ALL {
        let used = format!("Code::{code:?}");
        let followed = |at: usize| sources[at + used.len()..].starts_with(char::is_alphanumeric);
        let is_used = sources.match_indices(&used).any(|(at, _)| !followed(at));
        assert!(is_used, "{code:?}");
    }
}

#[test]
fn every_operation_is_a_function_and_every_function_over_http_an_operation() {
    let specification = Specification::read();
    let routed: BTreeSet<_> = OPERATIONS.iter().map(|operation| operation.id).collect();
    assert_eq!(routed, specification.operations());
    let registry = Registry::of_the_bank().expect("declarations");
    let declared = registry.functions().iter().filter_map(|function| {
        let Trigger::Http { operation } = &function.declaration.trigger else {
            return None;
        };
        Some((operation.clone(), function.name.to_owned()))
    });
    let routed = OPERATIONS.iter();
    let routed = routed.map(|operation| (operation.id.to_owned(), operation.function.to_owned()));
    assert_eq!(
        declared.collect::<BTreeSet<_>>(),
        routed.collect::<BTreeSet<_>>()
    );
}

#[test]
fn every_operation_declares_the_gateways_errors() {
    let specification = Specification::read();
    for operation in OPERATIONS {
        let statuses = specification.statuses(operation.id);
        let mut expected = BTreeSet::from([429, 500, 503]);
        if !operation.public {
            expected.insert(401);
        }
        if !operation.scopes.is_empty() {
            expected.extend([400, 403]);
        }
        if operation.idempotent_write {
            expected.extend([413, 415, 422]);
        }
        if operation.path.contains('{') {
            expected.insert(404);
        }
        let lacking: Vec<_> = expected.difference(&statuses).collect();
        assert!(
            lacking.is_empty(),
            "{} does not declare {lacking:?}",
            operation.id
        );
    }
}

fn answer(status: u16, headers: &[(&'static str, &str)], body: Value) -> Answer {
    let mut answer = Answer {
        status,
        headers: reqwest::header::HeaderMap::new(),
        body,
    };
    for (name, value) in headers {
        answer
            .headers
            .insert(*name, value.parse().expect("a header"));
    }
    answer
}

#[test]
fn an_undeclared_response_is_reported() {
    let specification = Specification::read();
    let breaches = |answer: &Answer| specification.breaches("getPayment", answer).len();
    let headers = [
        ("x-request-id", "r"),
        ("content-type", "application/problem+json"),
    ];
    let problem = json!({
        "type": "/problems/not_found", "title": "None", "status": 404,
        "code": "not_found", "request_id": "r", "retryable": false,
    });
    assert_eq!(breaches(&answer(404, &headers, problem.clone())), 0);
    assert_eq!(breaches(&answer(418, &headers, problem.clone())), 1);
    assert_eq!(breaches(&answer(404, &headers[1..], problem.clone())), 1);
    assert_eq!(breaches(&answer(404, &headers[..1], problem.clone())), 1);
    assert_eq!(breaches(&answer(404, &headers, "gone".into())), 1);
    for (name, wrong) in [
        ("code", json!("gone")),
        ("status", json!("404")),
        ("title", json!(null)),
    ] {
        let mut problem = problem.clone();
        problem[name] = wrong;
        assert_eq!(breaches(&answer(404, &headers, problem)), 1, "{name}");
    }
    let long = "r".repeat(65);
    let headers = [("x-request-id", long.as_str()), headers[1]];
    assert!(breaches(&answer(404, &headers, problem)) > 0);
}
