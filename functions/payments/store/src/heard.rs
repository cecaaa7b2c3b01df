//! What the scheme reports of a payment about which breaks were opened.
//!
//! A break has the newest report: a scheme may take its word back before people dealt with it. And it names the messages that
//! reported, so that a repetition is known whatever was booked since.

use kernel::event::Cause;
use payments_contract::work::{BreakKind, BreakRow, BreakStatus, Position};
use payments_contract::{PaymentRow, Payments};
use store::{Can, Change, Condition, Row, Table, Unavailable, Update, attribute, verb};

/// The breaks over contradictory outcomes of a payment that its row names, the oldest first. One that cannot be read is none:
/// a message that it names opens another.
///
/// # Errors
/// When the table does not answer.
pub async fn about<P: Can<verb::Get>>(
    payments: &Table<Payments, P>,
    row: &PaymentRow,
) -> Result<Vec<BreakRow>, Unavailable> {
    let mut breaks = Vec::new();
    for id in &row.disputed_by {
        let item: Option<BreakRow> = match payments.get(&BreakRow::key_of(*id)).await {
            Err(Unavailable::NotARow(error)) => {
                tracing::error!(break_id = %id, %error, "break unreadable, its messages unknown");
                None
            }
            read => read?,
        };
        let is_of_outcome =
            |item: &BreakRow| item.payment == Some(row.id) && item.kind == BreakKind::Contradiction;
        breaks.extend(item.filter(is_of_outcome));
    }
    Ok(breaks)
}

/// The breaks that a report belongs to: all that are not resolved, else the last one.
pub fn newest(breaks: &[BreakRow]) -> Vec<&BreakRow> {
    let open = breaks
        .iter()
        .filter(|item| item.status != BreakStatus::Resolved);
    let open: Vec<_> = open.collect();
    if open.is_empty() {
        breaks.last().into_iter().collect()
    } else {
        open
    }
}

/// The change of a break by which it names this report, refused if it changed since it was read. If it is not resolved and
/// reports of an outcome opened it, it has this outcome from then on. If that is another one, it is open again with a new
/// version, so that nobody decides by what another client found before. A return is no report that is taken back.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn noted(
    row: &BreakRow,
    outside: &Position,
    evidence: &str,
    cause: &Cause,
) -> Result<Update, Unavailable> {
    let value = |of| attribute(of).map_err(Unavailable::NotARow);
    let heard = |all: &Vec<String>| attribute(all).map_err(Unavailable::NotARow);
    let mut changes = vec![Change::Set("he", heard(&row.hearing(evidence, outside))?)];
    let before = row.outside.as_ref().and_then(Position::is_accepted);
    let is_newer = row.status != BreakStatus::Resolved && before.is_some();
    if is_newer && row.outside.as_ref() != Some(outside) {
        let next = row.changed(cause);
        let out = attribute(outside).map_err(Unavailable::NotARow)?;
        let open = attribute(BreakStatus::Open).map_err(Unavailable::NotARow)?;
        let request = attribute(&next.request_id).map_err(Unavailable::NotARow)?;
        let at = attribute(next.updated_at).map_err(Unavailable::NotARow)?;
        changes.extend([
            Change::Set("out", out),
            Change::Set("st", open),
            Change::Remove("as"),
            Change::Set("ver", value(next.version)?),
            Change::Set("up", at),
            Change::Remove("cb"),
            Change::Set("rid", request),
        ]);
    }
    let known = if row.heard.is_empty() {
        Condition::Without("he")
    } else {
        Condition::Equals("he", heard(&row.heard)?)
    };
    Ok(Update {
        key: row.key(),
        condition: Condition::All(vec![Condition::Equals("ver", value(row.version)?), known]),
        changes,
    })
}
