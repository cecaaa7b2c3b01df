use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::secrets::{CURRENT, PREVIOUS, find, text};
use super::wire::Refusal;

/// Handles `GetSecretValue`: by version id, by stage, or the current version.
pub(super) fn get_secret_value(
    tx: &Transaction<'_>,
    request: &Value,
    _now: i64,
) -> Result<Value, Refusal> {
    let secret = find(tx, request)?;
    let stage = text(request, "VersionStage");
    let version = text(request, "VersionId").map(str::to_owned);
    let labelled = match (&version, stage) {
        (Some(_), None) => None,
        (_, stage) => Some(labelled(tx, &secret.name, stage.unwrap_or(CURRENT))?),
    };
    let found = match (version, labelled) {
        (Some(version), Some(labelled)) if labelled.as_ref() != Some(&version) => None,
        (Some(version), _) => Some(version),
        (None, labelled) => labelled.flatten(),
    };
    let mut response = found
        .map(|version| value_of(tx, &secret.name, &version))
        .transpose()?
        .flatten()
        .ok_or_else(|| {
            let what = stage.unwrap_or(CURRENT);
            let message = format!(
                "Secrets Manager can't find the specified secret value for staging label: {what}"
            );
            Refusal::new("ResourceNotFoundException", message)
        })?;
    response.insert("ARN".to_owned(), secret.arn.into());
    response.insert("Name".to_owned(), secret.name.into());
    Ok(Value::Object(response))
}

/// Handles `PutSecretValue`: a new version under the client's token; the same version again changes
/// nothing.
pub(super) fn put_secret_value(
    tx: &Transaction<'_>,
    request: &Value,
    now_s: i64,
) -> Result<Value, Refusal> {
    let secret = find(tx, request)?;
    let contents = [text(request, "SecretString"), text(request, "SecretBinary")];
    if contents.iter().flatten().count() != 1 {
        let message = "You must provide either SecretString or SecretBinary.";
        return Err(Refusal::new("InvalidRequestException", message));
    }
    let version = text(request, "ClientRequestToken")
        .map_or_else(|| Uuid::new_v4().to_string(), str::to_owned);
    let known = value_of(tx, &secret.name, &version)?;
    if let Some(known) = &known {
        let known = ["SecretString", "SecretBinary"].map(|kind| known.get(kind)?.as_str());
        if known != contents {
            let message = "You can't use ClientRequestToken with another value of the secret.";
            return Err(Refusal::new("ResourceExistsException", message));
        }
    } else {
        let [string, binary] = contents;
        tx.execute(
            "INSERT INTO secret_versions (name, version_id, text, binary, created_s)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![secret.name, version, string, binary, now_s],
        )?;
        let stages: Vec<&str> = match request.get("VersionStages").and_then(Value::as_array) {
            Some(stages) => stages.iter().filter_map(Value::as_str).collect(),
            None => vec![CURRENT],
        };
        for stage in stages {
            attach(tx, &secret.name, stage, &version)?;
        }
        touch(tx, &secret.name, now_s)?;
    }
    let stages = stages_of(tx, &secret.name, &version)?;
    Ok(json!({
        "ARN": secret.arn,
        "Name": secret.name,
        "VersionId": version,
        "VersionStages": stages,
    }))
}

/// Handles `UpdateSecretVersionStage`: moves a label, and with AWSCURRENT also AWSPREVIOUS.
pub(super) fn update_secret_version_stage(
    tx: &Transaction<'_>,
    request: &Value,
    now_s: i64,
) -> Result<Value, Refusal> {
    let secret = find(tx, request)?;
    let invalid = |message: String| Refusal::new("InvalidParameterException", message);
    let stage = text(request, "VersionStage")
        .ok_or_else(|| invalid("VersionStage is required".to_owned()))?;
    let from = text(request, "RemoveFromVersionId");
    let to = text(request, "MoveToVersionId");
    let holder = labelled(tx, &secret.name, stage)?;
    if holder.is_some() && holder.as_deref() != from && holder.as_deref() != to {
        return Err(invalid(format!(
            "The parameter RemoveFromVersionId can't be empty or wrong: staging label {stage} \
             is currently attached to version {}",
            holder.unwrap_or_default()
        )));
    }
    match to {
        Some(to) => {
            if value_of(tx, &secret.name, to)?.is_none() {
                let message = "Secrets Manager can't find the specified secret version.";
                return Err(Refusal::new("ResourceNotFoundException", message));
            }
            attach(tx, &secret.name, stage, to)?;
        }
        None if stage == CURRENT => {
            return Err(invalid("AWSCURRENT can be moved, not removed".to_owned()));
        }
        None => {
            tx.execute(
                "DELETE FROM secret_stages WHERE name = ?1 AND stage = ?2",
                params![secret.name, stage],
            )?;
        }
    }
    touch(tx, &secret.name, now_s)?;
    Ok(json!({"ARN": secret.arn, "Name": secret.name}))
}

/// Returns the versions that have labels, each with its labels.
pub(super) fn stages(tx: &Transaction<'_>, name: &str) -> rusqlite::Result<Value> {
    let mut versions =
        tx.prepare("SELECT DISTINCT version_id FROM secret_stages WHERE name = ?1")?;
    let versions = versions
        .query_map([name], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    let mut stages = Map::new();
    for version in versions {
        let labels = stages_of(tx, name, &version)?;
        stages.insert(version, labels.into());
    }
    Ok(Value::Object(stages))
}

fn value_of(
    tx: &Transaction<'_>,
    name: &str,
    version: &str,
) -> rusqlite::Result<Option<Map<String, Value>>> {
    let value = tx
        .query_row(
            "SELECT text, binary, created_s FROM secret_versions
             WHERE name = ?1 AND version_id = ?2",
            [name, version],
            |row| {
                let mut value = Map::new();
                for (column, kind) in [(0, "SecretString"), (1, "SecretBinary")] {
                    if let Some(content) = row.get::<_, Option<String>>(column)? {
                        value.insert(kind.to_owned(), content.into());
                    }
                }
                value.insert("CreatedDate".to_owned(), row.get::<_, i64>(2)?.into());
                Ok(value)
            },
        )
        .optional()?;
    let Some(mut value) = value else {
        return Ok(None);
    };
    value.insert("VersionId".to_owned(), version.into());
    let labels = stages_of(tx, name, version)?;
    value.insert("VersionStages".to_owned(), labels.into());
    Ok(Some(value))
}

pub(super) fn labelled(
    tx: &Transaction<'_>,
    name: &str,
    stage: &str,
) -> rusqlite::Result<Option<String>> {
    tx.query_row(
        "SELECT version_id FROM secret_stages WHERE name = ?1 AND stage = ?2",
        [name, stage],
        |row| row.get(0),
    )
    .optional()
}

fn stages_of(tx: &Transaction<'_>, name: &str, version: &str) -> rusqlite::Result<Vec<String>> {
    let mut stages = tx.prepare(
        "SELECT stage FROM secret_stages WHERE name = ?1 AND version_id = ?2 ORDER BY stage",
    )?;
    let stages = stages.query_map([name, version], |row| row.get(0))?;
    stages.collect()
}

/// Attaches a label to a version, removing it from any other. The version that loses AWSCURRENT
/// becomes AWSPREVIOUS.
pub(super) fn attach(
    tx: &Transaction<'_>,
    name: &str,
    stage: &str,
    version: &str,
) -> rusqlite::Result<()> {
    let holder = labelled(tx, name, stage)?;
    if holder.as_deref() == Some(version) {
        return Ok(());
    }
    if stage == CURRENT
        && let Some(holder) = holder
    {
        label(tx, name, PREVIOUS, &holder)?;
    }
    label(tx, name, stage, version)
}

fn label(tx: &Transaction<'_>, name: &str, stage: &str, version: &str) -> rusqlite::Result<()> {
    tx.execute(
        "INSERT INTO secret_stages (name, stage, version_id) VALUES (?1, ?2, ?3)
         ON CONFLICT (name, stage) DO UPDATE SET version_id = excluded.version_id",
        [name, stage, version],
    )?;
    Ok(())
}

pub(super) fn touch(tx: &Transaction<'_>, name: &str, now_s: i64) -> rusqlite::Result<()> {
    tx.execute(
        "UPDATE secrets SET changed_s = ?2 WHERE name = ?1",
        params![name, now_s],
    )?;
    Ok(())
}
