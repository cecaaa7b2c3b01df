//! Takes a payment order: `POST /v1/payments`.
//!
//! One transaction does everything: the payment is put if its key is new, and the debtor's money
//! is set aside (to another bank, or above the client's limit) or moved (within the bank). The payment's item is the idempotency
//! record, the order, both ledger legs, the event and the audit fact at once, so none of them can
//! exist without the others. No read comes before; a repetition is answered from what the failed
//! condition brings back.

mod answer;
mod order;

use accounts_contract::entry::{Counterparty, Kind, Leg, OtherSide};
use accounts_contract::posting::{self, Repetition};
use accounts_contract::refusal::{self, Refusal as PostingRefusal};
use field_encryption::Ring;
use kernel::event::Cause;
use kernel::money::Amount;
use payments_contract::{Parties, PaymentRow, Route as By, Status};
use payments_domain::{Refusal, Route, choose};
use platform::http::{Call, Code, Problem, Reply};
use secret_store::FieldKeys;
use store::{Failure, Outcome, Transaction, Unavailable};

use order::Order;

platform::function!();

/// Takes the order or says why not.
///
/// # Errors
/// The problems of the contract; a refusal by a rule is recorded under the key first.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let key = call.idempotency_key()?;
    let order: Order = call.json()?;
    let cause = Cause {
        tenant: principal.tenant,
        client: Some(principal.client),
        request: call.request_id().clone(),
        at: ports.clock.now(),
    };
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let id = Order::payment_id(principal, &key);
    let parties = order.parties(id)?;
    let row = order.row(principal, id, &parties, &cause, keys.ring())?;
    let asked = Asked {
        order,
        parties,
        cause,
        keys,
    };
    match decide(&asked.order, asked.keys.ring()) {
        Err(refusal) => record_refusal(ports, &asked, row, refusal).await,
        Ok(Route::Fps) => commit(ports, &asked, order::by_fps(row)).await,
        Ok(Route::OnUs) => {
            let payee = asked.order.creditor_account(asked.keys.ring());
            commit(ports, &asked, order::on_us(row, payee)).await
        }
    }
}

/// An order, what its payment keeps of people, by whom and when, and the keys to seal it with.
struct Asked {
    order: Order,
    parties: Parties,
    cause: Cause,
    keys: FieldKeys,
}

fn decide(order: &Order, ring: &Ring) -> Result<Route, Refusal> {
    let route = choose(order.wish(), order.creditor.sort_code, order.amount)?;
    if route == Route::OnUs && order.creditor_account(ring) == order.debtor_account_id {
        return Err(Refusal::SameAccount);
    }
    Ok(route)
}

async fn commit(ports: &Ports, asked: &Asked, row: PaymentRow) -> Result<Reply, Problem> {
    let Asked { order, cause, .. } = asked;
    let repetition = Repetition {
        digest: order.likeness(asked.keys.ring()),
        allowed: order.allow_duplicate,
    };
    let outcome = transaction(ports, asked, &row, &repetition)?.commit().await;
    let failures = match outcome {
        Outcome::Committed => return answer::first(&row, &asked.parties),
        Outcome::Refused(failures) => failures,
        Outcome::Busy => return Err(Problem::undecided(Code::Unavailable)),
        Outcome::Unknown => return Err(Problem::undecided(Code::OutcomeUnknown)),
    };
    // A repetition can fail the posting as well (the money is gone by then): what the payment's
    // own condition says comes first.
    if let Some(stored) = failures.first().and_then(Failure::stored) {
        return answer::again(&asked.keys, &row, &read(stored)?).await;
    }
    match why(&failures, order.amount, cause, &repetition) {
        Why::Refused(refusal) => record_refusal(ports, asked, row, refusal).await,
        Why::NotFound => Err(Problem::new(Code::NotFound).with_error(
            "/debtor_account_id",
            "not_found",
            "there is no such account",
        )),
        Why::Passing => Err(Problem::undecided(Code::Unavailable)),
    }
}

/// The payment first, then the debtor, then, within the bank, the creditor.
fn transaction(
    ports: &Ports,
    asked: &Asked,
    row: &PaymentRow,
    repetition: &Repetition,
) -> Result<Transaction, Unavailable> {
    let (order, cause, ring) = (&asked.order, &asked.cause, asked.keys.ring());
    let (debtor, amount) = (order.debtor_account_id, order.amount);
    let kind = match row.route {
        By::OnUs => Kind::OnUs,
        By::Fps => Kind::FpsPayment,
    };
    let leg = |minor, other| Leg {
        minor,
        kind,
        payment: Some(row.id),
        other: Some(other),
        reference: order.reference.clone(),
        at: cause.at,
    };
    let payee = OtherSide::Party(Counterparty {
        name: Some(order.creditor.name.clone()),
        sort_code: order.creditor.sort_code,
        account_number: order.creditor.account_number,
    });
    let debit = leg(0_i64.saturating_sub(amount.minor()), payee);
    let payment = Transaction::of(ports.payments.put_once(row)?);
    // Above the client's limit nothing moves, within the bank neither, before another approves it.
    let paid_at_once = row.creditor.filter(|_| row.status == Status::Settled);
    Ok(match paid_at_once {
        None => {
            let reserve = posting::reserve(ring, debtor, amount, cause, &debit, repetition)?;
            payment.and(ports.accounts.post(reserve))
        }
        Some(creditor) => {
            let credit = leg(amount.minor(), OtherSide::Ours(debtor));
            let debit = posting::debit(ring, debtor, amount, cause, &debit, repetition)?;
            let credit = posting::credit(ring, creditor, amount, cause, &credit)?;
            payment
                .and(ports.accounts.post(debit))
                .and(ports.accounts.post(credit))
        }
    })
}

enum Why {
    Refused(Refusal),
    NotFound,
    Passing,
}

fn why(failures: &[Failure], amount: Amount, cause: &Cause, repetition: &Repetition) -> Why {
    if let Some(Failure::Condition(debtor)) = failures.get(1) {
        return match refusal::of_spending(debtor.as_ref(), amount, cause, repetition) {
            PostingRefusal::NoSuchAccount => Why::NotFound,
            PostingRefusal::Closed => Why::Refused(Refusal::AccountClosed),
            PostingRefusal::Frozen => Why::Refused(Refusal::AccountFrozen),
            PostingRefusal::Currency => Why::Refused(Refusal::CurrencyMismatch),
            PostingRefusal::PossibleDuplicate => Why::Refused(Refusal::PossibleDuplicate),
            PostingRefusal::InsufficientFunds => Why::Refused(Refusal::InsufficientFunds),
            PostingRefusal::BalanceLimit | PostingRefusal::Passing => Why::Passing,
        };
    }
    if let Some(Failure::Condition(creditor)) = failures.get(2) {
        return match refusal::of_credit(creditor.as_ref(), amount) {
            PostingRefusal::NoSuchAccount => Why::Refused(Refusal::PayeeAccountUnknown),
            PostingRefusal::Closed => Why::Refused(Refusal::PayeeAccountClosed),
            PostingRefusal::Currency => Why::Refused(Refusal::CurrencyMismatch),
            PostingRefusal::BalanceLimit => Why::Refused(Refusal::BalanceLimit),
            PostingRefusal::Frozen
            | PostingRefusal::PossibleDuplicate
            | PostingRefusal::InsufficientFunds
            | PostingRefusal::Passing => Why::Passing,
        };
    }
    Why::Passing
}

/// Records the refusal under the key, in one more write, so that a repetition is answered the same
/// and the audit log knows of it.
async fn record_refusal(
    ports: &Ports,
    asked: &Asked,
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
        Outcome::Refused(failures) => match failures.first().and_then(Failure::stored) {
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
