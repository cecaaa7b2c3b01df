//! pacs.004: a payment of this bank comes back.
//!
//! A return proves that its payment was accepted. If the acceptance has not come yet, it is booked first,
//! with a note of the return, and the return then: each has its own leg on the account. The return of a
//! payment that this bank holds as rejected or never sent, or that a journal corrected, opens a break and goes to suspense,
//! since the scheme has moved the money. What else cannot be true as well opens a break and is rejected in the scheme's words.
//! Each return is kept under its id, booked or rejected, and answered as it was first whenever it comes again.

use fps_messages::{
    Brought, located, names, off_profile, payment_id_of, received_key, rejected_return_row,
    return_fingerprint, return_row,
};
use kernel::account::SortCode;
use kernel::event::ChangeContext;
use kernel::id::PaymentId;
use payments_contract::difference::Known;
use payments_contract::transition::{Booked, NotBooked, ReportOutcome, Return, ReturnJudgement};
use payments_contract::work::BreakKind;
use payments_contract::{Kind, Parties, PaymentRow, PendingReturn};
use platform::http::{Code, Problem, Reply};
use rail_fps::{Original, PaymentReturn, Reason, RejectCode, Rejection};
use secret_store::FieldKeys;
use store::Outcome;

use crate::{Ports, answer, difference, report};

/// How often a payment that changed since it was read is read again.
const ATTEMPTS: u8 = 4;

pub(crate) async fn take(
    ports: &Ports,
    keys: &FieldKeys,
    received: &PaymentReturn,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let fingerprint = return_fingerprint(received, brought.ring);
    for _ in 0..ATTEMPTS {
        if let Some(stored) = stored(ports, payment_id_of(&received.return_id)).await? {
            return answer::on(received.reference(), &fingerprint, &stored, brought);
        }
        let original = find(ports, &received.original).await?;
        if let Some(rejected) = unfit(received, brought) {
            return reject(ports, received, original.as_ref(), &rejected, brought).await;
        }
        let Some(original) = original else {
            return differing(ports, received, None, BreakKind::MissingInside, brought).await;
        };
        let cause = ChangeContext {
            tenant: original.tenant,
            at: ports.clock.now(),
            ..brought.cause.clone()
        };
        let brought = Brought {
            cause: &cause,
            ..brought
        };
        if let Some(reply) = attempt(ports, keys, received, &original, brought).await? {
            return Ok(reply);
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// Why a return is rejected whatever it returns.
fn unfit(received: &PaymentReturn, brought: Brought<'_>) -> Option<Rejection> {
    let id = (&received.return_id, "TxInf/RtrId");
    let date = received.settlement_date.map(|date| date.day);
    let date = date.zip(received.settlement_date_path());
    if let Some(malformed) = off_profile(id, date, brought.cause.at) {
        return Some(malformed.rejection());
    }
    let agent = received.instructed_agent;
    let is_elsewhere = agent.is_some_and(|agent| agent != SortCode::THIS_BANK);
    is_elsewhere.then(|| Reason::of(RejectCode::RECEIVING_AGENCY_UNKNOWN))
}

/// Opens the break over a return that is rejected with its whole message, if it would have opened one alone.
pub(crate) async fn dispute(
    ports: &Ports,
    received: &PaymentReturn,
    original: Option<&PaymentRow>,
    brought: Brought<'_>,
) -> Result<(), Problem> {
    let id = payment_id_of(&received.return_id);
    if unfit(received, brought).is_some() || stored(ports, id).await?.is_some() {
        return Ok(());
    }
    let kind = match original {
        None => BreakKind::MissingInside,
        Some(original) => match judge(received, original, id) {
            ReturnJudgement::Differs(kind) => kind,
            ReturnJudgement::Unpaid => BreakKind::Contradiction,
            ReturnJudgement::Due
            | ReturnJudgement::ProvesAcceptance
            | ReturnJudgement::Known
            | ReturnJudgement::ReturnedOtherwise => {
                return Ok(());
            }
        },
    };
    open(ports, received, original, (kind, Known::Nothing), brought).await
}

/// The payment that comes back, if it is one of this bank.
pub(crate) async fn find(
    ports: &Ports,
    original: &Original,
) -> Result<Option<PaymentRow>, Problem> {
    let Some(key) = located(original) else {
        return Ok(None);
    };
    let row: Option<PaymentRow> = ports.payments.get(&key).await?;
    Ok(row.filter(|row| row.kind == Kind::Payment && names(original, row)))
}

/// Takes the return of this payment as it was read; nothing if it changed since.
async fn attempt(
    ports: &Ports,
    keys: &FieldKeys,
    received: &PaymentReturn,
    original: &PaymentRow,
    brought: Brought<'_>,
) -> Result<Option<Reply>, Problem> {
    let account = original
        .debtor
        .ok_or_else(|| Problem::internal("a payment sent has no debtor"))?;
    let parties = keys.readable(original.id, |ring| original.parties(ring));
    let parties = parties.await?.unwrap_or_else(|| Parties::unknown(None));
    let back = return_row(received, original, &parties, account, brought)?;
    let booking = Return {
        back: &back,
        original,
        parties: &parties,
        cause: brought.cause,
    };
    match judge(received, original, back.id) {
        ReturnJudgement::Due => {
            let booked = booking.book(&ports.payments, &ports.accounts, keys.ring());
            answered(booked.await, received, &back, brought)
        }
        ReturnJudgement::Unpaid => {
            let known = (BreakKind::Contradiction, Known::Return);
            open(ports, received, Some(original), known, brought).await?;
            let booked = booking.book_unpaid(&ports.payments).await;
            answered(booked, received, &back, brought)
        }
        ReturnJudgement::ProvesAcceptance => accept(ports, keys, original, &back, brought).await,
        ReturnJudgement::Known => Ok(None),
        ReturnJudgement::ReturnedOtherwise => {
            let duplicate = Reason::of(RejectCode::DUPLICATE);
            let rejected = reject(ports, received, Some(original), &duplicate, brought);
            rejected.await.map(Some)
        }
        ReturnJudgement::Differs(kind) => differing(ports, received, Some(original), kind, brought)
            .await
            .map(Some),
    }
}

/// Judges a return of this payment by what it says of its amount.
fn judge(received: &PaymentReturn, original: &PaymentRow, back: PaymentId) -> ReturnJudgement {
    let is_whole = received.is_full() && received.returned_amount.minor() == original.minor;
    ReturnJudgement::of(original, back, is_whole)
}

/// Books the acceptance that a return proves, with a note of the return. The next attempt books that.
async fn accept(
    ports: &Ports,
    keys: &FieldKeys,
    original: &PaymentRow,
    back: &PaymentRow,
    brought: Brought<'_>,
) -> Result<Option<Reply>, Problem> {
    // An id that another return has proves nothing about this payment.
    if stored(ports, back.id).await?.is_some() {
        return Ok(None);
    }
    let acceptance = ReportOutcome::Accepted { qualifier: None };
    let accepted = report::change(ports, keys, original, &acceptance, brought).await?;
    let Some(accepted) = accepted else {
        return Ok(None);
    };
    let note = PendingReturn { back: back.clone() };
    let accepted = accepted.and(note.put()?);
    let accepted = accepted.transaction(&ports.payments, &ports.accounts);
    match accepted.commit().await {
        Outcome::Committed | Outcome::Refused(_) => Ok(None),
        undecided @ (Outcome::Busy | Outcome::Unknown) => Err(answer::undecided(&undecided)),
    }
}

fn answered(
    booked: Result<Booked, NotBooked>,
    received: &PaymentReturn,
    back: &PaymentRow,
    brought: Brought<'_>,
) -> Result<Option<Reply>, Problem> {
    match booked.map_err(Problem::internal)? {
        Booked::Done => {
            answer::on(received.reference(), &back.fingerprint, back, brought).map(Some)
        }
        Booked::Stored(stored) => {
            answer::on(received.reference(), &back.fingerprint, &stored, brought).map(Some)
        }
        Booked::Changed => Ok(None),
        Booked::Undecided(outcome) => Err(answer::undecided(&outcome)),
    }
}

/// What came under the id of a return before.
async fn stored(ports: &Ports, id: PaymentId) -> Result<Option<PaymentRow>, Problem> {
    Ok(ports.payments.get(&PaymentRow::key_of(id)).await?)
}

/// A return that is not booked, because this bank holds what contradicts it or does not hold the payment.
/// The break is opened first: if the return comes again before its rejection is kept, it is there.
async fn differing(
    ports: &Ports,
    received: &PaymentReturn,
    original: Option<&PaymentRow>,
    kind: BreakKind,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    open(ports, received, original, (kind, Known::Nothing), brought).await?;
    let rejected = Reason::of(RejectCode::BUSINESS_REASONS);
    reject(ports, received, original, &rejected, brought).await
}

/// Opens a break over what a return says of a payment.
async fn open(
    ports: &Ports,
    received: &PaymentReturn,
    original: Option<&PaymentRow>,
    (kind, known): (BreakKind, Known),
    brought: Brought<'_>,
) -> Result<(), Problem> {
    let about = (received.original.transaction_id.as_str(), original);
    let said = (difference::returned(received), known);
    let evidence = received_key(brought.message);
    let differences = difference::of(ports, &evidence, brought);
    let opened = differences.open(kind, about, said);
    opened.await.map_err(answer::not_made)
}

/// Keeps the rejection of a return under its id, and answers with it.
async fn reject(
    ports: &Ports,
    received: &PaymentReturn,
    original: Option<&PaymentRow>,
    rejected: &Rejection,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let original = original.map(|original| original.id);
    let row = rejected_return_row(received, original, rejected, brought)?;
    let stored = answer::keep(ports, &row).await?;
    answer::on(received.reference(), &row.fingerprint, &stored, brought)
}
