//! Takes over the keys by which Faster Payments signs what it sends us.
//!
//! They are the scheme's to change: it publishes a key before it signs with it, and takes one off
//! its list when it does not any more. A list that has no key in common with the one we go by is not
//! taken; then people have to ask the scheme.

use fps_messages::{CallbackKeys, KEYS_PATH, signer};
use platform::FunctionError;
use rail_gateway::Signer;
use rotation::RotationStep;
use secrecy::{ExposeSecret, SecretString};

platform::function!();

/// Asks the scheme for its keys, and takes them over if they follow those that we know.
///
/// # Errors
/// When the scheme does not answer, its keys cannot be read or share none with those in use, or the
/// secret store does not take them.
pub async fn handle(ports: &Ports, turn: RotationStep) -> Result<(), FunctionError> {
    match turn {
        RotationStep::Create(blank) => {
            let published = published(ports).await?;
            follows(&published, &read(blank.current())?)?;
            blank.stage(&published.write().into()).await
        }
        // The scheme knows its own keys.
        RotationStep::Set(_) | RotationStep::Finished(_) => Ok(()),
        RotationStep::Test(staged) => {
            let pending = read(&staged.pending)?;
            follows(&pending, &read(&staged.current)?)?;
            follows(&published(ports).await?, &pending)
        }
    }
}

fn follows(keys: &CallbackKeys, known: &CallbackKeys) -> Result<(), FunctionError> {
    if keys.shares_one_with(known) {
        Ok(())
    } else {
        Err(FunctionError::new(
            "the scheme's keys share none with those we know",
        ))
    }
}

fn read(secret: &SecretString) -> Result<CallbackKeys, FunctionError> {
    CallbackKeys::read(secret.expose_secret())
        .map_err(|cause| FunctionError::caused("the scheme's keys", cause))
}

/// What the scheme says its keys are. That it is the scheme is known by its certificate.
async fn published(ports: &Ports) -> Result<CallbackKeys, FunctionError> {
    let secret = ports.signing_key.current().await;
    let secret =
        secret.map_err(|cause| FunctionError::caused("the signing key cannot be read", cause))?;
    let secret = secret.ok_or(FunctionError::new("there is no signing key"))?;
    let (key, keyid) = signer(secret.value.expose_secret())
        .map_err(|cause| FunctionError::caused("the signing key", cause))?;
    let (by, now) = (Signer { key, keyid }, ports.clock.now());
    let sent = ports
        .fps
        .send(KEYS_PATH, "application/json", b"{}", &by, now);
    let answer = sent
        .await
        .map_err(|cause| FunctionError::caused("the gateway gave no answer", cause))?;
    if !(200..300).contains(&answer.status) {
        return Err(FunctionError::new("the gateway did not tell its keys"));
    }
    let text = std::str::from_utf8(&answer.body);
    let text =
        text.map_err(|cause| FunctionError::caused("the scheme's keys are no text", cause))?;
    CallbackKeys::read(text).map_err(|cause| FunctionError::caused("the scheme's keys", cause))
}
