//! Reports of the scheme on payments and returns that come here later.
//!
//! The break over a report on what is not here names no payment. A note beside it waits for the payment: once that comes, the
//! break is about it, so that two clients or a journal end it as if the report had come afterwards.

use kernel::event::Cause;
use kernel::id::{BreakId, PaymentId};
use payments_contract::work::{BreakKind, BreakRow, BreakStatus, Position};
use payments_contract::{PaymentRow, Payments};
use rail_fps::StatedAmount;
use serde::{Deserialize, Serialize};
use store::{
    Can, Change, Condition, Key, Query, Row, Table, Unavailable, Update, Write, attribute, verb,
};

use crate::{standing, transition, work};

/// That a break waits for this payment or return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlyReport {
    /// The payment or return, by its id in the scheme.
    #[serde(rename = "of")]
    pub payment: PaymentId,
    /// The break over the report.
    #[serde(rename = "br")]
    pub item: BreakId,
}

impl EarlyReport {
    /// Those on one payment.
    pub fn query(payment: PaymentId) -> Query {
        Query::range(payment, "E#", "E#~")
    }
}

impl Row for EarlyReport {
    fn key(&self) -> Key {
        Key::new(self.payment, format!("E#{}", self.item))
    }
}

/// The writes that leave a note beside a break, refused if the payment is here by now.
///
/// # Errors
/// When the note cannot be stored (a bug).
pub fn wait<P>(payments: &Table<Payments, P>, note: &EarlyReport) -> Result<[Write; 2], Unavailable>
where
    P: Can<verb::PutOnce> + Can<verb::Delete>,
{
    let is_not_here = payments.delete(PaymentRow::key_of(note.payment), Condition::Missing);
    Ok([payments.put_once(note)?, is_not_here])
}

/// The writes by which a break is about the payment or return that it waited for, and by the original of a return known to
/// that. A break that was resolved meanwhile, by people who knew of no payment, is followed by another if the report
/// contradicts the books.
///
/// # Errors
/// When a row cannot be stored (a bug).
pub fn met<P>(
    payments: &Table<Payments, P>,
    (row, original): (&PaymentRow, Option<&PaymentRow>),
    (note, item): (&EarlyReport, &BreakRow),
    cause: &Cause,
) -> Result<Vec<Write>, Unavailable>
where
    P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
{
    let mut writes = vec![payments.delete(note.key(), Condition::Present)];
    let kind = if is_of_another_amount(row, item) {
        BreakKind::Differing
    } else {
        BreakKind::Contradiction
    };
    let made = item.outside.as_ref().and_then(Position::is_accepted);
    let differs = kind == BreakKind::Differing || standing(row).contradiction(made).is_some();
    let id = match item.status {
        BreakStatus::Resolved if !differs => return Ok(writes),
        BreakStatus::Resolved => {
            let sides = [Some(Position::inside(row)), item.outside.clone()];
            let next = BreakRow {
                payment: Some(row.id),
                evidence: item.evidence.clone(),
                heard: item.heard.clone(),
                ..BreakRow::open(kind, &item.scheme_id, sides, cause).found_in(&item.id.to_string())
            };
            writes.extend(work::open(payments, &next)?);
            next.id
        }
        BreakStatus::Open | BreakStatus::Assigned => {
            writes.push(payments.update(about(item, row, kind, cause)?));
            item.id
        }
    };
    for row in [Some(row), original].into_iter().flatten() {
        let named = transition::disputed(row, id)?;
        let named = named.map_or_else(|| transition::unchanged(row), Ok)?;
        writes.push(payments.update(named));
    }
    Ok(writes)
}

/// The change of a break by which it is about this payment.
fn about(
    item: &BreakRow,
    row: &PaymentRow,
    kind: BreakKind,
    cause: &Cause,
) -> Result<Update, Unavailable> {
    let next = item.changed(cause);
    let changes = [
        ("kd", attribute(kind)),
        ("of", attribute(row.id)),
        ("in", attribute(Position::inside(row))),
        ("ver", attribute(next.version)),
        ("up", attribute(next.updated_at)),
        ("rid", attribute(&next.request_id)),
    ];
    let changes = changes.into_iter().map(|(name, value)| {
        let value = value.map_err(Unavailable::NotARow)?;
        Ok(Change::Set(name, value))
    });
    let mut changes = changes.collect::<Result<Vec<_>, Unavailable>>()?;
    changes.push(Change::Remove("cb"));
    let version = attribute(item.version).map_err(Unavailable::NotARow)?;
    Ok(Update {
        key: item.key(),
        condition: Condition::Equals("ver", version),
        changes,
    })
}

fn is_of_another_amount(row: &PaymentRow, item: &BreakRow) -> bool {
    let outside = item.outside.as_ref();
    let stated = outside.and_then(|outside| {
        Some(StatedAmount {
            amount: outside.amount.clone()?,
            currency: outside.currency.clone()?,
        })
    });
    let ours = row.amount().and_then(kernel::money::Amount::in_pounds);
    stated.is_some_and(|stated| !ours.is_some_and(|ours| stated.is(ours)))
}
