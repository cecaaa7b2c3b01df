//! Sends a received payment back: `POST /v1/payments/{payment_id}/return`.
//!
//! The return is a payment of its own, by the way that the original came, for the full amount. One
//! transaction puts it, marks the original returned and sets the money aside; within the bank it moves
//! the money at once. Above the client's limit it waits
//! for another client's approval first. If it comes to nothing, the original stands again.

mod day;
mod money;

use accounts_contract::posting::{Purpose, Spending};
use accounts_contract::refusal::{self, PostingRefusal, SpendingRefusal};
use kernel::event::ChangeContext;
use kernel::id::PaymentId;
use kernel::idempotency::IdempotencyKey;
use kernel::money::Amount;
use payments_contract::{Approval, Direction, Kind, Parties, PaymentRow, Status, transition};
use payments_domain::returning::is_in_time;
use payments_domain::{Transition, next};
use payments_operations::sent_back::{self, ReturnOrder};
use payments_operations::{
    IdempotencyRow, Payment, Received, Refused, ReturnReason, leg, returnable_days,
};
use payments_store::{Disputes, PaidAlone};
use platform::http::{Call, Code, DECISIONS, Principal, Problem, Reply};
use secret_store::FieldKeys;
use serde::Deserialize;
use store::{ConditionResult, Outcome, Transaction};

use day::{Attempted, Day};

platform::function!();

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReturnRequest {
    reason_code: ReturnReason,
}

/// Returns the payment or says why not.
///
/// # Errors
/// `not_returnable`, `already_returned`, `insufficient_funds` and the other problems of the
/// contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let id: PaymentId = call.resource("payment_id")?;
    let order: ReturnRequest = call.json()?;
    let key = call.idempotency_key()?;
    let cause = ChangeContext {
        tenant: principal.tenant,
        client: Some(principal.client),
        request: call.request_id().clone(),
        at: ports.clock.now(),
    };
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let mut day = Day::AsItIs;
    for _ in 0..DECISIONS {
        let original = ports
            .payments
            .get::<PaymentRow>(&PaymentRow::key_of(id))
            .await?;
        let original = original.filter(|row| row.is(id));
        let original = original.ok_or_else(|| Problem::new(Code::NotFound))?;
        // Within the bank the row is the payer's; who was paid returns it.
        let mut within = Received::new(&ports.accounts, &keys);
        let received = within.is_of(&original, principal.tenant).await?;
        if !received && original.tenant != principal.tenant {
            return Err(Problem::new(Code::NotFound));
        }
        let id = return_id(principal, &key);
        let parties = if received {
            within.parties(&original).await?
        } else {
            leg::parties_or_none(&keys, &original).await?
        };
        let parties = sent_back::parties(parties, id)?;
        let alone = day.alone(principal, &original, cause.at);
        let ordered = ReturnOrder {
            id,
            ordered_by: principal.client,
            original: &original,
            parties: &parties,
            code: order.reason_code.code(),
            transfer: money::transfer(&original),
        };
        let row = ordered.row(&cause, keys.ring())?;
        let back = Back {
            row: if alone.is_some() { row } else { waiting(row) },
            parties,
            received: received || original.direction == Direction::Inbound,
            alone,
        };
        // The key first: a repetition finds the original returned already.
        if let Some(stored) = ports.payments.get(&PaymentRow::key_of(id)).await? {
            return again(&keys, &back.row, &stored).await;
        }
        let record = record(principal, &key, &original, &back.row);
        match attempt(ports, &keys, &original, &back, (&record, &cause)).await {
            Ok(Attempted::Answered(answer)) => return Ok(answer),
            Ok(Attempted::Changed) => {}
            Ok(Attempted::Day(seen)) => day = seen,
            Err(problem) => return refuse(ports, &keys, &back, &record, problem).await,
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// The record that the key was used for this return.
fn record(
    by: &Principal,
    key: &IdempotencyKey,
    original: &PaymentRow,
    back: &PaymentRow,
) -> IdempotencyRow {
    let fingerprint = back.fingerprint.clone();
    IdempotencyRow::new(
        "return",
        by.tenant,
        by.client,
        key,
        original.id,
        fingerprint,
    )
}

/// Stores the refusal under the key, unless the key was used before.
async fn refuse(
    ports: &Ports,
    keys: &FieldKeys,
    back: &Back,
    record: &IdempotencyRow,
    problem: Problem,
) -> Result<Reply, Problem> {
    match record.refuse(&ports.payments, problem).await? {
        Refused::Now(problem) => Err(problem),
        Refused::Before(stored) => used_before(ports, keys, back, record, &stored).await,
    }
}

/// The answer to a repetition: the refusal that is stored, or the return that was made.
async fn used_before(
    ports: &Ports,
    keys: &FieldKeys,
    back: &Back,
    record: &IdempotencyRow,
    stored: &IdempotencyRow,
) -> Result<Reply, Problem> {
    stored.replayed_by(record)?;
    let made = ports
        .payments
        .get::<PaymentRow>(&PaymentRow::key_of(back.row.id))
        .await?;
    let made = made.ok_or_else(|| Problem::internal("a key has no return"))?;
    again(keys, &back.row, &made).await
}

/// A return, and what it keeps of people.
struct Back {
    row: PaymentRow,
    parties: Parties,
    /// Whether the original was received, from another bank or within this one.
    received: bool,
    /// Within what its client makes it alone; none if it waits for approval.
    alone: Option<PaidAlone>,
}

/// The return as one that waits for another client's approval. A return takes money out like any
/// payment.
fn waiting(row: PaymentRow) -> PaymentRow {
    PaymentRow {
        status: Status::AwaitingApproval,
        approval: Some(Approval::default()),
        scheme_id: None,
        booked_at: None,
        ..row
    }
}

/// The id of the return that this client makes under this key.
fn return_id(principal: &Principal, key: &IdempotencyKey) -> PaymentId {
    let (tenant, client) = (principal.tenant.to_string(), principal.client.to_string());
    PaymentId::derive(&["return", &tenant, &client, key.as_str()])
}

/// Whether the rules let the original go back, and what becomes of it.
fn decide(original: &PaymentRow, received: bool, cause: &ChangeContext) -> Result<Status, Problem> {
    let received = received && original.kind == Kind::Payment;
    let in_time = is_in_time(
        original.created_at,
        cause.at,
        returnable_days(Some(original)),
    );
    match next(original.status, Transition::ReturnedInFull) {
        Ok((state, _)) if received && in_time => Ok(state),
        _ if received && original.status == Status::Returned => {
            let by = original.returned_by;
            let problem = Problem::new(Code::AlreadyReturned);
            Err(match by {
                Some(by) => problem.detail(format!("Returned by {by}; read that payment.")),
                None => problem,
            })
        }
        _ => Err(Problem::new(Code::NotReturnable)
            .detail("Only a payment received in the last 90 days can be returned.")),
    }
}

/// Commits the return.
async fn attempt(
    ports: &Ports,
    keys: &FieldKeys,
    original: &PaymentRow,
    made: &Back,
    (record, cause): (&IdempotencyRow, &ChangeContext),
) -> Result<Attempted, Problem> {
    let Back {
        row: back,
        parties,
        received,
        alone,
    } = made;
    let status = decide(original, *received, cause)?;
    let disputes = Disputes::about(&ports.payments, original).await?;
    if disputes.keep_from_returning() {
        return Err(payments_operations::returned_before());
    }
    let Some(amount) = back.amount() else {
        return Err(Problem::new(Code::NotReturnable));
    };
    let spending = Spending {
        purpose: Purpose::Return,
        alone: alone.as_ref().and_then(|alone| alone.account),
    };
    let returned = PaymentRow {
        returned_by: Some(back.id),
        return_code: back.return_code.clone(),
        ..transition::to(original, status, cause)
    };
    let mut transaction = Transaction::of(ports.payments.put_once(record)?)
        .and(ports.payments.put_once(back)?)
        .and(ports.payments.replace(original, &returned)?);
    for posting in money::postings(keys.ring(), back, cause, &spending)? {
        transaction = transaction.and(ports.accounts.post(posting));
    }
    if let Some(day) = alone.as_ref().and_then(|alone| alone.client.as_ref()) {
        transaction = transaction.and(ports.payments.update(day.counted()?));
    }
    match transaction.commit().await {
        Outcome::Committed => Ok(Attempted::Answered(Reply::json(
            201,
            &Payment::of_row(back, parties),
        ))),
        Outcome::Refused(failures) => {
            if let Some(stored) = failures.first().and_then(ConditionResult::stored) {
                let stored = store::row_of(stored.clone()).map_err(Problem::internal)?;
                return used_before(ports, keys, made, record, &stored)
                    .await
                    .map(Attempted::Answered);
            }
            refused(&failures, back, amount, cause, &spending)
        }
        Outcome::Busy => Err(Problem::undecided(Code::Unavailable)),
        Outcome::Unknown => Err(Problem::undecided(Code::OutcomeUnknown)),
    }
}

fn refused(
    failures: &[ConditionResult],
    back: &PaymentRow,
    amount: Amount,
    cause: &ChangeContext,
    spending: &Spending,
) -> Result<Attempted, Problem> {
    if failures.get(2).is_some_and(ConditionResult::is_condition) {
        return Ok(Attempted::Changed);
    }
    if let Some(ConditionResult::Condition(account)) = failures.get(3) {
        return not_spent(&refusal::of_spending(
            account.as_ref(),
            amount,
            cause,
            spending,
        ));
    }
    let payer = failures.get(4).filter(|_| back.status == Status::Settled);
    if let Some(ConditionResult::Condition(payer)) = payer {
        money::not_credited(payer.as_ref(), amount)?;
        return Ok(Attempted::Changed);
    }
    // Only what the client pays in a day is left.
    Ok(Attempted::Day(Day::Full))
}

fn not_spent(refusal: &SpendingRefusal) -> Result<Attempted, Problem> {
    match *refusal {
        SpendingRefusal::AboveDayLimit => Ok(Attempted::Day(Day::Full)),
        SpendingRefusal::OtherDay(alone) => Ok(Attempted::Day(Day::Counts(alone))),
        SpendingRefusal::Repeats(_) => Ok(Attempted::Changed),
        SpendingRefusal::Refused(refusal) => match refusal {
            PostingRefusal::NoSuchAccount => Err(Problem::new(Code::NotFound)),
            PostingRefusal::Closed => Err(Problem::new(Code::AccountClosed)),
            PostingRefusal::Frozen => Err(Problem::new(Code::AccountFrozen)),
            PostingRefusal::InsufficientFunds => Err(Problem::new(Code::InsufficientFunds)),
            PostingRefusal::Currency => Err(Problem::new(Code::CurrencyMismatch)),
            PostingRefusal::PossibleDuplicate
            | PostingRefusal::BalanceLimit
            | PostingRefusal::Transient => Ok(Attempted::Changed),
        },
    }
}

async fn again(
    keys: &FieldKeys,
    asked: &PaymentRow,
    stored: &PaymentRow,
) -> Result<Reply, Problem> {
    if asked.fingerprint == stored.fingerprint {
        let parties = leg::parties_or_none(keys, stored).await?;
        Ok(Reply::json(201, &Payment::as_created(stored, &parties)).replayed())
    } else {
        Err(Problem::new(Code::IdempotencyKeyReused))
    }
}
