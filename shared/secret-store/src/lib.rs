//! The bank's secrets: read from Secrets Manager by stage, kept for a minute, never shown.
//!
//! A function reaches a secret only through the [`Secret`] its `Cargo.toml` declares. Nothing here
//! writes one: secrets are made by the deployment and changed by their rotation.

mod field_keys;
mod kept;
mod stage;

use std::sync::Arc;

use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::config::{BehaviorVersion, Config, Region};
use aws_sdk_secretsmanager::error::DisplayErrorContext;
use aws_sdk_secretsmanager::operation::get_secret_value::GetSecretValueError;
use environment::{Clock, Environment, Service};
use secrecy::SecretString;
use tokio::sync::Mutex;

pub use field_keys::FieldKeys;
use kept::{Kept, Read};
use stage::Stage;

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
pub struct Unavailable(String);

/// A declared secret. What was read is kept for 60 s by the environment's clock; while the service
/// does not answer, for up to ten minutes.
#[derive(Clone, Debug)]
pub struct Secret {
    client: Client,
    id: String,
    clock: Clock,
    kept: Arc<[Mutex<Kept>; 3]>,
}

impl Secret {
    /// The secret of this name, without the deployment's prefix. Called by the code that
    /// `platform::function!` writes from the declaration, and by nothing else.
    #[doc(hidden)]
    pub fn declared(environment: &Environment, name: &str) -> Self {
        let mut config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(environment.region.clone()))
            .credentials_provider(environment.credentials.clone())
            .http_client(environment.http.clone());
        config.set_endpoint_url(
            environment
                .endpoint(Service::SecretsManager)
                .map(str::to_owned),
        );
        Self {
            client: Client::from_conf(config.build()),
            id: format!("{}{name}", environment.names.secret_prefix),
            clock: environment.clock.clone(),
            kept: Arc::default(),
        }
    }

    /// The version in use; `None` if the secret, or a version of it, does not exist yet.
    ///
    /// # Errors
    /// When the service does not answer. So for every stage.
    pub async fn current(&self) -> Result<Option<SecretVersion>, Unavailable> {
        self.at(Stage::Current).await
    }

    /// The version that was in use before, for what was made with it.
    pub async fn previous(&self) -> Result<Option<SecretVersion>, Unavailable> {
        self.at(Stage::Previous).await
    }

    /// The version that a rotation under way will put into use.
    pub async fn pending(&self) -> Result<Option<SecretVersion>, Unavailable> {
        self.at(Stage::Pending).await
    }

    /// Forgets what was read, so that the next look asks the service: for when something was made
    /// with a version that is not known here.
    pub async fn refresh(&self) {
        for kept in self.kept.iter() {
            kept.lock().await.forget();
        }
    }

    /// The lock is held while the service is asked, so that it is asked once for all who wait.
    async fn at(&self, stage: Stage) -> Result<Option<SecretVersion>, Unavailable> {
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
        match self.read(stage).await {
            Ok(version) => {
                kept.keep(Read {
                    at: now,
                    version: version.clone(),
                });
                Ok(version)
            }
            Err(unavailable) => match kept.stale(now) {
                Some(read) => {
                    tracing::warn!(secret = self.id, %unavailable, "going on with a kept secret");
                    Ok(read.version)
                }
                None => Err(unavailable),
            },
        }
    }

    async fn read(&self, stage: Stage) -> Result<Option<SecretVersion>, Unavailable> {
        let call = self.client.get_secret_value().secret_id(&self.id);
        match call.version_stage(stage.label()).send().await {
            Ok(answer) => match (answer.version_id, answer.secret_string) {
                (Some(version_id), Some(value)) => Ok(Some(SecretVersion {
                    version_id,
                    value: value.into(),
                })),
                _ => Err(Unavailable(format!("{} holds no text", self.id))),
            },
            Err(error) => match error.as_service_error() {
                Some(GetSecretValueError::ResourceNotFoundException(_)) => Ok(None),
                _ => Err(Unavailable(DisplayErrorContext(error).to_string())),
            },
        }
    }
}
