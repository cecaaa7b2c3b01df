use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

/// The machine has no randomness to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no randomness")]
pub struct NoEntropy;

/// 32 bytes that nobody can guess, in base64: what every key of the bank is made of.
///
/// # Errors
/// When the machine has none; nothing secret may be made then.
pub fn seed() -> Result<SecretString, NoEntropy> {
    let mut bytes = Zeroizing::new([0_u8; 32]);
    getrandom::fill(bytes.as_mut_slice()).map_err(|_| NoEntropy)?;
    Ok(STANDARD.encode(bytes.as_slice()).into())
}
