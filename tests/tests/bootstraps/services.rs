//! The services of a deployed function: tables, secrets, bus and objects of the local engines under
//! the names of a deployment, and a rail gateway that accepts every message.

use axum::Router;
use axum::http::StatusCode;
use local::engines::{
    BUS_NAME, Engines, Index, Invoke, Projection, Subscription, TABLES, Table, Trigger,
};
use serde_json::{Value, json};
use std::error::Error;
use std::path::Path;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

const TABLE_PREFIX: &str = "malai-sample-";
const SECRET_PREFIX: &str = "malai/sample/";

/// 32 bytes in base64: a key that nothing trusts.
const SEED: &str = "c2FtcGxlIHNhbXBsZSBzYW1wbGUgc2FtcGxlIDEyMzQ=";
/// The public half of the key of that seed, in base64url.
const X: &str = "VaENG16n9Z1BNliK0g7fT-q3qilAr3R5aMWi29aO_xc";
/// The public key of the first test vector of RFC 8032 §7.1, in base64.
const PUBLIC_KEY: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

/// The environment of the functions. It stops when dropped.
pub(crate) struct Services {
    engines: Engines,
    gateway: String,
    /// The ARNs of secrets, each in the samples and here.
    arns: Vec<(String, String)>,
    _server: JoinSet<()>,
}

/// The secrets that functions rotate.
const ROTATED: [&str; 5] = [
    "identity/token-signing-key",
    "audit/seal-signing-key",
    "rails/fps/signing-key",
    "rails/fps/callback-key",
    "data/field-keys",
];
/// The version in the samples of rotations.
const VERSION: &str = "5b9f3a7e-0c41-4d1c-9e53-7f2a6d90b8e1";

impl Services {
    /// Starts the services with files in `data`; `operator_secret` is the first client's secret.
    pub(crate) async fn start(data: &Path, operator_secret: &str) -> Result<Self, Box<dyn Error>> {
        let nobody = Invoke::new(|function, _| async move { Err(format!("no {function} here")) });
        let rotates = |name: &&str| Subscription {
            function: "nobody".to_owned(),
            trigger: Trigger::Rotation {
                secret: format!("{SECRET_PREFIX}{name}"),
            },
        };
        let subscriptions: Vec<_> = ROTATED.iter().map(rotates).collect();
        let engines = Engines::start(data, &subscriptions, nobody).await?;
        let mut server = JoinSet::new();
        let gateway = start_gateway(&mut server).await?;
        let mut services = Self {
            engines,
            gateway,
            arns: Vec::new(),
            _server: server,
        };
        for table in TABLES {
            let database = &services.engines.endpoints().dynamodb;
            call(database, "DynamoDB_20120810.CreateTable", &creation(table)).await?;
        }
        for (name, value) in secrets(operator_secret) {
            let name = format!("{SECRET_PREFIX}{name}");
            let request = json!({"Name": name, "SecretString": value.to_string()});
            let aws = services.engines.endpoints().aws.clone();
            let made = call(&aws, "secretsmanager.CreateSecret", &request).await?;
            if ROTATED.iter().any(|rotated| name.ends_with(rotated)) {
                let rotate = json!({"SecretId": name, "ClientRequestToken": VERSION});
                call(&aws, "secretsmanager.RotateSecret", &rotate).await?;
            }
            let arn = made["ARN"].as_str().ok_or("a secret without an ARN")?;
            let sample =
                format!("arn:aws:secretsmanager:eu-west-2:000000000000:secret:{name}-a1B2c3");
            services.arns.push((sample, arn.to_owned()));
        }
        Ok(services)
    }

    /// Returns the event with the local secrets instead of the sample's.
    pub(crate) fn with_secrets_of_its_own(&self, event: String) -> String {
        self.arns
            .iter()
            .fold(event, |event, (sample, here)| event.replace(sample, here))
    }

    /// Returns the environment variables that AWS and the deployment would set.
    pub(crate) fn variables(&self) -> Vec<(&'static str, String)> {
        let endpoints = self.engines.endpoints();
        vec![
            ("AWS_REGION", "eu-west-2".into()),
            ("AWS_ACCESS_KEY_ID", "sample".into()),
            ("AWS_SECRET_ACCESS_KEY", "sample".into()),
            ("AWS_SESSION_TOKEN", "sample".into()),
            ("AWS_ENDPOINT_URL", endpoints.aws.clone()),
            ("AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamodb.clone()),
            ("MALAI_TABLE_PREFIX", TABLE_PREFIX.into()),
            ("MALAI_SECRET_PREFIX", SECRET_PREFIX.into()),
            ("MALAI_BUCKET_PREFIX", "malai-sample-".into()),
            ("MALAI_BUS", BUS_NAME.into()),
            ("MALAI_ISSUER", "https://api.malai.invalid".into()),
            ("MALAI_RAIL_FPS_ORIGIN", self.gateway.clone()),
            ("MALAI_CALLBACK_AUTHORITY_FPS", "rails.malai.invalid".into()),
        ]
    }
}

/// Accepts every message, as a gateway does before the outcome is known, and publishes its signing
/// keys.
async fn start_gateway(server: &mut JoinSet<()>) -> std::io::Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let origin = format!("http://{}", listener.local_addr()?);
    let keys = json!({"keys": [{"keyid": "fps-1", "public_key": PUBLIC_KEY}]}).to_string();
    let router = Router::new().fallback(|| async { (StatusCode::ACCEPTED, keys) });
    server.spawn(async move {
        let _ = axum::serve(listener, router).await;
    });
    Ok(origin)
}

fn creation(table: &Table) -> Value {
    let keys = |partition, sort| {
        json!([
            {"AttributeName": partition, "KeyType": "HASH"},
            {"AttributeName": sort, "KeyType": "RANGE"},
        ])
    };
    let index = |index: &Index| {
        let projection = match index.projection {
            Projection::Keys => "KEYS_ONLY",
            Projection::All => "ALL",
        };
        json!({
            "IndexName": index.name,
            "KeySchema": keys(index.partition, index.sort),
            "Projection": {"ProjectionType": projection},
        })
    };
    let mut attributes = vec!["pk", "sk"];
    attributes.extend(
        table
            .indexes
            .iter()
            .flat_map(|index| [index.partition, index.sort]),
    );
    attributes.sort_unstable();
    attributes.dedup();
    let attribute = |name| json!({"AttributeName": name, "AttributeType": "S"});
    let mut request = json!({
        "TableName": format!("{TABLE_PREFIX}{}", table.name),
        "KeySchema": keys("pk", "sk"),
        "AttributeDefinitions": attributes.into_iter().map(attribute).collect::<Vec<_>>(),
        "BillingMode": "PAY_PER_REQUEST",
    });
    if !table.indexes.is_empty() {
        request["GlobalSecondaryIndexes"] = table.indexes.iter().map(index).collect();
    }
    request
}

fn secrets(operator_secret: &str) -> [(&'static str, Value); 7] {
    let operator = json!({
        "client_id": "cli_q125d16132nrq5srxw8kecq2yw",
        "tenant": "Bank", "name": "Operator", "client_secret": operator_secret,
    });
    let desk = json!({
        "client_id": "cli_0ajdp13dxh8k28zr2dyf3a7t6r",
        "bank": true, "name": "Desk", "client_secret": operator_secret,
        "scopes": ["limits:read", "limits:write"],
    });
    [
        (
            "identity/token-signing-key",
            json!({"kid": "sample-1", "seed": SEED}),
        ),
        (
            "identity/token-public-keys",
            json!({"keys": [{"kid": "sample-1", "x": X}]}),
        ),
        (
            "identity/operator-credential",
            json!({"clients": [operator, desk]}),
        ),
        (
            "rails/fps/signing-key",
            json!({"keyid": "malai-1", "seed": SEED}),
        ),
        (
            "rails/fps/callback-key",
            json!({"keys": [{"keyid": "fps-1", "public_key": PUBLIC_KEY}]}),
        ),
        ("audit/seal-signing-key", json!({"seed": SEED})),
        ("data/field-keys", json!({"keys": [{"id": 1, "key": SEED}]})),
    ]
}

/// The format of a signature: the engines require one and do not verify it.
const SIGNATURE: &str = "AWS4-HMAC-SHA256 \
    Credential=sample/20261123/eu-west-2/aws/aws4_request, SignedHeaders=host, Signature=0";

/// One call of the AWS JSON protocol.
async fn call(endpoint: &str, target: &str, body: &Value) -> Result<Value, Box<dyn Error>> {
    let address = endpoint.strip_prefix("http://").unwrap_or(endpoint);
    let (authority, path) = address.split_once('/').unwrap_or((address, ""));
    let body = body.to_string();
    let request = format!(
        "POST /{path} HTTP/1.1\r\nhost: {authority}\r\nconnection: close\r\n\
         x-amz-date: 20261123T091407Z\r\nauthorization: {SIGNATURE}\r\n\
         content-type: application/x-amz-json-1.0\r\nx-amz-target: {target}\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len(),
    );
    let mut stream = TcpStream::connect(authority).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    if answer.starts_with("HTTP/1.1 200") {
        let body = answer.split_once("\r\n\r\n").unwrap_or_default().1;
        Ok(serde_json::from_str(body).unwrap_or_default())
    } else {
        Err(format!("{target}: {answer}").into())
    }
}
