//! Lists the seals of the audit log, oldest first: `GET /v1/audit/seals`.
//!
//! Seals are of all tenants together. They show how many records a minute has and nothing of any.

use std::fmt;
use std::str::FromStr;

use audit_domain::{Minute, SignedSeal};
use audit_store::SealRow;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use platform::http::{Call, Problem, Reply, listed};
use serde::Serialize;
use store::{Item, Value};

platform::function!();

#[derive(Serialize)]
struct Page {
    data: Vec<SignedSeal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
    /// Never certain: the records of the last minutes are sealed after them.
    up_to_date: bool,
}

/// Where a page ended: the minute of its last seal. There is nothing in it to forge, for every minute is
/// a place in the one list of seals, which is nobody's alone, just as `from` is.
struct After(Minute);

/// The text is no cursor of this list.
#[derive(Debug, thiserror::Error)]
#[error("expected the next_cursor of this list")]
struct NotACursor;

impl After {
    /// The seal of this key.
    fn key(last: &Item) -> Result<Self, Problem> {
        let minute = match last.get("sk") {
            Some(Value::S(minute)) => minute.parse().ok(),
            Some(_) | None => None,
        };
        let minute = minute.ok_or_else(|| Problem::internal("the key of a seal is no minute"));
        minute.map(Self)
    }
}

impl fmt::Display for After {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&URL_SAFE_NO_PAD.encode(self.0.to_string()))
    }
}

impl FromStr for After {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| NotACursor)?;
        let minute = std::str::from_utf8(&bytes).map_err(|_| NotACursor)?;
        Ok(Self(minute.parse().map_err(|_| NotACursor)?))
    }
}

/// A page of seals.
///
/// # Errors
/// `invalid_field` for anything that cannot be read.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let _who = call.principal()?;
    let page = Problem::both(call.query::<After>("cursor"), call.page_size());
    let (from, (after, limit)) = Problem::both(call.query::<Minute>("from"), page)?;
    let after = after.map(|After(minute)| SealRow::key_of(minute).item());
    let query = SealRow::from(from).at_most(limit).after(after);
    let page = ports.audit.query_each::<SealRow>(&query).await?;
    let next_cursor = page.last.as_ref().map(After::key).transpose()?;
    let next_cursor = next_cursor.map(|after| after.to_string());
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
