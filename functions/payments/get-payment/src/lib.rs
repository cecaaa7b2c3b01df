//! Reads a payment: `GET /v1/payments/{payment_id}`. One consistent read.
//! A payment within the bank is shown to the institution of its payee as well, as one received.

use kernel::id::PaymentId;
use payments_contract::PaymentRow;
use payments_store::{Payment, Received};
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
            return Ok(Reply::json(200, &received.shown(&row).await?));
        }
        return Err(Problem::new(Code::NotFound));
    }
    let opened = keys
        .opening(|ring| Ok((row.parties(ring)?, row.reasons(ring)?)))
        .await?;
    let payment = Payment::of_row(&row, &opened.0).with_reasons(opened.1);
    Ok(Reply::json(200, &payment))
}
