//! The bank's secrets: read from Secrets Manager by stage, kept for a minute, never shown.
//!
//! A function reaches a secret only through the [`Secret`] its `Cargo.toml` declares. Secrets are
//! made by the deployment. Only the function that rotates one can write it, and that one alone, by
//! its [`Rotation`]; what others verify with it publishes by [`Published`].

mod field_keys;
mod kept;
mod published;
mod rotation;
mod service;
mod stage;

use std::sync::Arc;

use environment::{Clock, Environment};
use field_encryption::FieldKeyRing;
use kernel::time::Moment;
use secrecy::SecretString;
use tokio::sync::Mutex;

pub use field_keys::FieldKeys;
use kept::{CachedVersion, Read};
use service::Which;
use stage::Stage;

pub use published::Published;
pub use rotation::{PendingVersion, Rotation, VersionStatus};

/// One version of a secret. `Debug` does not show the value, which is wiped when dropped.
#[derive(Clone, Debug)]
pub struct SecretVersion {
    /// The version's id, as Secrets Manager gave it.
    pub version_id: String,
    /// The value.
    pub value: SecretString,
}

/// Secrets Manager did not answer, or answered with something that is no text. The cause names
/// the secret and never its value.
#[derive(Debug, thiserror::Error)]
#[error("the secret store did not answer: {0}")]
pub struct SecretError(String);

/// How long after one refresh there is no other.
const REFRESH_MILLIS: i64 = 5_000;

/// A declared secret. What was read is kept for 60 s by the environment's clock; while the service
/// does not answer, for up to ten minutes.
#[derive(Clone, Debug)]
pub struct Secret {
    service: service::Named,
    clock: Clock,
    kept: Arc<[Mutex<CachedVersion>; 3]>,
    refreshed: Arc<Mutex<Option<Moment>>>,
    /// The ring of field keys that a version of this id holds, if the secret is one and it was read.
    ring: Arc<std::sync::Mutex<Option<(String, FieldKeyRing)>>>,
}

impl Secret {
    /// The secret of this name, without the deployment's prefix. Called by the code that
    /// `platform::function!` writes from the declaration, and by nothing else.
    #[doc(hidden)]
    pub fn declared(environment: &Environment, name: &str) -> Self {
        Self {
            service: service::Named::of(environment, name),
            clock: environment.clock.clone(),
            kept: Arc::default(),
            refreshed: Arc::default(),
            ring: Arc::default(),
        }
    }

    /// The version in use; `None` if the secret, or a version of it, does not exist yet.
    ///
    /// # Errors
    /// When the service does not answer. So for every stage.
    pub async fn current(&self) -> Result<Option<SecretVersion>, SecretError> {
        self.at(Stage::Current).await
    }

    /// The version that was in use before, for what was made with it.
    pub async fn previous(&self) -> Result<Option<SecretVersion>, SecretError> {
        self.at(Stage::Previous).await
    }

    /// The version that a rotation under way will put into use.
    pub async fn pending(&self) -> Result<Option<SecretVersion>, SecretError> {
        self.at(Stage::Pending).await
    }

    /// Forgets what was read, so that the next look asks the service: for when something was made
    /// with a version that is not known here. Does nothing for five seconds after it did something,
    /// so that whoever sends such things cannot make the bank ask each time.
    pub async fn refresh(&self) {
        let now = self.clock.now();
        let mut refreshed = self.refreshed.lock().await;
        let since = refreshed.map(|at| now.unix_millis().saturating_sub(at.unix_millis()));
        if since.is_some_and(|millis| (0..REFRESH_MILLIS).contains(&millis)) {
            return;
        }
        *refreshed = Some(now);
        for kept in self.kept.iter() {
            kept.lock().await.forget();
        }
    }

    /// The lock is held while the service is asked, so that it is asked once for all who wait.
    async fn at(&self, stage: Stage) -> Result<Option<SecretVersion>, SecretError> {
        let [current, previous, pending] = &*self.kept;
        let kept = match stage {
            Stage::Current => current,
            Stage::Previous => previous,
            Stage::Pending => pending,
        };
        let mut kept = kept.lock().await;
        let now = self.clock.now();
        if let Some(read) = kept.fresh(now) {
            return Ok(read.version);
        }
        match self.service.read(Which::At(stage)).await {
            Ok(read) => {
                let version = read.map(|(version, _)| version);
                kept.keep(Read {
                    at: now,
                    version: version.clone(),
                });
                Ok(version)
            }
            Err(unavailable) => match kept.stale(now) {
                Some(read) => {
                    let secret = &self.service.id;
                    tracing::warn!(secret, %unavailable, "going on with a kept secret");
                    Ok(read.version)
                }
                None => Err(unavailable),
            },
        }
    }
}
