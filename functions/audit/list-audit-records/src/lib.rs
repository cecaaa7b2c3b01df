//! Lists records of the audit log, oldest first: `GET /v1/audit/records`.

use audit_domain::{Ambiguous, Selection};
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
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let page = Cursors::begin(&call, selection(&call), |selection| {
        let selected = selected(selection);
        Cursors::of(keys.ring(), tenant, "listAuditRecords", selected)
    });
    let ((selection, cursors, after), limit) = Problem::both(page, call.page_size())?;
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

/// By what the records are selected: by one of three parameters.
fn selection(call: &Call) -> Result<Selection, Problem> {
    let ambiguous = |ambiguous| Problem::field("query:subject", ambiguous);
    let given = ["request_id", "subject", "date"].map(|name| call.has_query(name));
    let is_one = match given.into_iter().filter(|given| *given).count() {
        1 => Ok(()),
        _ => Err(ambiguous(Ambiguous)),
    };
    let one = Problem::both(call.query("request_id"), call.query("subject"));
    let other = Problem::both(call.query("date"), is_one);
    let ((request, subject), (day, ())) = Problem::both(one, other)?;
    Selection::one_of(request, subject, day).map_err(ambiguous)
}

fn no_place() -> Problem {
    Problem::field("query:cursor", "expected the next_cursor of this list")
}
