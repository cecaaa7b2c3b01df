//! Lists the clients of the caller's tenant, oldest first: `GET /v1/clients`.

use identity_store::{Client, ClientRow, ListingRow};
use platform::http::{Call, Cursors, Problem, Reply, listed};
use secret_store::FieldKeys;
use serde::Serialize;

platform::function!();

#[derive(Serialize)]
struct Page {
    data: Vec<Client>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
    up_to_date: bool,
}

/// Returns a page.
///
/// # Errors
/// `unknown_field` or `invalid_field` for a parameter; internal errors.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let cursors = Cursors::of(keys.ring(), tenant, "listClients", "");
    let (after, limit) = cursors.page(&call)?;
    let query = ListingRow::query(tenant).at_most(limit).after(after);
    let page = ports.identity.query_each::<ListingRow>(&query).await?;
    let now = ports.clock.now();
    let mut data = Vec::with_capacity(page.rows.len());
    for (place, row) in page.rows {
        let Some(place) = listed(place.as_ref(), row)? else {
            continue;
        };
        let key = ClientRow::key_of(place.client);
        let client = ports.identity.get::<ClientRow>(&key).await;
        if let Some(row) = listed(Some(&key), client)?.flatten() {
            let client = Client::of_row(&row, now);
            let shown = keys.opening(|ring| client.clone().with_reasons(&row, ring));
            data.extend(listed(Some(&key), shown.await)?);
        }
    }
    let next_cursor = page.last.map(|last| cursors.after(&last));
    // Both the list and the clients are read consistently.
    Ok(Reply::json(
        200,
        &Page {
            data,
            next_cursor,
            up_to_date: true,
        },
    ))
}
