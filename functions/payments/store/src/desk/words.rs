//! What people wrote: notes, grounds and reasons, encrypted in the rows of the desk.
//!
//! It decides nothing. What cannot be decrypted is logged as an error and left out, so that it keeps no money from moving.

use std::fmt::Display;

use field_encryption::{EncryptionError, FieldKeyRing};
use payments_contract::EvidencedReason;
use secret_store::FieldKeys;

/// The reason that is shown in place of one that cannot be decrypted, where the contract has one always.
const NOT_PROVIDED: &str = "NOTPROVIDED";

/// Decrypts words of this row; none if they cannot be.
///
/// # Errors
/// If the keys cannot be had.
pub(super) async fn opened<T>(
    keys: &FieldKeys,
    row: impl Display,
    open: impl Fn(&FieldKeyRing) -> Result<T, EncryptionError>,
) -> Result<Option<T>, EncryptionError> {
    match keys.opening(open).await {
        Ok(words) => Ok(Some(words)),
        Err(
            error @ (EncryptionError::Altered
            | EncryptionError::SomethingElse
            | EncryptionError::UnknownKey(_)),
        ) => {
            tracing::error!(%row, %error, "words of the desk unreadable, shown without them");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

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
