//! The edge over a real connection.

use std::net::SocketAddr;

use super::*;
use crate::registry::stand_in::registry;
use platform::http::SINGLE_HEADERS;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

struct Edge {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    server: JoinHandle<()>,
}

impl Edge {
    async fn start() -> Self {
        let registry = registry(&[("issue-token", "http = \"issueToken\"", |event| {
            let headers = json!({
                "cache-control": "max-age=300",
                "x-frame-options": "SAMEORIGIN",
                "content-security-policy": "default-src *",
            });
            let id = event["headers"]["x-request-id"].clone();
            Ok(json!({"statusCode": 200, "headers": headers, "body": id}))
        })]);
        let gateway = Gateway::new(registry, environment::Clock::system());
        let control = Router::new().route("/status", axum::routing::get(|| async { "here" }));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let router = router(
            gateway,
            crate::docs::router(&format!("http://{address}")),
            control,
        );
        let stop = watch::Sender::new(false);
        let serving = serve(listener, router, stop.subscribe());
        #[expect(clippy::disallowed_methods, reason = "it serves until the test ends")]
        let server = tokio::spawn(serving);
        Self {
            address,
            stop,
            server,
        }
    }

    /// Returns the response as received, in lower case up to the body.
    async fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address)
            .await
            .expect("a connection");
        let request = request.replace('\n', "\r\n");
        stream
            .write_all(request.as_bytes())
            .await
            .expect("a request");
        let mut response = String::new();
        stream
            .read_to_string(&mut response)
            .await
            .expect("an answer");
        response
    }

    async fn get(&self, path: &str, headers: &str) -> String {
        let host = self.address;
        self.send(&format!(
            "GET {path} HTTP/1.1\nhost: {host}\nconnection: close\n{headers}\n"
        ))
        .await
    }
}

/// Returns the values of a header in a response.
fn header<'a>(response: &'a str, name: &str) -> Vec<&'a str> {
    let head = response.split("\r\n\r\n").next().unwrap_or_default();
    let named = head.lines().filter_map(|line| line.split_once(": "));
    named
        .filter(|(given, _)| *given == name)
        .map(|(_, value)| value)
        .collect()
}

#[tokio::test]
async fn every_response_has_the_security_headers_of_its_app() {
    let edge = Edge::start().await;
    for path in [
        "/",
        "/docs",
        "/docs/scalar.js",
        "/openapi.yaml",
        "/problems/not_found",
        "/v1/x",
        "/_local/x",
    ] {
        let response = edge.get(path, "").await;
        assert_eq!(header(&response, "x-frame-options"), ["DENY"], "{path}");
        assert_eq!(
            header(&response, "x-content-type-options"),
            ["nosniff"],
            "{path}"
        );
        assert_eq!(
            header(&response, "referrer-policy"),
            ["no-referrer"],
            "{path}"
        );
        assert_eq!(
            header(&response, "strict-transport-security").len(),
            1,
            "{path}"
        );
        assert_eq!(header(&response, "x-request-id").len(), 1, "{path}");
        let policy = header(&response, "content-security-policy").concat();
        assert!(
            policy.starts_with("default-src 'none';"),
            "{path}: {policy}"
        );
        let has_script = path == "/" || path.starts_with("/docs") || path.starts_with("/problems");
        assert_eq!(policy.contains("script-src 'self'"), has_script, "{path}");
        assert!(!policy.contains("unsafe-eval"), "{path}");
        let of_styles = "style-src 'self' 'unsafe-inline'";
        let inline_styles = path.starts_with("/docs");
        assert_eq!(policy.contains(of_styles), inline_styles, "{path}");
        assert!(!policy.replace(of_styles, "").contains("unsafe"), "{path}");
    }
}

#[tokio::test]
async fn a_function_cannot_weaken_the_headers_but_keeps_its_caching() {
    let edge = Edge::start().await;
    let host = edge.address;
    let ask = "POST /v1/oauth/token HTTP/1.1\nconnection: close\ncontent-length: 0\n";
    let response = edge.send(&format!("{ask}host: {host}\n\n")).await;
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
    assert_eq!(header(&response, "x-frame-options"), ["DENY"]);
    assert!(
        !header(&response, "content-security-policy")
            .concat()
            .contains('*')
    );
    assert_eq!(header(&response, "cache-control"), ["max-age=300"]);
}

#[tokio::test]
async fn a_header_with_one_value_that_comes_twice_is_refused_before_any_function() {
    let edge = Edge::start().await;
    let host = edge.address;
    let ask = async |more: &str| {
        let line = "POST /v1/oauth/token HTTP/1.1\nconnection: close\n";
        edge.send(&format!("{line}{more}\n")).await
    };
    let framed = format!("host: {host}\ncontent-length: 0\n");
    for name in SINGLE_HEADERS {
        let repeated = match name {
            "host" => format!("content-length: 0\nhost: {host}\nhost: {host}\n"),
            name => format!("{framed}{name}: a\n{name}: a\n"),
        };
        let answer = ask(&repeated).await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{name}: {answer}");
        assert!(answer.contains(&format!("header:{name}")), "{answer}");
        let named = header(&answer, "x-request-id");
        assert!(named.len() == 1 && named != ["a"], "{answer}");
        assert_eq!(header(&answer, "x-frame-options"), ["DENY"]);
        let challenge = header(&answer, "www-authenticate").concat();
        assert_eq!(
            challenge.contains("invalid_request"),
            name == "authorization"
        );
    }
    // What lengths frame a request is for the server to say, and of two it takes neither.
    let two = ask(&format!(
        "host: {host}\ncontent-length: 0\ncontent-length: 1\n"
    ))
    .await;
    assert!(two.starts_with("HTTP/1.1 400"), "{two}");
    assert!(ask(&framed).await.starts_with("HTTP/1.1 200"));
    // The controls are guarded by the host: of two, the first may be that of this machine.
    let answer = edge.get("/_local/status", "host: bank.invalid\n").await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
}

#[tokio::test]
async fn a_head_that_is_no_http_ends_its_connection_only() {
    let edge = Edge::start().await;
    let response = edge.send("no http\n\n").await;
    assert!(response.starts_with("HTTP/1.1 400 "), "{response}");
    let response = edge.get("/_local/status", "").await;
    assert!(response.starts_with("HTTP/1.1 200 "), "{response}");
}

#[tokio::test]
async fn a_valid_request_id_is_kept_and_any_other_replaced() {
    let edge = Edge::start().await;
    let host = edge.address;
    let ask = async |id: &str| {
        let head = format!("POST /v1/oauth/token HTTP/1.1\nhost: {host}\nconnection: close\n");
        let response = edge.send(&format!("{head}content-length: 0\n{id}\n")).await;
        let returned = header(&response, "x-request-id").concat();
        let seen = response
            .split("\r\n\r\n")
            .nth(1)
            .unwrap_or_default()
            .to_owned();
        assert_eq!(
            returned, seen,
            "the function sees the id that the caller is told"
        );
        returned
    };
    assert_eq!(ask("x-request-id: My.id_1-2\n").await, "My.id_1-2");
    let made = ask("").await;
    assert!(made.starts_with("req-") && made.len() == 30, "{made}");
    assert_ne!(ask("").await, made);
    for bad in ["x y", "é", "<script>", &"x".repeat(65)] {
        let made = ask(&format!("x-request-id: {bad}\n")).await;
        assert!(made.starts_with("req-"), "{bad}: {made}");
    }
}

#[tokio::test]
async fn the_controls_are_restricted_to_this_machine() {
    let edge = Edge::start().await;
    let port = edge.address.port();
    assert!(edge.get("/_local/status", "").await.ends_with("here"));
    let own = format!("origin: http://127.0.0.1:{port}\n");
    assert!(edge.get("/_local/status", &own).await.ends_with("here"));
    for origin in [
        "https://evil.example",
        "http://127.0.0.1.evil.example",
        "http://localhost1",
        "http://localhost8080",
        "http://127.0.0.18080",
        "null",
    ] {
        let response = edge
            .get("/_local/status", &format!("origin: {origin}\n"))
            .await;
        assert!(response.starts_with("HTTP/1.1 403"), "{origin}: {response}");
    }
    for host in ["evil.example", "localhost1", "localhost8080"] {
        let rebound = format!("GET /_local/status HTTP/1.1\nhost: {host}\nconnection: close\n\n");
        let response = edge.send(&rebound).await;
        assert!(response.starts_with("HTTP/1.1 403"), "{host}: {response}");
    }
}

#[tokio::test]
async fn the_controls_need_a_host_and_take_one_origin() {
    let edge = Edge::start().await;
    let (host, own) = (edge.address, format!("origin: http://{}\n", edge.address));
    let two = format!("{own}{own}");
    let response = edge.get("/_local/status", &two).await;
    assert!(response.starts_with("HTTP/1.1 403"), "{response}");
    let other = format!("{own}origin: https://evil.example\n");
    let response = edge.get("/_local/status", &other).await;
    assert!(response.starts_with("HTTP/1.1 403"), "{response}");
    // HTTP/1.0 has no host, and may have one.
    let response = edge.send("GET /_local/status HTTP/1.0\n\n").await;
    assert!(response.starts_with("HTTP/1.0 403"), "{response}");
    let named = format!("GET /_local/status HTTP/1.0\nhost: {host}\n\n");
    let response = edge.send(&named).await;
    assert!(response.starts_with("HTTP/1.0 200"), "{response}");
}

#[tokio::test]
async fn a_request_names_its_host_and_is_coded_as_known() {
    let edge = Edge::start().await;
    let host = edge.address;
    for path in ["/", "/openapi.yaml", "/v1/x", "/_local/status"] {
        for line in ["", "host:\n", "host: a b\n", "host: user@127.0.0.1\n"] {
            let ask = format!("GET {path} HTTP/1.1\nconnection: close\n{line}\n");
            let response = edge.send(&ask).await;
            assert!(response.starts_with("HTTP/1.1 400"), "{ask}: {response}");
            assert!(response.contains("header:host"), "{ask}: {response}");
        }
    }
    let sent = async |codings: &str| {
        let head = format!("POST /v1/oauth/token HTTP/1.1\nhost: {host}\nconnection: close\n");
        edge.send(&format!("{head}{codings}\n0\n\n")).await
    };
    let response = sent("transfer-encoding: chunked\n").await;
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
    for codings in [
        "transfer-encoding: gzip, chunked\n",
        "transfer-encoding: gzip\ntransfer-encoding: chunked\n",
        "transfer-encoding: chunked, chunked\n",
    ] {
        let response = sent(codings).await;
        assert!(
            response.starts_with("HTTP/1.1 400"),
            "{codings}: {response}"
        );
    }
}

#[tokio::test]
async fn the_type_of_a_problem_is_a_page_that_explains_it() {
    let edge = Edge::start().await;
    let missing = edge.get("/v1/x", "").await;
    let (_, rest) = missing.split_once("\"type\":\"").expect("a problem");
    let (kind, _) = rest.split_once('"').expect("its type");
    let page = edge.get(kind, "").await;
    assert!(page.starts_with("HTTP/1.1 200"), "{kind}: {page}");
    assert_eq!(header(&page, "content-type"), ["text/html; charset=utf-8"]);
    assert!(page.contains("<code>not_found</code>"), "{page}");
    assert!(page.contains("What to do"), "{page}");
    let all = edge.get("/problems", "").await;
    assert!(all.contains("href=\"/problems/outcome_unknown\""), "{all}");
    let none = edge.get("/problems/no_such_code", "").await;
    assert!(none.starts_with("HTTP/1.1 404"), "{none}");
}

#[tokio::test]
async fn the_reference_loads_nothing_from_other_hosts() {
    let edge = Edge::start().await;
    let page = edge.get("/docs", "").await;
    let loaded = page
        .split('"')
        .filter(|part| part.starts_with('/'))
        .collect::<Vec<_>>();
    assert!(loaded.len() >= 4, "{loaded:?}");
    for path in loaded {
        let response = edge.get(path, "").await;
        assert!(response.starts_with("HTTP/1.1 200"), "{path}");
    }
    let contract = edge.get("/openapi.yaml", "").await;
    assert!(contract.contains(&format!("url: http://{}\n", edge.address)));
    let console = edge.get("/", "").await;
    assert!(console.contains(&format!("http://{}/_local/clock", edge.address)));
    let host = edge.address;
    let ask = format!("POST /docs HTTP/1.1\nhost: {host}\nconnection: close\n\n");
    let response = edge.send(&ask).await;
    assert!(response.starts_with("HTTP/1.1 405") && response.contains("method_not_allowed"));
}

#[tokio::test]
async fn a_stopped_server_closes_idle_connections_and_accepts_no_more() {
    let edge = Edge::start().await;
    let mut kept = TcpStream::connect(edge.address)
        .await
        .expect("a connection");
    let ask = format!(
        "GET /openapi.yaml HTTP/1.1\r\nhost: {}\r\n\r\n",
        edge.address
    );
    kept.write_all(ask.as_bytes()).await.expect("a request");
    kept.read_u8().await.expect("an answer begins");
    edge.stop.send_replace(true);
    edge.server.await.expect("the server ends");
    assert!(TcpStream::connect(edge.address).await.is_err());
}
