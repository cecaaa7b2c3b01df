//! Rotates the keys that encrypt personal data.
//!
//! A new key becomes the first of the ring and encrypts from then on; the others stay and decrypt
//! what they encrypted, including the key of a rotation that was rolled back. Nothing is
//! re-encrypted. A function that meets an unknown key reads the ring again, so no function has to
//! be redeployed.

mod ring;

use platform::FunctionError;
use rotation::{RotationStep, StagedVersion};

platform::function!();

/// Performs one step of the rotation.
///
/// # Errors
/// [`FunctionError`] if there is no randomness, the ring is full or invalid, or the secret store
/// refuses it.
pub async fn handle(ports: &Ports, turn: RotationStep) -> Result<(), FunctionError> {
    let wrong = |cause| FunctionError::caused("the ring of keys", cause);
    match turn {
        RotationStep::Create(blank) => {
            let seed = rotation::seed(&ports.entropy);
            let seed = seed.map_err(|cause| FunctionError::caused("a key", cause))?;
            let next =
                ring::with_new_key(blank.current(), blank.previous(), seed).map_err(wrong)?;
            blank.stage(&next).await
        }
        RotationStep::Set(_) | RotationStep::Finished(_) => Ok(()),
        RotationStep::Test(staged) => {
            let StagedVersion {
                current, previous, ..
            } = &staged;
            ring::check_next(&staged.pending, current, previous.as_ref()).map_err(wrong)
        }
    }
}
