//! Rotates the keys that personal data is sealed with.
//!
//! A new key is put before the others and encrypts from then on; the others stay and decrypt what
//! they encrypted, including the key of a rotation that was rolled back. Nothing is re-encrypted. A
//! function that meets an unknown key reads the key ring again, so no function has to wait.

mod ring;

use platform::Fault;
use rotation::{Staged, Turn};

platform::function!();

/// Puts a key before the others.
///
/// # Errors
/// When there is no randomness, the ring is full or none, or the secret store does not take it.
pub async fn handle(ports: &Ports, turn: Turn) -> Result<(), Fault> {
    let wrong = |cause| Fault::caused("the ring of keys", cause);
    match turn {
        Turn::Create(blank) => {
            let seed = rotation::seed(&ports.entropy);
            let seed = seed.map_err(|cause| Fault::caused("a key", cause))?;
            let grown = ring::grown(blank.current(), blank.previous(), seed).map_err(wrong)?;
            blank.stage(&grown).await
        }
        Turn::Set(_) | Turn::Finished(_) => Ok(()),
        Turn::Test(staged) => {
            let Staged {
                current, previous, ..
            } = &staged;
            ring::follows(&staged.pending, current, previous.as_ref()).map_err(wrong)
        }
    }
}
