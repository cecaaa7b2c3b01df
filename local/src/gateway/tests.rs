//! The gateway in front of test functions.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use super::*;
use crate::registry::stand_in::{Function, registry};
use kernel::time::Moment;
use serde_json::{Value, json};

const AUTHORIZER: Function = ("authorize-request", "authorizer = true", |event| {
    assert_eq!(event["type"], "REQUEST");
    assert_eq!(event["requestContext"]["requestId"], "req-1");
    let arn = event["methodArn"].as_str().expect("an ARN");
    let stage = arn.split('/').take(2).collect::<Vec<_>>().join("/");
    let patterns = match event["headers"]["authorization"].as_str() {
        Some("Bearer reader") => vec![format!("{stage}/GET/v1/accounts*")],
        Some("Bearer owner") => vec![format!("{stage}/*")],
        Some("Bearer broken") => return Err("no table"),
        _ => return Err("Unauthorized"),
    };
    Ok(json!({
        "principalId": "cli_1",
        "policyDocument": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": patterns},
        ]},
        "context": {"tenant_id": "tnt_1", "client_id": "cli_1", "scope": "accounts:read"},
    }))
});

#[expect(
    clippy::unnecessary_wraps,
    clippy::needless_pass_by_value,
    reason = "functions have this form"
)]
/// Returns the event that the function was called with.
fn echo(event: Value) -> Result<Value, &'static str> {
    let headers = json!({"content-type": "application/json"});
    Ok(json!({"statusCode": 200, "headers": headers, "body": event.to_string()}))
}

fn gateway(functions: &[Function]) -> Gateway {
    let clock = environment::Clock::of(|| Moment::EPOCH);
    Gateway::new(registry(functions), clock)
}

fn bank() -> Gateway {
    gateway(&[
        AUTHORIZER,
        ("get-account", "http = \"getAccount\"", echo),
        ("list-accounts", "http = \"listAccounts\"", echo),
        ("open-account", "http = \"openAccount\"", echo),
        ("issue-token", "http = \"issueToken\"", echo),
        ("receive-fps-message", "http = \"receiveFpsMessage\"", echo),
        ("list-payments", "http = \"listPayments\"", |_| {
            Err("the table is unavailable")
        }),
        ("create-payment", "http = \"createPayment\"", |_| {
            Ok(json!({"status": 200}))
        }),
    ])
}

fn caller() -> Caller {
    Caller {
        request_id: "req-1".parse().expect("a request id"),
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
    }
}

fn request(method: &str, path: &str, token: &str) -> Request<Body> {
    let request = Request::builder().method(method).uri(path);
    let request = match token {
        "" => request,
        token => request.header("authorization", format!("Bearer {token}")),
    };
    request.body(Body::empty()).expect("a request")
}

async fn send(gateway: &Gateway, request: Request<Body>) -> (Response<()>, Value) {
    let (head, body) = gateway.handle(request, &caller()).await.into_parts();
    let body = axum::body::to_bytes(body, 1_000_000).await.expect("a body");
    (
        Response::from_parts(head, ()),
        serde_json::from_slice(&body).unwrap_or_default(),
    )
}

/// Returns the status and the code of a problem, which must be complete.
async fn refused(gateway: &Gateway, request: Request<Body>) -> (u16, String, Response<()>) {
    let (head, body) = send(gateway, request).await;
    assert_eq!(head.headers()["content-type"], "application/problem+json");
    assert_eq!(head.headers()["cache-control"], "no-store");
    assert_eq!(body["status"], head.status().as_u16(), "{body}");
    assert_eq!(body["request_id"], "req-1", "{body}");
    let code = body["code"].as_str().expect("a code").to_owned();
    assert_eq!(body["type"], format!("/problems/{code}"));
    (head.status().as_u16(), code, head)
}

#[tokio::test]
async fn a_request_becomes_the_event_of_the_proxy_integration() {
    let mut given = request(
        "GET",
        "/v1/accounts/acc_1?limit=5&limit=6&x=%C3%A9",
        "reader",
    );
    given
        .headers_mut()
        .append("x-note", "a".parse().expect("a value"));
    given
        .headers_mut()
        .append("x-note", "b".parse().expect("a value"));
    let (head, event) = send(&bank(), given).await;
    assert_eq!(head.status(), 200, "{event}");
    assert_eq!(event["resource"], "/v1/accounts/{account_id}");
    assert_eq!(event["path"], "/v1/accounts/acc_1");
    assert_eq!(event["httpMethod"], "GET");
    assert_eq!(event["pathParameters"], json!({"account_id": "acc_1"}));
    assert_eq!(
        event["queryStringParameters"],
        json!({"limit": "6", "x": "é"})
    );
    assert_eq!(
        event["multiValueQueryStringParameters"]["limit"],
        json!(["5", "6"])
    );
    assert_eq!(event["headers"]["x-note"], "b");
    assert_eq!(event["multiValueHeaders"]["x-note"], json!(["a", "b"]));
    assert_eq!(event["body"], Value::Null);
    assert_eq!(event["isBase64Encoded"], false);
    let context = &event["requestContext"];
    assert_eq!(context["requestId"], "req-1");
    assert_eq!(context["identity"]["sourceIp"], "127.0.0.1");
    assert_eq!(context["resourcePath"], "/v1/accounts/{account_id}");
    let authorizer = json!({"principalId": "cli_1", "tenant_id": "tnt_1", "client_id": "cli_1",
        "scope": "accounts:read"});
    assert_eq!(context["authorizer"], authorizer);
}

#[tokio::test]
async fn a_body_that_is_not_text_is_passed_on_in_base64() {
    let mut given = request("POST", "/v1/oauth/token", "");
    *given.body_mut() = Body::from(vec![0xff, 0xfe]);
    let (_, event) = send(&bank(), given).await;
    assert_eq!(event["isBase64Encoded"], true);
    assert_eq!(event["body"], "//4=");
}

#[tokio::test]
async fn public_operations_and_rail_callbacks_need_no_token() {
    let bank = bank();
    for path in ["/v1/oauth/token", "/rails/fps/messages"] {
        let (head, event) = send(&bank, request("POST", path, "")).await;
        assert_eq!(head.status(), 200, "{path}: {event}");
        assert_eq!(event["requestContext"]["authorizer"], Value::Null);
    }
}

#[tokio::test]
async fn an_unknown_path_or_method_is_refused() {
    let bank = bank();
    for path in ["/v2/accounts", "/v1/%61ccounts", "/v1/accounts/%61cc_1"] {
        for token in ["owner", "reader", ""] {
            let (status, code, _) = refused(&bank, request("GET", path, token)).await;
            assert_eq!((status, code.as_str()), (404, "not_found"), "{path}");
        }
    }
    let (status, code, head) = refused(&bank, request("DELETE", "/v1/accounts", "owner")).await;
    assert_eq!((status, code.as_str()), (405, "method_not_allowed"));
    assert_eq!(head.headers()["allow"], "GET, POST");
}

#[tokio::test]
async fn a_request_without_a_valid_token_is_refused() {
    let bank = bank();
    let challenge =
        r#"Bearer error="invalid_token", DPoP error="invalid_token", algs="Ed25519 EdDSA ES256""#;
    for token in ["", "forged"] {
        let (status, code, head) = refused(&bank, request("GET", "/v1/accounts", token)).await;
        assert_eq!((status, code.as_str()), (401, "unauthenticated"));
        assert_eq!(head.headers()["www-authenticate"], challenge);
    }
}

#[tokio::test]
async fn a_token_without_the_scope_is_forbidden() {
    let bank = bank();
    let (head, _) = send(&bank, request("GET", "/v1/accounts", "reader")).await;
    assert_eq!(head.status(), 200);
    let (status, code, _) = refused(&bank, request("POST", "/v1/accounts", "reader")).await;
    assert_eq!((status, code.as_str()), (403, "forbidden"));
}

#[tokio::test]
async fn a_function_without_a_response_is_an_internal_error() {
    let bank = bank();
    for given in [
        request("GET", "/v1/payments", "owner"),
        request("POST", "/v1/payments", "owner"),
        request("GET", "/v1/payments/pay_1", "owner"),
        request("GET", "/v1/accounts", "broken"),
    ] {
        let (status, code, _) = refused(&bank, given).await;
        assert_eq!((status, code.as_str()), (500, "internal_error"));
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_any_function() {
    let mut given = request("POST", "/v1/oauth/token", "");
    *given.body_mut() = Body::from(vec![b' '; body::MAX_BYTES + 1]);
    let (status, code, _) = refused(&bank(), given).await;
    assert_eq!((status, code.as_str()), (413, "body_too_large"));
    let mut given = request("POST", "/v1/oauth/token", "");
    given
        .headers_mut()
        .insert("content-length", "99999999999".parse().expect("a value"));
    let (status, _, head) = refused(&bank(), given).await;
    assert_eq!(
        (status, &head.headers()["connection"]),
        (413, &"close".parse().expect("a value"))
    );
}

static AUTHORIZER_CALLS: AtomicU32 = AtomicU32::new(0);
static NOW_MS: AtomicI64 = AtomicI64::new(0);

#[tokio::test]
async fn a_decision_is_cached_for_a_minute() {
    let counting: Function = ("authorize-request", "authorizer = true", |event| {
        AUTHORIZER_CALLS.fetch_add(1, Ordering::SeqCst);
        (AUTHORIZER.2)(event)
    });
    let functions = registry(&[counting, ("list-accounts", "http = \"listAccounts\"", echo)]);
    let now = || Moment::from_unix_millis(NOW_MS.load(Ordering::SeqCst)).expect("a moment");
    let bank = Gateway::new(functions, environment::Clock::of(now));
    let asked_after = async |ms| {
        NOW_MS.store(ms, Ordering::SeqCst);
        let (head, _) = send(&bank, request("GET", "/v1/accounts", "reader")).await;
        assert_eq!(head.status(), 200);
        AUTHORIZER_CALLS.load(Ordering::SeqCst)
    };
    assert_eq!(asked_after(0).await, 1);
    assert_eq!(asked_after(59_999).await, 1);
    assert_eq!(asked_after(60_000).await, 2);
    bank.clear_cache();
    assert_eq!(asked_after(60_001).await, 3);
}

#[tokio::test]
async fn a_function_that_takes_too_long_leaves_the_outcome_unknown() {
    let registry = crate::registry::stand_in::hanging("issue-token", "http = \"issueToken\"");
    let bank = Gateway::new(registry, environment::Clock::of(|| Moment::EPOCH));
    let (status, code, head) = refused(&bank, request("POST", "/v1/oauth/token", "")).await;
    assert_eq!((status, code.as_str()), (503, "outcome_unknown"));
    assert_eq!(head.headers()["retry-after"], "1");
}

/// AWS's own types read the events: what a function gets here is what it gets there.
#[tokio::test]
async fn the_events_of_the_gateway_are_of_the_types_of_aws() {
    use aws_lambda_events::apigw::{
        ApiGatewayCustomAuthorizerRequestTypeRequest, ApiGatewayProxyRequest,
    };
    let judge: Function = ("authorize-request", "authorizer = true", |event| {
        let read: ApiGatewayCustomAuthorizerRequestTypeRequest =
            serde_json::from_value(event.clone()).expect("an event of the authorizer");
        assert_eq!(read.method_arn.as_deref(), event["methodArn"].as_str());
        assert_eq!(read.headers["authorization"], "Bearer reader");
        (AUTHORIZER.2)(event)
    });
    let bank = gateway(&[judge, ("get-account", "http = \"getAccount\"", echo)]);
    let given = request("GET", "/v1/accounts/acc_1?limit=5&limit=6", "reader");
    let (_, event) = send(&bank, given).await;
    let read: ApiGatewayProxyRequest =
        serde_json::from_value(event).expect("an event of the proxy");
    assert_eq!(read.http_method, "GET");
    assert_eq!(read.path.as_deref(), Some("/v1/accounts/acc_1"));
    assert_eq!(read.path_parameters["account_id"], "acc_1");
    let limits = read.multi_value_query_string_parameters.all("limit");
    assert_eq!(limits, Some(vec!["5", "6"]));
    assert_eq!(read.request_context.request_id.as_deref(), Some("req-1"));
    let scope = read.request_context.authorizer.fields.get("scope");
    assert_eq!(scope, Some(&json!("accounts:read")));
}
