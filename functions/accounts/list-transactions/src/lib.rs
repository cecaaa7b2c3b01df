//! Lists the entries of an account, newest first: `GET /v1/accounts/{account_id}/transactions`.

mod list_query;

use accounts_contract::AccountRow;
use accounts_store::entry::{EntryRow, Position, between, first_after};
use accounts_store::resource::{Listing, Transaction};
use platform::http::{Call, Code, Problem, Reply, listed};
use secret_store::FieldKeys;
use store::{Key, Page, StoreError};

use list_query::{ListQuery, PageFacts};

platform::function!();

/// An entry, or the error of reading it.
type EntryRead = (Option<Key>, Result<EntryRow, StoreError>);

/// Returns a page of entries; an unreadable entry is left out.
///
/// Without days the function makes two concurrent reads: the account, consistently, for its number
/// of entries, and the page with an eventual read at half the price, since the sequence numbers
/// show whether the page is complete. With days all reads are consistent and a second step is
/// needed, because sequence numbers do not show where a day ends.
///
/// # Errors
/// `not_found`, and `invalid_field` for an invalid parameter.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let (request, cursors) = ListQuery::of(&call, tenant, &keys)?;
    let key = AccountRow::key_of(request.account);
    let query = between(request.account, request.from, request.to)
        .newest_first()
        .at_most(request.limit)
        .after(request.after.clone());
    let (row, page, next): (_, Page<EntryRead>, _) = if request.has_days() {
        let next = async {
            match request.to {
                Some(day) => first_after(&ports.accounts, request.account, day).await,
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
    let up_to_date = request.is_up_to_date(&PageFacts {
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

/// Returns the position of an entry. It is in the key, so an unreadable entry has one too.
fn position_of((key, _): &EntryRead) -> Option<Position> {
    key.as_ref()?.sk.parse().ok()
}
