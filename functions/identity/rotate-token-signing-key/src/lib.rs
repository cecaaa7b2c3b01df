//! Rotates the key that access tokens are signed with.
//!
//! The key to come is in the key set from the moment it is staged, and signs nothing until everybody
//! who keeps the set has seen it. Tokens of the key before stay good until they end.

use identity_store::SigningKey;
use platform::Fault;
use rotation::Turn;

platform::function!();

/// Makes, publishes and proves the next key.
///
/// # Errors
/// When there is no randomness, the secret store does not take the key, or what is staged is none.
pub async fn handle(ports: &Ports, turn: Turn) -> Result<(), Fault> {
    match turn {
        Turn::Create(blank) => {
            let seed =
                rotation::seed(&ports.entropy).map_err(|cause| Fault::caused("a key", cause))?;
            // Named after the version, so that a token leads to the rotation that made its key.
            let made = SigningKey::write(blank.version(), &seed);
            blank.stage(&made).await
        }
        // Staged is published: `publishKeys` shows the pending version.
        Turn::Set(staged) => {
            rotation::until_published(&ports.clock, staged.since).await;
            Ok(())
        }
        Turn::Test(staged) => {
            let [current, pending] = [&staged.current, &staged.pending].map(SigningKey::read);
            let unreadable = |cause| Fault::caused("what is staged", cause);
            let (current, pending) = (current.map_err(unreadable)?, pending.map_err(unreadable)?);
            if pending.kid() == current.kid() {
                return Err(Fault::new("both keys have one name"));
            }
            pending.prove().map_err(unreadable)
        }
    }
}
