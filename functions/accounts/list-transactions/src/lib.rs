//! Lists the entries of an account, newest first: `GET /v1/accounts/{account_id}/transactions`.

mod reading;

use accounts_contract::AccountRow;
use accounts_store::entry::{EntryRow, Position, between, first_after};
use accounts_store::resource::{Listing, Transaction};
use platform::http::{Call, Code, Problem, Reply, listed};
use secret_store::FieldKeys;
use store::{Key, Page, StoreError};

use reading::{Reading, Seen};

platform::function!();

/// An entry, or why it cannot be read.
type Read = (Option<Key>, Result<EntryRow, StoreError>);

/// A page of entries. One that cannot be read is left out of it.
///
/// Without days it takes two reads at a time: the account, consistently, for its number of
/// entries, and the page at half price, since the numbers tell whether it lacks any. With days it
/// takes a second step, consistently, because numbers alone do not tell where a day ends.
///
/// # Errors
/// `not_found`, and `invalid_field` for a parameter that is wrong.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let (reading, cursors) = Reading::of(&call, tenant, &keys)?;
    let key = AccountRow::key_of(reading.account);
    let query = between(reading.account, reading.from, reading.to)
        .newest_first()
        .at_most(reading.limit)
        .after(reading.after.clone());
    let (row, page, next): (_, Page<Read>, _) = if reading.has_days() {
        let next = async {
            match reading.to {
                Some(day) => first_after(&ports.accounts, reading.account, day).await,
                None => Ok(None),
            }
        };
        let (row, next) = tokio::join!(ports.accounts.get::<AccountRow>(&key), next);
        (row?, ports.accounts.query_each(&query).await?, next?)
    } else {
        let query = query.eventual();
        let read = ports.accounts.query_each(&query);
        let (row, page) = tokio::join!(ports.accounts.get::<AccountRow>(&key), read);
        (row?, page?, None)
    };
    let own = row.filter(|row| row.tenant == tenant);
    let row = own.ok_or_else(|| Problem::new(Code::NotFound))?;
    let newest = page.rows.first().and_then(position_of);
    let up_to_date = reading.is_up_to_date(&Seen {
        sequence: row.sequence,
        day: row.day.parse().ok(),
        newest: newest.map(|position| position.sequence),
        later: next.is_some(),
    });
    let Page { rows, last } = page;
    let is_first = |position: Position| position.sequence == 1;
    let last = last.filter(|_| !rows.last().and_then(position_of).is_some_and(is_first));
    let found = rows.len();
    let mut data = Vec::with_capacity(found);
    for (key, entry) in rows {
        let Some(entry) = listed(key.as_ref(), entry)? else {
            continue;
        };
        let shown = keys.opening(|ring| Transaction::of_row(&entry, row.currency, ring));
        data.extend(listed(key.as_ref(), shown.await)?);
    }
    let listing = Listing {
        up_to_date: up_to_date && data.len() == found,
        data,
        next_cursor: last.map(|last| cursors.after(&last)),
    };
    Ok(Reply::json(200, &listing))
}

/// Where an entry stands: its key says so, whatever else of it can be read.
fn position_of((key, _): &Read) -> Option<Position> {
    key.as_ref()?.sk.parse().ok()
}
