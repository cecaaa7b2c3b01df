//! The entries of accounts.
//!
//! Each posting stores its leg, the entry's sequence number and the balance after it in the row. A
//! change that increased the number is an entry. Processing a change twice writes the same item,
//! which exists already.

use accounts_contract::AccountRow;
use accounts_contract::entry::{CounterpartyRef, EntryDetails};
use accounts_store::counterparty_at;
use accounts_store::entry::{EntryRow, position_of};
use platform::FunctionError;
use platform::stream::{Change, Stopped};
use secret_store::FieldKeys;
use store::{Item, Outcome, Transaction, Value};

use crate::Ports;

/// Writes the entries of a batch in the order of its changes, so that no entry exists before one
/// with a lower sequence number.
///
/// # Errors
/// [`Stopped`] at the first change whose entry could not be written.
pub(crate) async fn write_all(ports: &Ports, changes: &[Change]) -> Result<(), Stopped> {
    for change in changes {
        if let Err(fault) = project(ports, change).await {
            return Err(Stopped {
                sequence_number: change.sequence_number.clone(),
                fault,
            });
        }
    }
    Ok(())
}

async fn project(ports: &Ports, change: &Change) -> Result<(), FunctionError> {
    let Some(row) = booked(change)? else {
        return Ok(());
    };
    let leg = row
        .leg
        .as_ref()
        .ok_or_else(|| FunctionError::permanent("a booked change has no leg"))?;
    let position =
        position_of(&row).ok_or_else(|| FunctionError::permanent("a booked change has no day"))?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let opened = keys
        .opening(|ring| leg.open(ring, row.id, row.updated_at))
        .await?;
    let other = match opened.other {
        None => None,
        Some(CounterpartyRef::Party(party)) => Some(party),
        Some(CounterpartyRef::Ours(account)) => {
            counterparty_at(&ports.accounts, &keys, account).await?
        }
    };
    let details = EntryDetails {
        other,
        reference: opened.reference,
    };
    let entry = EntryRow::of_change(&row, position, leg, &details, keys.ring())?;
    write(ports, &entry).await
}

async fn write(ports: &Ports, entry: &EntryRow) -> Result<(), FunctionError> {
    match Transaction::of(ports.accounts.put_once(entry)?)
        .commit()
        .await
    {
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy => Err(FunctionError::new("the table is busy")),
        Outcome::Unknown => Err(FunctionError::new("the table did not say whether it wrote")),
    }
}

/// Returns the row after a change that booked an entry.
fn booked(change: &Change) -> Result<Option<AccountRow>, FunctionError> {
    let Some(new) = change.new.as_ref().filter(|item| is_account(item)) else {
        return Ok(None);
    };
    let new: AccountRow = store::row_of(new.clone())
        .map_err(|error| FunctionError::unreadable("a row cannot be read", error))?;
    let before = match &change.old {
        None => 0,
        Some(old) => sequence_of(old)?,
    };
    Ok((new.sequence > before).then_some(new))
}

/// Returns the sequence number of the newest entry before a change. Nothing else of the old row is
/// read.
fn sequence_of(old: &Item) -> Result<u64, FunctionError> {
    let sequence = match old.get("seq") {
        Some(Value::N(digits)) => digits.parse().ok(),
        Some(_) | None => None,
    };
    sequence.ok_or_else(|| FunctionError::permanent("a row has no number of entries"))
}

fn is_account(item: &Item) -> bool {
    item.get("sk") == Some(&Value::S("A".into()))
}
