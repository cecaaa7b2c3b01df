//! pacs.002: what became of a payment of this bank.
//!
//! The transaction id alone says which payment it is. Only a report on the message that carried the
//! payment gives its outcome; what else it says is in the archive. The first outcome stands in the books: a
//! contrary one, one about another amount and one about a payment that is not here open a break, and
//! the scheme, which is answered in each case, does not repeat it.

use fps_messages::{
    Brought, is_never_received, located, names, outcome, payment_id_of, received_key,
};
use kernel::event::ChangeContext;
use payments_contract::difference::{Known, Said};
use payments_contract::transition::{Change, Report, ReportOutcome, withdraw_receipt};
use payments_contract::work::{BreakKind, Position};
use payments_contract::{Direction, Kind, PaymentRow, PendingReturn, Status, standing};
use platform::http::{Code, Problem, Reply};
use rail_fps::{MessageName, NeverReceived, StatusReport};
use secret_store::FieldKeys;
use store::{Outcome, Transaction};

use crate::{Ports, answer, difference};

/// How often a payment that changed since it was read is read again.
const ATTEMPTS: u8 = 4;

/// Takes a report that has this place among those of its message on the same payment.
pub(crate) async fn take(
    ports: &Ports,
    keys: &FieldKeys,
    (report, place): (&StatusReport, usize),
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let word = ports.names.never_received.get("fps").map(String::as_str);
    let never_received = NeverReceived::of(word);
    for _ in 0..ATTEMPTS {
        let row: Option<PaymentRow> = match located(&report.original) {
            Some(key) => ports.payments.get(&key).await?,
            None => None,
        };
        let Some(row) = row.filter(|row| names(&report.original, row)) else {
            return unknown(ports, (report, place), brought).await;
        };
        let Some(outcome) = outcome(report, row.kind, never_received) else {
            if is_never_received(&report.answer) {
                send_again(ports, &row).await?;
            }
            return Ok(answer::taken());
        };
        if differs(report, &row) {
            return differing(ports, (report, place), &row, brought).await;
        }
        if !outcome.is_possible(row.status) {
            if place == 0 && decided_it(&outcome, &row, brought) {
                return Ok(answer::taken());
            }
            match on_ended(ports, (report, place), (&row, &outcome), brought).await? {
                Some(reply) => return Ok(reply),
                None => continue,
            }
        }
        let cause = ChangeContext {
            tenant: row.tenant,
            ..brought.cause.clone()
        };
        let brought = Brought {
            cause: &cause,
            ..brought
        };
        let Some(change) = change(ports, keys, &row, &outcome, brought).await? else {
            continue;
        };
        let transaction = change.transaction(&ports.payments, &ports.accounts);
        match transaction.commit().await {
            Outcome::Committed => return Ok(answer::taken()),
            Outcome::Refused(_) => {}
            undecided @ (Outcome::Busy | Outcome::Unknown) => {
                return Err(answer::undecided(&undecided));
            }
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// A scheme that would take the message has not got it: the same message is sent again.
async fn send_again(ports: &Ports, row: &PaymentRow) -> Result<(), Problem> {
    let waits = matches!(row.status, Status::Submitted | Status::Unknown);
    if !waits || row.delivered_at.is_none() {
        return Ok(());
    }
    let lost = ports.payments.apply(withdraw_receipt(row)?);
    match Transaction::of(lost).commit().await {
        // Refused: it has its answer now, or is to be sent again already.
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        undecided @ (Outcome::Busy | Outcome::Unknown) => Err(answer::undecided(&undecided)),
    }
}

/// An outcome of a payment that is not here. The scheme stops, and people find out.
async fn unknown(
    ports: &Ports,
    (report, place): (&StatusReport, usize),
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let kind = match report.original.message_name {
        Some(MessageName::CreditTransfer) => Kind::Payment,
        Some(MessageName::PaymentReturn) => Kind::Return,
        Some(MessageName::StatusReport | MessageName::StatusRequest) | None => {
            return Ok(answer::taken());
        }
    };
    let Some(outcome) = outcome(report, kind, NeverReceived::LeavesOpen) else {
        return Ok(answer::taken());
    };
    let id = payment_id_of(&report.original.transaction_id);
    let outside = difference::reported(report);
    let said = spoken(&outside, place, brought);
    let evidence = received_key(brought.message);
    let differences = difference::of(ports, &evidence, brought);
    for _ in 0..ATTEMPTS {
        let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(id)).await?;
        match row.filter(|row| row.is(id)) {
            Some(row) if row.direction == Direction::Inbound && row.kind == kind => {
                return on_received(ports, (report, place), (row, &outcome), brought).await;
            }
            // The id is one of something else.
            Some(_) => {
                let about = (report.original.transaction_id.as_str(), None);
                let said = (outside, Known::Nothing);
                let opened = differences.open(BreakKind::MissingInside, about, said);
                opened.await.map_err(answer::not_made)?;
                return Ok(answer::taken());
            }
            None => {}
        }
        let noted: Option<PendingReturn> = ports.payments.get(&PendingReturn::key_of(id)).await?;
        if noted.is_some() {
            // Within a minute the return is booked, and the report finds it then.
            return Err(Problem::undecided(Code::Unavailable));
        }
        let about = (id, report.original.transaction_id.as_str(), kind);
        let noted = differences.note_early(about, (&outside, &said, outcome.is_made()));
        if noted.await.map_err(answer::not_made)? {
            return Ok(answer::taken());
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// A report by its code, its message and its place in that.
fn spoken(outside: &Position, place: usize, brought: Brought<'_>) -> String {
    format!("{} {} {place}", outside.status, brought.message.as_str())
}

/// What the scheme made of a payment or return that another bank sent here. This bank's own answer stands in its books, and a
/// contrary outcome opens a break.
async fn on_received(
    ports: &Ports,
    report: (&StatusReport, usize),
    (row, outcome): (PaymentRow, &ReportOutcome),
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let mut row = row;
    for _ in 0..ATTEMPTS {
        if differs(report.0, &row) {
            return differing(ports, report, &row, brought).await;
        }
        if let Some(reply) = on_ended(ports, report, (&row, outcome), brought).await? {
            return Ok(reply);
        }
        let again: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(row.id)).await?;
        row = again.ok_or_else(|| Problem::internal("a payment is there no more"))?;
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// An outcome of a payment that has one is noted, and one that differs from the books opens a break. None if the payment
/// changed since it was read.
async fn on_ended(
    ports: &Ports,
    (report, place): (&StatusReport, usize),
    (row, outcome): (&PaymentRow, &ReportOutcome),
    brought: Brought<'_>,
) -> Result<Option<Reply>, Problem> {
    let made = outcome.is_made();
    let outside = difference::reported(report);
    let said = Said {
        outside: &outside,
        report: &spoken(&outside, place, brought),
        made,
        agrees: is_agreed(made, row),
    };
    let evidence = received_key(brought.message);
    let differences = difference::of(ports, &evidence, brought);
    let noted = differences.note(row, said);
    let is_noted = noted.await.map_err(answer::not_made)?;
    Ok(is_noted.then(answer::taken))
}

/// An outcome that is not applied, because it is about another amount.
async fn differing(
    ports: &Ports,
    (report, place): (&StatusReport, usize),
    row: &PaymentRow,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let about = (report.original.transaction_id.as_str(), Some(row));
    let outside = difference::reported(report);
    let known = Known::Report(spoken(&outside, place, brought));
    let evidence = received_key(brought.message);
    let differences = difference::of(ports, &evidence, brought);
    let opened = differences.open(BreakKind::Differing, about, (outside, known));
    opened.await.map_err(answer::not_made)?;
    Ok(answer::taken())
}

fn differs(report: &StatusReport, row: &PaymentRow) -> bool {
    let ours = row.amount();
    let stated = report.original_amount.as_ref();
    stated.is_some_and(|stated| !ours.is_some_and(|ours| stated.is(ours)))
}

/// Whether an outcome is the one by which the payment ended, in the message that brought it: its repetition reports nothing new,
/// whatever was booked since.
fn decided_it(outcome: &ReportOutcome, row: &PaymentRow, brought: Brought<'_>) -> bool {
    let is_booked = matches!(row.status, Status::Settled | Status::Returned);
    row.message.as_ref() == Some(brought.message) && outcome.is_made() == is_booked
}

/// Whether the books hold what the scheme says: the payment's status, or what its last correction made of that.
fn is_agreed(made: bool, row: &PaymentRow) -> bool {
    let standing = standing(row);
    let is_known = match row.status {
        Status::Settled | Status::Returned | Status::Rejected => true,
        Status::AwaitingApproval
        | Status::Accepted
        | Status::Submitted
        | Status::Unknown
        | Status::Cancelled
        | Status::Declined
        | Status::Refused => standing.corrections > 0,
    };
    is_known && made == standing.is_made()
}

/// The transition that a report's outcome makes of a payment; none if the payment has an outcome.
pub(crate) async fn change(
    ports: &Ports,
    keys: &FieldKeys,
    row: &PaymentRow,
    outcome: &ReportOutcome,
    brought: Brought<'_>,
) -> Result<Option<Change>, Problem> {
    let parties = keys.readable(row.id, |ring| row.parties(ring)).await?;
    let report = Report {
        payments: &ports.payments,
        row,
        parties: parties.as_ref(),
        ring: keys.ring(),
        cause: brought.cause,
    };
    let change = report.conclude(outcome, brought.message).await;
    change.map_err(answer::not_made)
}
