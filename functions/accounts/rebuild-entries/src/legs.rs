//! Reads of a repair: the stored entries, the rebuilt legs and the parked changes.

use accounts_contract::booked_leg::BookedLeg;
use accounts_contract::entry::{Counterparty, EntryDetails};
use accounts_store::counterparty_at;
use accounts_store::entry::{EntryRow, between};
use kernel::id::AccountId;
use payments_contract::{Parties, Party};
use platform::FunctionError;
use secret_store::FieldKeys;
use serde::de::DeserializeOwned;
use store::{Query, StoreError};

use crate::Ports;

/// Returns all entries of an account, oldest first.
pub(crate) async fn entries(
    ports: &Ports,
    account: AccountId,
) -> Result<Vec<EntryRow>, StoreError> {
    query_all(ports, between(account, None, None)).await
}

/// Returns the legs that a rebuild stored for an account, in the order of their booking.
pub(crate) async fn rebuilt_legs(
    ports: &Ports,
    account: AccountId,
) -> Result<Vec<BookedLeg<Parties>>, StoreError> {
    query_all(ports, BookedLeg::<Parties>::all_of(account)).await
}

/// Returns whether changes of the account are parked by `project-accounts`.
pub(crate) async fn is_parked(ports: &Ports, account: AccountId) -> Result<bool, StoreError> {
    let listed = format!("project-accounts#{account}");
    let listed: Vec<serde_json::Value> =
        query_all(ports, Query::range("parked", &listed, &listed)).await?;
    Ok(!listed.is_empty())
}

async fn query_all<R: DeserializeOwned>(ports: &Ports, query: Query) -> Result<Vec<R>, StoreError> {
    let (mut rows, mut query) = (Vec::new(), query.at_most(1_000));
    loop {
        let page = ports.accounts.query(&query).await?;
        rows.extend(page.rows);
        match page.last {
            Some(last) => query = query.after(Some(last)),
            None => return Ok(rows),
        }
    }
}

/// Returns the personal data of a leg's entry: the other side and the reference.
pub(crate) async fn details(
    ports: &Ports,
    keys: &FieldKeys,
    leg: &BookedLeg<Parties>,
) -> Result<EntryDetails, FunctionError> {
    // The entry of a journal has no personal data.
    let Some((parties, payment)) = leg.parties.as_ref().zip(leg.payment) else {
        return Ok(EntryDetails::default());
    };
    let open = |ring: &_| Parties::open(parties, ring, payment);
    let parties = keys.opening(open).await?;
    let other = match leg.ours {
        Some(account) => counterparty_at(&ports.accounts, keys, account).await?,
        None if leg.minor < 0 => counterparty(&parties.creditor),
        None => counterparty(&parties.debtor),
    };
    Ok(EntryDetails {
        other,
        reference: parties.reference,
    })
}

fn counterparty(party: &Party) -> Option<Counterparty> {
    let (sort_code, account_number) = party.sort_code.zip(party.account_number)?;
    Some(Counterparty {
        name: party.name.clone(),
        sort_code,
        account_number,
    })
}
