//! Rotates the key that seals of the audit log are signed with.
//!
//! The public half of the key to come is written down, and so published for ever, before it signs
//! anything. Seals of all keys before stay as they are and are checked with the keys they name.

use audit_domain::Minute;
use audit_store::{KeyRow, SealKey};
use platform::FunctionError;
use rotation::RotationStep;

platform::function!();

/// Makes, publishes and proves the next key.
///
/// # Errors
/// When there is no randomness, the secret store or the table does not take the key, or what is
/// staged is none.
pub async fn handle(ports: &Ports, turn: RotationStep) -> Result<(), FunctionError> {
    let unreadable = |cause| FunctionError::caused("what is staged", cause);
    match turn {
        RotationStep::Create(blank) => {
            let seed = rotation::seed(&ports.entropy)
                .map_err(|cause| FunctionError::caused("a key", cause))?;
            blank.stage(&SealKey::write(&seed)).await
        }
        RotationStep::Set(staged) => {
            let key = SealKey::read(&staged.pending).map_err(unreadable)?.public();
            let since = Minute::of(ports.clock.now());
            let _already_there = !ports.audit.insert(&KeyRow { key, since }).await?;
            // Written down by an earlier call of this step, perhaps, and published since then.
            let known: Option<KeyRow> = ports.audit.get(&KeyRow::key_of(key)).await?;
            let known = known.ok_or(FunctionError::new(
                "the key that was written down is not there",
            ))?;
            rotation::until_published(&ports.clock, known.since.next().start()).await;
            Ok(())
        }
        RotationStep::Test(staged) => {
            let [current, pending] = [&staged.current, &staged.pending].map(SealKey::read);
            let (current, pending) = (current.map_err(unreadable)?, pending.map_err(unreadable)?);
            if pending.public() == current.public() {
                return Err(FunctionError::new("the next key is the one in use"));
            }
            Ok(())
        }
        // Old seals are checked with the keys before, for ever.
        RotationStep::Finished(_) => Ok(()),
    }
}
