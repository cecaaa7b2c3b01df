//! What the scheme reports of a payment about which a break is open.
//!
//! The row of the payment has the last word of the scheme. A break shows it, too: the scheme may take its word back before
//! people dealt with it.

use kernel::event::ChangeContext;
use kernel::id::BreakId;
use store::{Can, StoreError, Table, verb};

use crate::work::{BreakKind, BreakRow, BreakStatus, Position};
use crate::{PaymentRow, Payments};

/// The open breaks over the outcome of a payment that its row names, the oldest first. One that cannot be read is none:
/// another is opened.
///
/// # Errors
/// When the table does not answer.
pub async fn open_breaks<P: Can<verb::Get>>(
    payments: &Table<Payments, P>,
    row: &PaymentRow,
) -> Result<Vec<BreakRow>, StoreError> {
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
) -> Result<Option<BreakRow>, StoreError> {
    match payments.get(&BreakRow::key_of(id)).await {
        Err(StoreError::NotARow(error)) => {
            tracing::error!(break_id = %id, %error, "break unreadable, another opened if need be");
            Ok(None)
        }
        read => read,
    }
}

/// An open break as it shows what the scheme says now. It is open again with a new version, so that nobody decides by what
/// another client found before.
#[must_use]
pub fn noted(row: &BreakRow, outside: &Position, cause: &ChangeContext) -> BreakRow {
    BreakRow {
        heard: row.hearing(outside),
        outside: Some(outside.clone()),
        status: BreakStatus::Open,
        assignee: None,
        changed_by: None,
        ..row.changed(cause)
    }
}
