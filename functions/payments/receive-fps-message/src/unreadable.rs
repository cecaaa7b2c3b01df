//! A payment or return of which the ids can be read, but not all that it takes to book it: rejected
//! in the scheme's words, with the field that is wrong.

use payments_contract::PaymentRow;
use payments_messages::{Brought, payment_id_of, report_id, unreadable_row};
use platform::http::{Problem, Reply};
use rail_fps::{BatchRejection, Reason, RejectCode, Rejectable};
use store::{Outcome, Transaction};

use crate::{Ports, answer};

/// Rejects it and keeps the rejection under its id: if this bank learns to read such a message, the
/// one that was rejected stays rejected.
pub(crate) async fn take(
    ports: &Ports,
    rejectable: Rejectable,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    if !rejectable.further.is_empty() {
        return batch(ports, &rejectable, brought).await;
    }
    let row = unreadable_row(&rejectable, brought)?;
    let transaction = Transaction::of(ports.payments.put_once(&row)?);
    match transaction.commit().await {
        Outcome::Committed => answer::on(rejectable.original, &row, &row, brought),
        Outcome::Refused(failures) => match answer::stored(&failures)? {
            Some(stored) => answer::on(rejectable.original, &row, &stored, brought),
            None => Err(answer::undecided(&Outcome::Refused(failures))),
        },
        undecided @ (Outcome::Busy | Outcome::Unknown) => Err(answer::undecided(&undecided)),
    }
}

/// Rejects a message of several transactions as a whole, and each by its id. Nothing is kept of
/// those that are new: each may come again in a message of its own.
async fn batch(ports: &Ports, batch: &Rejectable, brought: Brought<'_>) -> Result<Reply, Problem> {
    let original = &batch.original;
    let reason = batch.malformed.rejection();
    let mut transactions = Vec::new();
    for id in std::iter::once(&original.transaction_id).chain(&batch.further) {
        let payment = payment_id_of(original.message_name, id);
        let known: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(payment)).await?;
        let reason = match known {
            Some(_) => Reason::of(RejectCode::DUPLICATE),
            None => reason.clone(),
        };
        transactions.push((id.clone(), reason));
    }
    let rejection = BatchRejection {
        message_id: report_id(brought.message).map_err(Problem::internal)?,
        created: brought.cause.at,
        original_message_id: original.message_id.clone(),
        original_message_name: original.message_name,
        reason,
        transactions,
    };
    Ok(answer::of_text(rejection.write()))
}
