//! Writes the entries of accounts, from the stream of their rows.
//!
//! Each posting leaves in the row its leg, the number of the entry and the balance after it. A
//! change that raised the number is an entry; the same change again writes the same item, which is
//! there already.

use accounts_contract::entry::{OtherSide, Told};
use accounts_contract::{AccountRow, Holder};
use accounts_store::entry::{EntryRow, as_counterparty, position_of};
use kernel::id::AccountId;
use platform::Fault;
use platform::stream::{Change, Stopped};
use secret_store::FieldKeys;
use store::{Item, Outcome, Transaction, Value};

platform::function!();

/// Writes the entry of each change that is one, in the order of the changes, so that no entry is
/// there before one with a lower number.
///
/// # Errors
/// At the first change whose entry could not be written.
pub async fn handle(ports: &Ports, changes: Vec<Change>) -> Result<(), Stopped> {
    for change in changes {
        if let Err(fault) = project(ports, &change).await {
            return Err(Stopped {
                sequence_number: change.sequence_number,
                fault,
            });
        }
    }
    Ok(())
}

async fn project(ports: &Ports, change: &Change) -> Result<(), Fault> {
    let Some(row) = booked(change)? else {
        return Ok(());
    };
    let leg = row
        .leg
        .as_ref()
        .ok_or_else(|| Fault::new("a booked change has no leg"))?;
    let position = position_of(&row).ok_or_else(|| Fault::new("a booked change has no day"))?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let opened = keys.opening(|ring| leg.open(ring, row.id)).await?;
    let other = match opened.other {
        None => None,
        Some(OtherSide::Party(party)) => Some(party),
        Some(OtherSide::Ours(account)) => holder(ports, &keys, account).await?.map(as_counterparty),
    };
    let told = Told {
        other,
        reference: opened.reference,
    };
    let entry = EntryRow::of_change(&row, position, leg, &told, keys.ring())?;
    write(ports, &entry).await
}

/// Who holds an account of ours.
async fn holder(
    ports: &Ports,
    keys: &FieldKeys,
    account: AccountId,
) -> Result<Option<Holder>, Fault> {
    let row: Option<AccountRow> = ports.accounts.get(&AccountRow::key_of(account)).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(keys.opening(|ring| row.holder(ring)).await?))
}

async fn write(ports: &Ports, entry: &EntryRow) -> Result<(), Fault> {
    match Transaction::of(ports.accounts.put_once(entry)?)
        .commit()
        .await
    {
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy => Err(Fault::new("the table is busy")),
        Outcome::Unknown => Err(Fault::new("the table did not say whether it wrote")),
    }
}

/// The row after a change that booked an entry.
fn booked(change: &Change) -> Result<Option<AccountRow>, Fault> {
    let Some(new) = change.new.as_ref().filter(|item| is_account(item)) else {
        return Ok(None);
    };
    let read = |item: &Item| {
        store::row_of::<AccountRow>(item.clone())
            .map_err(|error| Fault::caused("a row cannot be read", error))
    };
    let new = read(new)?;
    let before = change
        .old
        .as_ref()
        .map(read)
        .transpose()?
        .map_or(0, |old| old.sequence);
    Ok((new.sequence > before).then_some(new))
}

fn is_account(item: &Item) -> bool {
    item.get("sk") == Some(&Value::S("A".into()))
}
