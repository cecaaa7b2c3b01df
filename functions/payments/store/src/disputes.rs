//! The breaks over what the scheme said of a payment and this bank did not apply.

use payments_contract::work::{BreakRow, BreakStatus};
use payments_contract::{PaymentRow, Payments};
use store::{Can, Table, Unavailable, verb};

/// How the breaks about a payment stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Disputes {
    /// At least one waits for a person.
    pub are_open: bool,
    /// At least one ended by a journal: what the scheme said was true.
    pub were_booked: bool,
}

impl Disputes {
    /// Whether a payment that was returned before cannot go back again: the scheme may have paid, or did.
    pub fn keep_from_returning(self) -> bool {
        self.are_open || self.were_booked
    }

    /// Reads those that the row names. They stand until the row's next change, which is refused if another
    /// break opened since the row was read.
    ///
    /// # Errors
    /// When a break cannot be read.
    pub async fn about<P: Can<verb::Get>>(
        payments: &Table<Payments, P>,
        row: &PaymentRow,
    ) -> Result<Self, Unavailable> {
        let mut found = Self::default();
        for id in &row.disputed_by {
            let item: Option<BreakRow> = payments.get(&BreakRow::key_of(*id)).await?;
            let is_open = item
                .as_ref()
                .is_none_or(|item| item.status != BreakStatus::Resolved);
            found.are_open |= is_open;
            found.were_booked |= !is_open && item.is_some_and(|item| item.journal.is_some());
        }
        Ok(found)
    }
}
