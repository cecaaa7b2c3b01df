use payments_contract::{Direction, PaymentRow};
use payments_domain::correction::Standing;

use crate::state_of;

/// A stored payment, as the rules about its corrections see it.
pub fn standing(row: &PaymentRow) -> Standing {
    let corrections = &row.corrections;
    Standing {
        state: state_of(row.status),
        is_outbound: row.direction == Direction::Outbound,
        minor: row.minor,
        corrections: corrections.journals.len(),
        receivable: corrections.receivable,
        paid_out: corrections.paid_out,
        given_back: corrections.given_back,
        came_back: row.returned_by.is_some(),
    }
}
