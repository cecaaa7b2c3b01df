//! pacs.004: a payment of this bank comes back.
//!
//! A return proves that its payment was accepted. If the acceptance has not come yet, it is booked first,
//! with a note of the return, and the return then: each has its own leg on the account. The return of a
//! payment that this bank holds as rejected or never sent, or that a journal corrected, opens a break and goes to suspense,
//! since the scheme has moved the money. What else cannot be true as well opens a break and is rejected in the scheme's words.
//! Each return is kept under its id, booked or rejected, and answered as it was first whenever it comes again.

use kernel::account::SortCode;
use kernel::event::ChangeContext;
use kernel::id::PaymentId;
use payments_contract::work::BreakKind;
use payments_contract::{Kind, PaymentRow, Status};
use payments_domain::correction::Contradiction;
use payments_domain::{Transition, next};
use payments_messages::{
    Brought, Verdict, house, located, names, off_profile, payment_id_of, rejected_return_row,
    return_fingerprint, return_row,
};
use payments_store::returned::{Booked, NotBooked, Return, proves_acceptance};
use payments_store::{PendingReturn, leg, standing};
use platform::http::{Code, Problem, Reply};
use rail_fps::{Original, PaymentReturn, Reason, RejectCode, Rejection};
use secret_store::FieldKeys;
use store::Outcome;

use crate::difference::Known;
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
            Judged::Differs(kind) => kind,
            Judged::Unpaid => BreakKind::Contradiction,
            Judged::Due | Judged::ProvesAcceptance | Judged::Known | Judged::ReturnedOtherwise => {
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
    let parties = leg::parties_or_none(keys, original).await?;
    let back = return_row(received, original, &parties, account, brought)?;
    let booking = Return {
        back: &back,
        original,
        parties: &parties,
        house: house(),
        cause: brought.cause,
    };
    match judge(received, original, back.id) {
        Judged::Due => {
            let booked = booking.book(&ports.payments, &ports.accounts, keys.ring());
            answered(booked.await, received, &back, brought)
        }
        Judged::Unpaid => {
            let known = (BreakKind::Contradiction, Known::Return);
            open(ports, received, Some(original), known, brought).await?;
            let booked = booking.book_unpaid(&ports.payments).await;
            answered(booked, received, &back, brought)
        }
        Judged::ProvesAcceptance => accept(ports, keys, original, &back, brought).await,
        Judged::Known => Ok(None),
        Judged::ReturnedOtherwise => {
            let duplicate = Reason::of(RejectCode::DUPLICATE);
            let rejected = reject(ports, received, Some(original), &duplicate, brought);
            rejected.await.map(Some)
        }
        Judged::Differs(kind) => differing(ports, received, Some(original), kind, brought)
            .await
            .map(Some),
    }
}

enum Judged {
    /// It can be booked.
    Due,
    /// It can be booked once the acceptance is, which it proves.
    ProvesAcceptance,
    /// It can be booked, and not on the account, which did not pay, or has its money back.
    Unpaid,
    /// This return, or one of its id, was booked since.
    Known,
    /// Another return of the payment is booked.
    ReturnedOtherwise,
    /// It cannot be true together with what this bank holds.
    Differs(BreakKind),
}

fn judge(received: &PaymentReturn, original: &PaymentRow, back: PaymentId) -> Judged {
    if original.returned_by == Some(back) {
        return Judged::Known;
    }
    if !received.is_full() || received.returned_amount.minor() != original.minor {
        return Judged::Differs(BreakKind::Differing);
    }
    if next(original.status, Transition::ReturnedInFull).is_ok() {
        let is_corrected = !original.corrections.journals.is_empty();
        return match (is_corrected, original.returned_by) {
            (false, None) => Judged::Due,
            (true, None) => Judged::Unpaid,
            // The scheme made another that was rejected here, or that came after a correction.
            (_, Some(_)) => Judged::ReturnedOtherwise,
        };
    }
    if proves_acceptance(original.status) {
        return Judged::ProvesAcceptance;
    }
    if original.status == Status::Returned || original.returned_by.is_some() {
        return Judged::ReturnedOtherwise;
    }
    let standing = standing(original);
    match standing.contradiction(Some(true)) {
        Some(Contradiction::RejectedButPaid) => Judged::Unpaid,
        // A journal booked that the scheme made it.
        None if standing.corrections > 0 => Judged::Unpaid,
        Some(Contradiction::SettledButRefused) | None => Judged::Differs(BreakKind::Contradiction),
    }
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
    let verdict = Verdict {
        transition: Transition::AcceptedByRail,
        reason: None,
        qualifier: None,
    };
    let Ok((state, effect)) = next(original.status, verdict.transition) else {
        return Ok(None);
    };
    let step = (state, effect);
    let accepted = report::transaction(ports, keys, original, step, &verdict, brought).await?;
    let note = PendingReturn { back: back.clone() };
    let accepted = accepted.and(ports.payments.put_once(&note)?);
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
    let about = (&received.original.transaction_id, original);
    let said = (difference::returned(received), known);
    difference::open(ports, kind, about, said, brought).await
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
