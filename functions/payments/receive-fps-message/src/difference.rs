//! What the scheme says and this bank cannot believe as well: a break, for a person to settle.
//!
//! Nothing is booked by it. The break, its place in the work list and so its event and audit record are
//! one transaction, and a message that comes again finds it there.

use kernel::event::Cause;
use kernel::id::PaymentId;
use payments_contract::PaymentRow;
use payments_contract::work::{BreakKind, BreakRow, BreakStatus, Position};
use payments_messages::{Brought, house, payment_id_of, received_key};
use payments_store::early::{self, EarlyReport};
use payments_store::{heard, transition, work};
use platform::http::{Code, Problem};
use rail_fps::{Answer, PaymentReturn, ReturnClaim, StatedAmount, StatusReport, TransactionId};
use store::{Failure, Item, Outcome, Transaction, Write};

use crate::{Ports, answer};

/// How often rows that changed since they were read are read again.
const ATTEMPTS: u8 = 4;
/// After so many breaks about one difference, each further message that reports it opens its own.
const MOST_ANEW: u32 = 100;

/// Opens a break over what the scheme knows by this id, unless one is open, which then has what the scheme says now. A
/// message that was heard before opens none again; what another reports after a break was resolved opens the next, and so
/// does one that finds a break which cannot be read: people may not know of that one.
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
    let evidence = received_key(brought.message);
    let sides = [row.map(Position::inside), Some(outside.clone())];
    let first = BreakRow::open(kind, scheme_id.as_str(), sides, &cause);
    let first = BreakRow {
        payment: row.map(|row| row.id),
        heard: first.hearing(&evidence, &outside),
        evidence: Some(evidence.clone()),
        ..first
    };
    for _ in 0..ATTEMPTS {
        if let Some(id) = first.payment {
            let row = payment(ports, id).await?;
            let breaks = heard::about(&ports.payments, &row).await?;
            let has_heard = |item: &BreakRow| item.has_heard(&evidence, &outside);
            if row.heard.contains(&outside.report(&evidence)) || breaks.iter().any(has_heard) {
                return Ok(());
            }
        }
        if opened(ports, &first, (&outside, &evidence), &cause).await? {
            return Ok(());
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// Opens the break, or notes the report on the one that is open. Returns whether it is done; if not, that one changed.
async fn opened(
    ports: &Ports,
    first: &BreakRow,
    (outside, evidence): (&Position, &str),
    cause: &Cause,
) -> Result<bool, Problem> {
    let mut item = first.clone();
    for resolved in 1..=MOST_ANEW {
        let Some(there) = put(ports, &item).await? else {
            tracing::error!(break_id = %item.id, kind = ?item.kind, "break opened, nothing booked");
            return Ok(true);
        };
        match store::row_of::<BreakRow>(there) {
            Ok(there) if there.has_heard(evidence, outside) => return Ok(true),
            Ok(there) if there.status != BreakStatus::Resolved => {
                let report = heard::noted(&there, outside, evidence, cause)?;
                let noted = Transaction::of(ports.payments.update(report));
                return committed(&noted.commit().await);
            }
            Ok(_) => item = first.clone().found_anew(resolved),
            Err(error) => {
                tracing::error!(break_id = %item.id, %error, "break unreadable, another opened");
                item = first.clone().found_anew(resolved);
            }
        }
    }
    // From here on each message opens its own, so that none is lost.
    item = first.clone().found_in(evidence);
    let there = put(ports, &item).await?;
    let is_readable = there.is_none_or(|there| store::row_of::<BreakRow>(there).is_ok());
    tracing::error!(break_id = %item.id, is_readable, "break found too often, opened for a message");
    Ok(true)
}

/// Notes a report that agrees with what the books hold of a payment: a break over what the scheme said before has what it says
/// now. Returns whether it is done; if not, the payment or a break changed since it was read.
pub(crate) async fn agreed(
    ports: &Ports,
    row: &PaymentRow,
    outside: &Position,
    brought: Brought<'_>,
) -> Result<bool, Problem> {
    let cause = Cause {
        tenant: house(),
        ..brought.cause.clone()
    };
    let evidence = received_key(brought.message);
    if row.heard.contains(&outside.report(&evidence)) {
        return Ok(true);
    }
    let breaks = heard::about(&ports.payments, row).await?;
    if breaks.iter().any(|item| item.has_heard(&evidence, outside)) {
        return Ok(true);
    }
    let agreed = transition::agreed(row, outside, &evidence)?;
    let mut transaction = Transaction::of(ports.payments.update(agreed));
    for item in heard::newest(&breaks) {
        let report = heard::noted(item, outside, &evidence, &cause)?;
        transaction = transaction.and(ports.payments.update(report));
    }
    committed(&transaction.commit().await)
}

/// Whether the writes took place; not if a row changed since it was read.
fn committed(outcome: &Outcome) -> Result<bool, Problem> {
    match outcome {
        Outcome::Committed => Ok(true),
        Outcome::Refused(_) => Ok(false),
        Outcome::Busy | Outcome::Unknown => Err(answer::undecided(outcome)),
    }
}

/// Opens this break; if it is there already, returns it as it is stored.
async fn put(ports: &Ports, item: &BreakRow) -> Result<Option<Item>, Problem> {
    for _ in 0..ATTEMPTS {
        let [item_put, listed_put] = work::open(&ports.payments, item)?;
        let opening = Transaction::of(item_put).and(listed_put);
        let others = disputed(ports, item).await?.into_iter();
        let others = others.chain(waiting(ports, item)?);
        match others.fold(opening, Transaction::and).commit().await {
            Outcome::Committed => return Ok(None),
            Outcome::Refused(failures) => {
                if let Some(there) = failures.first().and_then(Failure::stored) {
                    return Ok(Some(there.clone()));
                }
                // Another break about the payment opened meanwhile, or the payment came.
            }
            undecided @ (Outcome::Busy | Outcome::Unknown) => {
                return Err(answer::undecided(&undecided));
            }
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// The note of a report on a payment or return that is not here, which waits for it.
fn waiting(ports: &Ports, item: &BreakRow) -> Result<Vec<Write>, Problem> {
    let is_report = item
        .outside
        .as_ref()
        .and_then(Position::is_accepted)
        .is_some();
    if item.kind != BreakKind::MissingInside || !is_report {
        return Ok(Vec::new());
    }
    let id: TransactionId = item.scheme_id.parse().map_err(Problem::internal)?;
    let note = EarlyReport {
        payment: payment_id_of(&id),
        item: item.id,
    };
    Ok(early::wait(&ports.payments, &note)?.into())
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
        reason: received.reason.scheme_code().map(|code| code.to_string()),
        ..coming_back(&stated)
    }
}

/// What a return claims whose amount cannot be booked.
pub(crate) fn claimed(claim: &ReturnClaim) -> Position {
    coming_back(&claim.amount)
}

fn coming_back(stated: &StatedAmount) -> Position {
    Position {
        status: Position::RETURNED.to_owned(),
        reason: None,
        amount: amount(stated),
        currency: currency(stated),
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
