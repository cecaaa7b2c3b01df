//! Lists the seals of the audit log, oldest first: `GET /v1/audit/seals`.
//!
//! Seals are of all tenants together. They show how many records a minute has and nothing of any.

use audit_domain::{Minute, SignedSeal};
use audit_store::SealRow;
use platform::http::{Call, Cursor, Problem, Reply, listed};
use serde::Serialize;

platform::function!();

#[derive(Serialize)]
struct Page {
    data: Vec<SignedSeal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
    /// Never certain: the records of the last minutes are sealed after them.
    up_to_date: bool,
}

/// A page of seals.
///
/// # Errors
/// `invalid_field` for anything that cannot be read.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let _who = call.principal()?;
    let from = call.query::<Minute>("from")?;
    let first = from.map(|minute| minute.to_string()).unwrap_or_default();
    let list = format!("seals:from:{first}");
    let after = call.query::<String>("cursor")?;
    let after = after.map(|text| Cursor::decode(&list, &text)).transpose()?;
    let query = SealRow::from(from).at_most(call.page_size()?).after(after);
    let page = ports.audit.query_each::<SealRow>(&query).await?;
    let next_cursor = page.last.map(|last| Cursor::encode(&list, &last));
    let mut data = Vec::with_capacity(page.rows.len());
    for (key, row) in page.rows {
        data.extend(listed(key.as_ref(), row)?.map(|row| row.signed));
    }
    Ok(Reply::json(
        200,
        &Page {
            data,
            next_cursor,
            up_to_date: false,
        },
    ))
}
