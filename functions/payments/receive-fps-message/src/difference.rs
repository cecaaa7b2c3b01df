//! What the scheme says and this bank cannot believe as well: a break, for a person to settle.
//!
//! Nothing is booked by it. The break, its place in the work list and so its event and audit record are
//! one transaction, and a message that comes again finds it there.

use kernel::event::Cause;
use kernel::id::PaymentId;
use payments_contract::PaymentRow;
use payments_contract::work::{BreakKind, BreakRow, Position};
use payments_messages::{Brought, house, received_key};
use payments_store::{transition, work};
use platform::http::{Code, Problem};
use rail_fps::{Answer, PaymentReturn, StatedAmount, StatusReport, TransactionId};
use store::{Failure, Outcome, Transaction, Write};

use crate::{Ports, answer};

/// How often rows that changed since they were read are read again.
const LOOKS: u8 = 4;

/// Opens a break over what the scheme knows by this id, unless it is open or was.
pub(crate) async fn open(
    ports: &Ports,
    kind: BreakKind,
    (scheme_id, row): (&TransactionId, Option<&PaymentRow>),
    outside: Position,
    brought: Brought<'_>,
) -> Result<(), Problem> {
    let cause = Cause {
        tenant: house(),
        ..brought.cause.clone()
    };
    let sides = [row.map(inside), Some(outside)];
    let item = BreakRow {
        payment: row.map(|row| row.id),
        evidence: Some(received_key(brought.message)),
        ..BreakRow::open(kind, scheme_id.as_str(), sides, &cause)
    };
    for _ in 0..LOOKS {
        let [item_put, listed_put] = work::open(&ports.payments, &item)?;
        let opening = Transaction::of(item_put).and(listed_put);
        let disputed = disputed(ports, &item).await?.into_iter();
        match disputed.fold(opening, Transaction::and).commit().await {
            Outcome::Committed => {
                tracing::error!(break_id = %item.id, ?kind, "break opened, nothing booked");
                return Ok(());
            }
            // It is there: the scheme said the same before.
            Outcome::Refused(failures) if failures.first().is_some_and(Failure::is_condition) => {
                return Ok(());
            }
            // Another break about the payment opened meanwhile.
            Outcome::Refused(_) => {}
            undecided @ (Outcome::Busy | Outcome::Unknown) => {
                return Err(answer::undecided(&undecided));
            }
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// The changes of the payments that are not decided about on what was known before: the one that the
/// break is about; if that is a return, what it returns; if that goes back by another return, the other.
async fn disputed(ports: &Ports, item: &BreakRow) -> Result<Vec<Write>, Problem> {
    let mut rows = Vec::new();
    if let Some(id) = item.payment {
        let row = payment(ports, id).await?;
        if let Some(original) = row.original {
            let original = payment(ports, original).await?;
            if let Some(other) = original.returned_by.filter(|other| *other != id) {
                rows.push(payment(ports, other).await?);
            }
            rows.push(original);
        }
        rows.push(row);
    }
    let mut writes = Vec::new();
    for row in rows {
        let update = transition::disputed(&row, item.id)?;
        writes.extend(update.map(|update| ports.payments.update(update)));
    }
    Ok(writes)
}

async fn payment(ports: &Ports, id: PaymentId) -> Result<PaymentRow, Problem> {
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(id)).await?;
    row.ok_or_else(|| Problem::internal("a break is about no payment"))
}

/// What a status report says.
pub(crate) fn reported(report: &StatusReport) -> Position {
    let reason = match &report.answer {
        Answer::Rejected(rejection) => rejection.scheme_code().map(|code| code.to_string()),
        Answer::Settled
        | Answer::Credited
        | Answer::Qualified(_)
        | Answer::Pending(_)
        | Answer::Blocked
        | Answer::Cancelled => None,
    };
    let stated = report.original_amount.as_ref();
    Position {
        status: report.answer.code().to_owned(),
        reason,
        amount: stated.and_then(amount),
        currency: stated.and_then(currency),
    }
}

/// What a return says.
pub(crate) fn returned(received: &PaymentReturn) -> Position {
    let stated = StatedAmount::from(received.returned_amount);
    Position {
        status: Position::RETURNED.to_owned(),
        reason: received.reason.scheme_code().map(|code| code.to_string()),
        amount: amount(&stated),
        currency: currency(&stated),
    }
}

fn inside(row: &PaymentRow) -> Position {
    let money = row.amount().map(kernel::money::Amount::money);
    Position {
        status: row.status.as_str().to_owned(),
        reason: row.reason.clone(),
        amount: money.map(kernel::money::Money::decimal),
        currency: Some(row.currency.as_str().to_owned()),
    }
}

/// The stated amount, if it is one: the rest of what was written is in the archive.
fn amount(stated: &StatedAmount) -> Option<String> {
    let (whole, fraction) = stated
        .amount
        .split_once('.')
        .unwrap_or((&stated.amount, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let readable = (1..=18).contains(&whole.len()) && fraction.len() <= 5;
    (readable && digits(whole) && digits(fraction)).then(|| stated.amount.clone())
}

fn currency(stated: &StatedAmount) -> Option<String> {
    let code = &stated.currency;
    let readable = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    readable.then(|| code.clone())
}
