//! Writes the entries of accounts, from the stream of their rows.
//!
//! Each posting leaves in the row its leg, the number of the entry and the balance after it. A
//! change that raised the number is an entry; the same change again writes the same item, which is
//! there already.

use accounts_contract::AccountRow;
use accounts_contract::entry::{Counterparty, OtherSide};
use accounts_store::entry::{EntryRow, as_counterparty};
use platform::Fault;
use platform::stream::{Change, Stopped};
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
        .clone()
        .ok_or_else(|| Fault::new("a booked change has no leg"))?;
    let other = match &leg.other {
        None => None,
        Some(OtherSide::Party(party)) => Some(party.clone()),
        Some(OtherSide::Ours(account)) => {
            let account: Option<AccountRow> =
                ports.accounts.get(&AccountRow::key_of(*account)).await?;
            account.as_ref().map(as_counterparty)
        }
    };
    write(ports, &row, &leg, other).await
}

async fn write(
    ports: &Ports,
    row: &AccountRow,
    leg: &accounts_contract::entry::Leg,
    other: Option<Counterparty>,
) -> Result<(), Fault> {
    let entry = EntryRow::of_change(row, leg, other);
    let entry = entry.ok_or_else(|| Fault::new("a booked change has no day"))?;
    match Transaction::of(ports.accounts.put_once(&entry)?)
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
