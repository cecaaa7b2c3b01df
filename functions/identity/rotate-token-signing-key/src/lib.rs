//! Rotates the key that access tokens are signed with.
//!
//! The public half of the next key is published before the key signs, and the key signs nothing until every cache of
//! the published keys has expired. The previous key stays published until the next rotation has ended, so that its
//! tokens are valid until they expire.

use identity_store::{KeyFault, PublicKeys, SigningKey};
use kernel::time::Moment;
use platform::FunctionError;
use rotation::RotationStep;
use secrecy::{ExposeSecret as _, SecretString};

platform::function!();

/// Makes, publishes and verifies the next key, and withdraws the one before the previous.
///
/// # Errors
/// When there is no randomness, the secret store does not accept the key, the staged version is no key, or the published
/// keys lack it.
pub async fn handle(ports: &Ports, turn: RotationStep) -> Result<(), FunctionError> {
    let unreadable = |cause| FunctionError::caused("a key", cause);
    match turn {
        RotationStep::Create(blank) => {
            let seed = rotation::seed(&ports.entropy)
                .map_err(|cause| FunctionError::caused("a key", cause))?;
            // Named after the version, so that a token leads to the rotation that made its key.
            let made = SigningKey::write(blank.version(), &seed);
            blank.stage(&made).await
        }
        RotationStep::Set(staged) => {
            let in_use = [&staged.current, &staged.pending];
            let keys = public(&in_use, staged.previous.as_ref()).map_err(unreadable)?;
            let since = publish(ports, &staged.version, &keys).await?;
            rotation::until_published(&ports.clock, since).await;
            Ok(())
        }
        RotationStep::Test(staged) => {
            let [current, pending] = [&staged.current, &staged.pending].map(SigningKey::read);
            let (current, pending) = (current.map_err(unreadable)?, pending.map_err(unreadable)?);
            if pending.kid() == current.kid() {
                return Err(FunctionError::new("both keys have one name"));
            }
            let published = ports.published.current().await;
            let published =
                published.map_err(|cause| FunctionError::caused("what is published", cause))?;
            let published = published
                .as_ref()
                .map(|version| version.value.expose_secret());
            let published = PublicKeys::read(published).map_err(unreadable)?;
            // The rotation may be taken back to the key in use, which is therefore verified as well.
            [&current, &pending]
                .into_iter()
                .try_for_each(|key| key.prove(&published))
                .map_err(unreadable)
        }
        RotationStep::Finished(finished) => {
            let keys = public(&[&finished.current], finished.previous.as_ref());
            let version = format!("{}-finished", finished.version);
            publish(ports, &version, &keys.map_err(unreadable)?).await?;
            Ok(())
        }
    }
}

/// The public halves of keys that sign or will sign, and of one that did if it can be read.
fn public(
    signing: &[&SecretString],
    before: Option<&SecretString>,
) -> Result<PublicKeys, KeyFault> {
    let keys = signing.iter().copied().map(SigningKey::read);
    let mut keys = keys.collect::<Result<Vec<_>, _>>()?;
    keys.extend(before.and_then(|key| SigningKey::read(key).ok()));
    Ok(PublicKeys::of(&keys))
}

async fn publish(ports: &Ports, version: &str, keys: &PublicKeys) -> Result<Moment, FunctionError> {
    let published = ports.published.publish(version, &keys.write()).await;
    published.map_err(|cause| FunctionError::caused("the keys cannot be published", cause))
}
