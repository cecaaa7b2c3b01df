use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use environment::{Entropy, NoEntropy};
use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

/// 32 bytes that nobody can guess, in base64: what every key of the bank is made of.
///
/// # Errors
/// When the machine has no randomness; nothing secret may be made then.
pub fn seed(entropy: &Entropy) -> Result<SecretString, NoEntropy> {
    let bytes: Zeroizing<[u8; 32]> = Zeroizing::new(entropy.draw()?);
    Ok(STANDARD.encode(bytes.as_slice()).into())
}
