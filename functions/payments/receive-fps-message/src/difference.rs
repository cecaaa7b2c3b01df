//! What the scheme says and this bank cannot believe as well: a break, for a person to settle.
//!
//! Nothing is booked by it. The break, its place in the work list and so its event and audit record are
//! one transaction, and a message that comes again finds it there.

use kernel::event::Cause;
use payments_contract::PaymentRow;
use payments_contract::work::{BreakKind, BreakRow, Position};
use payments_messages::{Brought, house, received_key};
use payments_store::work;
use platform::http::Problem;
use rail_fps::{Answer, PaymentReturn, StatedAmount, StatusReport, TransactionId};
use store::{Outcome, Transaction};

use crate::{Ports, answer};

/// The status outside of a payment that comes back.
const RETURNED: &str = "RTRN";

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
    let [item_put, listed_put] = work::open(&ports.payments, &item)?;
    match Transaction::of(item_put).and(listed_put).commit().await {
        Outcome::Committed => {
            tracing::error!(break_id = %item.id, ?kind, "break opened, nothing booked");
            Ok(())
        }
        // It is there: the scheme said the same before.
        Outcome::Refused(_) => Ok(()),
        undecided @ (Outcome::Busy | Outcome::Unknown) => Err(answer::undecided(&undecided)),
    }
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
        status: RETURNED.to_owned(),
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
