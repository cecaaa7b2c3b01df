//! Rotates the keys that personal data is sealed with.
//!
//! A new key is put before the others and seals from then on; the others stay, and open what they
//! sealed. Nothing is sealed anew. Whoever meets a key that it does not know reads the ring again, so
//! nobody has to wait.

mod ring;

use platform::Fault;
use rotation::Turn;

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
            let grown = ring::grown(blank.current(), seed).map_err(wrong)?;
            blank.stage(&grown).await
        }
        Turn::Set(_) => Ok(()),
        Turn::Test(staged) => ring::follows(&staged.pending, &staged.current).map_err(wrong),
    }
}
