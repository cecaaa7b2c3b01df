//! The stand-ins as functions use them: through the unmodified AWS SDK, on a real directory.

/// Builds a service's client from its crate's `Config`.
macro_rules! client {
    ($service:ident, $endpoint:expr $(, $option:ident)?) => {
        $service::Client::from_conf(
            $service::Config::builder()
                .behavior_version($service::config::BehaviorVersion::latest())
                .region($service::config::Region::new("eu-west-2"))
                .credentials_provider(Credentials::new("local", "local", None, None, "local"))
                .http_client(environment::client_without_tls())
                .endpoint_url($endpoint)
                $(.$option(true))?
                .build(),
        )
    };
}

mod access_token;
mod aws_types;
mod delivery;
mod objects;
mod restarts;
mod rotations;
mod schedules;
mod secrets;
mod streams;

use std::path::Path;
use std::sync::{Arc, Mutex};

use aws_credential_types::Credentials;
use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_eventbridge::types::PutEventsRequestEntry;
use serde_json::Value;
use tempfile::TempDir;

use super::{BUS_NAME, Engines, Invoke, Subscription, Trigger};

/// The function that the tests subscribe.
const FUNCTION: &str = "post-entry";

/// Running engines and the SDK clients of a function.
struct Bank {
    engines: Engines,
    dynamodb: aws_sdk_dynamodb::Client,
    events: aws_sdk_eventbridge::Client,
    s3: aws_sdk_s3::Client,
    secrets: aws_sdk_secretsmanager::Client,
}

impl Bank {
    async fn open(data: &Path, functions: &[Subscription], function: &Function) -> Self {
        let engines = Engines::start(data, functions, function.invoke())
            .await
            .unwrap();
        let endpoints = engines.endpoints().clone();
        Self {
            dynamodb: client!(aws_sdk_dynamodb, &endpoints.dynamodb),
            events: client!(aws_sdk_eventbridge, &endpoints.aws),
            s3: client!(aws_sdk_s3, &endpoints.aws, force_path_style),
            secrets: client!(aws_sdk_secretsmanager, &endpoints.aws),
            engines,
        }
    }

    async fn idle(&self) {
        self.engines.control().idle().await.unwrap();
    }

    async fn put_row(&self, table: &str, pk: &str, version: &str) {
        self.dynamodb
            .put_item()
            .table_name(table)
            .item("pk", AttributeValue::S(pk.to_owned()))
            .item("sk", AttributeValue::S("state".to_owned()))
            .item("ver", AttributeValue::N(version.to_owned()))
            .send()
            .await
            .unwrap();
    }

    async fn put_event(&self, detail_type: &str, detail: &str) {
        let entry = entry(detail_type, detail);
        let response = self.events.put_events().entries(entry).send().await;
        assert_eq!(response.unwrap().failed_entry_count(), 0);
    }
}

fn entry(detail_type: &str, detail: &str) -> PutEventsRequestEntry {
    PutEventsRequestEntry::builder()
        .event_bus_name(BUS_NAME)
        .source("malai.payments")
        .detail_type(detail_type)
        .detail(detail)
        .build()
}

fn directory() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn subscribed_to(detail_type: &str, delay_seconds: u32) -> Vec<Subscription> {
    let detail_types = vec![detail_type.to_owned()];
    vec![Subscription {
        function: FUNCTION.to_owned(),
        trigger: Trigger::Events {
            detail_types,
            delay_seconds,
        },
    }]
}

fn reading(tables: &[&str]) -> Vec<Subscription> {
    let tables = tables.iter().map(|table| (*table).to_owned()).collect();
    vec![Subscription {
        function: FUNCTION.to_owned(),
        trigger: Trigger::Stream {
            tables,
            windowed: false,
            only: Vec::new(),
        },
    }]
}

/// A function that stores the events it was called with and responds as configured.
#[derive(Clone)]
struct Function {
    calls: Arc<Mutex<Vec<Value>>>,
    response: Arc<InvokeFuture>,
}

type InvokeFuture = dyn Fn(&Value) -> Result<Value, String> + Send + Sync;

impl Function {
    fn succeeding() -> Self {
        Self::answering(|_| Ok(Value::Null))
    }

    fn answering(
        response: impl Fn(&Value) -> Result<Value, String> + Send + Sync + 'static,
    ) -> Self {
        Self {
            calls: Arc::default(),
            response: Arc::new(response),
        }
    }

    fn invoke(&self) -> Invoke {
        let this = self.clone();
        Invoke::new(move |name, payload| {
            let this = this.clone();
            async move {
                assert_eq!(name, FUNCTION);
                let event: Value = serde_json::from_slice(&payload).unwrap();
                this.calls.lock().unwrap().push(event.clone());
                (this.response)(&event).map(|response| response.to_string().into_bytes())
            }
        })
    }

    fn calls(&self) -> Vec<Value> {
        self.calls.lock().unwrap().clone()
    }

    /// Returns all records of all calls.
    fn records(&self) -> Vec<Value> {
        let calls = self.calls();
        let records = calls.iter().map(|call| call["Records"].as_array().unwrap());
        records.flatten().cloned().collect()
    }
}

/// Returns the event in an SQS record's body.
fn body(record: &Value) -> Value {
    serde_json::from_str(record["body"].as_str().unwrap()).unwrap()
}
