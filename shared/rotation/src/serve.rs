use kernel::time::Moment;
use platform::{FunctionError, invocation, telemetry};
use secrecy::SecretString;
use secret_store::{Rotation, SecretError, SecretVersion, VersionStatus};
use serde_json::json;

use crate::event::{Step, StepRequest};

/// What a function has to do for a step. Putting a proved version into use is not its work.
#[derive(Debug)]
pub enum RotationStep {
    /// Make the next version, and [stage](NewVersion::stage) it.
    Create(NewVersion),
    /// Tell the other side of the staged version, or wait until it knows.
    Set(StagedVersion),
    /// Prove that the staged version works, before anybody relies on it.
    Test(StagedVersion),
    /// Take back what others need no longer: the version is in use.
    Finished(Finished),
}

/// A version that is to be made.
#[derive(Debug)]
pub struct NewVersion {
    rotation: Rotation,
    version: String,
    current: SecretString,
    previous: Option<SecretString>,
}

/// A version that is made and not in use.
#[derive(Debug)]
pub struct StagedVersion {
    /// The value in use.
    pub current: SecretString,
    /// The value that was in use before.
    pub previous: Option<SecretString>,
    /// The value to come.
    pub pending: SecretString,
    /// The id of the version to come.
    pub version: String,
    /// When the value to come was put where everybody who reads the secret can read it.
    pub since: Moment,
}

/// A version that was put into use.
#[derive(Debug)]
pub struct Finished {
    /// The value in use: the one of the version.
    pub current: SecretString,
    /// The value that was in use before.
    pub previous: Option<SecretString>,
    /// The id of the version.
    pub version: String,
}

impl NewVersion {
    /// The value in use.
    pub fn current(&self) -> &SecretString {
        &self.current
    }

    /// The value that was in use before.
    pub fn previous(&self) -> Option<&SecretString> {
        self.previous.as_ref()
    }

    /// The id of the version: a name that no key had before.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Puts the value there, not in use yet.
    ///
    /// # Errors
    /// When the secret store does not take it.
    pub async fn stage(self, value: &SecretString) -> Result<(), FunctionError> {
        let staged = self.rotation.stage(&self.version, value).await;
        staged.map_err(|cause| FunctionError::caused("the next version cannot be put", cause))
    }
}

/// Takes a step of a rotation: hands what is the function's own to `handle`, and does the rest.
///
/// # Errors
/// When the payload is no step, the step is for another secret or for a version that nobody asked
/// for, the steps before it were not taken, or the function could not do its part. The service
/// then starts again with the first step.
pub async fn serve<H, F>(
    name: &'static str,
    payload: Vec<u8>,
    rotation: &Rotation,
    handle: H,
) -> Result<Vec<u8>, FunctionError>
where
    H: FnOnce(RotationStep) -> F,
    F: Future<Output = Result<(), FunctionError>>,
{
    let work = async {
        let asked = serde_json::from_slice(&payload)
            .map_err(|cause| FunctionError::caused("not a step of a rotation", cause))?;
        take(rotation, &asked, handle).await
    };
    invocation::run_logged(name, "a step of a rotation failed", work).await?;
    Ok(json!({}).to_string().into_bytes())
}

async fn take<H, F>(
    rotation: &Rotation,
    asked: &StepRequest,
    handle: H,
) -> Result<(), FunctionError>
where
    H: FnOnce(RotationStep) -> F,
    F: Future<Output = Result<(), FunctionError>>,
{
    let version = &asked.client_request_token;
    let standing = rotation.standing(&asked.secret_id, version).await;
    match standing.map_err(unavailable)? {
        // The step, or the whole rotation, was done before; of the last step perhaps not all.
        VersionStatus::Current if asked.step == Step::Finish => {
            return finished(rotation, version, handle).await;
        }
        VersionStatus::Current => return Ok(()),
        VersionStatus::Unknown => {
            return Err(FunctionError::new(
                "nobody asked to rotate this secret to it",
            ));
        }
        VersionStatus::Pending => {}
    }
    let staged = rotation.staged(version).await.map_err(unavailable)?;
    // Where a schedule is set, the service calls this step alone, for a version without a value:
    // there is nothing to prove. A rotation cannot end by it, for the last step refuses.
    if asked.step == Step::Test && staged.is_none() {
        return Ok(());
    }
    let current = rotation.current().await.map_err(unavailable)?;
    let current = current.ok_or(FunctionError::new("the secret has no value to rotate from"))?;
    match (asked.step, staged) {
        (Step::Create, Some(_)) => {}
        (Step::Create, None) => {
            let blank = NewVersion {
                rotation: rotation.clone(),
                version: version.clone(),
                current: current.value,
                previous: previous(rotation).await?,
            };
            handle(RotationStep::Create(blank)).await?;
        }
        (Step::Set | Step::Test | Step::Finish, None) => {
            return Err(FunctionError::new("the version was not made yet"));
        }
        (Step::Set, Some(made)) => {
            handle(RotationStep::Set(
                staged_of(rotation, version, current, made).await?,
            ))
            .await?;
        }
        (Step::Test, Some(made)) => {
            handle(RotationStep::Test(
                staged_of(rotation, version, current, made).await?,
            ))
            .await?;
        }
        (Step::Finish, Some(_)) => {
            let moved = rotation.promote(version, &current.version_id).await;
            moved.map_err(unavailable)?;
            finished(rotation, version, handle).await?;
        }
    }
    let (secret, step) = (rotation.secret(), asked.step.name());
    tracing::info!(target: telemetry::RECORD, secret, version, step, "a step of a rotation is done");
    Ok(())
}

async fn finished<H, F>(rotation: &Rotation, version: &str, handle: H) -> Result<(), FunctionError>
where
    H: FnOnce(RotationStep) -> F,
    F: Future<Output = Result<(), FunctionError>>,
{
    let current = rotation.current().await.map_err(unavailable)?;
    // Another rotation may have gone on since.
    let Some(current) = current.filter(|current| current.version_id == version) else {
        return Ok(());
    };
    let finished = Finished {
        current: current.value,
        previous: previous(rotation).await?,
        version: version.to_owned(),
    };
    handle(RotationStep::Finished(finished)).await
}

async fn staged_of(
    rotation: &Rotation,
    version: &str,
    current: SecretVersion,
    made: secret_store::PendingVersion,
) -> Result<StagedVersion, FunctionError> {
    Ok(StagedVersion {
        current: current.value,
        previous: previous(rotation).await?,
        pending: made.value,
        version: version.to_owned(),
        since: made.since,
    })
}

async fn previous(rotation: &Rotation) -> Result<Option<SecretString>, FunctionError> {
    let previous = rotation.previous().await.map_err(unavailable)?;
    Ok(previous.map(|version| version.value))
}

fn unavailable(cause: SecretError) -> FunctionError {
    FunctionError::caused("the secret cannot be read or changed", cause)
}
