//! A table that hangs or throttles: the client gets a response before the deadline.

use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use environment::{Clock, deadline};
use local::bank::environment_at;
use local::engines::Endpoints;
use local::registry::Registry;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::sandbox::TOKEN;

/// The time for the function's work; its own timeout is longer.
const DEADLINE: Duration = Duration::from_secs(3);

/// AWS services that all behave alike: none responds, or each throttles.
async fn services(throttles: bool, servers: &mut JoinSet<()>) -> String {
    let router = Router::new().fallback(move || async move {
        if !throttles {
            std::future::pending::<()>().await;
        }
        let error = json!({
            "__type": "com.amazonaws.dynamodb.v20120810#ThrottlingException", "message": "slow down",
        });
        let json = [("content-type", "application/x-amz-json-1.0")];
        (StatusCode::BAD_REQUEST, json, error.to_string())
    });
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    servers.spawn(async move {
        let _ = axum::serve(listener, router).await;
    });
    origin
}

/// Returns the response to a request for an operation: status, code, and whether it has a
/// `Retry-After`.
async fn asked(throttles: bool, function: &str, event: &Value) -> (u64, String, bool) {
    let mut servers = JoinSet::new();
    let origin = services(throttles, &mut servers).await;
    let registry = Registry::of_the_bank().expect("the bank");
    let endpoints = Endpoints {
        dynamodb: origin.clone(),
        aws: origin,
    };
    registry.connect(&environment_at(&endpoints, Clock::system()));
    let started = Instant::now();
    let ends = started.checked_add(DEADLINE).expect("a time");
    let answer = registry.invoke(function, event.to_string().into_bytes());
    let answer = deadline::within(ends, answer).await.expect("an answer");
    assert!(started.elapsed() < DEADLINE, "{:?}", started.elapsed());
    let answer: Value = serde_json::from_slice(&answer).expect("JSON");
    let body = answer["body"].as_str().expect("a body");
    let problem: Value = serde_json::from_str(body).expect("a problem");
    let code = problem["code"].as_str().expect("a code").to_owned();
    let status = answer["statusCode"].as_u64().expect("a status");
    (status, code, answer["headers"]["retry-after"].is_string())
}

fn event(method: &str, path: &str, scope: &str) -> Value {
    json!({
        "httpMethod": method, "path": path,
        "headers": {"content-type": "application/json", "idempotency-key": "k-1"},
        "body": "{\"holder_name\": \"Ada Okafor\", \"currency\": \"GBP\"}",
        "requestContext": {"requestId": "r-1", "authorizer": {
            "tenant_id": "ten_0kd7xvqkmc2b7wf5bv4s9fx6kg",
            "client_id": "cli_0kd7xvqkmc2b7wf5bv4s9fx6kg",
            "scope": scope, "policy": "{}", "token": TOKEN,
        }},
    })
}

#[tokio::test]
async fn a_table_that_hangs_or_throttles_is_a_503_before_the_deadline() {
    for throttles in [true, false] {
        for (function, event) in [
            (
                "list-accounts",
                event("GET", "/v1/accounts", "accounts:read"),
            ),
            (
                "open-account",
                event("POST", "/v1/accounts", "accounts:write"),
            ),
        ] {
            let answer = asked(throttles, function, &event).await;
            let expected = (503, "unavailable".to_owned(), true);
            assert_eq!(answer, expected, "{function}, throttles: {throttles}");
        }
    }
}
