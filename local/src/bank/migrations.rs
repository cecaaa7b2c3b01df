use environment::Environment;
use platform::Function;
use serde_json::{Value, json};

use super::StartError;

/// A table whose rows were migrated when the bank started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MigratedTable {
    /// The table.
    pub table: &'static str,
    /// The new version of its rows.
    pub version: u64,
    /// The number of rows that changed.
    pub changed: u64,
}

/// The tables whose rows have versions.
const TABLES: [&str; 3] = ["accounts", "identity", "payments"];

/// Migrates every table to the newest version of its rows, with the function that does so on AWS.
/// There an operator decides when; here the directory belongs to this process alone and nothing
/// uses it yet.
///
/// # Errors
/// [`StartError`] if a table is newer than this release; then nothing was changed.
pub(super) async fn migrate_all(
    environment: &Environment,
) -> Result<Vec<MigratedTable>, StartError> {
    let migrator = Migrator(migrate_data::Function::connect(environment));
    for table in TABLES {
        let progress = migrator.call(table, None).await?;
        let (version, newest) = (number(&progress, "version"), number(&progress, "newest"));
        if version > newest {
            return Err(StartError::Newer {
                table,
                version,
                newest,
            });
        }
    }
    let mut migrated = Vec::new();
    for table in TABLES {
        let progress = migrator.call(table, None).await?;
        let (version, newest) = (number(&progress, "version"), number(&progress, "newest"));
        let mut changed = 0_u64;
        for to in version.saturating_add(1)..=newest {
            changed = changed.saturating_add(migrator.migrate(table, to).await?);
        }
        if changed > 0 {
            migrated.push(MigratedTable {
                table,
                version: newest,
                changed,
            });
        }
    }
    Ok(migrated)
}

struct Migrator(migrate_data::Function);

impl Migrator {
    /// Migrates a table by one version. Returns the number of rows that changed.
    async fn migrate(&self, table: &'static str, to: u64) -> Result<u64, StartError> {
        let underway = self.call(table, None).await?;
        let tried = underway.pointer("/dry_run/to").and_then(Value::as_u64) == Some(to);
        if !tried {
            self.until_done(table, json!({"to": to, "dry_run": true}))
                .await?;
        }
        let done = self
            .until_done(table, json!({"to": to, "dry_run": false}))
            .await?;
        let made = done.pointer("/made").and_then(Value::as_array);
        let last = made.and_then(|made| made.last());
        Ok(last.map_or(0, |made| number(made, "changed")))
    }

    async fn until_done(&self, table: &'static str, run: Value) -> Result<Value, StartError> {
        loop {
            let response = self.call(table, Some(&run)).await?;
            if response.get("done") == Some(&Value::Bool(true)) {
                return Ok(response);
            }
            if let Some(refused) = response.get("refused").and_then(Value::as_str) {
                return Err(StartError::Migration {
                    table,
                    error: refused.to_owned(),
                });
            }
        }
    }

    async fn call(&self, table: &'static str, run: Option<&Value>) -> Result<Value, StartError> {
        let failed = |error: String| StartError::Migration { table, error };
        let mut request = run.cloned().unwrap_or_else(|| json!({}));
        if let Some(fields) = request.as_object_mut() {
            fields.insert("table".to_owned(), table.into());
        }
        let response = self.0.invoke(request.to_string().into_bytes()).await;
        let response = response.map_err(|error| failed(error.to_string()))?;
        serde_json::from_slice(&response).map_err(|error| failed(error.to_string()))
    }
}

fn number(of: &Value, name: &str) -> u64 {
    of.get(name).and_then(Value::as_u64).unwrap_or_default()
}
