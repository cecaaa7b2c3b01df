//! pacs.002: what became of a payment of ours.

use accounts_contract::posting;
use kernel::event::Cause;
use payments_contract::{Kind, PaymentRow, Status};
use payments_domain::{Effect, Happening, next};
use payments_messages::{Verdict, located, names, verdict};
use payments_store::{leg, state_of, status_of, transition};
use platform::http::{Code, Problem, Reply};
use rail_fps::StatusReport;
use secret_store::FieldKeys;
use store::{Outcome, Transaction};

use crate::{Ports, answer};

/// How often a payment that changed under our hands is looked at again.
const LOOKS: u8 = 4;

pub(crate) async fn take(
    ports: &Ports,
    keys: &FieldKeys,
    report: &StatusReport,
    cause: &Cause,
) -> Result<Reply, Problem> {
    let key = located(&report.original).ok_or_else(|| Problem::new(Code::NotFound))?;
    let Some(verdict) = verdict(&report.answer) else {
        return Ok(answer::taken());
    };
    for _ in 0..LOOKS {
        let row: Option<PaymentRow> = ports.payments.get(&key).await?;
        let row = row.filter(|row| names(&report.original, row));
        let row = row.ok_or_else(|| Problem::new(Code::NotFound))?;
        let Ok((state, effect)) = next(state_of(row.status), verdict.happening) else {
            return settled_already(&row, &verdict);
        };
        let cause = Cause {
            tenant: row.tenant,
            ..cause.clone()
        };
        match transaction(
            ports,
            keys,
            &row,
            (status_of(state), effect),
            &verdict,
            &cause,
        )
        .await?
        {
            Outcome::Committed => return Ok(answer::taken()),
            Outcome::Refused(_) => {}
            undecided @ (Outcome::Busy | Outcome::Unknown) => {
                return Err(answer::undecided(&undecided));
            }
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// An answer to a payment that has its answer. The same again is taken; another one cannot be
/// true as well, and what was booked stands until people have looked at it.
fn settled_already(row: &PaymentRow, verdict: &Verdict) -> Result<Reply, Problem> {
    let agrees = match verdict.happening {
        Happening::AcceptedByRail => matches!(row.status, Status::Settled | Status::Returned),
        Happening::RejectedByRail => row.status == Status::Rejected,
        Happening::Approved(_)
        | Happening::Declined
        | Happening::Submitting
        | Happening::WentUnanswered
        | Happening::Withdrawn
        | Happening::ReturnedInFull
        | Happening::ReturnFailed => false,
    };
    if row.status == Status::Accepted {
        // The answer overtook our own note that it was submitted.
        return Err(Problem::undecided(Code::Unavailable));
    }
    if !agrees {
        tracing::error!(payment = %row.id, "the scheme contradicts its own answer");
    }
    Ok(answer::taken())
}

async fn transaction(
    ports: &Ports,
    keys: &FieldKeys,
    row: &PaymentRow,
    (status, effect): (Status, Effect),
    verdict: &Verdict,
    cause: &Cause,
) -> Result<Outcome, Problem> {
    let (Some(account), Some(amount)) = (row.debtor, row.amount()) else {
        return Err(Problem::internal("a payment sent has no debtor"));
    };
    let mut update = transition::to(row, status, cause)?;
    if verdict.reason.is_some() {
        update = transition::and_set(update, "rs", &verdict.reason)?;
    }
    if verdict.qualifier.is_some() {
        update = transition::and_set(update, "ql", &verdict.qualifier)?;
    }
    let mut transaction = Transaction::of(ports.payments.update(update));
    let (minor, ring) = (amount.minor(), keys.ring());
    let parties = keys.opening(|ring| row.parties(ring)).await?;
    transaction = match effect {
        Effect::Capture => {
            let leg = leg::of_debtor(row, &parties, 0_i64.saturating_sub(minor), cause.at);
            let capture = posting::capture(ring, account, amount, cause, &leg)?;
            transaction.and(ports.accounts.post(capture))
        }
        Effect::Release => {
            let leg = leg::of_debtor(row, &parties, minor, cause.at);
            let release = posting::release(ring, account, amount, cause, &leg)?;
            transaction.and(ports.accounts.post(release))
        }
        Effect::Nothing => transaction,
    };
    if let (Kind::Return, Status::Rejected, Some(original)) = (row.kind, status, row.original) {
        let restored = restore(ports, original, cause).await?;
        transaction = restored.into_iter().fold(transaction, Transaction::and);
    }
    Ok(transaction.commit().await)
}

/// A return that was refused: the payment it was to return stands again.
async fn restore(
    ports: &Ports,
    original: kernel::id::PaymentId,
    cause: &Cause,
) -> Result<Option<store::Write>, Problem> {
    let row: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(original)).await?;
    let Some(row) = row else { return Ok(None) };
    let update = transition::restored(&row, cause)?;
    Ok(update.map(|update| ports.payments.update(update)))
}
