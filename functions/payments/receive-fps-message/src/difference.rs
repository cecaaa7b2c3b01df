//! What the scheme says and this bank cannot believe as well: a break, for a person to settle.
//!
//! Nothing is booked by it. The break, its place in the work list and so its event and audit record are
//! one transaction, and a message that comes again finds it there.

use kernel::event::ChangeContext;
use kernel::id::{BreakId, PaymentId};
use payments_contract::work::{BreakKind, BreakRow, BreakStatus, Position};
use payments_contract::{PaymentRow, Reports};
use payments_messages::{Brought, house, received_key};
use payments_store::{heard, standing, transition, work};
use platform::http::{Code, Problem};
use rail::StatedAmount;
use rail_fps::{PaymentReturn, ReturnClaim, StatusReport, TransactionId, TransactionStatus};
use store::{ConditionResult, Item, Outcome, Transaction, Write};

use crate::{Ports, answer};

/// How often rows that changed since they were read are read again.
const ATTEMPTS: u8 = 4;
/// After so many breaks about one difference, each further message that reports it opens its own.
const MOST_ANEW: u32 = 100;

/// What a break makes known to the row of the payment that it is about.
#[derive(Clone, Debug)]
pub(crate) enum Known {
    /// Nothing: the payment is not here, or this bank did not take what it claims.
    Nothing,
    /// This report of another amount came.
    Report(String),
    /// A return of it was taken.
    Return,
}

/// Opens a break over what the scheme knows by this id, unless one is open. The message that opened one opens none again; what
/// another says after it was resolved opens the next, and so does one that finds a break which cannot be read: people may not
/// know of that one.
pub(crate) async fn open(
    ports: &Ports,
    kind: BreakKind,
    (scheme_id, row): (&TransactionId, Option<&PaymentRow>),
    (outside, known): (Position, Known),
    brought: Brought<'_>,
) -> Result<(), Problem> {
    let cause = of_house(brought);
    let evidence = received_key(brought.message);
    if let (Some(row), Known::Report(report)) = (row, &known)
        && row.reports.has_heard(report)
    {
        return Ok(());
    }
    let sides = [row.map(Position::inside), Some(outside)];
    let first = BreakRow {
        payment: row.map(|row| row.id),
        evidence: Some(evidence.clone()),
        ..BreakRow::open(kind, scheme_id.as_str(), sides, &cause)
    };
    let mut item = first.clone();
    for resolved in 1..=MOST_ANEW {
        let Some(there) = put(ports, &item, &known).await? else {
            tracing::error!(break_id = %item.id, ?kind, "break opened, nothing booked");
            return Ok(());
        };
        match store::row_of::<BreakRow>(there) {
            Ok(there)
                if there.status != BreakStatus::Resolved
                    || there.evidence.as_deref() == Some(&evidence) =>
            {
                return Ok(());
            }
            Ok(_) => item = first.clone().found_anew(resolved),
            Err(error) => {
                tracing::error!(break_id = %item.id, %error, "break unreadable, another opened");
                item = first.clone().found_anew(resolved);
            }
        }
    }
    // From here on each message opens its own, so that none is lost.
    item = first.found_in(&evidence);
    let there = put(ports, &item, &known).await?;
    let is_readable = there.is_none_or(|there| store::row_of::<BreakRow>(there).is_ok());
    tracing::error!(break_id = %item.id, is_readable, "break found too often, opened for a message");
    Ok(())
}

/// The cause of what belongs to the bank itself.
pub(crate) fn of_house(brought: Brought<'_>) -> ChangeContext {
    ChangeContext {
        tenant: house(),
        ..brought.cause.clone()
    }
}

/// A report on a payment or return whose outcome stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said<'a> {
    pub(crate) outside: &'a Position,
    /// The report, by its code and its place in a message.
    pub(crate) report: &'a str,
    /// Whether the scheme made the payment.
    pub(crate) made: bool,
    /// Whether the books hold that.
    pub(crate) agrees: bool,
}

/// Notes a report on the row of its payment and on the break that is open about that. If none is, and the report differs from
/// what the books hold, one opens. Returns whether it is done; if not, a row changed since it was read.
pub(crate) async fn note(
    ports: &Ports,
    row: &PaymentRow,
    said: Said<'_>,
    brought: Brought<'_>,
) -> Result<bool, Problem> {
    if row.reports.has_heard(said.report) {
        return Ok(true);
    }
    let cause = of_house(brought);
    let open = heard::open_breaks(&ports.payments, row).await?;
    let reports = row.reports.hearing(said.report, said.made);
    let opens = open.is_empty() && !said.agrees;
    let transaction = if opens {
        let scheme_id = row.scheme_id.as_deref().unwrap_or_default();
        let sides = [Some(Position::inside(row)), Some(said.outside.clone())];
        let item = BreakRow::open(BreakKind::Contradiction, scheme_id, sides, &cause);
        let item = BreakRow {
            payment: Some(row.id),
            evidence: Some(received_key(brought.message)),
            ..item.found_in(said.report)
        };
        tracing::error!(break_id = %item.id, kind = ?item.kind, "break opens, nothing booked");
        let mut noted = PaymentRow {
            reports,
            ..transition::amended(row)
        };
        transition::dispute(&mut noted, &[item.id]);
        let others = disputed_beside(ports, row, item.id).await?.into_iter();
        let opening = work::open(&ports.payments, &item)?
            .into_iter()
            .chain(others);
        opening.fold(
            Transaction::of(ports.payments.replace(row, &noted)?),
            Transaction::and,
        )
    } else {
        let noted = PaymentRow {
            reports,
            ..transition::amended(row)
        };
        let mut transaction = Transaction::of(ports.payments.replace(row, &noted)?);
        for item in open
            .iter()
            .filter(|item| item.outside.as_ref() != Some(said.outside))
        {
            let shown = heard::noted(item, said.outside, &cause);
            transaction = transaction.and(ports.payments.replace(item, &shown)?);
        }
        transaction
    };
    match transaction.commit().await {
        Outcome::Committed => Ok(true),
        Outcome::Refused(_) => Ok(false),
        undecided @ (Outcome::Busy | Outcome::Unknown) => Err(answer::undecided(&undecided)),
    }
}

/// Opens this break; if it is there already, returns it as it is stored.
async fn put(ports: &Ports, item: &BreakRow, known: &Known) -> Result<Option<Item>, Problem> {
    for _ in 0..ATTEMPTS {
        let [item_put, listed_put] = work::open(&ports.payments, item)?;
        let opening = Transaction::of(item_put).and(listed_put);
        let others = disputed(ports, item, known).await?.into_iter();
        match others.fold(opening, Transaction::and).commit().await {
            Outcome::Committed => return Ok(None),
            Outcome::Refused(failures) => {
                if let Some(there) = failures.first().and_then(ConditionResult::stored) {
                    return Ok(Some(there.clone()));
                }
                // The payment changed meanwhile.
            }
            undecided @ (Outcome::Busy | Outcome::Unknown) => {
                return Err(answer::undecided(&undecided));
            }
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// The changes of the payments that are not decided about on what was known before: the one that the break is about, and those
/// beside it.
async fn disputed(ports: &Ports, item: &BreakRow, known: &Known) -> Result<Vec<Write>, Problem> {
    let Some(id) = item.payment else {
        return Ok(Vec::new());
    };
    let row = payment(ports, id).await?;
    let reports = match known {
        Known::Nothing => row.reports.clone(),
        Known::Report(report) => Reports {
            made: row.reports.made,
            before_return: row.reports.before_return,
            ..row.reports.hearing(report, false)
        },
        Known::Return => row.reports.returned(standing(&row).is_made()),
    };
    let mut noted = PaymentRow {
        reports,
        ..transition::amended(&row)
    };
    transition::dispute(&mut noted, &[item.id]);
    let mut writes = disputed_beside(ports, &row, item.id).await?;
    writes.push(ports.payments.replace(&row, &noted)?);
    Ok(writes)
}

/// The changes of what a return returns, and if that goes back by another return, of the other.
async fn disputed_beside(
    ports: &Ports,
    row: &PaymentRow,
    by: BreakId,
) -> Result<Vec<Write>, Problem> {
    let mut writes = Vec::new();
    let mut beside = Vec::new();
    if let Some(original) = row.original {
        let original = payment(ports, original).await?;
        if let Some(other) = original.returned_by.filter(|other| *other != row.id) {
            beside.push(payment(ports, other).await?);
        }
        beside.push(original);
    }
    for row in beside {
        let mut disputed = transition::amended(&row);
        transition::dispute(&mut disputed, &[by]);
        writes.push(ports.payments.replace(&row, &disputed)?);
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
        TransactionStatus::Rejected(rejection) => {
            rejection.scheme_code().map(|code| code.to_string())
        }
        TransactionStatus::Settled
        | TransactionStatus::Credited
        | TransactionStatus::Qualified(_)
        | TransactionStatus::Pending(_)
        | TransactionStatus::Blocked
        | TransactionStatus::Cancelled => None,
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
    let stated = StatedAmount::from(received.returned_amount.any());
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
