use environment::Environment;
use kernel::time::Moment;
use secrecy::{ExposeSecret, SecretString};

use crate::service::{Named, Which, unavailable};
use crate::stage::Stage;
use crate::{SecretError, SecretVersion};

/// The one secret that a function may change, by the four steps of a rotation. Reads nothing from
/// what was kept.
///
/// <https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html>
#[derive(Clone, Debug)]
pub struct Rotation(Named);

/// Where the version that a rotation makes stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionStatus {
    /// It is to be put into use.
    Pending,
    /// It is in use: the rotation is done.
    Current,
    /// It is neither, or of another secret: nobody asked for it.
    Unknown,
}

/// A version that is not in use yet, and since when it is there to be read.
#[derive(Clone, Debug)]
pub struct PendingVersion {
    /// Its value.
    pub value: SecretString,
    /// When it was put there.
    pub since: Moment,
}

impl Rotation {
    /// The secret of this name, without the deployment's prefix. Called by the code that
    /// `platform::function!` writes from the declaration, and by nothing else.
    #[doc(hidden)]
    pub fn declared(environment: &Environment, name: &str) -> Self {
        Self(Named::of(environment, name))
    }

    /// The name of the secret, with the deployment's prefix.
    pub fn secret(&self) -> &str {
        &self.0.id
    }

    /// Where this version stands, if it is a version of this secret, which is named by its name or
    /// its ARN.
    ///
    /// # Errors
    /// When the service does not answer. So for every other call.
    pub async fn standing(
        &self,
        secret: &str,
        version: &str,
    ) -> Result<VersionStatus, SecretError> {
        let Named { client, id } = &self.0;
        let known = client.describe_secret().secret_id(id).send().await;
        let known = known.map_err(unavailable)?;
        if secret != id && known.arn() != Some(secret) {
            return Ok(VersionStatus::Unknown);
        }
        let stages = known.version_ids_to_stages();
        let stages = stages.and_then(|versions| versions.get(version));
        let has = |stage: Stage| stages.is_some_and(|has| has.iter().any(|l| l == stage.label()));
        Ok(if has(Stage::Current) {
            VersionStatus::Current
        } else if has(Stage::Pending) {
            VersionStatus::Pending
        } else {
            VersionStatus::Unknown
        })
    }

    /// The version in use; `None` if the secret has none yet.
    pub async fn current(&self) -> Result<Option<SecretVersion>, SecretError> {
        self.at(Stage::Current).await
    }

    /// The version that was in use before.
    pub async fn previous(&self) -> Result<Option<SecretVersion>, SecretError> {
        self.at(Stage::Previous).await
    }

    /// The version of this id; `None` until it was [staged](Self::stage).
    pub async fn staged(&self, version: &str) -> Result<Option<PendingVersion>, SecretError> {
        let read = self.0.read(Which::Version(version)).await?;
        Ok(read.map(|(SecretVersion { value, .. }, since)| PendingVersion { value, since }))
    }

    /// Puts a value as the version of this id, not in use yet. The same again changes nothing, and
    /// another value under the same id is an error.
    pub async fn stage(&self, version: &str, value: &SecretString) -> Result<(), SecretError> {
        let Named { client, id } = &self.0;
        let put = client.put_secret_value().secret_id(id);
        let put = put
            .client_request_token(version)
            .secret_string(value.expose_secret())
            .version_stages(Stage::Pending.label());
        put.send().await.map(drop).map_err(unavailable)
    }

    /// Puts the version into use in place of the one that is. What was in use becomes the previous
    /// version. An error if another one came into use meanwhile.
    pub async fn promote(&self, version: &str, in_use: &str) -> Result<(), SecretError> {
        let Named { client, id } = &self.0;
        let moved = client.update_secret_version_stage().secret_id(id);
        let moved = moved
            .version_stage(Stage::Current.label())
            .move_to_version_id(version)
            .remove_from_version_id(in_use);
        moved.send().await.map(drop).map_err(unavailable)
    }

    async fn at(&self, stage: Stage) -> Result<Option<SecretVersion>, SecretError> {
        let read = self.0.read(Which::At(stage)).await?;
        Ok(read.map(|(version, _)| version))
    }
}
