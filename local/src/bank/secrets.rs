//! The secrets of a deployment: created at the first start, from the machine's entropy.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use identity_domain::secret_of_bytes;
use identity_store::{PublicKeys, SigningKey};
use kernel::id::ClientId;
use message_signature::KeyId;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use super::{Credential, StartError};
use crate::rails::Keys;

/// The stand-in for Secrets Manager, called over HTTP: the bank's own client cannot create secrets,
/// because functions read them and only the rotating function changes one.
#[derive(Debug)]
pub(super) struct Secrets {
    authority: String,
    path: String,
}

/// Connects to the stand-in at this endpoint.
pub(super) fn at(endpoint: &str) -> Secrets {
    let endpoint = endpoint.strip_prefix("http://").unwrap_or(endpoint);
    let (authority, path) = endpoint.split_once('/').unwrap_or((endpoint, ""));
    Secrets {
        authority: authority.to_owned(),
        path: format!("/{path}"),
    }
}

/// The secrets that the bank's start needs.
#[derive(Debug)]
pub(super) struct CreatedSecrets {
    /// The first clients, in the order of [`FIRST`] and [`DESK`].
    pub(super) clients: Vec<Credential>,
    /// The keys with which the Faster Payments simulator signs and verifies.
    pub(super) fps: Keys,
}

/// Returns whether the bank has keys for personal data. A bank from before they existed contains
/// rows that this release cannot read.
pub(super) async fn has_field_keys(secrets: &Secrets) -> Result<bool, StartError> {
    let read = json!({"SecretId": FIELD_KEYS});
    let read = secrets.call("GetSecretValue", &read).await;
    let read = read.map_err(|error| StartError::Secret {
        name: FIELD_KEYS,
        error,
    })?;
    Ok(read.get("SecretString").is_some())
}

/// Creates the secrets that are missing.
pub(super) async fn create(secrets: &Secrets) -> Result<CreatedSecrets, StartError> {
    let token = json!({"kid": "token-1", "seed": seed()?});
    let token = secrets.get_or_create(TOKENS, token).await?;
    let key = SigningKey::read(&token.to_string().into())
        .map_err(|error| secret_error(TOKENS, &error))?;
    let public = PublicKeys::of([&key]).write();
    let public = serde_json::from_str(&public).map_err(|error| secret_error(TOKENS, &error))?;
    secrets
        .get_or_create("identity/token-public-keys", public)
        .await?;
    let fields = json!({"keys": [{"id": 1, "key": seed()?}]});
    secrets.get_or_create(FIELD_KEYS, fields).await?;
    let seals = json!({"seed": seed()?});
    secrets
        .get_or_create("audit/seal-signing-key", seals)
        .await?;
    Ok(CreatedSecrets {
        clients: clients(secrets).await?,
        fps: fps(secrets).await?,
    })
}

/// The first clients of institutions, by institution and name, each with every scope. The second
/// shows that an institution cannot see another's resources.
const FIRST: [(&str, &str); 2] = [
    ("First institution", "Operator"),
    ("Other institution", "Other"),
];

/// The clients of the bank's own tenant: two, because one decides what the other proposes. Neither
/// can register clients, so neither can create its own second.
const DESK: [&str; 2] = ["First of the desk", "Second of the desk"];
const DESK_SCOPES: [&str; 6] = [
    "audit:read",
    "limits:read",
    "limits:write",
    "ledger:read",
    "ledger:post",
    "ledger:approve",
];

/// Returns the initial limits of each institution: the maximum that can be set. Without limits no
/// overdraft could be set, and overdrafts are the source of money for trying the bank out.
fn limits() -> Value {
    let most = "9999999999999.99";
    json!({
        "clients": 100_000,
        "requests_per_minute": 60_000,
        "exposure": {"EUR": most, "GBP": most, "USD": most},
    })
}

async fn clients(secrets: &Secrets) -> Result<Vec<Credential>, StartError> {
    let mut first = Vec::new();
    for (tenant, name) in FIRST {
        let (id, secret) = id_and_secret()?;
        first.push(
            json!({"client_id": id, "tenant": tenant, "name": name, "client_secret": secret}),
        );
    }
    for name in DESK {
        let (id, secret) = id_and_secret()?;
        let client = json!({"client_id": id, "bank": true, "name": name, "scopes": DESK_SCOPES, "client_secret": secret});
        first.push(client);
    }
    let institutions = FIRST.map(|(tenant, _)| json!({"tenant": tenant, "limits": limits()}));
    let first = json!({"clients": first, "institutions": institutions});
    let stored = secrets.get_or_create(OPERATOR, first).await?;
    let stored: FirstClients =
        serde_json::from_value(stored).map_err(|error| StartError::Secret {
            name: OPERATOR,
            error: format!(
                "{error}: a bank from before its first clients had random ids; start with --reset \
                 to make a new one there, or with --data for another directory"
            ),
        })?;
    Ok(stored.clients)
}

/// Returns a random id and secret: no two banks have a client in common.
fn id_and_secret() -> Result<(ClientId, String), StartError> {
    Ok((ClientId::from_bytes(random()?), secret_of_bytes(random()?)))
}

/// The stored secret of the first clients.
#[derive(Deserialize)]
struct FirstClients {
    clients: Vec<Credential>,
}

/// Returns the keys of both sides of Faster Payments. A real scheme's private key would not be
/// here; the bank uses the public half only.
async fn fps(secrets: &Secrets) -> Result<Keys, StartError> {
    let bank_secret = secrets
        .get_or_create(FPS_SIGNING, json!({"keyid": "malai-1", "seed": seed()?}))
        .await?;
    let bank_secret: SigningSecret =
        serde_json::from_value(bank_secret).map_err(|error| secret_error(FPS_SIGNING, &error))?;
    let scheme_secret = secrets
        .get_or_create(FPS_SCHEME, json!({"keyid": "fps-1", "seed": seed()?}))
        .await?;
    let scheme_secret: SigningSecret =
        serde_json::from_value(scheme_secret).map_err(|error| secret_error(FPS_SCHEME, &error))?;
    let scheme_key = message_signature::SigningKey::from_base64(&scheme_secret.seed)
        .map_err(|error| secret_error(FPS_SCHEME, &error))?;
    let public_key = scheme_key.verifying_key().to_base64();
    let callback = json!({"keys": [{"keyid": scheme_secret.keyid, "public_key": public_key}]});
    secrets
        .get_or_create("rails/fps/callback-key", callback)
        .await?;
    let bank_key = message_signature::SigningKey::from_base64(&bank_secret.seed)
        .map_err(|error| secret_error(FPS_SIGNING, &error))?;
    Ok(Keys {
        scheme_key,
        scheme_keyid: KeyId::parse(&scheme_secret.keyid)
            .map_err(|error| secret_error(FPS_SCHEME, &error))?,
        bank_key: bank_key.verifying_key(),
        bank_keyid: KeyId::parse(&bank_secret.keyid)
            .map_err(|error| secret_error(FPS_SIGNING, &error))?,
    })
}

/// A key and its id, as stored in the secrets of signing keys.
#[derive(Deserialize)]
struct SigningSecret {
    keyid: String,
    seed: String,
}

const TOKENS: &str = "identity/token-signing-key";
const FIELD_KEYS: &str = "data/field-keys";
const OPERATOR: &str = "identity/operator-credential";
const FPS_SIGNING: &str = "rails/fps/signing-key";
const FPS_SCHEME: &str = "local/fps-scheme-key";

fn secret_error(name: &'static str, error: &dyn std::error::Error) -> StartError {
    StartError::Secret {
        name,
        error: error.to_string(),
    }
}

fn seed() -> Result<String, StartError> {
    Ok(STANDARD.encode(random::<32>()?))
}

fn random<const N: usize>() -> Result<[u8; N], StartError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StartError::Secret {
        name: "of any name",
        error: error.to_string(),
    })?;
    Ok(bytes)
}

impl Secrets {
    /// Returns the secret's value, which is set to `value` if the secret is new.
    async fn get_or_create(&self, name: &'static str, value: Value) -> Result<Value, StartError> {
        let failed = |error: String| StartError::Secret { name, error };
        let create = json!({"Name": name, "SecretString": value.to_string()});
        let created = self.call("CreateSecret", &create).await.map_err(failed)?;
        if created.get("ARN").is_some() {
            return Ok(value);
        }
        let read = self
            .call("GetSecretValue", &json!({"SecretId": name}))
            .await
            .map_err(failed)?;
        let text = read.get("SecretString").and_then(Value::as_str);
        let text = text.ok_or_else(|| failed("it has no value".to_owned()))?;
        serde_json::from_str(text).map_err(|error| failed(error.to_string()))
    }

    async fn call(&self, operation: &str, request: &Value) -> Result<Value, String> {
        let start_error = |error: hyper::Error| error.to_string();
        let stream = TcpStream::connect(&self.authority)
            .await
            .map_err(|error| error.to_string())?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .map_err(start_error)?;
        let request = Request::post(&self.path)
            .header("host", &self.authority)
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", format!("secretsmanager.{operation}"))
            .body(Full::new(Bytes::from(request.to_string())))
            .map_err(|error| error.to_string())?;
        let response = async {
            let response = sender.send_request(request).await?;
            Ok(response.into_body().collect().await?.to_bytes())
        };
        let response = tokio::select! {
            response = response => response.map_err(start_error)?,
            ended = connection => return Err(format!("the connection ended: {ended:?}")),
        };
        serde_json::from_slice(&response).map_err(|error| error.to_string())
    }
}
