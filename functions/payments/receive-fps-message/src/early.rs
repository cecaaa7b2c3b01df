//! A report on a payment or return of another bank that is not here: it may come still.

use payments_contract::work::{BreakKind, BreakRow, BreakStatus, Position};
use payments_contract::{Kind, Reports};
use payments_messages::{Brought, payment_id_of, received_key};
use payments_store::early::EarlyReports;
use payments_store::{heard, work};
use platform::http::Problem;
use rail_fps::TransactionId;
use store::{Outcome, Transaction};

use crate::difference::of_house;
use crate::{Ports, answer};

/// Notes the report for when the payment comes, and opens a break over it, or shows it on the one that is open. Returns
/// whether it is done; if not, the payment has come, or another report did.
pub(crate) async fn note(
    ports: &Ports,
    (id, kind): (&TransactionId, Kind),
    (outside, report, made): (&Position, &str, bool),
    brought: Brought<'_>,
) -> Result<bool, Problem> {
    let payment = payment_id_of(id);
    let before: Option<EarlyReports> = ports
        .payments
        .get(&EarlyReports::key_of(payment, kind))
        .await?;
    let mut note = before.clone().unwrap_or(EarlyReports {
        payment,
        kind,
        reports: Reports::default(),
        breaks: Vec::new(),
    });
    if note.reports.has_heard(report) {
        return Ok(true);
    }
    note.reports = note.reports.hearing(report, made);
    let cause = of_house(brought);
    let mut writes = Vec::new();
    let newest = match note.breaks.last() {
        Some(id) => heard::readable(&ports.payments, *id).await?,
        None => None,
    };
    if let Some(item) = newest.filter(|item| item.status != BreakStatus::Resolved) {
        let shown = heard::noted(&item, outside, &cause);
        writes.push(ports.payments.replace(&item, &shown)?);
    } else {
        let sides = [None, Some(outside.clone())];
        let item = BreakRow::open(BreakKind::MissingInside, id.as_str(), sides, &cause);
        let item = BreakRow {
            evidence: Some(received_key(brought.message)),
            ..item.found_in(report)
        };
        tracing::error!(break_id = %item.id, kind = ?item.kind, "break opens, nothing booked");
        note.breaks.push(item.id);
        writes.extend(work::open(&ports.payments, &item)?);
    }
    let [kept, is_not_here] = note.kept(&ports.payments, before.as_ref())?;
    let transaction = Transaction::of(kept).and(is_not_here);
    match writes
        .into_iter()
        .fold(transaction, Transaction::and)
        .commit()
        .await
    {
        Outcome::Committed => Ok(true),
        Outcome::Refused(_) => Ok(false),
        undecided @ (Outcome::Busy | Outcome::Unknown) => Err(answer::undecided(&undecided)),
    }
}
