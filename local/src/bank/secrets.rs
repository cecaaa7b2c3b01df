//! The secrets that a deployment makes: here at the first start, from the machine's entropy.

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

/// Secrets Manager's stand-in, by its wire calls: no client of ours can make a secret, for functions
/// read them, and each is changed by the one that rotates it.
#[derive(Debug)]
pub(super) struct Secrets {
    authority: String,
    path: String,
}

/// The stand-in at this endpoint.
pub(super) fn at(endpoint: &str) -> Secrets {
    let endpoint = endpoint.strip_prefix("http://").unwrap_or(endpoint);
    let (authority, path) = endpoint.split_once('/').unwrap_or((endpoint, ""));
    Secrets {
        authority: authority.to_owned(),
        path: format!("/{path}"),
    }
}

/// The secrets that others than their functions need.
#[derive(Debug)]
pub(super) struct Created {
    /// The clients that the bank begins with, in the order of [`FIRST`] and [`DESK`].
    pub(super) clients: Vec<Credential>,
    /// What the simulator of Faster Payments signs and verifies with.
    pub(super) fps: Keys,
}

/// Whether the bank has the keys of personal data. One that was made before there were any holds
/// rows that nothing here reads.
pub(super) async fn has_field_keys(secrets: &Secrets) -> Result<bool, StartError> {
    let read = json!({"SecretId": FIELD_KEYS});
    let read = secrets.call("GetSecretValue", &read).await;
    let read = read.map_err(|fault| StartError::Secret {
        name: FIELD_KEYS,
        fault,
    })?;
    Ok(read.get("SecretString").is_some())
}

/// Makes what is not there yet.
pub(super) async fn create(secrets: &Secrets) -> Result<Created, StartError> {
    let token = json!({"kid": "token-1", "seed": seed()?});
    let token = secrets.once(TOKENS, token).await?;
    let key = SigningKey::read(&token.to_string().into()).map_err(|error| fault(TOKENS, &error))?;
    let public = PublicKeys::of([&key]).write();
    let public = serde_json::from_str(&public).map_err(|error| fault(TOKENS, &error))?;
    secrets.once("identity/token-public-keys", public).await?;
    let fields = json!({"keys": [{"id": 1, "key": seed()?}]});
    secrets.once(FIELD_KEYS, fields).await?;
    let seals = json!({"seed": seed()?});
    secrets.once("audit/seal-signing-key", seals).await?;
    Ok(Created {
        clients: clients(secrets).await?,
        fps: fps(secrets).await?,
    })
}

/// The clients of institutions that the bank begins with, by institution and name: each may do
/// everything there is, with what is its own institution's. The second is there to see that it sees
/// nothing of the first's.
const FIRST: [(&str, &str); 2] = [
    ("First institution", "Operator"),
    ("Other institution", "Other"),
];

/// The clients of the bank itself: two, since what one proposes another decides. Neither registers
/// clients, so that neither makes its own second.
const DESK: [&str; 2] = ["First of the desk", "Second of the desk"];
const DESK_SCOPES: [&str; 6] = [
    "audit:read",
    "limits:read",
    "limits:write",
    "ledger:read",
    "ledger:post",
    "ledger:approve",
];

/// What each institution may to begin with: as much as can be set. Without it none could allow an overdraft, and it is by
/// overdrafts that there is money to try the bank with.
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
        let who = json!({"client_id": id, "bank": true, "name": name, "scopes": DESK_SCOPES, "client_secret": secret});
        first.push(who);
    }
    let institutions = FIRST.map(|(tenant, _)| json!({"tenant": tenant, "limits": limits()}));
    let first = json!({"clients": first, "institutions": institutions});
    let kept = secrets.once(OPERATOR, first).await?;
    let kept: FirstClients = serde_json::from_value(kept).map_err(|error| StartError::Secret {
        name: OPERATOR,
        fault: format!(
            "{error}: a bank from before its first clients had random ids; start with --reset \
                 to make a new one there, or with --data for another directory"
        ),
    })?;
    Ok(kept.clients)
}

/// The id and the secret of a first client, both drawn: no two banks have a client in common.
fn id_and_secret() -> Result<(ClientId, String), StartError> {
    Ok((ClientId::from_bytes(random()?), secret_of_bytes(random()?)))
}

/// What is read of them.
#[derive(Deserialize)]
struct FirstClients {
    clients: Vec<Credential>,
}

/// The keys of both sides of Faster Payments. The scheme's own key would never be here if there
/// were a real scheme; the bank knows only its public half.
async fn fps(secrets: &Secrets) -> Result<Keys, StartError> {
    let ours = secrets
        .once(FPS_SIGNING, json!({"keyid": "malai-1", "seed": seed()?}))
        .await?;
    let ours: SigningSecret =
        serde_json::from_value(ours).map_err(|error| fault(FPS_SIGNING, &error))?;
    let theirs = secrets
        .once(FPS_SCHEME, json!({"keyid": "fps-1", "seed": seed()?}))
        .await?;
    let theirs: SigningSecret =
        serde_json::from_value(theirs).map_err(|error| fault(FPS_SCHEME, &error))?;
    let scheme_key = message_signature::SigningKey::from_base64(&theirs.seed)
        .map_err(|error| fault(FPS_SCHEME, &error))?;
    let public_key = scheme_key.verifying_key().to_base64();
    let callback = json!({"keys": [{"keyid": theirs.keyid, "public_key": public_key}]});
    secrets.once("rails/fps/callback-key", callback).await?;
    let our_key = message_signature::SigningKey::from_base64(&ours.seed)
        .map_err(|error| fault(FPS_SIGNING, &error))?;
    Ok(Keys {
        scheme_key,
        scheme_keyid: KeyId::parse(&theirs.keyid).map_err(|error| fault(FPS_SCHEME, &error))?,
        bank_key: our_key.verifying_key(),
        bank_keyid: KeyId::parse(&ours.keyid).map_err(|error| fault(FPS_SIGNING, &error))?,
    })
}

/// A key and its name, as the secrets of signing keys hold them.
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

fn fault(name: &'static str, error: &dyn std::error::Error) -> StartError {
    StartError::Secret {
        name,
        fault: error.to_string(),
    }
}

fn seed() -> Result<String, StartError> {
    Ok(STANDARD.encode(random::<32>()?))
}

fn random<const N: usize>() -> Result<[u8; N], StartError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StartError::Secret {
        name: "of any name",
        fault: error.to_string(),
    })?;
    Ok(bytes)
}

impl Secrets {
    /// The secret's value: this one, if there was none.
    async fn once(&self, name: &'static str, value: Value) -> Result<Value, StartError> {
        let failed = |fault: String| StartError::Secret { name, fault };
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
        let told = |error: hyper::Error| error.to_string();
        let stream = TcpStream::connect(&self.authority)
            .await
            .map_err(|error| error.to_string())?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .map_err(told)?;
        let request = Request::post(&self.path)
            .header("host", &self.authority)
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", format!("secretsmanager.{operation}"))
            .body(Full::new(Bytes::from(request.to_string())))
            .map_err(|error| error.to_string())?;
        let answer = async {
            let answer = sender.send_request(request).await?;
            Ok(answer.into_body().collect().await?.to_bytes())
        };
        let answer = tokio::select! {
            answer = answer => answer.map_err(told)?,
            ended = connection => return Err(format!("the connection ended: {ended:?}")),
        };
        serde_json::from_slice(&answer).map_err(|error| error.to_string())
    }
}
