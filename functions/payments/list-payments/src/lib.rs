//! Lists the payments of an account, newest first: `GET /v1/payments`.

use kernel::id::AccountId;
use payments_store::{Listing, Payment};
use platform::http::{Call, Cursor, Problem, Reply};
use secret_store::FieldKeys;
use serde::Serialize;

platform::function!();

#[derive(Serialize)]
struct Page {
    data: Vec<Payment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// A page of the list. An account that is unknown or another tenant's has none.
///
/// # Errors
/// `invalid_field` for a parameter that is missing or wrong.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let account: AccountId = call
        .query("account_id")?
        .ok_or_else(|| Problem::field("query:account_id", "this parameter is required"))?;
    let scope = format!("payments:{}:{account}", principal.tenant);
    let after = call.query::<String>("cursor")?;
    let after = after
        .map(|text| Cursor::decode(&scope, &text))
        .transpose()?;
    let query = Listing::query(account)
        .at_most(call.page_size()?)
        .after(after);
    let page = ports.payments.query::<Listing>(&query).await?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let opened = keys.opening(|ring| {
        let rows = page.rows.iter().map(|listing| &listing.payment);
        let own = rows.filter(|payment| payment.tenant == principal.tenant);
        own.map(|payment| Ok(Payment::of_row(payment, &payment.parties(ring)?)))
            .collect()
    });
    let data: Vec<_> = opened.await?;
    let next = page.last.filter(|_| !data.is_empty());
    let next_cursor = next.map(|last| Cursor::encode(&scope, &last));
    Ok(Reply::json(200, &Page { data, next_cursor }))
}
