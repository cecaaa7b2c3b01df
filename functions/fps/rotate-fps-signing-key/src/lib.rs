//! Rotates the key with which this bank signs what it sends to Faster Payments.
//!
//! The scheme receives the next key in a request that is signed with the key it knows, and the
//! next key signs nothing else until a request that it signed was taken.

use fps_messages::{CallbackKeys, KEYS_PATH, signer, signing_secret};
use platform::FunctionError;
use rail_gateway::Signer;
use rotation::{RotationStep, StagedVersion};
use secrecy::{ExposeSecret, SecretString};

platform::function!();

/// Makes the next key, tells the scheme of it, and has the scheme prove that it knows it.
///
/// # Errors
/// When there is no randomness, the secret store does not take the key, or the scheme does not.
pub async fn handle(ports: &Ports, turn: RotationStep) -> Result<(), FunctionError> {
    match turn {
        RotationStep::Create(blank) => {
            let seed = rotation::seed(&ports.entropy)
                .map_err(|cause| FunctionError::caused("a key", cause))?;
            // Named after the version, so that no key had the name before.
            let made = signing_secret(blank.version(), &seed);
            blank.stage(&made).await
        }
        RotationStep::Set(staged) => tell(ports, &staged, &staged.current).await,
        RotationStep::Test(staged) => tell(ports, &staged, &staged.pending).await,
        RotationStep::Finished(_) => Ok(()),
    }
}

/// Sends the scheme all keys that this bank may sign with: a function may have the previous
/// one still, and goes back to it if the rotation is taken back.
async fn tell(
    ports: &Ports,
    staged: &StagedVersion,
    by: &SecretString,
) -> Result<(), FunctionError> {
    let unreadable = |cause| FunctionError::caused("a signing key", cause);
    let secrets = [&staged.pending, &staged.current].into_iter();
    let keys = CallbackKeys::of_signers(secrets.chain(&staged.previous)).map_err(unreadable)?;
    let (key, keyid) = signer(by.expose_secret()).map_err(unreadable)?;
    let (by, now) = (Signer { key, keyid }, ports.clock.now());
    let body = keys.write();
    let sent = ports
        .fps
        .send(KEYS_PATH, "application/json", body.as_bytes(), &by, now);
    let answer = sent
        .await
        .map_err(|cause| FunctionError::caused("the gateway gave no answer", cause))?;
    if (200..300).contains(&answer.status) {
        Ok(())
    } else {
        Err(FunctionError::new("the scheme did not take the key"))
    }
}
