use kernel::payment::{Direction, Status};
use payments_domain::correction::{Family, Standing};

use crate::PaymentRow;

/// A stored payment, as the rules about its corrections see it.
pub fn standing(row: &PaymentRow) -> Standing {
    Standing {
        state: row.status,
        is_outbound: row.direction == Direction::Outbound,
        minor: row.minor,
        corrections: row.corrections.journals.len(),
        receivable: row.corrections.receivable,
    }
}

/// A payment of this bank with its returns, of which it names this one.
pub fn family(payment: &PaymentRow, back: Option<&PaymentRow>) -> Family {
    let corrections = &payment.corrections;
    let own = standing(payment);
    let is_back = back.is_some_and(|back| standing(back).is_made());
    Family {
        minor: payment.minor,
        is_made: own.is_made(),
        was_debited: own.is_booked(),
        was_returned: payment.status == Status::Returned,
        returns: corrections.other_returns.saturating_add(i64::from(is_back)),
        paid_out: corrections.paid_out,
        given_back: corrections.given_back,
        suspense: corrections.suspense,
        receivable: corrections.receivable,
    }
}
