//! The access matrix: every operation of the contract by everybody who may or may not call it.
//!
//! The rows are in `rows.rs`, one for each operation at least, and an operation without a row fails
//! the test that is named after it. The columns are what comes in the `authorization` header. Each
//! cell has one answer. One that is refused writes its record if it is known who was refused, and
//! nothing else.

pub(super) mod kinds;
mod places;
pub(super) mod rows;
mod tokens;

use std::collections::BTreeSet;

use contract::{OPERATIONS, Operation};
use malai_client::types::Scope;
use tests::bank::{Answer, Caller};

use super::ask::Ask;
use super::stand::{Refusal, Stand};
use kinds::{Access, Other, Row};
use rows::ROWS;

/// A status and a problem's code; no code for what is no problem.
type Told = (u16, &'static str);

const UNAUTHENTICATED: Told = (401, "unauthenticated");
const FORBIDDEN: Told = (403, "forbidden");
const NOT_FOUND: Told = (404, "not_found");

/// The operation of a row.
fn operation(row: &Row) -> &'static Operation {
    let known = OPERATIONS
        .iter()
        .find(|operation| operation.id == row.operation);
    known.unwrap_or_else(|| panic!("the contract has no operation {}", row.operation))
}

#[test]
fn every_operation_has_a_row_in_the_access_matrix_of_the_kind_that_the_contract_says() {
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
    }
}

/// A line of the table in docs/access.md.
fn line(row: &Row) -> String {
    let Operation { id, scopes, .. } = operation(row);
    let (no_good, lacking) = (outsiders(row, UNAUTHENTICATED), outsiders(row, FORBIDDEN));
    let (who, other, why) = match row.access {
        Access::Token { other, .. } => (scopes.join(" "), other.told(), other.why()),
        Access::Desk { .. } => {
            let why = "for the bank's own clients only";
            (scopes.join(" "), FORBIDDEN, why)
        }
        Access::Anybody { told, why } => ("none".to_owned(), told, why),
        Access::Signature { why } => ("rail signature".to_owned(), UNAUTHENTICATED, why),
    };
    let [no_good, lacking, other] = [no_good, lacking, other].map(|(status, code)| {
        let both = format!("{status} {code}");
        both.trim_end().to_owned()
    });
    format!("| `{id}` | {who} | {no_good} | {lacking} | {other} | {why} |")
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

/// Sends what a row asks with this `authorization`, and proves what it is told.
async fn told(stand: &Stand, row: &Row, column: &str, header: Option<&str>, told: Told) -> Answer {
    let ask = (row.ask)(stand).bearer("");
    let ask = match header {
        Some(value) => ask.header("authorization", value),
        None => ask,
    };
    let answer = stand.send(&ask).await;
    let cell = format!("{} {} / {column}", row.operation, ask.path);
    let code = [&answer.body["code"], &answer.body["error"]]
        .into_iter()
        .find_map(|code| code.as_str());
    let is = (answer.status, code.unwrap_or_default());
    assert_eq!(is, told, "{cell}: {}", answer.body);
    let breaches = stand.specification.breaches(row.operation, &answer);
    assert_eq!(breaches, [""; 0], "{cell}");
    if answer.body["error"].is_null() && answer.status >= 400 {
        Stand::is_a_problem(&answer, &cell);
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

/// As [`told`], and that nothing was written by it but its record.
async fn refused(stand: &Stand, row: &Row, column: &str, header: Option<&str>, expected: Told) {
    told(stand, row, column, header, expected).await;
    let new = stand.written();
    assert!(new.is_empty(), "{} / {column}: {new:?}", row.operation);
}

/// The operations that need a token.
fn guarded() -> impl Iterator<Item = &'static str> {
    let guarded = OPERATIONS.iter().filter(|one| one.needs_token());
    guarded.map(|operation| operation.id)
}

/// The records that there should be: each of these operations refused to a client by a code.
fn records(
    client: &str,
    operations: impl Iterator<Item = &'static str>,
    code: &str,
) -> BTreeSet<Refusal> {
    operations
        .map(|operation| (client.to_owned(), operation.to_owned(), code.to_owned()))
        .collect()
}

/// What a row tells everybody but those that may call it.
fn outsiders(row: &Row, guarded: Told) -> Told {
    match row.access {
        Access::Token { .. } | Access::Desk { .. } => guarded,
        Access::Anybody { told, .. } => told,
        Access::Signature { .. } => UNAUTHENTICATED,
    }
}

fn bearer(caller: &Caller) -> String {
    format!("Bearer {}", caller.token())
}

#[tokio::test]
async fn no_operation_takes_a_token_that_is_no_good() {
    let stand = Stand::with_two_accounts().await.closed().await;
    let good = tokens::copied(&stand);
    let taken = stand
        .send(
            &Ask::get("/v1/accounts")
                .bearer("")
                .header("authorization", good),
        )
        .await;
    assert_eq!(taken.status, 200, "a token as the bank makes them");
    for (column, header) in tokens::no_good(&stand) {
        for row in ROWS {
            let expected = outsiders(row, UNAUTHENTICATED);
            refused(&stand, row, column, header.as_deref(), expected).await;
        }
    }
    stand.is_untouched().await;
    // By a token that the bank once signed, it is known who was refused.
    let records = records(&stand.operator(), guarded(), UNAUTHENTICATED.1);
    assert_eq!(stand.refusals(), records);
}

#[tokio::test]
async fn no_operation_takes_a_token_without_its_scope() {
    let stand = Stand::with_two_accounts().await;
    let mut lacking = std::collections::BTreeMap::new();
    for lacks in contract::SCOPES {
        let others = contract::SCOPES.iter().filter(|scope| *scope != lacks);
        let others: Vec<Scope> = others
            .map(|scope| scope.parse().expect("a scope"))
            .collect();
        let credential = stand.caller.register(&others).await;
        let token = bearer(&stand.bank.caller(&credential).await);
        lacking.insert(*lacks, (credential.client_id, token));
    }
    let stand = stand.closed().await;
    let mut expected = BTreeSet::new();
    for row in ROWS {
        // What needs no scope is asked with each of these tokens.
        let needed = operation(row).scopes;
        let tokens = lacking
            .iter()
            .filter(|(scope, _)| needed.is_empty() || needed.contains(scope));
        for (scope, (client, token)) in tokens {
            let column = format!("all scopes but {scope}");
            refused(&stand, row, &column, Some(token), outsiders(row, FORBIDDEN)).await;
            let operation = guarded().filter(|id| *id == row.operation);
            expected.extend(records(client, operation, FORBIDDEN.1));
        }
    }
    stand.is_untouched().await;
    assert_eq!(stand.refusals(), expected);
}

#[tokio::test]
async fn no_operation_takes_a_token_of_a_client_that_was_frozen_a_minute_ago() {
    let stand = Stand::with_two_accounts().await;
    let every_scope: Vec<Scope> = contract::SCOPES
        .iter()
        .map(|scope| scope.parse().expect("a scope"))
        .collect();
    let credential = stand.caller.register(&every_scope).await;
    let frozen = stand.bank.caller(&credential).await;
    assert_eq!(frozen.get("/v1/accounts").await.status, 200);
    let freeze = format!("/v1/clients/{}/freeze", credential.client_id);
    let reason = serde_json::json!({"reason": "Its secret was published"});
    assert_eq!(stand.caller.post(&freeze, reason).await.status, 200);
    stand.bank.advance(60).await;
    let stand = stand.closed().await;
    for row in ROWS {
        let (column, token) = ("a frozen client", bearer(&frozen));
        let expected = outsiders(row, UNAUTHENTICATED);
        refused(&stand, row, column, Some(&token), expected).await;
    }
    stand.is_untouched().await;
    let records = records(&credential.client_id, guarded(), UNAUTHENTICATED.1);
    assert_eq!(stand.refusals(), records);
}

#[tokio::test]
async fn what_an_institution_has_does_not_exist_for_another() {
    let stand = Stand::with_two_accounts().await.closed().await;
    let other = stand.bank.other().await;
    let (column, token) = ("another institution", bearer(&other));
    for row in ROWS {
        let expected = match row.access {
            Access::Token { other, .. } => other.told(),
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
        refused(&stand, row, column, Some(&token), expected).await;
    }
    stand.is_untouched().await;
    // What is another's is told from what there is not by nobody, and so not recorded; that it tried
    // to work at the bank's own desk is.
    let desk = ROWS
        .iter()
        .filter(|row| matches!(row.access, Access::Desk { .. }));
    let other_client = stand.bank.demo()["other"]["client_id"].clone();
    let other_client = other_client.as_str().expect("a client");
    let records = records(other_client, desk.map(|row| row.operation), FORBIDDEN.1);
    assert_eq!(stand.refusals(), records);
    for row in ROWS {
        if let Access::Token { other, .. } = row.access {
            let answer = told(&stand, row, column, Some(&token), other.told()).await;
            let shown = stand.named_in(&answer.body["data"]);
            assert_eq!(shown, [""; 0], "{} shows what is another's", row.operation);
        }
    }
    stand.bank.settle().await;
    let new = stand.written();
    assert!(!new.is_empty(), "what another makes of its own is written");
    for (key, item) in new {
        let named = stand.named_in(&format!("{key:?} {item}").into());
        assert_eq!(named, [""; 0], "written in the name of another: {key:?}");
    }
}

#[tokio::test]
async fn every_operation_answers_who_may_call_it() {
    let stand = Stand::with_two_accounts().await.closed().await;
    let (own_token, desk_token) = (bearer(&stand.caller), bearer(&stand.bank.desk().await.0));
    for row in ROWS {
        let (expected, token) = match row.access {
            Access::Token { own, .. } => (own, &own_token),
            Access::Desk { told } => (told, &desk_token),
            Access::Anybody { .. } | Access::Signature { .. } => {
                (outsiders(row, NOT_FOUND), &own_token)
            }
        };
        told(&stand, row, "all scopes", Some(token), expected).await;
    }
}
