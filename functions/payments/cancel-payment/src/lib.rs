//! Withdraws a payment that was not given to its rail yet: `POST /v1/payments/{payment_id}/cancel`.
//!
//! Key, status and money in one transaction: the money comes back if and only if the payment is
//! cancelled.

use accounts_contract::entry::{Kind, Leg};
use accounts_contract::posting;
use kernel::event::Cause;
use kernel::id::PaymentId;
use kernel::reason::Reason;
use payments_contract::{PaymentRow, Status};
use payments_domain::{Effect, Happening, next};
use payments_store::{KeyRow, Payment, state_of, status_of, transition};
use platform::http::{Call, Code, Problem, Reply};
use secret_store::FieldKeys;
use serde::Deserialize;
use store::{Failure, Outcome, Row, Transaction};

platform::function!();

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cancellation {
    reason: Reason,
}

/// How often a payment that changed under our hands is looked at again.
const LOOKS: u8 = 3;

/// Cancels the payment or says why not.
///
/// # Errors
/// `not_cancellable` once it was given to the rail; the other problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let key = call.idempotency_key()?;
    let id: PaymentId = call.resource("payment_id")?;
    let cancellation: Cancellation = call.json()?;
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let fingerprint = [&id.to_string(), cancellation.reason.as_str()];
    let fingerprint = keys.ring().fingerprint(&fingerprint);
    let key = KeyRow::new(
        "cancel",
        principal.tenant,
        principal.client,
        &key,
        id,
        fingerprint,
    );
    let cause = Cause {
        tenant: principal.tenant,
        client: Some(principal.client),
        request: call.request_id().clone(),
        at: ports.clock.now(),
    };
    for _ in 0..LOOKS {
        let row = payment(ports, id, &cause).await?;
        let decided = next(state_of(row.status), Happening::Withdrawn);
        let Ok((state, Effect::Release)) = decided else {
            return not_cancellable(ports, &keys, &key, &cause).await;
        };
        if let Some(answer) = commit(ports, &keys, &row, status_of(state), &key, &cause).await? {
            return Ok(answer);
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// Commits the cancellation; nothing if the payment changed since it was read.
async fn commit(
    ports: &Ports,
    keys: &FieldKeys,
    row: &PaymentRow,
    status: Status,
    key: &KeyRow,
    cause: &Cause,
) -> Result<Option<Reply>, Problem> {
    let (Some(account), Some(amount)) = (row.debtor, row.amount()) else {
        return Err(Problem::new(Code::NotCancellable));
    };
    let leg = Leg {
        minor: amount.minor(),
        kind: Kind::FpsPayment,
        payment: Some(row.id),
        other: None,
        reference: None,
        at: cause.at,
    };
    let release = posting::release(keys.ring(), account, amount, cause, &leg)?;
    let outcome = Transaction::of(ports.payments.put_once(key)?)
        .and(ports.payments.update(transition::to(row, status, cause)?))
        .and(ports.accounts.post(release))
        .commit()
        .await;
    match outcome {
        Outcome::Committed => {
            let cancelled = transition::applied(row, status, cause);
            Ok(Some(Reply::json(200, &shown(keys, &cancelled).await?)))
        }
        Outcome::Refused(failures) => match failures.first().and_then(Failure::stored) {
            Some(stored) => {
                let stored = store::row_of(stored.clone()).map_err(Problem::internal)?;
                repeated(ports, keys, &stored, key, cause).await.map(Some)
            }
            None => Ok(None),
        },
        Outcome::Busy => Err(Problem::undecided(Code::Unavailable)),
        Outcome::Unknown => Err(Problem::undecided(Code::OutcomeUnknown)),
    }
}

/// A payment that is past cancelling was perhaps cancelled by this very key.
async fn not_cancellable(
    ports: &Ports,
    keys: &FieldKeys,
    key: &KeyRow,
    cause: &Cause,
) -> Result<Reply, Problem> {
    match ports.payments.get::<KeyRow>(&key.key()).await? {
        Some(stored) => repeated(ports, keys, &stored, key, cause).await,
        None => {
            Err(Problem::new(Code::NotCancellable)
                .detail("It was given to its rail, or it is over."))
        }
    }
}

async fn repeated(
    ports: &Ports,
    keys: &FieldKeys,
    stored: &KeyRow,
    key: &KeyRow,
    cause: &Cause,
) -> Result<Reply, Problem> {
    if stored.fingerprint != key.fingerprint {
        return Err(Problem::new(Code::IdempotencyKeyReused));
    }
    // Cancelled is final, so the payment as it stands is what was answered first.
    let row = payment(ports, stored.payment, cause).await?;
    Ok(Reply::json(200, &shown(keys, &row).await?).replayed())
}

async fn shown(keys: &FieldKeys, row: &PaymentRow) -> Result<Payment, Problem> {
    let parties = keys.opening(|ring| row.parties(ring)).await?;
    Ok(Payment::of_row(row, &parties))
}

async fn payment(ports: &Ports, id: PaymentId, cause: &Cause) -> Result<PaymentRow, Problem> {
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(id)).await?;
    let row = row.filter(|row| row.tenant == cause.tenant);
    row.ok_or_else(|| Problem::new(Code::NotFound))
}
