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

/// How many accounts are read at a time.
const AT_A_TIME: usize = 10;

/// What the index keeps of an account: where it is.
#[derive(Deserialize)]
struct Place {
    #[serde(rename = "pk")]
    account: AccountId,
}

/// A page of accounts in the order of their opening. The index names them and may lag behind; what
/// is told of each is read from the account itself.
///
/// # Errors
/// `invalid_field` for a parameter that is wrong.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let cursors = Cursors::of(keys.ring(), tenant, "listAccounts", "");
    let (after, limit) = cursors.page(&call)?;
    // Moments start with a digit, and a colon follows the digits.
    let query = Query::range(tenant, "0", ":").on_index("by-tenant", "tn", "at");
    let query = query.at_most(limit).after(after);
    let page = ports.accounts.query_each::<Place>(&query).await?;
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
        // An index cannot say that it has everything.
        up_to_date: false,
    };
    Ok(Reply::json(200, &listing))
}
