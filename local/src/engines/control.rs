use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::watch;

use super::EngineError;
use super::clock::Clock;
use super::disk::Disk;
use super::invoke::Invoke;
use super::queue::{DeadLetter, QueueDepth, Queues};
use super::scheduler::Schedule;
use super::secrets::Secrets;
use super::streams::{Mapping, StreamState};
use super::wire::Refusal;

/// Inspection and control of the running engines, for the console and tests.
#[derive(Clone, Debug)]
pub struct Control {
    pub(super) clock: Clock,
    pub(super) disk: Disk,
    pub(super) invoke: Invoke,
    pub(super) queues: Queues,
    pub(super) secrets: Secrets,
    pub(super) mappings: Vec<Mapping>,
    pub(super) schedules: Vec<Schedule>,
}

impl Control {
    /// Wakes the stream readers now. Without it they see a write within 20 ms.
    pub fn wake_readers(&self) {
        self.invoke.wrote().notify_one();
    }

    /// Returns the contents of each consumer's queue, by name.
    pub async fn queue_depths(&self) -> Result<Vec<QueueDepth>, EngineError> {
        self.queues.depths().await
    }

    /// Returns the state of each stream consumer. A failing consumer delays its table's stream and
    /// [`Control::idle`] until it succeeds.
    pub async fn streams(&self) -> Result<Vec<StreamState>, EngineError> {
        let mut states = Vec::new();
        for mapping in &self.mappings {
            states.push(mapping.state().await?);
        }
        Ok(states)
    }

    /// Returns the dead letters, oldest first.
    pub async fn dead_letters(&self) -> Result<Vec<DeadLetter>, EngineError> {
        self.queues.dead_letters().await
    }

    /// Moves a queue's dead letters back to it and returns their number.
    pub async fn redrive(&self, queue: &str) -> Result<usize, EngineError> {
        self.queues.redrive(queue).await
    }

    /// Returns whether nothing is in progress or due: no function runs, no stream record is unread,
    /// no message is visible or in flight, no schedule is due. Messages that wait for a delay or a
    /// retry do not count; move the clock to deliver them.
    pub async fn is_idle(&self) -> Result<bool, EngineError> {
        let Some(calls) = self.invoke.calls_when_idle() else {
            return Ok(false);
        };
        for mapping in &self.mappings {
            if !mapping.is_up_to_date().await? {
                return Ok(false);
            }
        }
        for schedule in &self.schedules {
            if schedule.is_due().await? {
                return Ok(false);
            }
        }
        let depths = self.queue_depths().await?;
        let quiet = depths.iter().all(|d| d.visible == 0 && d.in_flight == 0);
        // Work moves from one place to the next only by a call, so without a call none was missed.
        Ok(quiet && self.invoke.calls_when_idle() == Some(calls))
    }

    /// Waits until [`Control::is_idle`].
    pub async fn idle(&self) -> Result<(), EngineError> {
        let mut looks = tokio::time::interval(Duration::from_millis(5));
        looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            looks.tick().await;
            if self.is_idle().await? {
                return Ok(());
            }
        }
    }

    /// Returns the secrets with their versions and rotations, without values.
    pub async fn secrets(&self) -> Result<Value, EngineError> {
        let listed = self.secrets.handle("ListSecrets", &json!({})).await;
        let listed = listed.map_err(|_| EngineError::Stopped)?;
        let list = listed.get("SecretList").and_then(Value::as_array);
        let secrets = list.into_iter().flatten().map(|secret| {
            let of = |member: &str| secret.get(member).cloned().unwrap_or_default();
            json!({
                "name": of("Name"),
                "rotates": of("RotationEnabled"),
                "versions": of("SecretVersionsToStages"),
            })
        });
        let secrets: Vec<_> = secrets.collect();
        let rotations = self.secrets.rotations().in_progress().await?;
        Ok(json!({"secrets": secrets, "rotations": rotations}))
    }

    /// Starts the rotation of a secret; returns the id of the new version, or the error.
    pub async fn rotate(&self, secret: &str) -> Result<String, String> {
        let request = json!({"SecretId": secret});
        let begun = self.secrets.handle("RotateSecret", &request).await;
        version(begun)
    }

    /// Makes the previous version of a secret current again; returns its id, or the error.
    pub async fn restore(&self, secret: &str) -> Result<String, String> {
        let at = |stage: &str| json!({"SecretId": secret, "VersionStage": stage});
        let read = async |stage: &str| {
            let read = self.secrets.handle("GetSecretValue", &at(stage)).await;
            version(read)
        };
        let (current, previous) = (read("AWSCURRENT").await?, read("AWSPREVIOUS").await?);
        let mut request = at("AWSCURRENT");
        if let Some(request) = request.as_object_mut() {
            request.insert("RemoveFromVersionId".to_owned(), current.into());
            request.insert("MoveToVersionId".to_owned(), previous.clone().into());
        }
        let changed = self.secrets.handle("UpdateSecretVersionStage", &request);
        changed
            .await
            .map_err(|refusal| refusal.message().to_owned())?;
        Ok(previous)
    }

    /// Returns a receiver that is notified whenever another version of a secret becomes current.
    pub fn secret_changed(&self) -> watch::Receiver<()> {
        self.secrets.changed()
    }

    /// Returns why the data directory accepts no writes, in one line; every change is logged.
    pub fn disk_error(&self) -> watch::Receiver<Option<String>> {
        self.disk.failure()
    }

    /// Returns the bank's clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }
}

fn version(response: Result<Value, Refusal>) -> Result<String, String> {
    let response = response.map_err(|refusal| refusal.message().to_owned())?;
    let version = response.get("VersionId").and_then(Value::as_str);
    version
        .map(str::to_owned)
        .ok_or_else(|| "the secret has no version".to_owned())
}
