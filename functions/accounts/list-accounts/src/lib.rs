//! Lists the accounts of a tenant: `GET /v1/accounts`.

use accounts_contract::AccountRow;
use accounts_store::resource::{Account, Listing};
use futures_util::{StreamExt, TryStreamExt, stream};
use kernel::id::AccountId;
use platform::http::{Call, Cursors, Problem, Reply, listed};
use secret_store::FieldKeys;
use serde::Deserialize;
use store::Query;

platform::function!();

/// Accounts read at a time.
const AT_A_TIME: usize = 10;

/// The index's item of an account: its key.
#[derive(Deserialize)]
struct IndexItem {
    #[serde(rename = "pk")]
    account: AccountId,
}

/// Returns a page of accounts in the order of their opening. The index supplies the ids and may
/// lag; each account itself is read from the table.
///
/// # Errors
/// `invalid_field` for an invalid parameter.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let cursors = Cursors::of(keys.ring(), tenant, "listAccounts", "");
    let (after, limit) = cursors.page(&call)?;
    // Moments start with a digit; the colon is the next character after the digits.
    let query = Query::range(tenant, "0", ":").on_index("by-tenant", "tn", "at");
    let query = query.at_most(limit).after(after);
    let page = ports.accounts.query_each::<IndexItem>(&query).await?;
    let mut places = Vec::with_capacity(page.rows.len());
    for (key, place) in page.rows {
        places.extend(listed(key.as_ref(), place)?.map(|place| AccountRow::key_of(place.account)));
    }
    let reads = stream::iter(places)
        .map(|key| async move { listed(Some(&key), ports.accounts.get::<AccountRow>(&key).await) })
        .buffered(AT_A_TIME);
    let rows: Vec<Option<Option<AccountRow>>> = reads.try_collect().await?;
    let mut data = Vec::with_capacity(rows.len());
    let own = rows.iter().flatten().flatten();
    for row in own.filter(|row| row.tenant == tenant) {
        let shown = keys.opening(|ring| Account::of_row(row, ring)).await;
        data.extend(listed(Some(&AccountRow::key_of(row.id)), shown)?);
    }
    let listing = Listing {
        data,
        next_cursor: page.last.map(|last| cursors.after(&last)),
        // An index is eventually consistent, so the page can never be certain to be complete.
        up_to_date: false,
    };
    Ok(Reply::json(200, &listing))
}
