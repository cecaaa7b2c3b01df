use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::{Value, json};
use tokio::sync::watch;
use uuid::Uuid;

use super::EngineError;
use super::clock::Clock;
use super::invoke::Invoke;
use super::secret_versions::{self, attach, labelled};
use super::secrets::{CURRENT, PENDING, find, text};
use super::state::State;
use super::wire::{Refusal, pause_after_error, stopped};

/// The requested rotations, each stored until it is done, and the functions that perform them.
///
/// <https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html>
#[derive(Clone, Debug)]
pub(super) struct Rotations {
    /// The function that rotates each secret.
    functions: Arc<BTreeMap<String, String>>,
    state: State,
    clock: Clock,
    invoke: Invoke,
    asked: Arc<watch::Sender<()>>,
}

/// The steps, in order.
const STEPS: [&str; 4] = ["createSecret", "setSecret", "testSecret", "finishSecret"];
/// The attempts of a whole rotation, and the pause between them. AWS documents several attempts,
/// without a number.
const MAX_ATTEMPTS: u32 = 5;
const WAIT_MS: i64 = 10_000;

/// A rotation in progress.
struct RotationInProgress {
    arn: String,
    version: String,
    step: usize,
    due_ms: i64,
}

impl Rotations {
    pub(super) fn new(
        functions: BTreeMap<String, String>,
        state: State,
        clock: Clock,
        invoke: Invoke,
    ) -> Self {
        Self {
            functions: Arc::new(functions),
            state,
            clock,
            invoke,
            asked: Arc::new(watch::Sender::new(())),
        }
    }

    /// Returns the secrets that a function rotates.
    pub(super) fn secrets(&self) -> impl Iterator<Item = &String> {
        self.functions.keys()
    }

    /// Handles `RotateSecret`: starts a rotation, or restarts one that did not complete.
    pub(super) async fn rotate(&self, request: &Value) -> Result<Value, Refusal> {
        let (request, functions) = (request.clone(), Arc::clone(&self.functions));
        let now_ms = self.clock.now_ms();
        let begun = self
            .state
            .attempt(move |tx| begin(tx, &functions, &request, now_ms));
        let begun = begun.await?;
        self.asked.send_replace(());
        Ok(begun)
    }

    /// Returns the state of the rotations in progress.
    pub(super) async fn in_progress(&self) -> Result<Vec<Value>, EngineError> {
        let read = self.state.run(|tx| {
            let mut rows = tx.prepare(
                "SELECT name, version_id, step, attempts, last_error FROM rotations ORDER BY name",
            )?;
            let rows = rows.query_map([], |row| {
                let step = STEPS.get(row.get::<_, usize>(2)?).copied();
                Ok(json!({
                    "secret": row.get::<_, String>(0)?,
                    "version_id": row.get::<_, String>(1)?,
                    "step": step,
                    "failures": row.get::<_, u32>(3)?,
                    "last_error": row.get::<_, Option<String>>(4)?,
                }))
            })?;
            rows.collect()
        });
        read.await
    }

    /// Performs the rotations of a secret, one step after another, until `stop` is true.
    pub(super) async fn run(self, secret: String, stop: watch::Receiver<bool>) {
        let mut asked = self.asked.subscribe();
        loop {
            asked.mark_unchanged();
            let turn = async {
                let next = self.next(&secret).await?;
                let wait = async {
                    match &next {
                        Some(next) => self.clock.until(next.due_ms).await,
                        None => std::future::pending().await,
                    }
                };
                tokio::select! {
                    () = wait => {}
                    _ = asked.changed() => return Ok(()),
                    () = stopped(stop.clone()) => return Ok(()),
                }
                let Some(next) = next else { return Ok(()) };
                // An aborted step is repeated at the next start.
                tokio::select! {
                    done = self.step(&secret, next) => done,
                    () = stopped(stop.clone()) => Ok(()),
                }
            };
            if let Err(error) = turn.await {
                tracing::error!(%error, secret, "rotation not advanced, retrying");
                pause_after_error(&stop).await;
            }
            if *stop.borrow() {
                return;
            }
        }
    }

    async fn next(&self, secret: &str) -> Result<Option<RotationInProgress>, EngineError> {
        let secret = secret.to_owned();
        let read = self.state.run(move |tx| {
            tx.query_row(
                "SELECT arn, version_id, step, due_ms FROM rotations JOIN secrets USING (name)
                 WHERE name = ?1 AND attempts < ?2",
                params![secret, MAX_ATTEMPTS],
                |row| {
                    Ok(RotationInProgress {
                        arn: row.get(0)?,
                        version: row.get(1)?,
                        step: row.get(2)?,
                        due_ms: row.get(3)?,
                    })
                },
            )
            .optional()
        });
        read.await
    }

    async fn step(&self, secret: &str, at: RotationInProgress) -> Result<(), EngineError> {
        let (Some(function), Some(step)) = (self.functions.get(secret), STEPS.get(at.step)) else {
            return Ok(());
        };
        let event = json!({
            "Step": step,
            "SecretId": at.arn,
            "ClientRequestToken": at.version,
            "RotationToken": Uuid::new_v4().to_string(),
        });
        let event = event.to_string().into_bytes();
        let failed = self.invoke.call_in_background(function, event).await.err();
        if let Some(error) = &failed {
            tracing::warn!(function, step, error, "rotation step failed");
        }
        let again_ms = self.clock.now_ms().saturating_add(WAIT_MS);
        let next = at.step.saturating_add(1);
        let secret = secret.to_owned();
        let noted = self.state.run(move |tx| match failed {
            Some(error) => tx.execute(
                "UPDATE rotations SET step = 0, attempts = attempts + 1, due_ms = ?3,
                 last_error = ?4 WHERE name = ?1 AND version_id = ?2",
                params![secret, at.version, again_ms, error],
            ),
            None if next < STEPS.len() => tx.execute(
                "UPDATE rotations SET step = ?3 WHERE name = ?1 AND version_id = ?2",
                params![secret, at.version, next],
            ),
            None => tx.execute(
                "DELETE FROM rotations WHERE name = ?1 AND version_id = ?2",
                params![secret, at.version],
            ),
        });
        noted.await.map(drop)
    }
}

fn begin(
    tx: &Transaction<'_>,
    functions: &BTreeMap<String, String>,
    request: &Value,
    now_ms: i64,
) -> Result<Value, Refusal> {
    let secret = find(tx, request)?;
    let invalid = |message: &str| Refusal::new("InvalidRequestException", message);
    if !functions.contains_key(&secret.name) {
        return Err(invalid(
            "No Lambda rotation function ARN is associated with this secret.",
        ));
    }
    let current = labelled(tx, &secret.name, CURRENT)?;
    let pending = labelled(tx, &secret.name, PENDING)?.filter(|id| Some(id) != current.as_ref());
    let version = if let Some(version) = pending {
        // AWS returns an error for such a call, and restarts the old rotation.
        version
    } else {
        let version = text(request, "ClientRequestToken")
            .map_or_else(|| Uuid::new_v4().to_string(), str::to_owned);
        // The label exists before the version, which the function creates.
        attach(tx, &secret.name, PENDING, &version)?;
        version
    };
    tx.execute(
        "INSERT INTO rotations (name, version_id, due_ms) VALUES (?1, ?2, ?3)
         ON CONFLICT (name) DO UPDATE SET version_id = excluded.version_id, step = 0,
         attempts = 0, due_ms = excluded.due_ms, last_error = NULL",
        params![secret.name, version, now_ms],
    )?;
    secret_versions::touch(tx, &secret.name, now_ms.div_euclid(1000))?;
    Ok(json!({"ARN": secret.arn, "Name": secret.name, "VersionId": version}))
}
