//! A proxy between the SDK and the engine that counts the cost of each call twice: by the rules
//! ([`units`]) and by the engine's own figures.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::units::{self, Cost};

/// How long a call waits for others while costs are counted: concurrent calls then overlap, which
/// identifies them as one round trip.
const COMPANY: Duration = Duration::from_millis(60);

/// The proxy.
#[derive(Clone)]
pub(crate) struct Counter {
    engine: Engine,
    tally: Arc<Mutex<Tally>>,
    another: Arc<Notify>,
}

#[derive(Default)]
struct Tally {
    counting: bool,
    under_way: u64,
    cost: Cost,
    disagreements: Vec<String>,
}

impl Counter {
    /// Starts the proxy in front of an engine. Returns its address as well.
    pub(crate) async fn start(engine: Engine, servers: &mut JoinSet<()>) -> (Self, String) {
        let counter = Self {
            engine,
            tally: Arc::default(),
            another: Arc::default(),
        };
        let router = Router::new().fallback(pass).with_state(counter.clone());
        (counter, serve(router, servers).await)
    }

    /// Runs `work` and returns its cost and its result.
    pub(crate) async fn count<T>(&self, work: impl Future<Output = T>) -> (Cost, T) {
        *self.tally() = Tally {
            counting: true,
            ..Tally::default()
        };
        let answer = work.await;
        let tally = std::mem::take(&mut *self.tally());
        assert_eq!(tally.disagreements, [""; 0], "the engine counts otherwise");
        (tally.cost, answer)
    }

    fn tally(&self) -> std::sync::MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts an arriving call: one more round trip, unless another is in progress.
    fn begin(&self) -> bool {
        let mut tally = self.tally();
        tally.cost.trips += u64::from(tally.under_way == 0);
        tally.under_way += 1;
        self.another.notify_waiters();
        tally.counting
    }

    fn end(&self, cost: Cost, disagreement: Option<String>) {
        let mut tally = self.tally();
        tally.under_way = tally.under_way.saturating_sub(1);
        tally.cost.add(cost);
        tally.disagreements.extend(disagreement);
    }

    async fn forward(&self, operation: &str, mut request: Value) -> (StatusCode, Value) {
        if self.begin() {
            // The call continues whether another arrived or not.
            let _ = timeout(COMPANY, self.another.notified()).await;
        }
        request["ReturnConsumedCapacity"] = "INDEXES".into();
        let before = self.sizes(operation, &request).await;
        let (status, answer) = self.engine.call(operation, &request).await;
        let after = self.sizes(operation, &request).await;
        let mut cost = Cost::default();
        match (before, after) {
            (Some(before), Some(after)) => {
                let larger = before
                    .into_iter()
                    .zip(after)
                    .map(|(before, after)| before.max(after));
                cost.write = larger
                    .map(|bytes| units::write_units(operation, bytes))
                    .sum();
            }
            _ => cost.half_reads = self.read(operation, &request, &answer).await,
        }
        let said = units::reported_cost(operation, &answer);
        cost.index = said.map_or(0, |said| said.index);
        let differs = said.filter(|said| *said != cost);
        let told = differs.map(|said| format!("{operation}: {cost:?} by the rules, {said:?}"));
        self.end(cost, told);
        (status, answer)
    }

    /// Returns the sizes of the items that a call writes, stored or in the call.
    async fn sizes(&self, operation: &str, request: &Value) -> Option<Vec<usize>> {
        let mut sizes = Vec::new();
        for written in units::written(operation, request)? {
            let there = self.engine.size(&written.table, &written.key).await;
            sizes.push(there.max(written.bytes));
        }
        Some(sizes)
    }

    async fn read(&self, operation: &str, request: &Value, answer: &Value) -> u64 {
        let consistent = request["ConsistentRead"] == true;
        let bytes = if operation == "GetItem" {
            let table = request["TableName"].as_str().expect("a table");
            self.engine.size(table, &request["Key"]).await
        } else {
            answer["Items"]
                .as_array()
                .into_iter()
                .flatten()
                .map(units::size)
                .sum()
        };
        units::half_reads(consistent, bytes)
    }
}

async fn pass(
    State(counter): State<Counter>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, [(&'static str, &'static str); 1], String) {
    let target = headers["x-amz-target"].to_str().expect("a target");
    let operation = target.rsplit('.').next().expect("an operation");
    let request = serde_json::from_slice(&body).expect("JSON");
    let (status, answer) = counter.forward(operation, request).await;
    (
        status,
        [("content-type", "application/x-amz-json-1.0")],
        answer.to_string(),
    )
}

/// Serves on a free port of this machine. Returns the address.
pub(crate) async fn serve(router: Router, servers: &mut JoinSet<()>) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    servers.spawn(async move {
        let _ = axum::serve(listener, router).await;
    });
    origin
}

/// The format of a signature, which the engine requires without verifying it.
const UNVERIFIED: &str = "AWS4-HMAC-SHA256 Credential=budget/20261123/eu-west-2/dynamodb/\
    aws4_request, SignedHeaders=host;x-amz-date, Signature=0";

/// The engine behind the proxy, called without counting.
#[derive(Clone)]
pub(crate) struct Engine {
    pub(crate) http: reqwest::Client,
    pub(crate) endpoint: String,
}

impl Engine {
    pub(crate) async fn call(&self, operation: &str, request: &Value) -> (StatusCode, Value) {
        let call = self.http.post(&self.endpoint);
        let call = call
            .header("authorization", UNVERIFIED)
            .header("x-amz-date", "20261123T091407Z");
        let call = call.header("content-type", "application/x-amz-json-1.0");
        let call = call.header("x-amz-target", format!("DynamoDB_20120810.{operation}"));
        let answer = call
            .body(request.to_string())
            .send()
            .await
            .expect("an answer");
        (answer.status(), answer.json().await.expect("JSON"))
    }

    /// Returns the item under a key, in wire format.
    pub(crate) async fn item(&self, table: &str, key: &Value) -> Option<Value> {
        let request = json!({"TableName": table, "Key": key, "ConsistentRead": true});
        let (status, answer) = self.call("GetItem", &request).await;
        assert!(status.is_success(), "{answer}");
        answer.get("Item").cloned()
    }

    async fn size(&self, table: &str, key: &Value) -> usize {
        self.item(table, key)
            .await
            .map_or(0, |item| units::size(&item))
    }
}
