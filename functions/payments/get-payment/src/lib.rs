//! Reads a payment: `GET /v1/payments/{payment_id}`. One consistent read.

use kernel::id::PaymentId;
use payments_contract::PaymentRow;
use payments_store::Payment;
use platform::http::{Call, Code, Problem, Reply};
use secret_store::FieldKeys;

platform::function!();

/// The payment as it stands.
///
/// # Errors
/// `not_found` if there is none of that id, or it is another tenant's.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let id: PaymentId = call.resource("payment_id")?;
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(id)).await?;
    let row = row.filter(|row| row.is(id) && row.tenant == principal.tenant);
    let row = row.ok_or_else(|| Problem::new(Code::NotFound))?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let parties = keys.opening(|ring| row.parties(ring)).await?;
    Ok(Reply::json(200, &Payment::of_row(&row, &parties)))
}
