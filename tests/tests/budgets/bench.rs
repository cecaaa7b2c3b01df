//! The functions on the engines, called as AWS calls them, through the counter.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::http::StatusCode;
use contract::Match;
use environment::{Clock, Environment};
use kernel::id::{ClientId, CredentialId, TenantId};
use kernel::time::Moment;
use local::bank::environment_at;
use local::engines::{Endpoints, Engines, Invoke};
use local::registry::Registry;
use message_signature::{KeyId, Request, SignParams, SigningKey, sign};
use rail_fps::{CreditTransfer, Message};
use serde_json::{Map, Value, json};
use tempfile::TempDir;
use tests::bank::{ProofKey, proof_claims};
use tokio::task::JoinSet;

use super::counter::{Counter, Engine, serve};

/// 2026-11-23T09:14:07.123Z: a fixed clock, so that every item always has the same size.
const NOW_MILLIS: i64 = 1_795_425_247_123;
/// The longest request id.
const REQUEST_ID: &str = "budget-budget-budget-budget-budget-budget-budget-budget-budget-1";
const SEED: [u8; 32] = [7; 32];

/// The bank without edge, gateway and workers: nothing runs that is not called.
pub(crate) struct Bench {
    pub(crate) counter: Counter,
    engine: Engine,
    registry: Registry,
    /// The messages sent to the rail's gateway.
    sent: Arc<Mutex<Vec<Vec<u8>>>>,
    /// The caller: the client's name, and its policy.
    caller: (&'static str, Value),
    /// The key that the caller's token is bound to.
    key: Option<ProofKey>,
    environment: Environment,
    _engines: Engines,
    _servers: JoinSet<()>,
    _data: TempDir,
}

impl Bench {
    pub(crate) async fn start() -> Self {
        let _known_already = rustls::crypto::ring::default_provider().install_default();
        let data = tempfile::tempdir().expect("a directory");
        let nobody = Invoke::new(|function, _| async move { Err(format!("no {function} here")) });
        let engines = Engines::start(data.path(), &[], nobody)
            .await
            .expect("engines");
        let endpoints = engines.endpoints().clone();
        let http = reqwest::Client::new();
        put_secrets(&http, &endpoints.aws).await;
        let engine = Engine {
            http,
            endpoint: endpoints.dynamodb.clone(),
        };
        allow_overdrafts(&engine).await;
        let mut servers = JoinSet::new();
        let (counter, tables) = Counter::start(engine.clone(), &mut servers).await;
        let sent = Arc::default();
        let gateway = serve(gateway(Arc::clone(&sent)), &mut servers).await;
        let registry = Registry::of_the_bank().expect("declarations");
        let environment = environment(tables, &endpoints.aws, gateway);
        registry.connect(&environment);
        Self {
            counter,
            engine,
            registry,
            sent,
            caller: ("budget", json!({})),
            key: None,
            environment,
            _engines: engines,
            _servers: servers,
            _data: data,
        }
    }

    /// Sets the calling client and its policy.
    pub(crate) fn set_caller(&mut self, client: &'static str, policy: Value) {
        self.caller = (client, policy);
    }

    /// Sets the key that the caller's token is bound to, or none.
    pub(crate) fn bind(&mut self, key: Option<ProofKey>) {
        self.key = key;
    }

    /// Starts a function, as each of its sandboxes does once.
    pub(crate) async fn start_function(&self, function: &str) {
        self.registry.start(function).await.expect(function);
    }

    /// Starts every function, so that a start does not count as a part of its first event.
    pub(crate) async fn start_functions(&self) {
        for function in self.registry.functions() {
            self.start_function(function.name).await;
        }
    }

    /// Returns a new sandbox of the relay of payments.
    pub(crate) fn relay(&self) -> project_payments::Ports {
        project_payments::Ports::connect(&self.environment)
    }

    /// Calls a function with an event of AWS.
    pub(crate) async fn invoke(&self, function: &str, event: &Value) -> Value {
        let answer = self
            .registry
            .invoke(function, event.to_string().into_bytes())
            .await;
        serde_json::from_slice(&answer.expect(function)).expect("JSON")
    }

    /// Calls the function of an operation as API Gateway does; returns status and body.
    pub(crate) async fn call(
        &self,
        method: &str,
        target: &str,
        key: &str,
        body: Value,
    ) -> (u64, Value) {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut headers = json!({
            "content-type": "application/json",
            "idempotency-key": key,
            "x-request-id": REQUEST_ID,
        });
        if let Some(key) = &self.key {
            let url = format!("http://127.0.0.1:8080{path}");
            let claims = proof_claims((method, &url), NOW_MILLIS / 1000, Some("token"));
            headers["authorization"] = "DPoP token".into();
            headers["dpop"] = key.proof(&claims).into();
        }
        let body = if body.is_null() {
            body
        } else {
            body.to_string().into()
        };
        let mut event = proxy_event(&self.caller, (method, path, query), &headers, &body);
        if let Some(key) = &self.key {
            event["requestContext"]["authorizer"]["jkt"] = key.thumbprint().into();
        }
        let Match::Found(operation, _) = contract::find(method, path) else {
            panic!("{path}")
        };
        let answer = self.invoke(operation.function, &event).await;
        let body = answer["body"].as_str().expect("a body");
        (
            answer["statusCode"].as_u64().expect("a status"),
            serde_json::from_str(body).expect("JSON"),
        )
    }

    /// Delivers a signed message of the scheme; returns the status.
    pub(crate) async fn rail(&self, message: &Message) -> u64 {
        let (path, xml) = ("/rails/fps/messages", message.write());
        let request = Request {
            method: "POST",
            path,
            headers: &[
                ("@authority", "127.0.0.1:8080"),
                ("content-type", "application/xml"),
            ],
            body: xml.as_bytes(),
        };
        let keyid = KeyId::parse("fps-1").expect("a key id");
        let stamp = SignParams::new(&keyid, NOW_MILLIS / 1000);
        let signed = sign(&request, &SigningKey::from_seed(SEED), &stamp).expect("a signature");
        let mut headers = json!({"content-type": "application/xml", "x-request-id": REQUEST_ID});
        for (name, value) in signed.pairs() {
            headers[name] = value.into();
        }
        let target = ("POST", path, "");
        let event = proxy_event(&self.caller, target, &headers, &xml.into());
        let answer = self.invoke("receive-fps-message", &event).await;
        answer["statusCode"].as_u64().expect("a status")
    }

    /// Returns the payment that was last sent to the scheme.
    pub(crate) fn last_sent(&self) -> CreditTransfer {
        let sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        match rail_fps::read(sent.last().expect("a message")) {
            Ok(Message::CreditTransfer(payment)) => payment,
            other => panic!("not a payment: {other:?}"),
        }
    }

    /// Returns an account's row as in the stream.
    pub(crate) async fn image(&self, account: &str) -> Value {
        let key = json!({"pk": {"S": account}, "sk": {"S": "A"}});
        self.engine
            .item("accounts", &key)
            .await
            .expect("an account")
    }
}

/// Returns the event of a change of an account's row; the first is number 1 of its shard.
pub(crate) fn change(number: u64, old: &Value, new: &Value) -> Value {
    json!({"shardId": "shardId-00000001541626099285-f35f62ef", "state": {}, "Records": [{
        "eventName": "MODIFY",
        "eventSource": "aws:dynamodb",
        "eventSourceARN": "arn:aws:dynamodb:eu-west-2:000000000000:table/accounts/stream/1",
        "dynamodb": {
            "Keys": {"pk": new["pk"], "sk": new["sk"]},
            "OldImage": old, "NewImage": new, "SequenceNumber": number.to_string(),
            "ApproximateCreationDateTime": NOW_MILLIS / 1000,
            "StreamViewType": "NEW_AND_OLD_IMAGES",
        },
    }]})
}

/// Returns the sample's event with this payment.
pub(crate) fn about(sample: &str, payment: &str) -> Value {
    let mut event: Value = serde_json::from_str(sample).expect("a sample");
    let record = event["Records"][0].clone();
    let mut body: Value =
        serde_json::from_str(record["body"].as_str().expect("a body")).expect("JSON");
    body["detail"]["subject"] = payment.into();
    body["detail"]["id"] = format!("{payment}.1").into();
    body["detail"]["correlationid"] = REQUEST_ID.into();
    body["detail"]["data"]["payment_id"] = payment.into();
    event["Records"] = json!([record]);
    event["Records"][0]["body"] = body.to_string().into();
    event
}

fn proxy_event(
    (client, policy): &(&'static str, Value),
    (method, path, query): (&str, &str, &str),
    headers: &Value,
    body: &Value,
) -> Value {
    let Match::Found(operation, parameters) = contract::find(method, path) else {
        panic!("{path}")
    };
    let parameters: Map<_, _> = parameters
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    let query: Map<_, _> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    let client = ClientId::derive(&[client]).to_string();
    json!({
        "resource": operation.path,
        "path": path,
        "httpMethod": method,
        "headers": headers,
        "pathParameters": parameters,
        "queryStringParameters": query,
        "requestContext": {
            "requestId": REQUEST_ID,
            "authorizer": {
                "tenant_id": tenant().to_string(),
                "client_id": client,
                "scope": contract::SCOPES.join(" "),
                "policy": policy.to_string(),
                "token": json!({
                    "jti": "j", "credential_id": CredentialId::derive(&["budget"]),
                    "client_version": 1, "exp": NOW_MILLIS / 1000 + 600,
                }).to_string(),
            },
        },
        "body": body,
        "isBase64Encoded": false,
    })
}

/// The tenant of the calling clients.
fn tenant() -> TenantId {
    TenantId::derive(&["budget"])
}

/// The institution's limits as `setInstitutionLimits` writes them into the accounts table.
async fn allow_overdrafts(engine: &Engine) {
    let most = "999999999999999";
    let item = json!({
        "pk": {"S": tenant().to_string()}, "sk": {"S": "X#GBP"},
        "cy": {"S": "GBP"}, "cp": {"N": most}, "rm": {"N": most},
    });
    let put = json!({"TableName": "accounts", "Item": item});
    let (status, answer) = engine.call("PutItem", &put).await;
    assert!(status.is_success(), "{answer}");
}

fn gateway(sent: Arc<Mutex<Vec<Vec<u8>>>>) -> Router {
    Router::new().fallback(move |body: Bytes| async move {
        sent.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(body.to_vec());
        StatusCode::ACCEPTED
    })
}

fn environment(tables: String, aws: &str, gateway: String) -> Environment {
    let now = Moment::from_unix_millis(NOW_MILLIS).expect("a moment");
    let endpoints = Endpoints {
        dynamodb: tables,
        aws: aws.to_owned(),
    };
    let mut environment = environment_at(&endpoints, Clock::of(move || now));
    environment.names.rails.insert("fps".to_owned(), gateway);
    environment
}

async fn put_secrets(http: &reqwest::Client, aws: &str) {
    use base64::Engine as _;
    let seed = base64::engine::general_purpose::STANDARD.encode(SEED);
    let public = SigningKey::from_seed(SEED).verifying_key().to_base64();
    let secrets = [
        (
            "data/field-keys",
            json!({"keys": [{"id": 1, "key": seed.clone()}]}),
        ),
        (
            "rails/fps/signing-key",
            json!({"keyid": "malai-1", "seed": seed}),
        ),
        (
            "rails/fps/callback-key",
            json!({"keys": [{"keyid": "fps-1", "public_key": public}]}),
        ),
    ];
    for (name, value) in secrets {
        let create = json!({"Name": name, "SecretString": value.to_string()});
        let call = http
            .post(aws)
            .header("x-amz-target", "secretsmanager.CreateSecret");
        let call = call.header("content-type", "application/x-amz-json-1.1");
        let answer = call
            .body(create.to_string())
            .send()
            .await
            .expect("an answer");
        assert!(answer.status().is_success());
    }
}
