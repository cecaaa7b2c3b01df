//! Takes a payment order: `POST /v1/payments`.
//!
//! One transaction does everything: the payment is put if its key is new, and the debtor's money
//! is set aside (to another bank, or above the client's limit) or moved (within the bank). The payment's item is the idempotency
//! record, the order, both ledger legs, the event and the audit fact at once, so none of them can
//! exist without the others. No read comes before; a repetition is answered from what the failed
//! condition brings back. Only an order that is refused as it stands has its debtor's account read, for
//! whose it is, before the refusal is recorded.

mod answer;
mod attempt;
mod order;

use accounts_contract::recent::Slot;
use accounts_contract::{AccountRow, AccountView};
use field_encryption::FieldKeyRing;
use kernel::event::ChangeContext;
use kernel::id::PaymentId;
use payments_contract::{Parties, PaymentRow, Route, Status};
use payments_domain::{RailLimits, Refusal, choose};
use payments_store::PaidAlone;
use platform::http::{Call, Code, DECISIONS, OfOneRow, Problem, Reply};
use rail::PaymentRail;
use secret_store::FieldKeys;
use store::{ConditionResult, Outcome, Transaction};

use attempt::{Attempt, Why};
use order::PaymentOrder;

platform::function!();

/// Takes the order or says why not.
///
/// # Errors
/// The problems of the contract; a refusal by a rule is recorded under the key first.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let order: PaymentOrder = call.json()?;
    let key = call.idempotency_key()?;
    let cause = ChangeContext {
        tenant: principal.tenant,
        client: Some(principal.client),
        request: call.request_id().clone(),
        at: ports.clock.now(),
    };
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let id = PaymentOrder::payment_id(principal, &key);
    let parties = order.parties(id)?;
    let decided = decide(&order, keys.ring());
    let route = decided.unwrap_or_else(|_| order.route());
    let row = order.row((id, route), &parties, &cause, keys.ring())?;
    let alone = PaidAlone::of(&principal.policy, principal.client, order.amount, cause.at);
    let asked = PaymentAttempt {
        order,
        parties,
        cause,
        keys,
    };
    let row = match decided {
        Err(refusal) => {
            settle_ownership(ports, &asked).await?;
            return record_refusal(ports, &asked, row, refusal).await;
        }
        Ok(Route::Rail(rail)) => order::by_rail(row, rail),
        Ok(Route::OnUs) => order::on_us(row, asked.order.creditor_account(asked.keys.ring())),
    };
    commit(ports, &asked, Attempt::new(&asked, row, alone)).await
}

/// An order, what its payment keeps of people, by whom and when, and the keys to seal it with.
struct PaymentAttempt {
    order: PaymentOrder,
    parties: Parties,
    cause: ChangeContext,
    keys: FieldKeys,
}

/// What a rail carries.
fn limits(rail: &dyn PaymentRail) -> RailLimits {
    let profile = rail.profile();
    RailLimits {
        rail: profile.rail,
        currency: profile.currency,
        largest_minor: profile.largest_minor,
    }
}

fn decide(order: &PaymentOrder, ring: &FieldKeyRing) -> Result<Route, Refusal> {
    let route = choose(
        order.route,
        order.creditor.sort_code,
        order.amount,
        &rails::in_preference().map(limits),
    )?;
    if route == Route::OnUs && order.creditor_account(ring) == order.debtor_account_id {
        return Err(Refusal::SameAccount);
    }
    Ok(route)
}

/// Commits the payment. What the tables answer can tell that it is to be made another way: after
/// approval, as the first that is paid alone on a day, or although it looks like one that came to
/// nothing.
async fn commit(ports: &Ports, asked: &PaymentAttempt, attempt: Attempt) -> Result<Reply, Problem> {
    let mut attempt = attempt;
    for _ in 0..DECISIONS {
        let outcome = attempt.transaction(ports, asked)?.commit().await;
        let failures = match outcome {
            Outcome::Committed => return answer::first(&attempt.row, &asked.parties),
            Outcome::Refused(failures) => failures,
            Outcome::Busy => return Err(Problem::undecided(Code::Unavailable)),
            Outcome::Unknown => return Err(Problem::undecided(Code::OutcomeUnknown)),
        };
        // A repetition can fail the posting as well (the money is gone by then): what the payment's
        // own condition says comes first.
        if let Some(stored) = failures.first().and_then(ConditionResult::stored) {
            return answer::again(&asked.keys, &attempt.row, &read(stored)?).await;
        }
        match attempt.why(asked, &failures) {
            Why::Refused(refusal) => {
                return record_refusal(ports, asked, attempt.row, refusal).await;
            }
            Why::NotFound => return Err(no_such_account()),
            Why::Passing => return Err(Problem::undecided(Code::Unavailable)),
            Why::AboveDayLimit => attempt.wait(),
            Why::OtherDay(alone) => attempt.spending.alone = Some(alone),
            Why::Repeats(slots) => {
                if let Some(earlier) = earlier(ports, asked, &slots).await? {
                    let row = PaymentRow {
                        original: Some(earlier),
                        ..attempt.row
                    };
                    return record_refusal(ports, asked, row, Refusal::PossibleDuplicate).await;
                }
                attempt.spare(slots);
            }
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// A refusal that no posting brought back is recorded only for an account of the caller's: else an
/// order from another institution's account would be in its list, and would say what it is.
async fn settle_ownership(ports: &Ports, asked: &PaymentAttempt) -> Result<(), Problem> {
    let debtor = AccountRow::key_of(asked.order.debtor_account_id);
    let debtor: Option<AccountView> = ports.accounts.view(&debtor).await?;
    let own = debtor.filter(|debtor| debtor.tenant == asked.cause.tenant);
    own.map(|_| ()).ok_or_else(no_such_account)
}

fn no_such_account() -> Problem {
    Problem::new(Code::NotFound).with_error(
        "/debtor_account_id",
        "not_found",
        "there is no such account",
    )
}

/// The newest of these payments that the order repeats: one that may still move money, or did. A
/// payment that came to nothing stays so, and its order may be made again.
async fn earlier(
    ports: &Ports,
    asked: &PaymentAttempt,
    slots: &[Slot],
) -> Result<Option<PaymentId>, Problem> {
    for reference in slots.iter().filter_map(Slot::reference) {
        let key = PaymentRow::key_of_reference(&reference);
        let Some(row) = ports.payments.get::<PaymentRow>(&key).await? else {
            continue;
        };
        let stands = match row.status {
            Status::AwaitingApproval
            | Status::Accepted
            | Status::Submitted
            | Status::Unknown
            | Status::Settled => true,
            Status::Rejected
            | Status::Cancelled
            | Status::Declined
            | Status::Refused
            | Status::Returned => false,
        };
        if !stands {
            continue;
        }
        let repeats = match asked.keys.opening(|ring| row.parties(ring)).await {
            Ok(parties) => asked.order.repeats(&row, &parties, asked.keys.ring()),
            // The digest is the same; what it is of cannot be compared. The client can allow it.
            Err(error) if error.is_of_one_row() => {
                tracing::error!(payment = %row.id, %error, "earlier payment unreadable, taken as repeated");
                true
            }
            Err(error) => return Err(error.into()),
        };
        if repeats {
            return Ok(Some(row.id));
        }
    }
    Ok(None)
}

/// Records the refusal under the key, in one more write, so that a repetition is answered the same
/// and the audit log knows of it.
async fn record_refusal(
    ports: &Ports,
    asked: &PaymentAttempt,
    row: PaymentRow,
    refusal: Refusal,
) -> Result<Reply, Problem> {
    let refused = PaymentRow {
        status: Status::Refused,
        reason: Some(refusal.code().to_owned()),
        transfer: None,
        booked_at: None,
        scheme_id: None,
        approval: None,
        ..row
    };
    match Transaction::of(ports.payments.put_once(&refused)?)
        .commit()
        .await
    {
        Outcome::Committed => answer::first(&refused, &asked.parties),
        Outcome::Refused(failures) => match failures.first().and_then(ConditionResult::stored) {
            Some(stored) => answer::again(&asked.keys, &refused, &read(stored)?).await,
            None => Err(Problem::undecided(Code::Unavailable)),
        },
        Outcome::Busy => Err(Problem::undecided(Code::Unavailable)),
        Outcome::Unknown => Err(Problem::undecided(Code::OutcomeUnknown)),
    }
}

fn read(stored: &store::Item) -> Result<PaymentRow, Problem> {
    store::row_of(stored.clone()).map_err(Problem::internal)
}
