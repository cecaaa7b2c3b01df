//! Several payments or returns in one message, which this rail does not carry: rejected as a whole.

use kernel::time::Moment;
use payments_contract::PaymentRow;
use payments_messages::{
    Brought, credit_parties, credit_row, rejected_return_row, report_id, unreadable_row,
};
use platform::http::{Problem, Reply};
use rail_fps::{Answer, Batch, BatchReport, Message, Rejectable, Rejection, TransactionId};

use crate::{Ports, answer};

/// Rejects each transaction and keeps that under its id, as if it had come alone: what the scheme heard is
/// rejected stays so. One that came before is answered as it was then.
pub(crate) async fn take(
    ports: &Ports,
    batch: Batch,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let reason = batch.malformed.rejection();
    let mut transactions: Vec<(TransactionId, Answer, Moment)> = Vec::new();
    for transaction in &batch.transactions {
        let Some((id, row)) = rejected(transaction, &reason, brought)? else {
            continue;
        };
        let stored = answer::keep(ports, &row).await?;
        let given = answer::given(&row.fingerprint, &stored);
        transactions.push((id.clone(), given, stored.created_at));
    }
    // The same message again makes the same report: what it brought is stored since it came first.
    let latest = transactions.iter().map(|(_, _, at)| *at).max();
    let report = BatchReport {
        message_id: report_id(brought.message).map_err(Problem::internal)?,
        created: latest.unwrap_or(brought.cause.at),
        original_message_id: batch.message_id,
        original_message_name: batch.message_name,
        reason,
        transactions,
    };
    Ok(answer::of_text(report.write()))
}

/// A transaction as it is stored if it is new.
fn rejected<'a>(
    transaction: &'a Result<Message, Rejectable>,
    reason: &Rejection,
    brought: Brought<'_>,
) -> Result<Option<(&'a TransactionId, PaymentRow)>, Problem> {
    Ok(match transaction {
        Ok(Message::CreditTransfer(credit)) => {
            let parties = credit_parties(credit);
            let row = credit_row(credit, &parties, None, Some(reason), brought)?;
            Some((&credit.transaction_id, row))
        }
        Ok(Message::PaymentReturn(returned)) => {
            let row = rejected_return_row(returned, reason, brought)?;
            Some((&returned.return_id, row))
        }
        Err(rejectable) => {
            let row = unreadable_row(rejectable, brought)?;
            Some((&rejectable.original.transaction_id, row))
        }
        // Neither is brought in a batch.
        Ok(Message::StatusReport(_) | Message::StatusRequest(_)) => None,
    })
}
