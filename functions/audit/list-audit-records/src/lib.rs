//! Lists records of the audit log, oldest first: `GET /v1/audit/records`.

use audit_domain::Selection;
use audit_store::{AuditRecord, RecordRow, explained, query, selected};
use platform::http::{Call, Cursors, Problem, Reply, listed};
use secret_store::FieldKeys;
use serde::Serialize;
use store::Row;

platform::function!();

#[derive(Serialize)]
struct Page<'a> {
    data: Vec<AuditRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
    /// Never certain: records are written some time after what they record.
    up_to_date: bool,
}

/// A page of the tenant's records of one request, one subject or one day.
///
/// # Errors
/// `invalid_field` unless exactly one of the three is given, and for anything that cannot be read.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let tenant = call.principal()?.tenant;
    let selected_by = Problem::both(call.query("request_id"), call.query("subject"));
    let rest = Problem::both(call.query("date"), call.page_size());
    let ((request, subject), (day, _)) = Problem::both(selected_by, rest)?;
    let selection = Selection::one_of(request, subject, day)
        .map_err(|ambiguous| Problem::field("query:subject", ambiguous))?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let cursors = Cursors::of(
        keys.ring(),
        tenant,
        "listAuditRecords",
        selected(&selection),
    );
    let (after, limit) = cursors.page(&call)?;
    let query = query(tenant, &selection).at_most(limit).after(after);
    let page = ports.audit.query_each::<RecordRow>(&query).await?;
    let mut rows = Vec::with_capacity(page.rows.len());
    for (key, row) in page.rows {
        rows.extend(listed(key.as_ref(), row)?);
    }
    let mut data = Vec::with_capacity(rows.len());
    for row in &rows {
        let shown = explained(row, Some(&keys)).await;
        data.extend(listed(Some(&row.key()), shown)?);
    }
    let next_cursor = page.last.map(|last| cursors.after(&last));
    Ok(Reply::json(
        200,
        &Page {
            data,
            next_cursor,
            up_to_date: false,
        },
    ))
}
