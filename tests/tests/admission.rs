//! Admission: a client is served up to its rate by any function, and refused access is recorded
//! once a minute, sealed, and shown to its institution.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

mod admission {
    mod deadline;
    mod sandbox;
}

use malai_client::types::Scope;
use serde_json::{Value, json};
use sfv::{BareItem, List, ListEntry, Parser, StringRef};
use tests::bank::{Answer, Bank, Caller, Credential};
use tests::examples::assert_example;
use tokio::task::JoinSet;

const MALAI: &str = env!("CARGO_BIN_EXE_malai-under-test");
const REFUSED: &str = "malai.identity.access-refused.v1";

/// Returns a parameter of the only item of a structured field.
fn parameter(answer: &Answer, field: &str, name: &str) -> i64 {
    let list = Parser::new(answer.header(field)).parse::<List>();
    let list = list.expect("a structured field");
    let [ListEntry::Item(item)] = list.as_slice() else {
        panic!("one item: {list:?}");
    };
    let policy = item.bare_item.as_string().map(StringRef::as_str);
    assert_eq!(policy, Some("client"));
    let value = item.params.get(name).and_then(BareItem::as_integer);
    value.expect(name).into()
}

/// Moves the clock to the start of a minute, so that the following requests are within it.
async fn at_the_beginning_of_a_minute(bank: &Bank, caller: &Caller) {
    let answer = caller.get("/v1/accounts").await;
    let left = parameter(&answer, "ratelimit", "t");
    bank.advance(left.unsigned_abs()).await;
}

/// Registers a client with this rate and returns its credential.
async fn client(bank: &Bank, admin: &Caller, rate: u32, scopes: &[Scope]) -> (Credential, Caller) {
    let credential = admin.register(scopes).await;
    admin.set_rate(&credential.client_id, rate).await;
    let caller = bank.caller(&credential).await;
    (credential, caller)
}

#[tokio::test]
async fn a_client_is_admitted_up_to_its_rate_and_sees_what_remains() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let (_, caller) = client(&bank, &operator, 5, &[Scope::AccountsRead]).await;
    at_the_beginning_of_a_minute(&bank, &caller).await;
    let caller_again = || caller.get("/v1/accounts");
    for left in (0..5).rev() {
        let answer = caller_again().await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(parameter(&answer, "ratelimit", "r"), left);
        assert_eq!(parameter(&answer, "ratelimit-policy", "q"), 5);
        assert_eq!(parameter(&answer, "ratelimit-policy", "w"), 60);
    }
    let answer = caller_again().await;
    assert_eq!((answer.status, answer.code()), (429, "rate_limited"));
    assert_example(&answer.body);
    assert_eq!(answer.body["retryable"], true);
    assert_eq!(parameter(&answer, "ratelimit", "r"), 0);
    let wait: i64 = answer.header("retry-after").parse().expect("seconds");
    assert_eq!(wait, parameter(&answer, "ratelimit", "t"));
    assert!((1..=60).contains(&wait));
    // Another function counts it as well.
    let elsewhere = caller
        .get("/v1/accounts/acc_0kd7xvqkmc2b7wf5bv4s9fx6kg")
        .await;
    assert_eq!((elsewhere.status, elsewhere.code()), (429, "rate_limited"));
    // Other clients are not delayed.
    assert_eq!(operator.get("/v1/accounts").await.status, 200);
    bank.advance(wait.unsigned_abs()).await;
    let answer = caller_again().await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

#[tokio::test]
async fn concurrent_functions_share_one_rate() {
    const RATE: usize = 40;
    const PATHS: [&str; 4] = [
        "/v1/accounts",
        "/v1/payments?account_id=acc_0kd7xvqkmc2b7wf5bv4s9fx6kg",
        "/v1/clients",
        "/v1/audit/seals",
    ];
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let scopes = [
        Scope::AccountsRead,
        Scope::PaymentsRead,
        Scope::ClientsAdmin,
    ];
    let scopes = [&scopes[..], &[Scope::AuditRead]].concat();
    let (_, caller) = client(&bank, &operator, 40, &scopes).await;
    at_the_beginning_of_a_minute(&bank, &caller).await;
    let mut calls = JoinSet::new();
    for path in PATHS.iter().cycle().take(120) {
        let caller = caller.clone();
        calls.spawn(async move { caller.get(path).await.status });
    }
    let statuses = calls.join_all().await;
    let limited = statuses.iter().filter(|status| **status == 429).count();
    assert_eq!(statuses.len() - limited, RATE, "{statuses:?}");
}

/// Returns the records of refused access that an institution is shown for a request.
async fn records(caller: &Caller, request: &str) -> Vec<Value> {
    let page = caller
        .get(&format!("/v1/audit/records?request_id={request}"))
        .await;
    assert_eq!(page.status, 200, "{}", page.body);
    let records = page.body["data"].as_array().expect("records").clone();
    records
        .into_iter()
        .filter(|record| record["event_type"] == REFUSED)
        .collect()
}

fn request_id(answer: &Answer) -> &str {
    answer.header("x-request-id")
}

#[tokio::test]
async fn a_thousand_refused_calls_make_one_sealed_and_provable_record() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let scopes = [Scope::AccountsRead];
    let (credential, caller) = client(&bank, &operator, 6000, &scopes).await;
    at_the_beginning_of_a_minute(&bank, &caller).await;
    let first = caller.post("/v1/payments", json!({})).await;
    assert_eq!((first.status, first.code()), (403, "forbidden"));
    let mut calls = JoinSet::new();
    for _ in 0..999 {
        let caller = caller.clone();
        calls.spawn(async move { caller.post("/v1/payments", json!({})).await.status });
    }
    let statuses = calls.join_all().await;
    assert!(statuses.iter().all(|status| *status == 403));
    bank.advance(120).await;
    let operator = bank.operator().await;
    let records = records(&operator, request_id(&first)).await;
    let [record] = records.as_slice() else {
        panic!("one record: {records:?}");
    };
    assert_eq!(record["actor"]["client_id"], credential.client_id.as_str());
    let limits = json!({
        "client_id": credential.client_id, "operation": "createPayment", "code": "forbidden",
    });
    assert_eq!(record["data"], limits);
    let day = &record["occurred_at"].as_str().expect("a moment")[..10];
    let page = operator.get(&format!("/v1/audit/records?date={day}")).await;
    let all = page.body["data"].as_array().expect("records");
    let refused = all.iter().filter(|record| record["event_type"] == REFUSED);
    assert_eq!(refused.count(), 1, "{}", page.body);
    let id = record["record_id"].as_str().expect("an id");
    let proof = operator.get(&format!("/v1/audit/records/{id}/proof")).await;
    assert_eq!(proof.status, 200, "{}", proof.body);
    // Another institution sees none of it.
    let other = bank.other().await;
    let read = other.get(&format!("/v1/audit/records/{id}")).await;
    assert_eq!(read.status, 404);
}

#[tokio::test]
async fn each_kind_of_refusal_of_a_known_client_is_recorded_once_with_its_first_request() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let (slow, limited) = client(&bank, &operator, 1, &[Scope::AccountsRead]).await;
    at_the_beginning_of_a_minute(&bank, &limited).await;
    let mut expected = Vec::new();
    let mut note = |answer: &Answer, client: &str, operation: &str, code: &str| {
        let limits = json!({"client_id": client, "operation": operation, "code": code});
        expected.push((request_id(answer).to_owned(), limits));
    };
    assert_eq!(limited.get("/v1/accounts").await.status, 200);
    for again in [false, true, true] {
        let answer = limited.get("/v1/accounts").await;
        assert_eq!(answer.status, 429);
        if !again {
            note(&answer, &slow.client_id, "listAccounts", "rate_limited");
        }
    }
    // A handler's own refusal: no client freezes itself.
    let operator_id = bank.demo()["operator"]["client_id"].clone();
    let operator_id = operator_id.as_str().expect("a client");
    let path = format!("/v1/clients/{operator_id}/freeze");
    let answer = operator.post(&path, json!({"reason": "To try it"})).await;
    assert_eq!((answer.status, answer.code()), (403, "forbidden"));
    note(&answer, operator_id, "freezeClient", "forbidden");
    // A wrong secret, and a scope that the client does not have.
    let ask = |secret: &str, scope: &str| {
        let id = &slow.client_id;
        let form = "grant_type=client_credentials";
        bank.token_answer(format!(
            "{form}&client_id={id}&client_secret={secret}{scope}"
        ))
    };
    let answer = ask(&"x".repeat(slow.client_secret.len()), "").await;
    assert_eq!(answer.status, 401, "{}", answer.body);
    note(&answer, &slow.client_id, "issueToken", "invalid_client");
    let answer = ask(&slow.client_secret, "&scope=payments:write").await;
    assert_eq!(answer.status, 400, "{}", answer.body);
    note(&answer, &slow.client_id, "issueToken", "invalid_scope");
    // A frozen client's token, after the minute for which the gateway caches its decision.
    let (frozen, stopped) = client(&bank, &operator, 600, &[Scope::AccountsRead]).await;
    let path = format!("/v1/clients/{}/freeze", frozen.client_id);
    let answer = operator.post(&path, json!({"reason": "Lost"})).await;
    assert_eq!(answer.status, 200);
    for again in [false, true] {
        let answer = stopped.get("/v1/accounts").await;
        assert_eq!((answer.status, answer.code()), (401, "unauthenticated"));
        if !again {
            note(
                &answer,
                &frozen.client_id,
                "listAccounts",
                "unauthenticated",
            );
        }
    }
    bank.settle().await;
    for (request, limits) in expected {
        let records = records(&operator, &request).await;
        let data: Vec<_> = records.iter().map(|record| &record["data"]).collect();
        assert_eq!(data, [&limits], "{request}");
    }
}

#[tokio::test]
async fn an_unknown_caller_is_in_no_audit_record() {
    let bank = Bank::start(MALAI);
    let operator = bank.operator().await;
    let form = "grant_type=client_credentials&client_secret=x";
    let nobody = "cli_0kd7xvqkmc2b7wf5bv4s9fx6kg";
    let nobody = bank
        .token_answer(format!("{form}&client_id={nobody}"))
        .await;
    assert_eq!(nobody.status, 401, "{}", nobody.body);
    let forged = bank.bearer("a.b.c").get("/v1/accounts").await;
    assert_eq!(forged.status, 401);
    bank.settle().await;
    for answer in [nobody, forged] {
        let page = format!("/v1/audit/records?request_id={}", request_id(&answer));
        let page = operator.get(&page).await;
        assert_eq!(page.body["data"], json!([]));
    }
    assert_eq!(bank.status().await["dead_letters"], json!([]));
}
