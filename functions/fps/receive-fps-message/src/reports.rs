//! pacs.002 about several transactions, or about a message as a whole.

use std::collections::BTreeMap;

use fps_messages::{Brought, sent_as, sent_in};
use futures_util::stream::{self, StreamExt, TryStreamExt};
use payments_contract::{Direction, PaymentRow};
use platform::http::{Problem, Reply};
use rail_fps::{GroupReport, Malformed, StatusReport, TransactionId};
use secret_store::FieldKeys;

use crate::batch::AT_ONCE;
use crate::{Ports, answer, report, unread};

/// Takes each report for itself, those on one payment in their order. One that cannot be read keeps none of the
/// others back; the scheme hears of the first such, and if it sends the message again, the others are there.
pub(crate) async fn each(
    ports: &Ports,
    keys: &FieldKeys,
    reports: Vec<Result<StatusReport, Malformed>>,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let mut bad = None;
    let mut of_payments: BTreeMap<String, Vec<StatusReport>> = BTreeMap::new();
    for report in reports {
        match report {
            Ok(report) => {
                let id = report.original.transaction_id.as_str().to_owned();
                of_payments.entry(id).or_default().push(report);
            }
            Err(malformed) => {
                bad.get_or_insert(malformed);
            }
        }
    }
    let of_payments = of_payments.into_values();
    let all: Vec<_> = of_payments
        .map(|reports| of_payment(ports, keys, reports, brought))
        .collect();
    let taken = stream::iter(all).buffer_unordered(AT_ONCE);
    taken.try_collect::<()>().await?;
    bad.map_or_else(|| Ok(answer::taken()), |malformed| Err(unread(&malformed)))
}

async fn of_payment(
    ports: &Ports,
    keys: &FieldKeys,
    reports: Vec<StatusReport>,
    brought: Brought<'_>,
) -> Result<(), Problem> {
    for (place, report) in reports.iter().enumerate() {
        report::take(ports, keys, (report, place), brought).await?;
    }
    Ok(())
}

/// Takes a report on a message of this bank, which carried one payment or return. What is said of a
/// message that this bank did not send is known by that message's id.
pub(crate) async fn group(
    ports: &Ports,
    keys: &FieldKeys,
    group: GroupReport,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let carried = match sent_in(&group.original_message_id) {
        Some(id) => {
            let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(id)).await?;
            row.filter(|row| row.is(id) && row.direction == Direction::Outbound)
        }
        None => None,
    };
    let own = carried.as_ref().and_then(sent_as);
    let message = group.original_message_id.as_str();
    let named: Result<TransactionId, _> = own.map_or_else(|| message.parse(), Ok);
    let named = named.map_err(Problem::internal)?;
    report::take(ports, keys, (&group.on(named), 0), brought).await
}
