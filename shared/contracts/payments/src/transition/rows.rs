//! Changes of a payment's row, from the row that was read to the one that takes its place ([`store::Update::between`]). Each is
//! refused if the row was written since it was read, in any way.
//!
//! A change of the payment has an event, which its version orders. An amendment notes what is known besides the payment
//! (breaks, reports, corrections, the gateway's receipt): it has no event and leaves the version as it is.

use kernel::event::ChangeContext;
use kernel::id::{BreakId, ClientId};
use kernel::payment::Status;
use kernel::time::Moment;
use payments_domain::{Transition, next};

use crate::PaymentRow;

/// The payment in this status, by a change with this cause. The moment at which it settles is that of its booking.
#[must_use]
pub fn to(row: &PaymentRow, status: Status, cause: &ChangeContext) -> PaymentRow {
    let is_booked_now = status == Status::Settled && row.booked_at.is_none();
    PaymentRow {
        status,
        booked_at: row.booked_at.or(is_booked_now.then_some(cause.at)),
        version: row.version.saturating_add(1),
        updated_at: cause.at,
        changed_by: client_of(row, cause),
        request_id: cause.request.clone(),
        ..amended(row)
    }
}

/// The row for an amendment: of its version, and of the next revision. In place of the row that was read it writes nothing, and
/// shows that nothing was written since, for a transaction that was decided by the row and changes another.
#[must_use]
pub fn amended(row: &PaymentRow) -> PaymentRow {
    PaymentRow {
        revision: row.revision.saturating_add(1),
        ..row.clone()
    }
}

/// The payment whose message the rail's gateway has taken.
#[must_use]
pub fn delivered(row: &PaymentRow, at: Moment) -> PaymentRow {
    PaymentRow {
        delivered_at: Some(at),
        ..amended(row)
    }
}

/// The payment whose message the scheme does not have although its gateway took it: it is sent again.
#[must_use]
pub fn undelivered(row: &PaymentRow) -> PaymentRow {
    PaymentRow {
        delivered_at: None,
        ..amended(row)
    }
}

/// The most breaks that a row names: the scheme can open any number.
pub const MAX_DISPUTES: usize = 100;

/// Names breaks about the payment, or about its return, as far as the row has room: a decision that was made on the earlier row
/// is then refused.
pub fn dispute(row: &mut PaymentRow, by: &[BreakId]) {
    for id in by {
        if row.disputed_by.len() < MAX_DISPUTES && !row.disputed_by.contains(id) {
            row.disputed_by.push(*id);
        }
    }
}

/// The payment that was to go back by a return that came to nothing: it stands again. None if it does already.
#[must_use]
pub fn restored(original: &PaymentRow, cause: &ChangeContext) -> Option<PaymentRow> {
    let (status, _) = next(original.status, Transition::ReturnFailed).ok()?;
    Some(PaymentRow {
        returned_by: None,
        return_code: None,
        ..to(original, status, cause)
    })
}

/// The client that a change is put down to: one of the payment's own institution. What another
/// institution's client brings about, as by returning what it received, is done by the bank.
fn client_of(row: &PaymentRow, cause: &ChangeContext) -> Option<ClientId> {
    cause.client.filter(|_| cause.tenant == row.tenant)
}
