//! Lists records of the audit log, oldest first: `GET /v1/audit/records`.

use audit_domain::Selection;
use audit_store::{AuditRecord, Cursor, RecordFilter, Trail, selected};
use platform::http::{Call, Cursors, Problem, Reply, listed};
use secret_store::FieldKeys;
use serde::Serialize;

platform::function!();

#[derive(Serialize)]
struct Page {
    data: Vec<AuditRecord>,
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
    let after = after.map(|item| Cursor::read(&item).ok_or_else(no_place));
    let after = after.transpose()?.unwrap_or_default();
    let trail = Trail {
        audit: &ports.audit,
        bucket: &ports.trail,
    };
    let filter = RecordFilter { tenant, selection };
    let now = ports.clock.now();
    let page = trail.page(filter, after, limit.into(), now).await?;
    let mut data = Vec::with_capacity(page.lines.len());
    for line in &page.lines {
        if let Some(record) = listed(None, AuditRecord::of_line(line))? {
            data.push(record.explained(Some(&keys)).await);
        }
    }
    let next_cursor = page.next.map(|next| cursors.after(&next.write()));
    Ok(Reply::json(
        200,
        &Page {
            data,
            next_cursor,
            up_to_date: false,
        },
    ))
}

fn no_place() -> Problem {
    Problem::field("query:cursor", "expected the next_cursor of this list")
}
