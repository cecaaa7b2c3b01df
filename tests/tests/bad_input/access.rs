//! The access matrix: every operation of the contract, called by every kind of caller.
//!
//! The rows are in `rows.rs`, at least one for each operation; an operation without a row fails the
//! first test. The columns are values of the `authorization` header. Each cell has one expected
//! response. A refusal of a known client writes its record and nothing else.

pub(super) mod kinds;
mod places;
pub(super) mod rows;
mod tokens;

use std::collections::BTreeSet;

use contract::{OPERATIONS, Operation};
use malai_client::types::Scope;
use tests::bank::{Answer, Caller};

use super::fixture::{Fixture, Refusal};
use super::raw_request::RawRequest;
use kinds::{Access, Other, Row};
use rows::ROWS;

/// A status and a problem's code; no code if it is not a problem.
type Expected = (u16, &'static str);

const UNAUTHENTICATED: Expected = (401, "unauthenticated");
const FORBIDDEN: Expected = (403, "forbidden");
const NOT_FOUND: Expected = (404, "not_found");

/// Returns the operation of a row.
fn operation(row: &Row) -> &'static Operation {
    let known = OPERATIONS
        .iter()
        .find(|operation| operation.id == row.operation);
    known.unwrap_or_else(|| panic!("the contract has no operation {}", row.operation))
}

#[test]
fn every_operation_has_a_row_of_its_kind_in_the_access_matrix() {
    let rows = "the access matrix, tests/tests/bad_input/access/rows.rs";
    let missing: Vec<_> = OPERATIONS
        .iter()
        .filter(|operation| ROWS.iter().all(|row| row.operation != operation.id))
        .map(|operation| operation.id)
        .collect();
    assert!(missing.is_empty(), "without a row in {rows}: {missing:?}");
    for row in ROWS {
        let operation = operation(row);
        let said = match row.access {
            Access::Token { .. } | Access::Desk { .. } => (false, false),
            Access::Anybody { .. } => (true, false),
            Access::Signature { .. } => (false, true),
        };
        let id = operation.id;
        assert_eq!(said, (operation.public, operation.callback), "{id}");
        let is_of_the_desk = matches!(row.access, Access::Desk { .. });
        assert_eq!(is_of_the_desk, operation.bank_only, "{id}");
    }
}

/// Returns a line of the table in docs/access.md.
fn line(row: &Row) -> String {
    let Operation { id, scopes, .. } = operation(row);
    let (invalid_tokens, lacking) = (outsiders(row, UNAUTHENTICATED), outsiders(row, FORBIDDEN));
    let (who, other, why) = match row.access {
        Access::Token { other, .. } => (scopes.join(" "), other.expected(), other.why()),
        Access::Desk { .. } => {
            let why = "for the bank's own clients only";
            (scopes.join(" "), FORBIDDEN, why)
        }
        Access::Anybody { expected, why } => ("none".to_owned(), expected, why),
        Access::Signature { why } => ("rail signature".to_owned(), UNAUTHENTICATED, why),
    };
    let [invalid_tokens, lacking, other] =
        [invalid_tokens, lacking, other].map(|(status, code)| {
            let both = format!("{status} {code}");
            both.trim_end().to_owned()
        });
    format!("| `{id}` | {who} | {invalid_tokens} | {lacking} | {other} | {why} |")
}

#[test]
fn the_table_in_the_documents_is_the_access_matrix() {
    let text = include_str!("../../../docs/access.md");
    let shown: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    let mut lines: Vec<_> = ROWS.iter().map(line).collect();
    lines.dedup();
    let lines = lines.join("\n");
    assert!(
        shown.join("\n") == lines,
        "docs/access.md should hold\n{lines}"
    );
}

/// Sends a row's request with this `authorization` and asserts the response.
async fn expect_response(
    fixture: &Fixture,
    row: &Row,
    column: &str,
    header: Option<&str>,
    expected: Expected,
) -> Answer {
    let ask = (row.ask)(fixture).bearer("");
    let ask = match header {
        Some(value) => ask.header("authorization", value),
        None => ask,
    };
    let answer = fixture.send(&ask).await;
    let cell = format!("{} {} / {column}", row.operation, ask.path);
    let code = [&answer.body["code"], &answer.body["error"]]
        .into_iter()
        .find_map(|code| code.as_str());
    let is = (answer.status, code.unwrap_or_default());
    assert_eq!(is, expected, "{cell}: {}", answer.body);
    let breaches = fixture.specification.breaches(row.operation, &answer);
    assert_eq!(breaches, [""; 0], "{cell}");
    if answer.body["error"].is_null() && answer.status >= 400 {
        Fixture::assert_problem(&answer, &cell);
    }
    if answer.status != 401 && row.access.needs_token() {
        for header in ["ratelimit", "ratelimit-policy"] {
            assert!(!answer.header(header).is_empty(), "{cell}: {header}");
        }
    }
    if answer.status == 401 && row.access.needs_token() {
        let challenge = answer.header("www-authenticate");
        assert!(challenge.starts_with("Bearer"), "{cell}: {challenge}");
    }
    answer
}

/// Like [`expect_response`], and asserts that nothing but its record was written.
async fn refused(
    fixture: &Fixture,
    row: &Row,
    column: &str,
    header: Option<&str>,
    expected: Expected,
) {
    expect_response(fixture, row, column, header, expected).await;
    let new = fixture.written();
    assert!(new.is_empty(), "{} / {column}: {new:?}", row.operation);
}

/// Returns the operations that need a token.
fn guarded() -> impl Iterator<Item = &'static str> {
    let guarded = OPERATIONS.iter().filter(|one| one.needs_token());
    guarded.map(|operation| operation.id)
}

/// Returns the expected records: each of these operations refused to a client with a code.
fn records(
    client: &str,
    operations: impl Iterator<Item = &'static str>,
    code: &str,
) -> BTreeSet<Refusal> {
    operations
        .map(|operation| (client.to_owned(), operation.to_owned(), code.to_owned()))
        .collect()
}

/// Returns the expected response of a row for all callers that it does not admit.
fn outsiders(row: &Row, guarded: Expected) -> Expected {
    match row.access {
        Access::Token { .. } | Access::Desk { .. } => guarded,
        Access::Anybody { expected, .. } => expected,
        Access::Signature { .. } => UNAUTHENTICATED,
    }
}

fn bearer(caller: &Caller) -> String {
    format!("Bearer {}", caller.token())
}

#[tokio::test]
async fn no_operation_accepts_an_invalid_token() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    let good = tokens::copied(&fixture);
    let taken = fixture
        .send(
            &RawRequest::get("/v1/accounts")
                .bearer("")
                .header("authorization", good),
        )
        .await;
    assert_eq!(taken.status, 200, "a token as the bank makes them");
    for (column, header) in tokens::invalid_tokens(&fixture) {
        for row in ROWS {
            let expected = outsiders(row, UNAUTHENTICATED);
            refused(&fixture, row, column, header.as_deref(), expected).await;
        }
    }
    fixture.assert_unchanged().await;
    // A token that the bank once signed identifies the refused client.
    let records = records(&fixture.operator(), guarded(), UNAUTHENTICATED.1);
    assert_eq!(fixture.refusals(), records);
}

#[tokio::test]
async fn no_operation_accepts_a_token_without_its_scope() {
    let fixture = Fixture::with_two_accounts().await;
    let mut lacking = std::collections::BTreeMap::new();
    for lacks in contract::SCOPES {
        let others = contract::SCOPES.iter().filter(|scope| *scope != lacks);
        let others: Vec<Scope> = others
            .map(|scope| scope.parse().expect("a scope"))
            .collect();
        let credential = fixture.caller.register(&others).await;
        let token = bearer(&fixture.bank.caller(&credential).await);
        lacking.insert(*lacks, (credential.client_id, token));
    }
    let fixture = fixture.closed().await;
    let mut expected = BTreeSet::new();
    for row in ROWS {
        // An operation without a scope is called with each of these tokens.
        let needed = operation(row).scopes;
        let tokens = lacking
            .iter()
            .filter(|(scope, _)| needed.is_empty() || needed.contains(scope));
        for (scope, (client, token)) in tokens {
            let column = format!("all scopes but {scope}");
            refused(
                &fixture,
                row,
                &column,
                Some(token),
                outsiders(row, FORBIDDEN),
            )
            .await;
            let operation = guarded().filter(|id| *id == row.operation);
            expected.extend(records(client, operation, FORBIDDEN.1));
        }
    }
    fixture.assert_unchanged().await;
    assert_eq!(fixture.refusals(), expected);
}

#[tokio::test]
async fn no_operation_accepts_a_token_of_a_client_frozen_a_minute_ago() {
    let fixture = Fixture::with_two_accounts().await;
    let every_scope: Vec<Scope> = contract::SCOPES
        .iter()
        .map(|scope| scope.parse().expect("a scope"))
        .collect();
    let credential = fixture.caller.register(&every_scope).await;
    let frozen = fixture.bank.caller(&credential).await;
    assert_eq!(frozen.get("/v1/accounts").await.status, 200);
    let freeze = format!("/v1/clients/{}/freeze", credential.client_id);
    let reason = serde_json::json!({"reason": "Its secret was published"});
    assert_eq!(fixture.caller.post(&freeze, reason).await.status, 200);
    fixture.bank.advance(60).await;
    let fixture = fixture.closed().await;
    for row in ROWS {
        let (column, token) = ("a frozen client", bearer(&frozen));
        let expected = outsiders(row, UNAUTHENTICATED);
        refused(&fixture, row, column, Some(&token), expected).await;
    }
    fixture.assert_unchanged().await;
    let records = records(&credential.client_id, guarded(), UNAUTHENTICATED.1);
    assert_eq!(fixture.refusals(), records);
}

#[tokio::test]
async fn resources_of_an_institution_are_not_found_by_another() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    let other = fixture.bank.other().await;
    let (column, token) = ("another institution", bearer(&other));
    for row in ROWS {
        let expected = match row.access {
            Access::Token { other, .. } => other.expected(),
            Access::Desk { .. } => FORBIDDEN,
            Access::Anybody { .. } | Access::Signature { .. } => outsiders(row, NOT_FOUND),
        };
        if let Access::Token {
            other: Other::MakesItsOwn,
            ..
        } = row.access
        {
            continue;
        }
        refused(&fixture, row, column, Some(&token), expected).await;
    }
    fixture.assert_unchanged().await;
    // A resource of another tenant cannot be told from a missing one, so its refusal is not
    // recorded; an attempt to use the operations desk is.
    let desk = ROWS
        .iter()
        .filter(|row| matches!(row.access, Access::Desk { .. }));
    let other_client = fixture.bank.demo()["other"]["client_id"].clone();
    let other_client = other_client.as_str().expect("a client");
    let records = records(other_client, desk.map(|row| row.operation), FORBIDDEN.1);
    assert_eq!(fixture.refusals(), records);
    for row in ROWS {
        if let Access::Token { other, .. } = row.access {
            let answer =
                expect_response(&fixture, row, column, Some(&token), other.expected()).await;
            let shown = fixture.named_in(&answer.body["data"]);
            assert_eq!(shown, [""; 0], "{} shows what is another's", row.operation);
        }
    }
    fixture.bank.settle().await;
    let new = fixture.written();
    assert!(!new.is_empty(), "what another makes of its own is written");
    for (key, item) in new {
        let named = fixture.named_in(&format!("{key:?} {item}").into());
        assert_eq!(named, [""; 0], "written in the name of another: {key:?}");
    }
}

#[tokio::test]
async fn every_operation_admits_the_callers_in_its_row() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    let (own_token, desk_token) = (
        bearer(&fixture.caller),
        bearer(&fixture.bank.desk().await.0),
    );
    for row in ROWS {
        let (expected, token) = match row.access {
            Access::Token { own, .. } => (own, &own_token),
            Access::Desk { expected } => (expected, &desk_token),
            Access::Anybody { .. } | Access::Signature { .. } => {
                (outsiders(row, NOT_FOUND), &own_token)
            }
        };
        expect_response(&fixture, row, "all scopes", Some(token), expected).await;
    }
}
