//! One sandbox and its table, whose calls are counted and which can be unavailable.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};

use environment::{Clock, Environment};
use kernel::time::Moment;
use local::bank::environment_at;
use local::engines::Endpoints;
use platform::Admission;
use platform::http::{API_POLICY, Code, Problem, Reply, SECURITY_HEADERS, serve};
use serde_json::{Value, json};
use store::{Attempt, Backend, ConditionResult, Future, Item, Key, Operation, Page, Query};
use store::{Store, StoreError, Value as Stored};

/// The table: the number of writes, whether it is available, and the requests counted in it.
#[derive(Clone, Default)]
struct Table {
    writes: Arc<AtomicUsize>,
    silent: Arc<AtomicBool>,
    full: Arc<AtomicBool>,
}

/// The operation of the function.
fn operation(function: &str) -> &'static contract::Operation {
    let mut operations = contract::OPERATIONS.iter();
    operations
        .find(|operation| operation.function == function)
        .expect("an operation")
}

impl Backend for Table {
    fn get<'a>(&'a self, _: &'a str, _: &'a Key) -> Future<'a, Result<Option<Item>, StoreError>> {
        panic!("nothing is read to let somebody in");
    }

    fn view<'a>(
        &'a self,
        _: &'a str,
        _: &'a Key,
        _: &'static [&'static str],
    ) -> Future<'a, Result<Option<Item>, StoreError>> {
        panic!("nothing is read to let somebody in");
    }

    fn query<'a>(&'a self, _: &'a str, _: &'a Query) -> Future<'a, Result<Page<Item>, StoreError>> {
        panic!("nothing is read to let somebody in");
    }

    fn scan<'a>(
        &'a self,
        _: &'a str,
        _: Option<&'a Key>,
        _: u16,
    ) -> Future<'a, Result<Page<Item>, StoreError>> {
        panic!("nothing is read to let somebody in");
    }

    fn commit<'a>(&'a self, writes: &'a [(&'static str, Operation)]) -> Future<'a, Attempt> {
        let [("identity", Operation::Update(update))] = writes else {
            panic!("one update of identity's table: {writes:?}");
        };
        assert!(update.key.pk.starts_with("admission#"), "{:?}", update.key);
        self.writes.fetch_add(1, Ordering::SeqCst);
        let attempt = if self.silent.load(Ordering::SeqCst) {
            Attempt::Unknown
        } else if self.full.load(Ordering::SeqCst) && update.key.sk.starts_with("W#") {
            let count = [("n".to_owned(), Stored::N("1000000".into()))];
            let count: Item = std::collections::HashMap::from(count).into();
            Attempt::Refused(vec![ConditionResult::Condition(Some(count))])
        } else {
            Attempt::Committed
        };
        Box::pin(std::future::ready(attempt))
    }

    fn insert<'a>(&'a self, _: &'a str, _: &'a Item) -> Future<'a, Result<bool, StoreError>> {
        panic!("nothing is inserted to let somebody in");
    }

    fn pause(&self, _: u32) -> Future<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

/// Returns a sandbox of `list-accounts`.
struct Sandbox {
    table: Table,
    admission: Admission,
    now: Arc<AtomicI64>,
}

impl Sandbox {
    fn new() -> Self {
        let table = Table::default();
        let now = Arc::new(AtomicI64::new(1_795_000_040_000));
        let read = Arc::clone(&now);
        let clock = Clock::of(move || {
            Moment::from_unix_millis(read.load(Ordering::SeqCst)).expect("in range")
        });
        let admission = Admission::with_store(&environment(clock), &Store::over(table.clone()));
        Self {
            table,
            admission,
            now,
        }
    }

    fn writes(&self) -> usize {
        self.table.writes.load(Ordering::SeqCst)
    }

    /// Sends a request with these scopes at this rate and returns status and headers.
    async fn send(&self, scopes: &str, rate: u32) -> (u64, Value) {
        let context = json!({
            "tenant_id": "ten_0kd7xvqkmc2b7wf5bv4s9fx6kg",
            "client_id": "cli_0kd7xvqkmc2b7wf5bv4s9fx6kg",
            "scope": scopes,
            "policy": json!({"requests_per_minute": rate}).to_string(),
            "token": TOKEN,
        });
        self.send_as(&context, || Ok(Reply::empty(204))).await
    }

    async fn send_as(
        &self,
        authorizer: &Value,
        handle: impl FnOnce() -> Result<Reply, Problem>,
    ) -> (u64, Value) {
        let event = json!({
            "httpMethod": "GET", "path": "/v1/accounts",
            "requestContext": {"requestId": "r-1", "authorizer": authorizer},
        });
        let payload = event.to_string().into_bytes();
        let answer = serve(operation("list-accounts"), payload, &self.admission, |_| {
            std::future::ready(handle())
        });
        let answer: Value =
            serde_json::from_slice(&answer.await.expect("an answer")).expect("JSON");
        let status = answer["statusCode"].as_u64().expect("a status");
        (status, answer["headers"].clone())
    }
}

fn environment(clock: Clock) -> Environment {
    let nowhere = || "http://127.0.0.1:9".to_owned();
    let endpoints = Endpoints {
        dynamodb: nowhere(),
        aws: nowhere(),
    };
    environment_at(&endpoints, clock)
}

const READER: &str = "accounts:read";
/// What the authorizer passes on of the token.
pub(crate) const TOKEN: &str = r#"{"jti":"j","credential_id":"crd_0kd7xvqkmc2b7wf5bv4s9fx6kg","client_version":1,"exp":4102444800}"#;

#[tokio::test]
async fn a_client_below_its_rate_costs_no_database_call() {
    let sandbox = Sandbox::new();
    for _ in 0..10 {
        assert_eq!(sandbox.send(READER, 6000).await.0, 204);
    }
    assert_eq!(sandbox.writes(), 0);
    assert_eq!(sandbox.send(READER, 6000).await.0, 204);
    assert_eq!(sandbox.writes(), 1);
    for _ in 0..19 {
        assert_eq!(sandbox.send(READER, 6000).await.0, 204);
    }
    assert_eq!(sandbox.writes(), 1);
}

#[tokio::test]
async fn a_thousand_refused_calls_are_one_write() {
    let sandbox = Sandbox::new();
    for _ in 0..1000 {
        let (status, headers) = sandbox.send("payments:read", 60_000).await;
        assert_eq!(status, 403);
        let challenge = "Bearer error=\"insufficient_scope\", scope=\"accounts:read\"";
        assert_eq!(headers["www-authenticate"], challenge);
    }
    // The others are leases of 200 after the first 100 requests.
    assert_eq!(sandbox.writes(), 1 + 5);
    sandbox.now.fetch_add(60_000, Ordering::SeqCst);
    sandbox.send("payments:read", 60_000).await;
    assert_eq!(sandbox.writes(), 1 + 5 + 1);
}

#[tokio::test]
async fn a_client_at_its_rate_costs_no_more_calls_until_the_minute_ends() {
    let sandbox = Sandbox::new();
    sandbox.table.full.store(true, Ordering::SeqCst);
    for _ in 0..1000 {
        let (status, headers) = sandbox.send(READER, 1).await;
        assert_eq!(status, 429);
        assert_eq!(headers["ratelimit"], "\"client\";r=0;t=40");
        assert_eq!(headers["ratelimit-policy"], "\"client\";q=1;w=60");
        assert_eq!(headers["retry-after"], "40");
    }
    // The refused lease, and its record.
    assert_eq!(sandbox.writes(), 2);
    sandbox.table.full.store(false, Ordering::SeqCst);
    sandbox.now.fetch_add(40_000, Ordering::SeqCst);
    assert_eq!(sandbox.send(READER, 1).await.0, 204);
}

#[tokio::test]
async fn an_unavailable_counter_admits_requests_and_grants_no_access() {
    let sandbox = Sandbox::new();
    sandbox.table.silent.store(true, Ordering::SeqCst);
    for _ in 0..50 {
        assert_eq!(sandbox.send(READER, 60).await.0, 204);
    }
    for _ in 0..5 {
        assert_eq!(sandbox.send("payments:read", 60).await.0, 403);
    }
    // One request of ten discovered it; the others of these seconds did not try.
    assert_eq!(sandbox.writes(), 10);
    sandbox.table.silent.store(false, Ordering::SeqCst);
    sandbox.now.fetch_add(6_000, Ordering::SeqCst);
    assert_eq!(sandbox.send(READER, 60).await.0, 204);
    assert_eq!(sandbox.send("payments:read", 60).await.0, 403);
    // The first accounts for the requests admitted before; the second requests a lease again, and
    // is recorded.
    assert_eq!(sandbox.writes(), 10 + 1 + 2);
}

#[tokio::test]
async fn a_request_without_a_caller_or_policy_is_refused() {
    let sandbox = Sandbox::new();
    let whole = json!({
        "tenant_id": "ten_0kd7xvqkmc2b7wf5bv4s9fx6kg",
        "client_id": "cli_0kd7xvqkmc2b7wf5bv4s9fx6kg",
        "scope": READER,
        "policy": "{}",
        "token": TOKEN,
    });
    let seen = || -> Result<Reply, Problem> { Ok(Reply::empty(204)) };
    assert_eq!(sandbox.send_as(&whole, seen).await.0, 204);
    for name in ["tenant_id", "client_id", "scope", "policy", "token"] {
        let mut lacking = whole.clone();
        lacking[name] = Value::Null;
        assert_eq!(sandbox.send_as(&lacking, seen).await.0, 401, "{name}");
    }
    assert_eq!(sandbox.send_as(&Value::Null, seen).await.0, 401);
    assert_eq!(sandbox.writes(), 0, "nobody we know is recorded");
}

#[tokio::test]
async fn every_code_that_refuses_access_is_recorded_and_no_other() {
    for code in Code::ALL {
        let sandbox = Sandbox::new();
        let whole = json!({
            "tenant_id": "ten_0kd7xvqkmc2b7wf5bv4s9fx6kg",
            "client_id": "cli_0kd7xvqkmc2b7wf5bv4s9fx6kg",
            "scope": READER,
            "policy": "{}",
            "token": TOKEN,
        "token": TOKEN,
        });
        let answer = sandbox.send_as(&whole, || Err(Problem::new(*code))).await;
        assert_eq!(answer.0, u64::from(code.status()));
        let refuses = [401, 403, 429].contains(&code.status());
        assert_eq!(sandbox.writes(), usize::from(refuses), "{code:?}");
    }
}

#[tokio::test]
async fn every_response_of_the_rails_host_has_the_security_headers() {
    let sandbox = Sandbox::new();
    let outcomes = [
        Ok(Reply::empty(202)),
        Err(Problem::new(Code::Unauthenticated)),
        Err(Problem::new(Code::Unavailable)),
    ];
    for outcome in outcomes {
        let event = json!({
            "httpMethod": "POST", "path": "/rails/fps/messages",
            "requestContext": {"requestId": "r-1"},
        });
        let payload = event.to_string().into_bytes();
        let handle = |_| std::future::ready(outcome);
        let answer = serve(
            operation("receive-fps-message"),
            payload,
            &sandbox.admission,
            handle,
        );
        let answer: Value =
            serde_json::from_slice(&answer.await.expect("an answer")).expect("JSON");
        let headers = &answer["headers"];
        for (name, value) in SECURITY_HEADERS {
            assert_eq!(headers[name], value, "{answer}");
        }
        assert_eq!(headers["content-security-policy"], API_POLICY);
    }
    // Those of the API's host have them from its edge.
    let (_, headers) = sandbox.send(READER, 6000).await;
    assert!(headers.get("x-frame-options").is_none(), "{headers}");
}
