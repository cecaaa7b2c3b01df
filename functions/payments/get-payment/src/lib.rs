//! Reads a payment: `GET /v1/payments/{payment_id}`. One consistent read.
//! What the row keeps of people and cannot be decrypted is left out of it.
//! A payment within the bank is shown to the institution of its payee as well, as one received.

use kernel::id::PaymentId;
use payments_contract::PaymentRow;
use payments_operations::{Payment, Received, leg};
use platform::http::{Call, Code, Problem, Reply};
use secret_store::FieldKeys;

platform::function!();

/// The payment as it stands.
///
/// # Errors
/// `not_found` if there is none of that id, or it is neither the tenant's own nor received by it.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let id: PaymentId = call.resource("payment_id")?;
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(id)).await?;
    let row = row.filter(|row| row.is(id));
    let row = row.ok_or_else(|| Problem::new(Code::NotFound))?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    if row.tenant != principal.tenant {
        let mut received = Received::new(&ports.accounts, &keys);
        if received.is_of(&row, principal.tenant).await? {
            return Ok(Reply::json(200, &received.shown_alone(&row).await?));
        }
        return Err(Problem::new(Code::NotFound));
    }
    let parties = leg::parties_or_none(&keys, &row).await?;
    let reasons = leg::reasons(&keys, &row).await?;
    let payment = Payment::of_row(&row, &parties).with_reasons(reasons);
    Ok(Reply::json(200, &payment))
}
