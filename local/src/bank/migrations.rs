use environment::Environment;
use platform::Function;
use serde_json::{Value, json};

use super::StartError;

/// A table whose rows were of an older form when the bank started, and no longer are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// The table.
    pub table: &'static str,
    /// The version that its rows have now.
    pub version: u64,
    /// How many rows changed.
    pub changed: u64,
}

/// The tables whose rows have versions.
const TABLES: [&str; 3] = ["accounts", "identity", "payments"];

/// Brings every table to the newest version of its rows, by the function that does so on AWS. There
/// an operator decides when; here the directory is this process's alone and nothing works on it
/// yet, so there is nothing to wait for.
///
/// # Errors
/// When a table is newer than this program; then nothing was changed.
pub(super) async fn bring_up_to_date(
    environment: &Environment,
) -> Result<Vec<Migrated>, StartError> {
    let migrator = Migrator(migrate_data::Function::connect(environment));
    for table in TABLES {
        let standing = migrator.ask(table, None).await?;
        let (version, newest) = (number(&standing, "version"), number(&standing, "newest"));
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
        let standing = migrator.ask(table, None).await?;
        let (version, newest) = (number(&standing, "version"), number(&standing, "newest"));
        let mut changed = 0_u64;
        for to in version.saturating_add(1)..=newest {
            changed = changed.saturating_add(migrator.migrate(table, to).await?);
        }
        if changed > 0 {
            migrated.push(Migrated {
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
    /// Makes a version of the one before it. Answers how many rows changed.
    async fn migrate(&self, table: &'static str, to: u64) -> Result<u64, StartError> {
        let underway = self.ask(table, None).await?;
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
            let answer = self.ask(table, Some(&run)).await?;
            if answer.get("done") == Some(&Value::Bool(true)) {
                return Ok(answer);
            }
            if let Some(refused) = answer.get("refused").and_then(Value::as_str) {
                return Err(StartError::Migration {
                    table,
                    fault: refused.to_owned(),
                });
            }
        }
    }

    async fn ask(&self, table: &'static str, run: Option<&Value>) -> Result<Value, StartError> {
        let failed = |fault: String| StartError::Migration { table, fault };
        let mut request = run.cloned().unwrap_or_else(|| json!({}));
        if let Some(fields) = request.as_object_mut() {
            fields.insert("table".to_owned(), table.into());
        }
        let answer = self.0.invoke(request.to_string().into_bytes()).await;
        let answer = answer.map_err(|fault| failed(fault.to_string()))?;
        serde_json::from_slice(&answer).map_err(|error| failed(error.to_string()))
    }
}

fn number(of: &Value, name: &str) -> u64 {
    of.get(name).and_then(Value::as_u64).unwrap_or_default()
}
