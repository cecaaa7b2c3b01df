//! What the postings of a payment leave in the rows of its accounts.

use accounts_contract::entry::{Counterparty, CounterpartyRef, Kind, Leg};
use field_encryption::EncryptionError;
use kernel::time::Moment;
use payments_contract::{Parties, Party, PaymentRow, Reasons};
use secret_store::FieldKeys;

/// The end-to-end id of a payment of which it is not known, in the words of the standard.
const NOT_PROVIDED: &str = "NOTPROVIDED";

/// Returns what a payment keeps of people, for the entry that it leaves. None if it cannot be decrypted, which is logged
/// as an error: the money follows the payment's outcome, whatever the entry can say.
///
/// # Errors
/// If the keys cannot be had.
pub async fn parties(
    keys: &FieldKeys,
    row: &PaymentRow,
) -> Result<Option<Parties>, EncryptionError> {
    match keys.opening(|ring| row.parties(ring)).await {
        Ok(parties) => Ok(Some(parties)),
        Err(
            error @ (EncryptionError::Altered
            | EncryptionError::SomethingElse
            | EncryptionError::UnknownKey(_)),
        ) => {
            tracing::error!(payment = %row.id, %error, "parties unreadable, entry without them");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Returns what a payment keeps of people, or nothing of it but the scheme's word for an id that is not known, if it cannot
/// be decrypted, which is logged as an error. What must move the money or show the payment goes on without names.
///
/// # Errors
/// If the keys cannot be had.
pub async fn parties_or_none(
    keys: &FieldKeys,
    row: &PaymentRow,
) -> Result<Parties, EncryptionError> {
    if let Some(parties) = parties(keys, row).await? {
        return Ok(parties);
    }
    Ok(Parties {
        debtor: Party::default(),
        creditor: Party::default(),
        reference: None,
        end_to_end_id: NOT_PROVIDED
            .parse()
            .map_err(|_| EncryptionError::SomethingElse)?,
    })
}

/// Returns the reasons that clients gave for decisions about a payment, and none if they cannot be decrypted, which is logged
/// as an error.
///
/// # Errors
/// If the keys cannot be had.
pub async fn reasons(keys: &FieldKeys, row: &PaymentRow) -> Result<Reasons, EncryptionError> {
    match keys.opening(|ring| row.reasons(ring)).await {
        Err(
            error @ (EncryptionError::Altered
            | EncryptionError::SomethingElse
            | EncryptionError::UnknownKey(_)),
        ) => {
            tracing::error!(payment = %row.id, %error, "reasons unreadable, payment without them");
            Ok(Reasons::default())
        }
        other => other,
    }
}

/// The leg on the debtor's account, of so many minor units: below zero for what goes out.
pub fn of_debtor(row: &PaymentRow, parties: Option<&Parties>, minor: i64, at: Moment) -> Leg {
    let other = parties.and_then(|parties| {
        let creditor = &parties.creditor;
        let (sort_code, account_number) = creditor.sort_code.zip(creditor.account_number)?;
        Some(CounterpartyRef::Party(Counterparty {
            name: creditor.name.clone(),
            sort_code,
            account_number,
        }))
    });
    leg(row, parties, minor, other, at)
}

/// The leg on the account of ours that a payment within the bank pays into.
pub fn of_creditor(row: &PaymentRow, parties: &Parties, at: Moment) -> Leg {
    let other = row.debtor.map(CounterpartyRef::Ours);
    leg(row, Some(parties), row.minor, other, at)
}

fn leg(
    row: &PaymentRow,
    parties: Option<&Parties>,
    minor: i64,
    other: Option<CounterpartyRef>,
    at: Moment,
) -> Leg {
    Leg {
        minor,
        kind: Kind::of(row.route, row.kind),
        payment: Some(row.id),
        journal: None,
        other,
        reference: parties.and_then(|parties| parties.reference.clone()),
        at,
    }
}
