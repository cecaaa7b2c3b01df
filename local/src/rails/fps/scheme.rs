//! The scheme's and the other banks' handling of the bank's messages and of due steps. Everything
//! happens within one transaction on the book.

use calendar::{BusinessDays, london};
use jiff::civil::Date;
use kernel::account::{AccountNumber, SortCode};
use kernel::time::Moment;
use rail_fps::{
    CreditTransfer, Message, MessageName, NeverReceived, Original, PaymentReturn, Profile, Reason,
    RejectCode, Settlement, Stage, StatusReport, StatusRequest, TransactionStatus,
};
use rusqlite::Transaction;

use super::behaviour::Behaviour;
use super::book::{self, Direction, Payment};
use super::step::Step;
use super::{fresh_message_id, inbound, status_text};

/// The reason for a payment that the scheme only knows from an enquiry.
const NEVER_RECEIVED: &str = "NOOR";

/// Handles a message of the bank. Returns false if a bank does not submit this kind.
pub(super) fn take(
    tx: &Transaction<'_>,
    message: &Message,
    xml: &str,
    meaning: NeverReceived,
    now: Moment,
) -> rusqlite::Result<bool> {
    match message {
        Message::CreditTransfer(payment) => take_payment(tx, payment, xml, now)?,
        Message::PaymentReturn(back) => take_return(tx, back, xml, now)?,
        Message::StatusRequest(request) => take_enquiry(tx, request, meaning, now)?,
        Message::StatusReport(_) => return Ok(false),
    }
    Ok(true)
}

fn take_payment(
    tx: &Transaction<'_>,
    payment: &CreditTransfer,
    xml: &str,
    now: Moment,
) -> rusqlite::Result<()> {
    let id = payment.transaction_id.as_str();
    if let Some(known) = book::find(tx, id)? {
        return repeated(tx, &known, &Message::CreditTransfer(payment.clone()), now);
    }
    let is_dated = settles_on(payment.settlement_date.day, now);
    let judged = if payment.transaction_id.fpid().is_err() || !is_dated {
        Err(RejectCode::SYNTAX_ERROR)
    } else if payment.debtor.sort_code != SortCode::THIS_BANK {
        Err(sending_agency_unknown())
    } else if is_simulated(payment.creditor.sort_code) {
        Ok(payment.creditor.account_number)
    } else {
        Err(RejectCode::BENEFICIARY_UNKNOWN)
    };
    let row = sent(id, xml, payment.amount.minor(), None, now);
    judge(tx, row, judged, now)
}

/// 1173.
fn sending_agency_unknown() -> RejectCode {
    "1173".parse().unwrap_or(RejectCode::SYNTAX_ERROR)
}

fn take_return(
    tx: &Transaction<'_>,
    back: &PaymentReturn,
    xml: &str,
    now: Moment,
) -> rusqlite::Result<()> {
    let id = back.return_id.as_str();
    if let Some(known) = book::find(tx, id)? {
        return repeated(tx, &known, &Message::PaymentReturn(back.clone()), now);
    }
    let of = back.original.transaction_id.as_str();
    let original = book::find(tx, of)?.filter(|of| of.direction == Direction::Received);
    let payer = original
        .as_ref()
        .and_then(|of| inbound::credit_transfer(&of.message));
    let returned = book::return_of(tx, of)?.is_some();
    let row = sent(
        id,
        xml,
        back.returned_amount.minor(),
        Some(of.to_owned()),
        now,
    );
    let whole = payer.filter(|paid| paid.amount == back.returned_amount && !returned);
    let is_dated = back
        .settlement_date
        .is_none_or(|date| settles_on(date.day, now));
    let judged = whole
        .map(|paid| paid.debtor.account_number)
        .ok_or(RejectCode::BUSINESS_REASONS)
        .and_then(|number| is_dated.then_some(number).ok_or(RejectCode::SYNTAX_ERROR));
    judge(tx, row, judged, now)
}

/// Plans the steps of the account's bank, or the scheme's own rejection.
fn judge(
    tx: &Transaction<'_>,
    row: Payment,
    judged: Result<AccountNumber, RejectCode>,
    now: Moment,
) -> rusqlite::Result<()> {
    let behaviour = judged.map_or_else(Behaviour::Reject, Behaviour::of);
    let mut steps = behaviour.steps();
    // A return cannot be returned.
    steps.retain(|(_, step)| row.returns.is_none() || !matches!(step, Step::Return(_)));
    let id = row.id.clone();
    let account = judged.ok().map(|number| number.as_str().to_owned());
    book::insert(tx, &Payment { account, ..row })?;
    book::plan(tx, &id, &steps, now)
}

/// Handles a repeated id: the same message was accepted before, and a different one under the same
/// id is a duplicate, which leaves the first unchanged.
fn repeated(
    tx: &Transaction<'_>,
    known: &Payment,
    message: &Message,
    now: Moment,
) -> rusqlite::Result<()> {
    let first = rail_fps::read(known.message.as_bytes()).ok();
    if first.is_some_and(|first| is_same(first, message)) {
        return Ok(());
    }
    let Some(original) = original_of(message) else {
        return Ok(());
    };
    let answer = TransactionStatus::Rejected(Reason::of(RejectCode::DUPLICATE));
    report(tx, known, original, answer, now)
}

/// Returns whether it repeats the first message; a sender may date each copy anew.
fn is_same(first: Message, repeated: &Message) -> bool {
    match (first, repeated) {
        (Message::CreditTransfer(first), Message::CreditTransfer(repeated)) => {
            CreditTransfer {
                created: repeated.created,
                ..first
            } == *repeated
        }
        (Message::PaymentReturn(first), Message::PaymentReturn(repeated)) => {
            PaymentReturn {
                created: repeated.created,
                ..first
            } == *repeated
        }
        _ => false,
    }
}

fn take_enquiry(
    tx: &Transaction<'_>,
    request: &StatusRequest,
    meaning: NeverReceived,
    now: Moment,
) -> rusqlite::Result<()> {
    let id = request.original.transaction_id.as_str();
    let known = book::find(tx, id)?.filter(|known| known.direction == Direction::Sent);
    let Some(known) = known else {
        return never_received(tx, request, meaning, now);
    };
    let answer = known.answer.as_deref().and_then(status_text::read);
    match (answer, behaviour(&known)) {
        (Some(answer), _) => report(tx, &known, request.original.clone(), answer, now),
        (None, Behaviour::Never) => Ok(()),
        (None, Behaviour::OnEnquiry) => book::plan(
            tx,
            id,
            &[(0, Step::Decide(TransactionStatus::Settled))],
            now,
        ),
        (None, Behaviour::EnquiryUnread(_)) => {
            let unread = Original {
                message_id: request.message_id.clone(),
                message_name: Some(MessageName::StatusRequest),
                ..request.original.clone()
            };
            let answer = TransactionStatus::Rejected(Reason::of(RejectCode::SYNTAX_ERROR));
            report(tx, &known, unread, answer, now)
        }
        (None, _) => {
            let pending = TransactionStatus::Pending(Stage::Pending);
            report(tx, &known, request.original.clone(), pending, now)
        }
    }
}

/// Reports that the scheme never received the message. If that closes the id, the scheme will not
/// accept the message later either: the bank may have released the debtor's money by then.
fn never_received(
    tx: &Transaction<'_>,
    request: &StatusRequest,
    meaning: NeverReceived,
    now: Moment,
) -> rusqlite::Result<()> {
    let id = request.original.transaction_id.as_str();
    let Some(answer) = status_text::rejected(NEVER_RECEIVED) else {
        return Ok(());
    };
    if book::find(tx, id)?.is_some() {
        return Ok(());
    }
    let row = Payment {
        answer: Some(status_text::write(&answer)),
        ..sent(id, "", 0, None, now)
    };
    match meaning {
        NeverReceived::ClosesId => book::insert(tx, &row)?,
        NeverReceived::LeavesOpen => {}
    }
    report(tx, &row, request.original.clone(), answer, now)
}

/// Performs a planned step of a payment.
pub(super) fn step(
    tx: &Transaction<'_>,
    id: &str,
    step: Step,
    now: Moment,
) -> rusqlite::Result<()> {
    let Some(known) = book::find(tx, id)? else {
        return Ok(());
    };
    match step {
        Step::Decide(answer) => decide(tx, &known, answer, now).map(|_| ()),
        Step::Withhold(answer) if known.answer.is_none() => settle(tx, &known, &answer, now),
        Step::Withhold(_) => Ok(()),
        Step::Say(answer) => match original(&known) {
            Some(original) => report(tx, &known, original, answer, now),
            None => Ok(()),
        },
        Step::Repeat => repeat(tx, &known, now).map(|_| ()),
        Step::Return(code) => inbound::post_return(tx, &known, code, now).map(|_| ()),
    }
}

/// Records the final response. Returns false if there was one already.
pub(super) fn decide(
    tx: &Transaction<'_>,
    known: &Payment,
    answer: TransactionStatus,
    now: Moment,
) -> rusqlite::Result<bool> {
    let Some(original) = original(known).filter(|_| known.answer.is_none()) else {
        return Ok(false);
    };
    settle(tx, known, &answer, now)?;
    report(tx, known, original, answer, now)?;
    Ok(true)
}

/// Makes a payment that the bank rejected, and reports it. Returns false if there is none.
pub(super) fn overrule(
    tx: &Transaction<'_>,
    known: &Payment,
    now: Moment,
) -> rusqlite::Result<bool> {
    let answer = known.answer.as_deref().and_then(status_text::read);
    let is_rejected = matches!(answer, Some(TransactionStatus::Rejected(_)));
    let is_one = known.direction == Direction::Received && known.returns.is_none() && is_rejected;
    let Some(original) = original(known).filter(|_| is_one) else {
        return Ok(false);
    };
    settle(tx, known, &TransactionStatus::Settled, now)?;
    report(tx, known, original, TransactionStatus::Settled, now)?;
    Ok(true)
}

/// Returns the date and the cycle in which a payment accepted now settles; `None` after 2100.
pub(super) fn settlement(now: Moment) -> Option<(Date, u8)> {
    let settlement = Settlement::of(now).ok()?;
    Some((settlement.date, settlement.cycle))
}

/// Returns whether a bank may submit this settlement date now: a business day near today.
fn settles_on(date: Date, now: Moment) -> bool {
    let today = london::date(now);
    let is_near = |profile: Profile| profile.check_date(date, today, "IntrBkSttlmDt").is_ok();
    BusinessDays::current().contains(date) == Ok(true) && Profile::on(today).is_some_and(is_near)
}

/// Records the response, and its settlement.
fn settle(
    tx: &Transaction<'_>,
    known: &Payment,
    answer: &TransactionStatus,
    now: Moment,
) -> rusqlite::Result<()> {
    let settlement = answer.is_accepted().then(|| settlement(now)).flatten();
    book::decide(tx, &known.id, &status_text::write(answer), settlement)
}

/// Repeats the last message about a payment. Returns false if there was none.
pub(super) fn repeat(tx: &Transaction<'_>, known: &Payment, now: Moment) -> rusqlite::Result<bool> {
    let last = book::last_posted(tx, &known.id)?;
    if let Some(last) = &last {
        book::post(tx, (&known.id, &known.id), last, now)?;
    }
    Ok(last.is_some())
}

/// Adds a pacs.002 for the bank.
fn report(
    tx: &Transaction<'_>,
    known: &Payment,
    original: Original,
    answer: TransactionStatus,
    now: Moment,
) -> rusqlite::Result<()> {
    let Ok(message_id) = fresh_message_id().parse() else {
        return Ok(());
    };
    let original = if behaviour(known) == Behaviour::OtherIds {
        Original {
            instruction_id: "GATEWAY-1".parse().ok(),
            end_to_end_id: None,
            ..original
        }
    } else {
        original
    };
    // A report on an enquiry after the final response names the cycle reported then.
    let kept = book::find(tx, &known.id)?
        .and_then(|now_known| Some((now_known.settlement_date?.parse().ok()?, now_known.cycle?)));
    let settlement = answer.is_accepted().then_some(kept).flatten();
    let report = StatusReport {
        message_id,
        created: now,
        original,
        accepted: answer.is_accepted().then_some(now),
        answer,
        settlement_date: settlement.map(|(date, _)| date),
        settlement_cycle: settlement.map(|(_, cycle)| cycle),
        original_amount: None,
    };
    book::post(tx, (&known.id, &known.id), &report.write(), now).map(|_| ())
}

/// Returns the other bank's behaviour.
pub(super) fn behaviour(known: &Payment) -> Behaviour {
    let number = known
        .account
        .as_ref()
        .and_then(|number| number.parse().ok());
    number.map_or(Behaviour::Accept, Behaviour::of)
}

fn original(known: &Payment) -> Option<Original> {
    original_of(&rail_fps::read(known.message.as_bytes()).ok()?)
}

fn original_of(message: &Message) -> Option<Original> {
    match message {
        Message::CreditTransfer(payment) => Some(payment.original()),
        Message::PaymentReturn(back) => Some(Original {
            message_id: back.message_id.clone(),
            message_name: Some(message.name()),
            transaction_id: back.return_id.clone(),
            ..back.original.clone()
        }),
        Message::StatusReport(_) | Message::StatusRequest(_) => None,
    }
}

fn sent(id: &str, xml: &str, minor: i64, returns: Option<String>, now: Moment) -> Payment {
    Payment {
        id: id.to_owned(),
        direction: Direction::Sent,
        message: xml.to_owned(),
        minor,
        seen_ms: now.unix_millis(),
        account: None,
        answer: None,
        settlement_date: None,
        cycle: None,
        returns,
    }
}

/// The other banks have the sort codes 000002 to 000099.
pub(super) fn is_simulated(sort_code: SortCode) -> bool {
    ("000002"..="000099").contains(&sort_code.as_str())
}
