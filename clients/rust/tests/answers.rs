//! What the generated client makes of the bank's answers, over a real connection.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, and the bank at the other end needs a thread of its own"
)]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};

use malai_client::types::{
    Amount, Creditor, Currency, PaymentOrder, PaymentOrderRoute, PaymentStatus, ProblemCode,
    TokenRequestGrantType,
};
use malai_client::{Connection, Error, Failure, connect, with_token};

const ACCOUNT: &str = "acc_0kd7xvqkmc2b7wf5bv4s9fx6kg";
const PAYMENT: &str = "pay_60m61hjjqw4dar155ajyegggam";

/// Answers one request and hands over what was asked.
fn bank_that_answers(status: &str, media_type: &str, body: &str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let answer = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\n\
         x-request-id: r1\r\nidempotency-replayed: true\r\nconnection: close\r\n\r\n{body}",
        body.len(),
    );
    let asked = thread::spawn(move || {
        let (mut connection, _) = listener.accept().expect("a connection");
        let mut request = String::new();
        let mut chunk = [0; 4096];
        while !is_whole(&request) {
            let read = connection.read(&mut chunk).expect("a request");
            request.push_str(std::str::from_utf8(&chunk[..read]).expect("text"));
        }
        connection.write_all(answer.as_bytes()).expect("answered");
        request
    });
    (address, asked)
}

/// Answers these requests one after the other, each on a connection of its own, and hands over what was asked.
fn bank_that_answers_each(answers: Vec<String>) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = thread::spawn(move || {
        let one = |answer: String| {
            let (mut connection, _) = listener.accept().expect("a connection");
            let mut request = String::new();
            let mut chunk = [0; 4096];
            while !is_whole(&request) {
                let read = connection.read(&mut chunk).expect("a request");
                request.push_str(std::str::from_utf8(&chunk[..read]).expect("text"));
            }
            connection.write_all(answer.as_bytes()).expect("answered");
            request
        };
        answers.into_iter().map(one).collect()
    });
    (address, asked)
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n{headers}connection: close\r\n\r\n{body}",
        body.len(),
    )
}

fn token(value: &str) -> String {
    let body = format!(
        r#"{{"access_token":"{value}","token_type":"Bearer","expires_in":600,"scope":"accounts:write"}}"#
    );
    answer("200 OK", "", &body)
}

fn problem(status: &str, code: &str, retryable: bool) -> String {
    let number = status.split(' ').next().unwrap_or_default();
    let body = format!(
        r#"{{"type":"/problems/{code}","title":"T","status":{number},"code":"{code}","detail":"Why.","request_id":"r1","retryable":{retryable}}}"#
    );
    answer(status, "retry-after: 0\r\n", &body)
}

fn payment(status: &str) -> String {
    let body = format!(
        r#"{{"payment_id":"{PAYMENT}","direction":"outbound","kind":"payment","status":"{status}",
        "route":"fps","debtor":{{"sort_code":"000001","account_number":"41926819"}},
        "creditor":{{"sort_code":"000002","account_number":"58302914"}},
        "amount":{{"amount":"950.00","currency":"GBP"}},"end_to_end_id":"E1",
        "created_at":"2026-11-23T09:14:07.123Z","updated_at":"2026-11-23T09:14:07.123Z","sequence":1}}"#,
    );
    answer("201 Created", "", &body)
}

fn key_of(request: &str) -> &str {
    let mut lines = request.lines();
    let key = lines.find_map(|line| line.strip_prefix("idempotency-key: "));
    key.expect("a key")
}

#[tokio::test]
async fn what_is_retryable_is_sent_again_with_the_key_that_was_made_for_it() {
    let answers = vec![
        token("t1"),
        problem("503 Service Unavailable", "outcome_unknown", true),
        problem("429 Too Many Requests", "rate_limited", true),
        payment("accepted"),
    ];
    let (address, asked) = bank_that_answers_each(answers);
    let bank = Connection::with_secret(&address, "cli_1", "s")
        .connect()
        .expect("a client");
    let paid = bank
        .create_payment()
        .body(order())
        .send()
        .await
        .expect("a payment");
    assert_eq!(paid.status, PaymentStatus::Accepted);
    let asked = asked.join().expect("four requests");
    assert!(asked[0].ends_with("client_id=cli_1&client_secret=s&grant_type=client_credentials"));
    let key = key_of(&asked[1]);
    assert!(key.len() >= 32, "{key}");
    for request in &asked[1..] {
        assert_eq!(key_of(request), key);
        assert!(
            request.contains("authorization: Bearer t1\r\n"),
            "{request}"
        );
    }
}

#[tokio::test]
async fn what_is_not_retryable_is_sent_once_and_told_without_headers() {
    let answers = vec![
        token("t1"),
        problem("422 Unprocessable Content", "insufficient_funds", false),
    ];
    let (address, asked) = bank_that_answers_each(answers);
    let bank = Connection::with_secret(&address, "cli_1", "s")
        .connect()
        .expect("a client");
    let refused = bank.create_payment().body(order()).send().await;
    let refused = Failure::from(refused.expect_err("refused"));
    assert_eq!(refused.to_string(), "422 insufficient_funds: T: Why. [r1]");
    assert!(!refused.is_retryable());
    assert_eq!(asked.join().expect("two requests").len(), 2);
}

#[tokio::test]
async fn a_token_that_the_bank_refuses_is_renewed_once() {
    let unauthenticated = || problem("401 Unauthorized", "unauthenticated", false);
    let answers = vec![
        token("t1"),
        unauthenticated(),
        token("t2"),
        payment("accepted"),
    ];
    let (address, asked) = bank_that_answers_each(answers);
    let bank = Connection::with_secret(&address, "cli_1", "s")
        .connect()
        .expect("a client");
    let paid = bank.create_payment().body(order()).send().await;
    assert!(paid.is_ok(), "{paid:?}");
    let asked = asked.join().expect("four requests");
    assert!(
        asked[3].contains("authorization: Bearer t2\r\n"),
        "{}",
        asked[3]
    );
    assert_eq!(key_of(&asked[3]), key_of(&asked[1]));
    // Refused again, the refusal is the caller's to see.
    let answers = vec![
        token("t1"),
        unauthenticated(),
        token("t2"),
        unauthenticated(),
    ];
    let (address, asked) = bank_that_answers_each(answers);
    let bank = Connection::with_secret(&address, "cli_1", "s")
        .connect()
        .expect("a client");
    let refused = bank.create_payment().body(order()).send().await;
    let Err(Error::ErrorResponse(problem)) = refused else {
        panic!("refused: {refused:?}")
    };
    assert_eq!(problem.code, ProblemCode::Unauthenticated);
    assert_eq!(asked.join().expect("four requests").len(), 4);
}

#[tokio::test]
async fn a_status_that_is_not_known_is_unrecognised_and_no_error() {
    let (address, asked) = bank_that_answers_each(vec![payment("recalled")]);
    let bank = with_token(&address, "a-token").expect("a client");
    let paid = bank
        .create_payment()
        .body(order())
        .send()
        .await
        .expect("a payment");
    assert_eq!(paid.status, PaymentStatus::Unrecognised("recalled".into()));
    assert_eq!(paid.status.to_string(), "recalled");
    let code: ProblemCode = serde_json::from_str("\"a_later_code\"").expect("a code");
    assert_eq!(code, ProblemCode::Unrecognised("a_later_code".into()));
    // Of a word that is longer than any the beginning is kept, up to a whole character.
    let long = format!("\"{}é\"", "x".repeat(63));
    let long: ProblemCode = serde_json::from_str(&long).expect("a code");
    assert_eq!(long.to_string(), "x".repeat(63));
    assert!(serde_json::to_string(&code).is_err(), "it is never sent");
    asked.join().expect("one request");
}

#[tokio::test]
async fn without_a_token_nothing_is_sent_and_no_secret_is_told() {
    let body = r#"{"error":"invalid_client","error_description":"Client authentication failed."}"#;
    let (address, asked) = bank_that_answers_each(vec![answer("401 Unauthorized", "", body)]);
    let connection = Connection::with_secret(&address, "cli_1", "very-secret");
    assert!(!format!("{connection:?}").contains("very-secret"));
    let bank = connection.connect().expect("a client");
    let refused = bank.create_payment().body(order()).send().await;
    let text = Failure::from(refused.expect_err("refused")).to_string();
    assert_eq!(
        text,
        "nothing was sent: no access token: 401 invalid_client"
    );
    assert_eq!(asked.join().expect("one request").len(), 1);
}

fn is_whole(request: &str) -> bool {
    let Some((head, body)) = request.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    length.is_none_or(|length| length.parse() == Ok(body.len()))
}

fn order() -> PaymentOrder {
    PaymentOrder {
        debtor_account_id: ACCOUNT.parse().expect("an id"),
        creditor: Creditor {
            name: "Harbour Lettings".into(),
            sort_code: "000002".into(),
            account_number: "58302914".into(),
        },
        amount: Amount {
            amount: "950.00".into(),
            currency: Currency::Gbp,
        },
        reference: Some("RENT".into()),
        end_to_end_id: None,
        route: PaymentOrderRoute::Auto,
        allow_duplicate: false,
    }
}

#[tokio::test]
async fn a_refusal_is_the_banks_problem_document() {
    let body = format!(
        r#"{{"type":"/problems/insufficient_funds","title":"Insufficient funds",
        "status":422,"instance":"/v1/payments/{PAYMENT}","code":"insufficient_funds",
        "request_id":"r1","retryable":false}}"#,
    );
    let (address, asked) = bank_that_answers(
        "422 Unprocessable Content",
        "application/problem+json",
        &body,
    );

    let bank = with_token(&address, "a-token").expect("a client");
    let answer = bank
        .create_payment()
        .idempotency_key("rent-12")
        .body(order())
        .send()
        .await;

    let Err(Error::ErrorResponse(problem)) = answer else {
        panic!("refused: {answer:?}")
    };
    assert_eq!(problem.status(), 422);
    assert_eq!(problem.code, ProblemCode::InsufficientFunds);
    assert_eq!(problem.instance, Some(format!("/v1/payments/{PAYMENT}")));
    assert_eq!(problem.headers()["idempotency-replayed"], "true");

    let asked = asked.join().expect("one request");
    assert!(
        asked.starts_with("POST /v1/payments HTTP/1.1\r\n"),
        "{asked}"
    );
    assert!(
        asked.contains("authorization: Bearer a-token\r\n"),
        "{asked}"
    );
    assert!(asked.contains("idempotency-key: rent-12\r\n"), "{asked}");
}

#[tokio::test]
async fn a_word_added_later_does_not_break_a_client_built_before() {
    let body = format!(
        r#"{{"payment_id":"{PAYMENT}","direction":"outbound","kind":"payment","status":"accepted",
        "route":"fps","debtor":{{"sort_code":"000001","account_number":"41926819"}},
        "creditor":{{"sort_code":"000002","account_number":"58302914"}},
        "amount":{{"amount":"950.00","currency":"GBP"}},"end_to_end_id":"E1",
        "created_at":"2026-11-23T09:14:07.123Z","updated_at":"2026-11-23T09:14:07.123Z",
        "sequence":1,"mood":"new"}}"#,
    );
    let (address, asked) = bank_that_answers("200 OK", "application/json", &body);

    let bank = with_token(&address, "a-token").expect("a client");
    let id: malai_client::types::PaymentId = PAYMENT.parse().expect("an id");
    let payment = bank
        .get_payment()
        .payment_id(id)
        .send()
        .await
        .expect("a payment");

    assert_eq!(payment.status, PaymentStatus::Accepted);
    assert_eq!(payment.headers()["x-request-id"], "r1");
    let asked = asked.join().expect("one request");
    assert!(
        asked.starts_with(&format!("GET /v1/payments/{PAYMENT} HTTP/1.1\r\n")),
        "{asked}"
    );
}

#[tokio::test]
async fn a_token_is_asked_for_with_a_form_and_without_a_token() {
    let body =
        r#"{"access_token":"t","token_type":"Bearer","expires_in":600,"scope":"audit:read"}"#;
    let (address, asked) = bank_that_answers("200 OK", "application/json", body);

    let bank = connect(&address).expect("a client");
    let token = bank
        .issue_token()
        .body_map(|form| {
            form.grant_type(TokenRequestGrantType::ClientCredentials)
                .client_id("cli_1".to_owned())
                .client_secret("s".to_owned())
        })
        .send()
        .await
        .expect("a token");

    assert_eq!(token.access_token, "t");
    let asked = asked.join().expect("one request");
    assert!(
        asked.contains("content-type: application/x-www-form-urlencoded\r\n"),
        "{asked}"
    );
    assert!(!asked.contains("authorization"), "{asked}");
    let form = "client_id=cli_1&client_secret=s&grant_type=client_credentials";
    assert!(asked.ends_with(form), "{asked}");
}

#[test]
fn a_token_that_no_header_can_hold_makes_no_client() {
    assert!(with_token("http://127.0.0.1:1", "two\nlines").is_err());
}
