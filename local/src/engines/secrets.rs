use std::sync::Arc;

use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::{Map, Value, json};
use tokio::sync::watch;
use uuid::Uuid;

use super::clock::Clock;
use super::rotations::Rotations;
use super::state::State;
use super::wire::{ACCOUNT, REGION, Refusal};
use super::{EngineError, secret_versions};

/// The stand-in for Secrets Manager, with versions and staging labels, durable in the bus's file.
///
/// <https://docs.aws.amazon.com/secretsmanager/latest/apireference/Welcome.html>
#[derive(Clone, Debug)]
pub(super) struct Secrets {
    state: State,
    clock: Clock,
    rotations: Rotations,
    changed: Arc<watch::Sender<()>>,
}

/// The label of the current version.
pub(super) const CURRENT: &str = "AWSCURRENT";
/// The label of the previous version.
pub(super) const PREVIOUS: &str = "AWSPREVIOUS";

/// The label of the version that a rotation creates.
pub(super) const PENDING: &str = "AWSPENDING";

/// A secret's name and its ARN.
pub(super) struct Secret {
    pub(super) name: String,
    pub(super) arn: String,
}

impl Secrets {
    pub(super) fn new(state: State, clock: Clock, rotations: Rotations) -> Self {
        Self {
            state,
            clock,
            rotations,
            changed: Arc::new(watch::Sender::new(())),
        }
    }

    pub(super) fn rotations(&self) -> &Rotations {
        &self.rotations
    }

    /// Returns a receiver that is notified whenever another version becomes current: the event
    /// `Secret Label Updated`.
    pub(super) fn changed(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    pub(super) async fn handle(&self, operation: &str, request: &Value) -> Result<Value, Refusal> {
        if operation == "RotateSecret" {
            return self.rotations.rotate(request).await;
        }
        let call: Call = match operation {
            "CreateSecret" => create_secret,
            "DescribeSecret" => describe_secret,
            "ListSecrets" => list_secrets,
            "GetSecretValue" => secret_versions::get_secret_value,
            "PutSecretValue" => secret_versions::put_secret_value,
            "UpdateSecretVersionStage" => secret_versions::update_secret_version_stage,
            _ => return Err(Refusal::new("UnknownOperationException", operation)),
        };
        let (request, now_s) = (request.clone(), self.clock.now_s());
        let done = self.state.attempt(move |tx| {
            let before = in_use(tx, &request)?;
            let response = call(tx, &request, now_s)?;
            let changed = before.is_some() && in_use(tx, &request)? != before;
            Ok::<_, Refusal>((response, changed))
        });
        let (mut response, changed) = done.await?;
        if changed {
            self.changed.send_replace(());
        }
        let lists = response.get_mut("SecretList").and_then(Value::as_array_mut);
        if let Some(list) = lists {
            for secret in list {
                self.add_rotation(secret);
            }
        } else if operation == "DescribeSecret" {
            self.add_rotation(&mut response);
        }
        Ok(response)
    }

    fn add_rotation(&self, secret: &mut Value) {
        let rotated = self
            .rotations
            .secrets()
            .any(|name| text(secret, "Name") == Some(name));
        if let Some(secret) = secret.as_object_mut() {
            secret.insert("RotationEnabled".to_owned(), rotated.into());
        }
    }
}

/// Returns the current version of the secret that a request names.
fn in_use(tx: &Transaction<'_>, request: &Value) -> Result<Option<String>, Refusal> {
    if text(request, "SecretId").is_none() {
        return Ok(None);
    }
    let secret = find(tx, request)?;
    Ok(secret_versions::labelled(tx, &secret.name, CURRENT)?)
}

type Call = fn(&Transaction<'_>, &Value, i64) -> Result<Value, Refusal>;

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        EngineError::from(error).into()
    }
}

/// Returns the text member `name` of a request.
pub(super) fn text<'a>(request: &'a Value, name: &str) -> Option<&'a str> {
    request.get(name).and_then(Value::as_str)
}

/// Returns the secret that a request names by its name or ARN.
pub(super) fn find(tx: &Transaction<'_>, request: &Value) -> Result<Secret, Refusal> {
    let id = text(request, "SecretId")
        .ok_or_else(|| Refusal::new("InvalidParameterException", "SecretId is required"))?;
    tx.query_row(
        "SELECT name, arn FROM secrets WHERE name = ?1 OR arn = ?1",
        [id],
        |row| {
            Ok(Secret {
                name: row.get(0)?,
                arn: row.get(1)?,
            })
        },
    )
    .optional()?
    .ok_or_else(|| {
        let message = "Secrets Manager can't find the specified secret.";
        Refusal::new("ResourceNotFoundException", message)
    })
}

fn create_secret(tx: &Transaction<'_>, request: &Value, now_s: i64) -> Result<Value, Refusal> {
    let name = text(request, "Name")
        .filter(|name| !name.is_empty())
        .ok_or_else(|| Refusal::new("InvalidParameterException", "Name is required"))?;
    let random: String = Uuid::new_v4()
        .simple()
        .to_string()
        .chars()
        .take(6)
        .collect();
    let arn = format!("arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:{name}-{random}");
    let made = tx.execute(
        "INSERT INTO secrets (name, arn, description, created_s, changed_s)
         VALUES (?1, ?2, ?3, ?4, ?4) ON CONFLICT DO NOTHING",
        params![name, arn, text(request, "Description"), now_s],
    )?;
    if made == 0 {
        let message = format!("The operation failed because the secret {name} already exists.");
        return Err(Refusal::new("ResourceExistsException", message));
    }
    let mut response = json!({"ARN": arn, "Name": name});
    if ["SecretString", "SecretBinary"].map(|kind| text(request, kind)) != [None, None] {
        let mut value = request.clone();
        if let Some(value) = value.as_object_mut() {
            value.insert("SecretId".to_owned(), name.into());
        }
        response = secret_versions::put_secret_value(tx, &value, now_s)?;
        if let Some(response) = response.as_object_mut() {
            response.remove("VersionStages");
        }
    }
    Ok(response)
}

fn describe_secret(tx: &Transaction<'_>, request: &Value, _now: i64) -> Result<Value, Refusal> {
    let secret = find(tx, request)?;
    let mut description = description(tx, &secret.name)?;
    let stages = secret_versions::stages(tx, &secret.name)?;
    if let Some(description) = description.as_object_mut() {
        description.insert("VersionIdsToStages".to_owned(), stages);
    }
    Ok(description)
}

fn list_secrets(tx: &Transaction<'_>, _request: &Value, _now: i64) -> Result<Value, Refusal> {
    let mut names = tx.prepare("SELECT name FROM secrets ORDER BY name")?;
    let names = names
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    let mut list = Vec::new();
    for name in names {
        let mut entry = description(tx, &name)?;
        let stages = secret_versions::stages(tx, &name)?;
        if let Some(entry) = entry.as_object_mut() {
            entry.insert("SecretVersionsToStages".to_owned(), stages);
        }
        list.push(entry);
    }
    Ok(json!({"SecretList": list}))
}

/// Returns the description of a secret that both listings share.
fn description(tx: &Transaction<'_>, name: &str) -> rusqlite::Result<Value> {
    tx.query_row(
        "SELECT arn, description, created_s, changed_s FROM secrets WHERE name = ?1",
        [name],
        |row| {
            let mut fields = Map::new();
            fields.insert("ARN".to_owned(), row.get::<_, String>(0)?.into());
            fields.insert("Name".to_owned(), name.into());
            if let Some(description) = row.get::<_, Option<String>>(1)? {
                fields.insert("Description".to_owned(), description.into());
            }
            fields.insert("CreatedDate".to_owned(), row.get::<_, i64>(2)?.into());
            fields.insert("LastChangedDate".to_owned(), row.get::<_, i64>(3)?.into());
            Ok(Value::Object(fields))
        },
    )
}
