//! pacs.028: the question what became of a payment or return that was sent to us.

use fps_messages::{Brought, never_received, payment_id_of};
use payments_contract::{Direction, Kind, PaymentRow};
use platform::http::{Problem, Reply};
use rail_fps::{MessageName, StatusRequest};

use crate::{Ports, answer};

/// Answers as the payment or return was answered when it came; if it never did, that it was not received,
/// which leaves its id open: it may still be sent.
pub(crate) async fn take(
    ports: &Ports,
    request: StatusRequest,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let original = request.original;
    let id = payment_id_of(&original.transaction_id);
    let is_asked = |kind: Kind| match original.message_name {
        Some(MessageName::CreditTransfer) => kind == Kind::Payment,
        Some(MessageName::PaymentReturn) => kind == Kind::Return,
        Some(MessageName::StatusReport | MessageName::StatusRequest) | None => true,
    };
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(id)).await?;
    let row =
        row.filter(|row| row.is(id) && row.direction == Direction::Inbound && is_asked(row.kind));
    let (given, at) = match row {
        Some(row) => (fps_messages::answer(&row), row.created_at),
        None => (never_received(), brought.cause.at),
    };
    answer::report(original, given, at, brought)
}
