//! Rotates the keys that personal data is sealed with.
//!
//! A new key is put before the others and encrypts from then on; the others stay and decrypt what
//! they encrypted, including the key of a rotation that was rolled back. Nothing is re-encrypted. A
//! function that meets an unknown key reads the key ring again, so no function has to wait.

mod ring;

use platform::FunctionError;
use rotation::{RotationStep, StagedVersion};

platform::function!();

/// Puts a key before the others.
///
/// # Errors
/// When there is no randomness, the ring is full or none, or the secret store does not take it.
pub async fn handle(ports: &Ports, turn: RotationStep) -> Result<(), FunctionError> {
    let wrong = |cause| FunctionError::caused("the ring of keys", cause);
    match turn {
        RotationStep::Create(blank) => {
            let seed = rotation::seed(&ports.entropy);
            let seed = seed.map_err(|cause| FunctionError::caused("a key", cause))?;
            let grown = ring::grown(blank.current(), blank.previous(), seed).map_err(wrong)?;
            blank.stage(&grown).await
        }
        RotationStep::Set(_) | RotationStep::Finished(_) => Ok(()),
        RotationStep::Test(staged) => {
            let StagedVersion {
                current, previous, ..
            } = &staged;
            ring::follows(&staged.pending, current, previous.as_ref()).map_err(wrong)
        }
    }
}
