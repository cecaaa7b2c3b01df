//! The functions that record and seal, on the engines, with a clock that a test moves.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use audit_domain::SignedSeal;
use environment::Clock;
use kernel::id::{ClientId, CredentialId, PaymentId};
use kernel::time::Moment;
use local::bank::environment_at;
use local::engines::{Endpoints, Engines, Invoke};
use local::registry::Registry;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::task::JoinSet;
use verify::PublicKey;

use super::proxy::{KillPoint, KillSwitch, before};

/// 2026-11-23T09:14:07.123Z.
const START_MILLIS: i64 = 1_795_425_247_123;
const SAMPLE: &str = include_str!("../../../events/invoke/record-event.json");
const TENANT: &str = "ten_w4w0nxyfmzxcytc02sy62bfwh8";

pub(crate) struct Fixture {
    registry: Registry,
    kill_switch: KillSwitch,
    now_millis: Arc<AtomicI64>,
    tables: String,
    http: reqwest::Client,
    data: TempDir,
    _engines: Engines,
    _servers: JoinSet<()>,
}

impl Fixture {
    pub(crate) async fn start() -> Self {
        let _known_already = rustls::crypto::ring::default_provider().install_default();
        let data = tempfile::tempdir().expect("a directory");
        let nobody = Invoke::new(|function, _| async move { Err(format!("no {function} here")) });
        let engines = Engines::start(data.path(), &[], nobody).await;
        let engines = engines.expect("engines");
        let endpoints = engines.endpoints().clone();
        let http = reqwest::Client::new();
        put_secret(&http, &endpoints.aws).await;
        let (kill_switch, mut servers) = (KillSwitch::default(), JoinSet::new());
        let kill_point = Endpoints {
            dynamodb: before(&endpoints.dynamodb, &kill_switch, &mut servers).await,
            aws: before(&endpoints.aws, &kill_switch, &mut servers).await,
        };
        let now_millis = Arc::new(AtomicI64::new(START_MILLIS));
        let registry = Registry::of_the_bank().expect("declarations");
        registry.connect(&environment_at(&kill_point, clock(&now_millis)));
        Self {
            registry,
            kill_switch,
            now_millis,
            tables: endpoints.dynamodb,
            http,
            data,
            _engines: engines,
            _servers: servers,
        }
    }

    /// Returns the id of this event's record.
    pub(crate) fn id_of(name: &str) -> String {
        format!("{}.1", PaymentId::derive(&[name]))
    }

    /// Returns the delivery of an event with its own subject.
    pub(crate) fn event(name: &str) -> Value {
        let mut event: Value = serde_json::from_str(SAMPLE).expect("a sample");
        let record = event["Records"][0].clone();
        let body = record["body"].as_str().expect("a body");
        let mut body: Value = serde_json::from_str(body).expect("JSON");
        body["detail"]["subject"] = PaymentId::derive(&[name]).to_string().into();
        body["detail"]["id"] = Self::id_of(name).into();
        event["Records"] = json!([record]);
        event["Records"][0]["body"] = body.to_string().into();
        event
    }

    /// Returns the event of the schedule.
    pub(crate) fn tick() -> Value {
        json!({"detail-type": "Scheduled Event", "detail": {}})
    }

    pub(crate) fn advance_minutes(&self, minutes: i64) {
        self.now_millis
            .fetch_add(minutes * 60_000, Ordering::SeqCst);
    }

    async fn invoke(&self, function: &str, event: &Value) -> Result<Value, String> {
        let answer = self
            .registry
            .invoke(function, event.to_string().into_bytes());
        let answer = answer.await.map_err(|failure| failure.to_string())?;
        Ok(serde_json::from_slice(&answer).expect("JSON"))
    }

    pub(crate) async fn record(&self, name: &str) {
        let answer = self.invoke("record-event", &Self::event(name)).await;
        let answer = answer.expect("record-event");
        assert_eq!(answer["batchItemFailures"], json!([]), "{name}");
    }

    pub(crate) async fn seal(&self) {
        self.invoke("seal-trail", &Self::tick())
            .await
            .expect("seal-trail");
    }

    /// Seals, possibly beside another sealer. Returns whether it succeeded.
    pub(crate) async fn try_seal(&self) -> bool {
        self.invoke("seal-trail", &Self::tick()).await.is_ok()
    }

    /// Damages the item that awaits the seal of this record.
    pub(crate) async fn damage(&self, name: &str) {
        let id = Self::id_of(name);
        for item in self.items().await {
            let item: Value = serde_json::from_str(&item).expect("JSON");
            let text = |name: &str| item[name]["S"].as_str().unwrap_or_default();
            if text("pk").starts_with("leaves#") && text("sk").ends_with(&id) {
                let mut damaged = item.clone();
                damaged["rc"] = json!({"S": "yesterday"});
                let request = json!({"TableName": "audit", "Item": damaged});
                self.table("PutItem", request).await;
                return;
            }
        }
        panic!("no leaf of {name}");
    }

    /// Returns the report of a verification of the trail.
    pub(crate) fn report(&self) -> verify::Report {
        let report = verify::directory(self.exported().path(), &[trusted()], None);
        report.expect("files")
    }

    /// Calls a function and kills it at this point. Returns whether it completed before.
    pub(crate) async fn kill_at(
        &self,
        kill_point: KillPoint,
        function: &str,
        event: &Value,
    ) -> bool {
        self.kill_switch.arm(Some(kill_point));
        let ended = tokio::select! {
            _ = self.invoke(function, event) => true,
            () = self.kill_switch.reached() => false,
        };
        self.kill_switch.arm(None);
        ended
    }

    /// Returns the files of the trail, by name.
    pub(crate) async fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let place = self.exported();
        let mut files = BTreeMap::new();
        let mut entries = tokio::fs::read_dir(place.path())
            .await
            .expect("a directory");
        while let Some(entry) = entries.next_entry().await.expect("an entry") {
            let name = entry.file_name().into_string().expect("a name");
            files.insert(name, tokio::fs::read(entry.path()).await.expect("a file"));
        }
        files
    }

    fn exported(&self) -> TempDir {
        let place = tempfile::tempdir().expect("a directory");
        local::trail::export(self.data.path(), place.path()).expect("a trail");
        place
    }

    /// Returns the number of each record's seal, after the whole trail verifies.
    pub(crate) async fn checked(&self) -> BTreeMap<String, u64> {
        let report = verify::directory(self.exported().path(), &[trusted()], None);
        let report = report.expect("files");
        assert_eq!(report.findings, []);
        let mut sealed = BTreeMap::new();
        for file in self.files().await.into_values() {
            let text = String::from_utf8(file).expect("text");
            let mut lines = text.lines();
            let seal = lines.next().expect("a seal");
            let signed: SignedSeal = serde_json::from_str(seal).expect("a seal");
            for line in lines {
                let record: Value = serde_json::from_str(line).expect("JSON");
                let id = record["record_id"].as_str().expect("an id").to_owned();
                sealed.insert(id, signed.seal.number);
            }
        }
        sealed
    }

    /// Asserts that the bank proves the record to be sealed.
    pub(crate) async fn proves(&self, name: &str) {
        let id = Self::id_of(name);
        let event = json!({
            "resource": "/v1/audit/records/{record_id}/proof",
            "path": format!("/v1/audit/records/{id}/proof"),
            "httpMethod": "GET",
            "headers": {},
            "pathParameters": {"record_id": id},
            "requestContext": {"requestId": "r", "authorizer": {
                "tenant_id": TENANT,
                "client_id": ClientId::derive(&["auditor"]).to_string(),
                "scope": "audit:read",
                "policy": "{}",
                "token": json!({
                    "jti": "j", "credential_id": CredentialId::derive(&["auditor"]),
                    "client_version": 1, "exp": START_MILLIS / 1000 + 600,
                }).to_string(),
            }},
            "body": null,
            "isBase64Encoded": false,
        });
        let answer = self.invoke("get-audit-proof", &event).await;
        let answer = answer.expect("get-audit-proof");
        let body = answer["body"].as_str().expect("a body");
        assert_eq!(answer["statusCode"], 200, "{name}: {body}");
        let proved = verify::proof(body.as_bytes(), &[trusted()]).expect(name);
        assert!(proved.proof().record.contains(&Self::id_of(name)));
    }

    /// Returns everything in the audit table, in text order.
    pub(crate) async fn items(&self) -> Vec<String> {
        let request = json!({"TableName": "audit", "ConsistentRead": true});
        let answer = self.table("Scan", request).await;
        assert!(answer.get("LastEvaluatedKey").is_none(), "more than a page");
        let items = answer["Items"].as_array().expect("items");
        let mut items: Vec<_> = items.iter().map(Value::to_string).collect();
        items.sort();
        items
    }

    /// Calls the tables directly.
    async fn table(&self, operation: &str, request: Value) -> Value {
        let signature = "AWS4-HMAC-SHA256 Credential=test/20261123/eu-west-2/dynamodb/\
            aws4_request, SignedHeaders=host;x-amz-date, Signature=0";
        let call = self.http.post(&self.tables);
        let call = call
            .header("authorization", signature)
            .header("x-amz-date", "20261123T091407Z")
            .header("content-type", "application/x-amz-json-1.0")
            .header("x-amz-target", format!("DynamoDB_20120810.{operation}"));
        let answer = call.body(request.to_string()).send().await;
        answer.expect("an answer").json().await.expect("JSON")
    }
}

const SEED: [u8; 32] = [7; 32];

fn trusted() -> PublicKey {
    let key = ed25519_dalek::SigningKey::from_bytes(&SEED).verifying_key();
    let digits = audit_domain::Hex(key.to_bytes()).to_string();
    digits.parse().expect("a key")
}

async fn put_secret(http: &reqwest::Client, aws: &str) {
    use base64::Engine as _;
    let seed = base64::engine::general_purpose::STANDARD.encode(SEED);
    let value = json!({"seed": seed}).to_string();
    let create = json!({"Name": "audit/seal-signing-key", "SecretString": value});
    let call = http
        .post(aws)
        .header("x-amz-target", "secretsmanager.CreateSecret")
        .header("content-type", "application/x-amz-json-1.1");
    let answer = call.body(create.to_string()).send().await;
    assert!(answer.expect("an answer").status().is_success());
}

/// A clock that stands still until it is moved.
fn clock(now_millis: &Arc<AtomicI64>) -> Clock {
    let now_millis = Arc::clone(now_millis);
    let now = move || Moment::from_unix_millis(now_millis.load(Ordering::SeqCst));
    Clock::of(move || now().expect("a moment"))
}
