//! The problem examples of the contract match the bank's responses.

use malai_client::types::Scope;
use platform::http::Code;
use serde_json::{Value, json};
use tests::bank::{Answer, Bank, Caller, elsewhere, fresh_key, order};
use tests::examples::{assert_example, examples};

use crate::MALAI;

#[test]
fn every_example_has_the_type_title_status_and_advice_of_its_code() {
    let examples = examples();
    assert!(examples.len() > 30, "{}", examples.len());
    for (word, problems) in examples {
        let code = Code::of_word(&word).expect("a code of the bank");
        for problem in problems {
            assert_eq!(problem["type"], format!("/problems/{word}"));
            assert_eq!(problem["title"], code.title(), "{word}");
            assert_eq!(problem["status"], code.status(), "{word}");
            assert_eq!(problem["retryable"], code.retryable(), "{word}");
        }
    }
}

pub(super) async fn post(caller: &Caller, path: &str, body: Value) -> Answer {
    caller
        .call("POST", path, Some(&fresh_key()), Some(body))
        .await
}

/// Invalid requests, in the order of [`CODES`].
async fn refusals(bank: &Bank, caller: &Caller) -> Vec<Answer> {
    let ada = caller.open("Ada Okafor").await;
    bank.scheme().pay_in(&ada, "50.00").await;
    bank.settle().await;
    let path = format!("/v1/accounts/{}", *ada.account_id);
    let pay = |pounds: &str| {
        let order = order(&ada.account_id, &elsewhere("58302914"), pounds);
        serde_json::to_value(order).expect("JSON")
    };
    let reader = caller.register(&[Scope::AccountsRead]).await;
    let reader = bank.caller(&reader).await;
    let mut wrong = pay("1.00");
    wrong["amount"]["amount"] = "1".into();
    caller.allow_overdraft(&ada.account_id, "20.00").await;
    let key = fresh_key();
    let keyed = |body: Value| caller.call("POST", PAYMENTS, Some(&key), Some(body));
    let paid = keyed(pay("60.00")).await;
    assert_eq!(paid.status, 201, "{}", paid.body);
    bank.settle().await;
    let id = paid.body["payment_id"].as_str().expect("an id").to_owned();
    let why = || json!({"reason": "Checked"});
    let limit = json!({"limit": {"amount": "1.00", "currency": "GBP"}});
    let set = format!("{path}/overdraft-limit");
    vec![
        post(caller, PAYMENTS, wrong).await,
        caller.call("POST", PAYMENTS, None, Some(pay("1.00"))).await,
        bank.bearer("none").get(&path).await,
        post(&reader, PAYMENTS, pay("1.00")).await,
        caller
            .get("/v1/accounts/acc_0kd7xvqkmc2b7wf5bv4s9fx6kg")
            .await,
        post(caller, PAYMENTS, json!({"x": " ".repeat(17_000)})).await,
        keyed(pay("2.00")).await,
        post(caller, PAYMENTS, pay("900.00")).await,
        caller
            .call("PUT", &set, Some(&fresh_key()), Some(limit))
            .await,
        post(caller, &format!("{path}/close"), why()).await,
        post(caller, &format!("{PAYMENTS}/{id}/approve"), why()).await,
    ]
}

const PAYMENTS: &str = "/v1/payments";

const CODES: [&str; 11] = [
    "invalid_field",
    "idempotency_key_missing",
    "unauthenticated",
    "forbidden",
    "not_found",
    "body_too_large",
    "idempotency_key_reused",
    "insufficient_funds",
    "overdraft_in_use",
    "account_not_empty",
    "not_awaiting_approval",
];

/// Asserts that these responses have these codes and match the contract's examples.
pub(super) fn assert_examples(answers: &[Answer], codes: &[&str]) {
    let served: Vec<_> = answers.iter().map(Answer::code).collect();
    assert_eq!(served, codes);
    for answer in answers {
        assert_example(&answer.body);
    }
}

#[tokio::test]
async fn each_problem_returned_is_an_example_of_the_contract() {
    let bank = Bank::shared(MALAI);
    let caller = bank.operator().await;
    let answers = refusals(&bank, &caller).await;
    assert_examples(&answers, &CODES);
    let refused = answers[3].header("www-authenticate");
    assert_eq!(
        refused,
        "Bearer error=\"insufficient_scope\", scope=\"payments:write\""
    );
}

/// Where a problem says that something is wrong, in its order.
fn pointers(answer: &Answer) -> Vec<&str> {
    let errors = answer.body["errors"].as_array().expect("errors");
    errors
        .iter()
        .filter_map(|error| error["pointer"].as_str())
        .collect()
}

#[tokio::test]
async fn all_wrong_fields_of_a_payment_are_reported_at_once() {
    let bank = Bank::shared(MALAI);
    let caller = bank.operator().await;
    let answer = post(
        &caller,
        "/v1/payments",
        json!({
            "creditor": {"name": "", "sort_code": "1"},
            "amount": {"amount": "1", "currency": "pounds"},
            "reference": "caf\u{e9}",
            "mood": "good",
        }),
    )
    .await;
    assert_eq!((answer.status, answer.code()), (400, "invalid_field"));
    let errors = answer.body["errors"].as_array().expect("errors");
    let pointers: Vec<_> = errors
        .iter()
        .filter_map(|one| one["pointer"].as_str())
        .collect();
    for expected in [
        "/creditor/name",
        "/creditor/sort_code",
        "/creditor/account_number",
        "/amount/amount",
        "/amount/currency",
        "/reference",
        "/mood",
        "/debtor_account_id",
    ] {
        assert!(pointers.contains(&expected), "{expected}: {}", answer.body);
    }
    assert_eq!(pointers.len(), 8, "{}", answer.body);
    let text = answer.body.to_string();
    assert!(text.contains("U+00E9"), "{text}");
    assert!(!text.contains("struct") && !text.contains("enum"), "{text}");
}

#[tokio::test]
async fn all_wrong_fields_of_a_journal_are_reported_at_once() {
    let bank = Bank::shared(MALAI);
    let desk = bank.desk().await.0;
    let document =
        json!({"kind": "correspondence", "reference": "Letter 1", "sha256": "0".repeat(64)});
    let wrong = async |evidence: Value, expected: &[&str]| {
        let body = json!({
            "purpose": "suspense_returned",
            "subject": "sus_0kd7xvqkmc2b7wf5bv4s9fx6kg",
            "transfers": [],
            "evidence": evidence,
            "reason": "It goes back",
        });
        let answer = post(&desk, "/v1/ledger/journals", body).await;
        assert_eq!((answer.status, answer.code()), (400, "invalid_field"));
        assert_eq!(pointers(&answer), expected, "{}", answer.body);
    };
    let many = json!(vec![document.clone(); 11]);
    wrong(many, &["/transfers", "/evidence", "/return_reason_code"]).await;
    let elements =
        json!([{"kind": "other", "x": 1}, document, {"kind": "letter", "sha256": "0"}, {}]);
    let expected = [
        "/transfers",
        "/evidence/0/x",
        "/evidence/2/kind",
        "/evidence/2/sha256",
        "/evidence/3/kind",
        "/evidence/0/reference",
        "/evidence/0/sha256",
        "/evidence/2/reference",
        "/evidence/3/reference",
        "/evidence/3/sha256",
        "/return_reason_code",
    ];
    wrong(elements, &expected).await;
}

#[tokio::test]
async fn all_wrong_fields_of_a_client_are_reported_at_once() {
    let bank = Bank::shared(MALAI);
    let operator = bank.operator().await;
    let kind = "private_key_jwt";
    let wrong = async |scopes: Value, key: Option<Value>, expected: &[&str]| {
        let mut body = json!({"name": "", "scopes": scopes, "authentication": kind});
        if let Some(key) = key {
            body["public_key"] = key;
        }
        let answer = post(&operator, "/v1/clients", body).await;
        assert_eq!((answer.status, answer.code()), (400, "invalid_field"));
        assert_eq!(pointers(&answer), expected, "{}", answer.body);
    };
    let scopes = json!(["x", "accounts:read", 1, "y"]);
    let places = [
        "/name",
        "/scopes/0",
        "/scopes/2",
        "/scopes/3",
        "/public_key",
    ];
    wrong(scopes, None, &places).await;
    let twice = json!(["accounts:read", "accounts:read"]);
    let places = ["/scopes", "/name", "/public_key"];
    wrong(twice.clone(), Some(Value::Null), &places).await;
    let key = json!({
        "kty": "RSA", "crv": "Ed25519", "x": "AA", "kid": "a b", "d": "secret", "use": "enc", "key_ops": [],
    });
    let answer = post(
        &operator,
        "/v1/clients",
        json!({"name": "", "scopes": twice, "authentication": kind, "public_key": key}),
    )
    .await;
    let mut found = pointers(&answer);
    found.sort_unstable();
    let expected = [
        "/name",
        "/public_key/d",
        "/public_key/key_ops",
        "/public_key/kid",
        "/public_key/kty",
        "/public_key/use",
        "/public_key/x",
        "/scopes",
    ];
    assert_eq!(found, expected, "{}", answer.body);
    assert!(
        !answer.body.to_string().contains("secret"),
        "{}",
        answer.body
    );
}

#[test]
fn advice_about_an_outcome_is_that_of_the_example() {
    let examples = examples();
    for code in [Code::OutcomeUnknown, Code::Unavailable, Code::InternalError] {
        let known = &examples[code.as_str()][0];
        assert_eq!(known["detail"].as_str(), code.advice(), "{}", code.as_str());
    }
}

#[tokio::test]
async fn all_wrong_parameters_of_a_request_are_reported_at_once() {
    let bank = Bank::shared(MALAI);
    let (caller, (desk, _)) = (bank.operator().await, bank.desk().await);
    let account = "/v1/accounts/acc_0kd7xvqkmc2b7wf5bv4s9fx6kg";
    let statement = format!("{account}/statement");
    let requests = [
        (
            &caller,
            "/v1/clients?limit=0&cursor=x".to_owned(),
            vec!["query:cursor", "query:limit"],
        ),
        (
            &caller,
            format!("{account}/transactions?from=x&to=y&limit=51"),
            vec!["query:from", "query:to", "query:limit"],
        ),
        (&caller, statement.clone(), vec!["query:from", "query:to"]),
        (
            &caller,
            format!("{statement}?from=2999-01-02&to=2999-01-01"),
            vec!["query:from", "query:to"],
        ),
        (
            &desk,
            "/v1/ledger/unknown-payments?status=x&older_than_minutes=-1&rail=y&limit=z".to_owned(),
            vec![
                "query:status",
                "query:older_than_minutes",
                "query:rail",
                "query:limit",
            ],
        ),
        (
            &caller,
            "/v1/accounts?mood=good&lucky=7".to_owned(),
            vec!["query:lucky", "query:mood"],
        ),
        (
            &caller,
            "/v1/accounts?mood=good&limit=0&cursor=x".to_owned(),
            vec!["query:mood", "query:cursor", "query:limit"],
        ),
        (
            &caller,
            "/v1/accounts?limit=1&limit=2&mood=good".to_owned(),
            vec!["query:mood", "query:limit"],
        ),
        (
            &caller,
            format!("{statement}?mood=good&from=x"),
            vec!["query:mood", "query:from", "query:to"],
        ),
        (
            &caller,
            format!("{statement}?mood=good&from=2026-01-01&to=2026-01-02"),
            vec!["query:mood"],
        ),
    ];
    for (caller, path, expected) in requests {
        let answer = caller.get(&path).await;
        assert_eq!(answer.status, 400, "{path}: {}", answer.body);
        let errors = answer.body["errors"].as_array().expect("errors");
        let pointers = errors.iter().map(|one| &one["pointer"]);
        assert!(pointers.eq(&expected), "{path}: {}", answer.body);
    }
}
