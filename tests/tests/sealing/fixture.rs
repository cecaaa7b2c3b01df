//! The functions that record and seal, on the engines, with a clock that a test moves.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use audit_contract::record_line;
use audit_domain::trail::TrailFile;
use audit_domain::{Chain, Day, Deflated};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use environment::Clock;
use kernel::event::{ChangeContext, Event};
use kernel::id::PaymentId;
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
const DAY: i64 = 86_400_000;
pub(super) const TENANT: &str = "ten_w4w0nxyfmzxcytc02sy62bfwh8";

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
        put_secrets(&http, &endpoints.aws).await;
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

    /// Returns the id of the record of this name: the first change of its own payment.
    pub(crate) fn id_of(name: &str) -> String {
        format!("{}.1", Self::payment(name))
    }

    pub(crate) fn payment(name: &str) -> String {
        PaymentId::derive(&[name]).to_string()
    }

    /// Returns the line of a record, of the request that is named like it.
    fn line(&self, name: &str) -> String {
        let at = self.now().plus_millis(if name.starts_with("yesterday") {
            -DAY
        } else {
            0
        });
        let cause = ChangeContext {
            tenant: TENANT.parse().expect("a tenant"),
            client: None,
            request: format!("req-{name}").parse().expect("a request id"),
            at,
        };
        let data = json!({"status": "accepted"});
        let event = Event::new(
            "payments",
            "payment-accepted.v1",
            Self::payment(name),
            1,
            cause,
            data,
        );
        record_line(event, self.now()).expect("a line")
    }

    /// Returns the event of the schedule.
    pub(crate) fn tick() -> Value {
        json!({"detail-type": "Scheduled Event", "detail": {}})
    }

    pub(crate) fn advance_minutes(&self, minutes: i64) {
        self.now_millis
            .fetch_add(minutes * 60_000, Ordering::SeqCst);
    }

    pub(super) async fn invoke(&self, function: &str, event: &Value) -> Result<Value, String> {
        let answer = self
            .registry
            .invoke(function, event.to_string().into_bytes());
        let answer = answer.await.map_err(|failure| failure.to_string())?;
        Ok(serde_json::from_slice(&answer).expect("JSON"))
    }

    /// Appends a block with these records to a chain, as its relay does.
    pub(crate) async fn append(&self, chain: &str, names: &[&str]) {
        let lines: Vec<_> = names.iter().map(|name| self.line(name)).collect();
        self.append_lines(chain, lines).await;
    }

    pub(crate) async fn append_lines(&self, chain: &str, lines: Vec<String>) {
        let chain: Chain = chain.parse().expect("a chain");
        let mut items = self.table_items().await;
        let is_newest = |item: &Value| item["pk"]["S"].as_str() == Some(&chain.to_string());
        items.retain(is_newest);
        let newest = items
            .iter()
            .max_by_key(|item| item["sk"]["S"].as_str().map(str::to_owned));
        let last = newest.map_or(0, |item| {
            item["l"]["S"]
                .as_str()
                .expect("a number")
                .parse()
                .expect("a number")
        });
        let ordinal: u64 = newest.map_or(0, |item| {
            item["sk"]["S"]
                .as_str()
                .expect("a key")
                .parse()
                .expect("a number")
        });
        let (first, count) = (last + 1_u64, lines.len());
        let deflated = Deflated::of_lines(&lines).expect("few lines");
        let block = json!({
            "pk": {"S": chain.to_string()},
            "sk": {"S": format!("{:016}", ordinal + 1)},
            "f": {"S": first.to_string()},
            "l": {"S": (last + u64::try_from(count).expect("a count")).to_string()},
            "n": {"N": count.to_string()},
            "v": {"N": "1"},
            "z": {"B": STANDARD.encode(deflated.as_bytes())},
        });
        self.put(block).await;
        let day = Day::of(self.now());
        self.put(json!({"pk": {"S": format!("chains#{day}")}, "sk": {"S": chain.to_string()}}))
            .await;
    }

    pub(crate) async fn put(&self, item: Value) {
        self.table("PutItem", json!({"TableName": "audit", "Item": item}))
            .await;
    }

    /// Takes a block out of the table, and returns it.
    pub(crate) async fn take(&self, chain: &str, ordinal: u64) -> Value {
        let item = self.block(chain, ordinal).await;
        let key = json!({"pk": item["pk"], "sk": item["sk"]});
        self.table("DeleteItem", json!({"TableName": "audit", "Key": key}))
            .await;
        item
    }

    async fn block(&self, chain: &str, ordinal: u64) -> Value {
        let is_it = |item: &Value| {
            item["pk"]["S"] == chain && item["sk"]["S"].as_str() == Some(&format!("{ordinal:016}"))
        };
        let mut items = self.table_items().await.into_iter();
        items.find(is_it).expect("a block")
    }

    fn now(&self) -> Moment {
        let now = self.now_millis.load(Ordering::SeqCst);
        Moment::from_unix_millis(now).expect("a moment")
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

    /// Damages a block of a chain.
    pub(crate) async fn damage(&self, chain: &str, ordinal: u64) {
        let mut block = self.block(chain, ordinal).await;
        block["z"] = json!({"B": "/////w=="});
        self.put(block).await;
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
            let file = TrailFile::read(&file).expect("a file");
            for line in file.lines().expect("lines") {
                let record: Value = serde_json::from_str(&line).expect("JSON");
                let id = record["record_id"].as_str().expect("an id").to_owned();
                sealed.insert(id, file.signed.seal.number);
            }
        }
        sealed
    }

    /// Returns everything in the audit table, in text order.
    pub(crate) async fn items(&self) -> Vec<String> {
        let items = self.table_items().await;
        let mut items: Vec<_> = items.iter().map(Value::to_string).collect();
        items.sort();
        items
    }

    async fn table_items(&self) -> Vec<Value> {
        let request = json!({"TableName": "audit", "ConsistentRead": true});
        let answer = self.table("Scan", request).await;
        assert!(answer.get("LastEvaluatedKey").is_none(), "more than a page");
        answer["Items"].as_array().expect("items").clone()
    }

    /// Returns the names of the objects in the trail's bucket that are no files of seals.
    pub(crate) fn indexes(&self) -> Vec<String> {
        let state = rusqlite::Connection::open(self.data.path().join("bus.sqlite"));
        let state = state.expect("the objects");
        let names =
            "SELECT name FROM objects WHERE bucket = 'trail' AND name LIKE 'index/%' ORDER BY name";
        let mut names = state.prepare(names).expect("a statement");
        let names = names.query_map([], |row| row.get(0)).expect("names");
        names.map(|name| name.expect("a name")).collect()
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

pub(super) fn trusted() -> PublicKey {
    let key = ed25519_dalek::SigningKey::from_bytes(&SEED).verifying_key();
    let digits = audit_domain::Hex(key.to_bytes()).to_string();
    digits.parse().expect("a key")
}

async fn put_secrets(http: &reqwest::Client, aws: &str) {
    let seed = json!({"seed": STANDARD.encode(SEED)});
    put_secret(http, aws, "audit/seal-signing-key", &seed).await;
    let ring = json!({"keys": [{"id": 1, "key": STANDARD.encode([9; 32])}]});
    put_secret(http, aws, "data/field-keys", &ring).await;
}

async fn put_secret(http: &reqwest::Client, aws: &str, name: &str, value: &Value) {
    let create = json!({"Name": name, "SecretString": value.to_string()});
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
