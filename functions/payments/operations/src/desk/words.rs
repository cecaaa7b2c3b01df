//! What people wrote: notes, grounds and reasons, encrypted in the rows of the desk.
//!
//! It decides nothing. What cannot be decrypted is logged as an error and left out, so that it keeps no money from moving.

use field_encryption::EncryptionError;
use payments_contract::EvidencedReason;

/// The reason that is shown in place of one that cannot be decrypted, where the contract has one always.
const NOT_PROVIDED: &str = "NOTPROVIDED";

/// The grounds that are shown in place of these: without evidence.
///
/// # Errors
/// None: the word is a reason.
pub(super) fn not_provided() -> Result<EvidencedReason, EncryptionError> {
    Ok(EvidencedReason {
        reason: NOT_PROVIDED
            .parse()
            .map_err(|_| EncryptionError::SomethingElse)?,
        evidence: Vec::new(),
    })
}
