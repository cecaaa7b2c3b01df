//! What the scheme reports of a payment about which a break is open.
//!
//! The row of the payment has the last word of the scheme. A break shows it, too: the scheme may take its word back before
//! people dealt with it.

use kernel::event::Cause;
use kernel::id::BreakId;
use payments_contract::work::{BreakKind, BreakRow, BreakStatus, Position};
use payments_contract::{PaymentRow, Payments};
use store::{Can, Change, Condition, Row, Table, Unavailable, Update, attribute, verb};

/// The open breaks over the outcome of a payment that its row names, the oldest first. One that cannot be read is none:
/// another is opened.
///
/// # Errors
/// When the table does not answer.
pub async fn open_breaks<P: Can<verb::Get>>(
    payments: &Table<Payments, P>,
    row: &PaymentRow,
) -> Result<Vec<BreakRow>, Unavailable> {
    let mut breaks = Vec::new();
    for id in &row.disputed_by {
        let item = readable(payments, *id).await?;
        let is_of_outcome = |item: &BreakRow| {
            item.payment == Some(row.id)
                && item.kind == BreakKind::Contradiction
                && item.status != BreakStatus::Resolved
        };
        breaks.extend(item.filter(is_of_outcome));
    }
    Ok(breaks)
}

/// A break, if it is there and can be read: nothing waits for one that is damaged.
///
/// # Errors
/// When the table does not answer.
pub async fn readable<P: Can<verb::Get>>(
    payments: &Table<Payments, P>,
    id: BreakId,
) -> Result<Option<BreakRow>, Unavailable> {
    match payments.get(&BreakRow::key_of(id)).await {
        Err(Unavailable::NotARow(error)) => {
            tracing::error!(break_id = %id, %error, "break unreadable, another opened if need be");
            Ok(None)
        }
        read => read,
    }
}

/// The change of an open break by which it shows what the scheme says now, refused if it changed since it was read. It is open
/// again with a new version, so that nobody decides by what another client found before.
///
/// # Errors
/// When a value cannot be stored (a bug).
pub fn noted(row: &BreakRow, outside: &Position, cause: &Cause) -> Result<Update, Unavailable> {
    let next = row.changed(cause);
    let changes = [
        ("he", attribute(row.hearing(outside))),
        ("out", attribute(outside)),
        ("st", attribute(BreakStatus::Open)),
        ("ver", attribute(next.version)),
        ("up", attribute(next.updated_at)),
        ("rid", attribute(&next.request_id)),
    ];
    let changes = changes.into_iter().map(|(name, value)| {
        let value = value.map_err(Unavailable::NotARow)?;
        Ok(Change::Set(name, value))
    });
    let mut changes = changes.collect::<Result<Vec<_>, Unavailable>>()?;
    changes.extend([Change::Remove("as"), Change::Remove("cb")]);
    let version = attribute(row.version).map_err(Unavailable::NotARow)?;
    Ok(Update {
        key: row.key(),
        condition: Condition::Equals("ver", version),
        changes,
    })
}
