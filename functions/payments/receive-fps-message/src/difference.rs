//! What the scheme says and this bank cannot believe as well: a break, for a person to settle.
//!
//! Nothing is booked by it. The break, its place in the work list and so its event and audit record are
//! one transaction, and a message that comes again finds it there.

use kernel::event::Cause;
use kernel::id::PaymentId;
use kernel::time::Moment;
use payments_contract::PaymentRow;
use payments_contract::work::{BreakKind, BreakRow, Position};
use payments_messages::{Brought, house, received_key};
use payments_store::{transition, work};
use platform::http::{Code, Problem};
use rail_fps::{Answer, PaymentReturn, ReturnClaim, StatedAmount, StatusReport, TransactionId};
use store::{Failure, Item, Outcome, Transaction, Write};

use crate::{Ports, answer};

/// How often rows that changed since they were read are read again.
const LOOKS: u8 = 4;
/// After so many breaks about one difference, each further message that reports it opens its own.
const MOST_ANEW: u32 = 100;

/// What the scheme says, and when its message was made.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) position: Position,
    pub(crate) made_at: Moment,
}

/// Opens a break over what the scheme knows by this id, unless one is open. One that was resolved is not opened
/// again by a message that was made before that; what the scheme says since then opens the next, and so does one that finds
/// a break which cannot be read: people may not know of that one.
pub(crate) async fn open(
    ports: &Ports,
    kind: BreakKind,
    (scheme_id, row): (&TransactionId, Option<&PaymentRow>),
    said: Said,
    brought: Brought<'_>,
) -> Result<(), Problem> {
    let cause = Cause {
        tenant: house(),
        ..brought.cause.clone()
    };
    let evidence = received_key(brought.message);
    let sides = [row.map(inside), Some(said.position)];
    let first = BreakRow {
        payment: row.map(|row| row.id),
        evidence: Some(evidence.clone()),
        ..BreakRow::open(kind, scheme_id.as_str(), sides, &cause)
    };
    let mut item = first.clone();
    for resolved in 1..=MOST_ANEW {
        let Some(there) = put(ports, &item).await? else {
            tracing::error!(break_id = %item.id, ?kind, "break opened, nothing booked");
            return Ok(());
        };
        match store::row_of::<BreakRow>(there) {
            Ok(there) if there.covers(&evidence, said.made_at) => return Ok(()),
            Ok(_) => item = first.clone().found_anew(resolved),
            Err(error) => {
                tracing::error!(break_id = %item.id, %error, "break unreadable, another opened");
                item = first.clone().found_anew(resolved);
            }
        }
    }
    // From here on each message opens its own, so that none is lost.
    item = first.found_in(&evidence);
    let there = put(ports, &item).await?;
    let is_readable = there.is_none_or(|there| store::row_of::<BreakRow>(there).is_ok());
    tracing::error!(break_id = %item.id, is_readable, "break found too often, opened for a message");
    Ok(())
}

/// Opens this break; if it is there already, returns it as it is stored.
async fn put(ports: &Ports, item: &BreakRow) -> Result<Option<Item>, Problem> {
    for _ in 0..LOOKS {
        let [item_put, listed_put] = work::open(&ports.payments, item)?;
        let opening = Transaction::of(item_put).and(listed_put);
        let disputed = disputed(ports, item).await?.into_iter();
        match disputed.fold(opening, Transaction::and).commit().await {
            Outcome::Committed => return Ok(None),
            Outcome::Refused(failures) => {
                if let Some(there) = failures.first().and_then(Failure::stored) {
                    return Ok(Some(there.clone()));
                }
                // Another break about the payment opened meanwhile.
            }
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
pub(crate) fn reported(report: &StatusReport) -> Said {
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
    let position = Position {
        status: report.answer.code().to_owned(),
        reason,
        amount: stated.and_then(amount),
        currency: stated.and_then(currency),
    };
    Said {
        position,
        made_at: report.created,
    }
}

/// What a return says.
pub(crate) fn returned(received: &PaymentReturn) -> Said {
    let stated = StatedAmount::from(received.returned_amount);
    let position = Position {
        status: Position::RETURNED.to_owned(),
        reason: received.reason.scheme_code().map(|code| code.to_string()),
        amount: amount(&stated),
        currency: currency(&stated),
    };
    Said {
        position,
        made_at: received.created,
    }
}

/// What a return claims whose amount cannot be booked.
pub(crate) fn claimed(claim: &ReturnClaim) -> Said {
    let position = Position {
        status: Position::RETURNED.to_owned(),
        reason: None,
        amount: amount(&claim.amount),
        currency: currency(&claim.amount),
    };
    Said {
        position,
        made_at: claim.created,
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
