//! Several payments or returns in one message, which this rail does not carry: rejected as a whole.

use fps_messages::{
    Brought, credit_parties, credit_row, rejected_return_row, report_id, unreadable_row,
};
use futures_util::stream::{self, StreamExt, TryStreamExt};
use kernel::time::Moment;
use payments_contract::PaymentRow;
use platform::http::{Problem, Reply};
use rail_fps::{
    Batch, BatchReport, Message, Rejectable, Rejection, TransactionId, TransactionStatus,
};

use crate::{Ports, answer, returned, unreadable};

/// How many transactions are kept at once: a message may hold several hundred.
pub(crate) const AT_ONCE: usize = 16;

/// A transaction, how it is answered, and since when.
type Kept = (TransactionId, TransactionStatus, Moment);

/// Rejects each transaction and keeps that under its id, as if it had come alone: what the scheme heard is
/// rejected stays so. One that came before is answered as it was then.
pub(crate) async fn take(
    ports: &Ports,
    batch: Batch,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let reason = batch.malformed.rejection();
    let each: Vec<_> = batch
        .transactions
        .iter()
        .map(|transaction| keep(ports, transaction, &reason, brought))
        .collect();
    let kept = stream::iter(each).buffered(AT_ONCE);
    let kept: Vec<Option<Kept>> = kept.try_collect().await?;
    let transactions: Vec<Kept> = kept.into_iter().flatten().collect();
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

/// Keeps the rejection of a transaction, and returns how it is answered. Nothing of what no batch brings.
async fn keep(
    ports: &Ports,
    transaction: &Result<Message, Rejectable>,
    reason: &Rejection,
    brought: Brought<'_>,
) -> Result<Option<Kept>, Problem> {
    let Some((id, mut row)) = rejected(transaction, reason, brought)? else {
        return Ok(None);
    };
    // A break opens as for one that comes alone, and first.
    match transaction {
        Ok(Message::PaymentReturn(received)) => {
            let original = returned::find(ports, &received.original).await?;
            row.original = original.as_ref().map(|original| original.id);
            returned::dispute(ports, received, original.as_ref(), brought).await?;
        }
        Err(rejectable) => unreadable::dispute(ports, rejectable, brought).await?,
        Ok(Message::CreditTransfer(_) | Message::StatusReport(_) | Message::StatusRequest(_)) => {}
    }
    let stored = answer::keep(ports, &row).await?;
    let given = answer::given(&row.fingerprint, &stored);
    Ok(Some((id.clone(), given, stored.created_at)))
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
            let row = rejected_return_row(returned, None, reason, brought)?;
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
