//! Reports of the scheme on payments and returns that come here later ([`EarlyReports`]): once one comes, the break is about it,
//! and the payment knows what was reported, as if the reports had come afterwards.

use kernel::event::ChangeContext;
use kernel::id::BreakId;
use payments_contract::work::{BreakKind, BreakRow, BreakStatus, Position};
use payments_contract::{EarlyReports, PaymentRow, Payments, Reports, standing, transition};
use rail::StatedAmount;
use store::{Can, Condition, Row as _, StoreError, Table, Write, verb};

use crate::work;

/// The writes by which what was reported is known to the payment or return that came, and the breaks over that are about it.
/// Where all were resolved, by people who knew of no payment, another opens if the last report contradicts the books.
///
/// # Errors
/// When a row cannot be stored (a bug).
pub fn met<P>(
    payments: &Table<Payments, P>,
    (row, original): (&PaymentRow, Option<&PaymentRow>),
    (note, breaks): (&EarlyReports, &[BreakRow]),
    cause: &ChangeContext,
) -> Result<Vec<Write>, StoreError>
where
    P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
{
    let mut writes = vec![payments.delete(note.key(), Condition::Present)];
    // What was reported since the payment is here is later than all that was reported before.
    let reports = Reports {
        heard: [note.reports.heard.clone(), row.reports.heard.clone()].concat(),
        made: row.reports.made.or(note.reports.made),
        before_return: row.reports.before_return,
    };
    let is_open = |item: &&BreakRow| item.status != BreakStatus::Resolved;
    let mut named: Vec<BreakId> = Vec::new();
    for item in breaks.iter().filter(is_open) {
        let shown = shown_of(item, row, reports.made, cause);
        writes.push(payments.replace(item, &shown)?);
        named.push(item.id);
    }
    let is_contrary = standing(row).contradiction(reports.made).is_some();
    if let Some(made) = reports.made.filter(|_| named.is_empty() && is_contrary) {
        let last = breaks.last();
        let outside = last.and_then(|last| last.outside.clone());
        let outside = outside.unwrap_or_else(|| Position::of_outcome(made));
        let scheme_id = row.scheme_id.as_deref().unwrap_or_default();
        let sides = [Some(Position::inside(row)), Some(outside)];
        let item = BreakRow::open(BreakKind::Contradiction, scheme_id, sides, cause);
        let item = BreakRow {
            payment: Some(row.id),
            evidence: last.and_then(|last| last.evidence.clone()),
            ..item.found_in(&note.key().sk)
        };
        writes.extend(work::open(payments, &item)?);
        named.push(item.id);
    }
    let mut noted = PaymentRow {
        reports,
        ..transition::amended(row)
    };
    transition::dispute(&mut noted, &named);
    if let Some(original) = original {
        let mut disputed = transition::amended(original);
        transition::dispute(&mut disputed, &named);
        writes.push(payments.replace(original, &disputed)?);
    }
    writes.push(payments.replace(row, &noted)?);
    Ok(writes)
}

/// The break as it is about this payment, and open for those who now find that.
fn shown_of(
    item: &BreakRow,
    row: &PaymentRow,
    made: Option<bool>,
    cause: &ChangeContext,
) -> BreakRow {
    let kind = if is_of_another_amount(row, item) {
        BreakKind::Differing
    } else {
        BreakKind::Contradiction
    };
    let outside = item.outside.as_ref();
    let reported = outside.and_then(Position::is_accepted);
    // By a report that came since the payment is here.
    let newer = made.filter(|_| reported != made).map(Position::of_outcome);
    BreakRow {
        kind,
        payment: Some(row.id),
        inside: Some(Position::inside(row)),
        outside: newer.or_else(|| item.outside.clone()),
        status: BreakStatus::Open,
        assignee: None,
        changed_by: None,
        ..item.changed(cause)
    }
}

fn is_of_another_amount(row: &PaymentRow, item: &BreakRow) -> bool {
    let outside = item.outside.as_ref();
    let stated = outside.and_then(|outside| {
        Some(StatedAmount {
            amount: outside.amount.clone()?,
            currency: outside.currency.clone()?,
        })
    });
    let ours = row.amount();
    stated.is_some_and(|stated| !ours.is_some_and(|ours| stated.is(ours)))
}
