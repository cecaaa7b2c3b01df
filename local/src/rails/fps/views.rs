//! The controls' view of the book. Names, account numbers and references are omitted.

use std::collections::BTreeMap;

use kernel::money::{CurrencyCode, Money};
use kernel::time::Moment;
use rail_fps::{Fpid, TransactionStatus};
use rusqlite::Transaction;
use serde::Serialize;

use super::book::{self, Direction, Payment};
use super::{scheme, status_text};

/// A payment or return at the scheme.
#[derive(Debug, Serialize)]
pub(super) struct PaymentView {
    /// 42 characters.
    fpid: String,
    /// The short form, as in messages.
    transaction_id: String,
    /// `sent` or `received`, seen from the bank.
    direction: &'static str,
    /// `payment` or `return`.
    kind: &'static str,
    amount: Money,
    /// `waiting`, `accepted`, `qualified`, `rejected`, `cancelled` or `returned`.
    state: &'static str,
    /// The status of the final answer, as in `TxSts`.
    status: Option<&'static str>,
    /// The reason of a rejection: a code of the scheme, or of ISO if the scheme has none.
    code: Option<String>,
    /// When the creditor of a qualified acceptance is paid.
    qualifier: Option<String>,
    /// The other bank's behaviour, as text.
    behaviour: Option<String>,
    seen_at: Option<Moment>,
    settlement_date: Option<String>,
    settlement_cycle: Option<u8>,
    /// Of a return: the returned payment.
    returns: Option<String>,
    /// Of a returned payment: the return.
    returned_by: Option<String>,
}

pub(super) fn payment(tx: &Transaction<'_>, known: Payment) -> rusqlite::Result<PaymentView> {
    let returned = book::return_of(tx, &known.id)?;
    let came_back = returned.as_ref().is_some_and(|back| back.answer.is_some());
    let answer = known.answer.as_deref().and_then(status_text::read);
    let detail = answer.as_ref().and_then(status_text::detail);
    let is_rejection = matches!(answer, Some(TransactionStatus::Rejected(_)));
    let (code, qualifier) = if is_rejection {
        (detail, None)
    } else {
        (None, detail)
    };
    let behaviour = (known.direction == Direction::Sent && known.account.is_some())
        .then(|| scheme::behaviour(&known).to_string());
    Ok(PaymentView {
        fpid: fpid(&known.id),
        direction: known.direction.as_str(),
        kind: if known.returns.is_some() {
            "return"
        } else {
            "payment"
        },
        amount: Money::new(known.minor, CurrencyCode::Gbp),
        state: if came_back {
            "returned"
        } else {
            state(answer.as_ref())
        },
        status: answer.as_ref().map(TransactionStatus::code),
        code,
        qualifier,
        behaviour,
        seen_at: Moment::from_unix_millis(known.seen_ms),
        settlement_date: known.settlement_date,
        settlement_cycle: known.cycle,
        returns: known.returns.as_deref().map(fpid),
        returned_by: returned.map(|back| fpid(&back.id)),
        transaction_id: known.id,
    })
}

/// Returns the long form, if the id has one.
pub(super) fn fpid(id: &str) -> String {
    Fpid::from_short(id).map_or_else(|_| id.to_owned(), |fpid| fpid.to_string())
}

fn state(answer: Option<&TransactionStatus>) -> &'static str {
    match answer {
        Some(TransactionStatus::Settled | TransactionStatus::Credited) => "accepted",
        Some(TransactionStatus::Qualified(_)) => "qualified",
        Some(TransactionStatus::Rejected(_)) => "rejected",
        Some(TransactionStatus::Cancelled) => "cancelled",
        Some(TransactionStatus::Pending(_) | TransactionStatus::Blocked) | None => "waiting",
    }
}

/// The bank's sums of accepted payments, returns included.
#[derive(Debug, Serialize)]
pub(super) struct Positions {
    #[serde(flatten)]
    total: Position,
    /// The sums by settlement day and cycle.
    cycles: Vec<CyclePosition>,
}

#[derive(Debug, Serialize)]
struct CyclePosition {
    settlement_date: String,
    cycle: u8,
    #[serde(flatten)]
    position: Position,
}

/// `net` is what the bank is owed, or owes if it is negative.
#[derive(Clone, Copy, Debug, Serialize)]
struct Position {
    sent: Money,
    received: Money,
    net: Money,
}

impl Position {
    fn of(sent: i64, received: i64) -> Self {
        let pounds = |minor| Money::new(minor, CurrencyCode::Gbp);
        let net = pounds(received.saturating_sub(sent));
        Self {
            sent: pounds(sent),
            received: pounds(received),
            net,
        }
    }
}

pub(super) fn positions(tx: &Transaction<'_>) -> rusqlite::Result<Positions> {
    let mut sums = tx.prepare_cached(
        "SELECT settlement_date, cycle, direction, SUM(minor) FROM payments
         WHERE settlement_date IS NOT NULL GROUP BY 1, 2, 3",
    )?;
    let rows = sums.query_map([], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get::<_, String>(2)?,
            row.get(3)?,
        ))
    })?;
    let mut cycles: BTreeMap<(String, u8), (i64, i64)> = BTreeMap::new();
    for row in rows {
        let (date, cycle, direction, minor): (String, u8, String, i64) = row?;
        let (sent, received) = cycles.entry((date, cycle)).or_default();
        let side = if direction == Direction::Sent.as_str() {
            sent
        } else {
            received
        };
        *side = side.saturating_add(minor);
    }
    let total = cycles.values().fold((0_i64, 0_i64), |sum, cycle| {
        (sum.0.saturating_add(cycle.0), sum.1.saturating_add(cycle.1))
    });
    let cycles =
        cycles.into_iter().map(
            |((settlement_date, cycle), (sent, received))| CyclePosition {
                settlement_date,
                cycle,
                position: Position::of(sent, received),
            },
        );
    Ok(Positions {
        total: Position::of(total.0, total.1),
        cycles: cycles.collect(),
    })
}
