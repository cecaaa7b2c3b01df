//! The breaks over what the scheme said of a payment and this bank did not apply.

use std::collections::BTreeMap;

use kernel::id::PaymentId;
use payments_contract::work::{BreakRow, BreakStatus};
use payments_contract::{PaymentRow, Payments, transition};
use store::{Can, StoreError, Table, verb};

/// How the breaks about a payment stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Disputes {
    /// At least one waits for a person.
    pub are_open: bool,
    /// By the last journal that ended one about the payment, or about a return of it, what the scheme said was true and the
    /// first outcome was not.
    pub are_booked: bool,
}

impl Disputes {
    /// Whether a payment that was returned before cannot go back again: the scheme may have paid, or did.
    pub fn keep_from_returning(self) -> bool {
        self.are_open || self.are_booked
    }

    /// Reads those that the row names. They stand until the row's next change, which is refused if another
    /// break opened since the row was read.
    ///
    /// # Errors
    /// When a break cannot be read.
    pub async fn about<P: Can<verb::Get>>(
        payments: &Table<Payments, P>,
        row: &PaymentRow,
    ) -> Result<Self, StoreError> {
        let mut found = Self {
            // The row names no more: what the scheme said since is not among them, and may be open.
            are_open: row.disputed_by.len() >= transition::MAX_DISPUTES,
            are_booked: row.disputed_by.len() >= transition::MAX_DISPUTES,
        };
        // Each journal about a payment turns over what the books hold of it.
        let mut booked: BTreeMap<Option<PaymentId>, bool> = BTreeMap::new();
        for id in &row.disputed_by {
            let item: Option<BreakRow> = payments.get(&BreakRow::key_of(*id)).await?;
            let Some(item) = item.filter(|item| item.status == BreakStatus::Resolved) else {
                found.are_open = true;
                continue;
            };
            if item.journal.is_some() {
                let turned = booked.entry(item.payment).or_default();
                *turned = !*turned;
            }
        }
        found.are_booked |= booked.into_values().any(|is_booked| is_booked);
        Ok(found)
    }
}
