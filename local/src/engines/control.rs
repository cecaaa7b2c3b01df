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
use super::streams::{Mapping, StreamStanding};
use super::wire::Refusal;

/// What the console and the tests may ask of the running engines.
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
    /// Tells the stream readers to look now. Without it they see a write within 20 ms.
    pub fn nudge(&self) {
        self.invoke.wrote().notify_one();
    }

    /// What is in each consumer's queue, by name.
    pub async fn queue_depths(&self) -> Result<Vec<QueueDepth>, EngineError> {
        self.queues.depths().await
    }

    /// How each stream consumer stands. One in trouble holds its table's stream up, and keeps
    /// [`Control::idle`] waiting, until it succeeds.
    pub async fn streams(&self) -> Result<Vec<StreamStanding>, EngineError> {
        let mut standings = Vec::new();
        for mapping in &self.mappings {
            standings.push(mapping.standing().await?);
        }
        Ok(standings)
    }

    /// The messages that were given up, the oldest first.
    pub async fn dead_letters(&self) -> Result<Vec<DeadLetter>, EngineError> {
        self.queues.dead_letters().await
    }

    /// Puts a queue's dead letters back on it; answers how many.
    pub async fn redrive(&self, queue: &str) -> Result<usize, EngineError> {
        self.queues.redrive(queue).await
    }

    /// True when nothing is under way and nothing is due: no function runs, no stream record is
    /// unread, no message is visible or in flight, no schedule is due. Messages that wait for a
    /// delay or for a retry do not count: move the clock to have them.
    pub async fn is_idle(&self) -> Result<bool, EngineError> {
        let Some(calls) = self.invoke.quiet_since() else {
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
        // Work moves from one place to the next only by a call, so without one nothing hid.
        Ok(quiet && self.invoke.quiet_since() == Some(calls))
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

    /// The secrets with their versions and rotations, and never a value.
    pub async fn secrets(&self) -> Result<Value, EngineError> {
        let listed = self.secrets.answer("ListSecrets", &json!({})).await;
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
        let rotations = self.secrets.rotations().under_way().await?;
        Ok(json!({"secrets": secrets, "rotations": rotations}))
    }

    /// Begins to rotate a secret; answers the id of the version that is made, or why not.
    pub async fn rotate(&self, secret: &str) -> Result<String, String> {
        let request = json!({"SecretId": secret});
        let begun = self.secrets.answer("RotateSecret", &request).await;
        version(begun)
    }

    /// Puts the version before into use again; answers its id, or why not.
    pub async fn restore(&self, secret: &str) -> Result<String, String> {
        let at = |stage: &str| json!({"SecretId": secret, "VersionStage": stage});
        let read = async |stage: &str| {
            let read = self.secrets.answer("GetSecretValue", &at(stage)).await;
            version(read)
        };
        let (current, previous) = (read("AWSCURRENT").await?, read("AWSPREVIOUS").await?);
        let mut request = at("AWSCURRENT");
        if let Some(request) = request.as_object_mut() {
            request.insert("RemoveFromVersionId".to_owned(), current.into());
            request.insert("MoveToVersionId".to_owned(), previous.clone().into());
        }
        let moved = self.secrets.answer("UpdateSecretVersionStage", &request);
        moved
            .await
            .map_err(|refusal| refusal.message().to_owned())?;
        Ok(previous)
    }

    /// Told whenever another version of a secret comes into use.
    pub fn secret_moved(&self) -> watch::Receiver<()> {
        self.secrets.moved()
    }

    /// Why the data directory takes no writes now, in one line; logged again whenever it changes.
    pub fn disk_trouble(&self) -> watch::Receiver<Option<String>> {
        self.disk.trouble()
    }

    /// The bank's clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }
}

fn version(answer: Result<Value, Refusal>) -> Result<String, String> {
    let answer = answer.map_err(|refusal| refusal.message().to_owned())?;
    let version = answer.get("VersionId").and_then(Value::as_str);
    version
        .map(str::to_owned)
        .ok_or_else(|| "the secret has no version".to_owned())
}
