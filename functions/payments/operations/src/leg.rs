//! What a payment keeps of people, as far as it can be decrypted.

use field_encryption::EncryptionError;
use payments_contract::{Parties, PaymentRow, Reasons};
use secret_store::FieldKeys;

/// Returns what a payment keeps of people. None if it cannot be decrypted: the money follows the payment's outcome, whatever an
/// entry can say.
///
/// # Errors
/// If the keys cannot be had.
pub async fn parties(
    keys: &FieldKeys,
    row: &PaymentRow,
) -> Result<Option<Parties>, EncryptionError> {
    keys.readable(row.id, |ring| row.parties(ring)).await
}

/// Returns what a payment keeps of people, or unknown parties if it cannot be decrypted. What must move the money or show the
/// payment goes on without names.
///
/// # Errors
/// If the keys cannot be had.
pub async fn parties_or_none(
    keys: &FieldKeys,
    row: &PaymentRow,
) -> Result<Parties, EncryptionError> {
    let parties = parties(keys, row).await?;
    Ok(parties.unwrap_or_else(|| Parties::unknown(None)))
}

/// Returns the reasons that clients gave for decisions about a payment, and none if they cannot be decrypted.
///
/// # Errors
/// If the keys cannot be had.
pub async fn reasons(keys: &FieldKeys, row: &PaymentRow) -> Result<Reasons, EncryptionError> {
    let reasons = keys.readable(row.id, |ring| row.reasons(ring)).await?;
    Ok(reasons.unwrap_or_default())
}
