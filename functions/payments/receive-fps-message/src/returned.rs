//! pacs.004: a payment of ours comes back.

use accounts_contract::entry::{Kind as EntryKind, Leg};
use accounts_contract::posting;
use field_encryption::Ring;
use kernel::event::Cause;
use payments_contract::{Kind, Parties, PaymentRow, Status};
use payments_domain::{Happening, next};
use payments_messages::{Brought, located, names, report_on_return, return_id, return_row};
use payments_store::{state_of, status_of, transition};
use platform::http::{Code, Problem, Reply};
use rail_fps::{Answer, PaymentReturn, Reason, RejectCode};
use secret_store::FieldKeys;
use store::{Failure, Outcome, Transaction};

use crate::{Ports, answer};

pub(crate) async fn take(
    ports: &Ports,
    keys: &FieldKeys,
    received: &PaymentReturn,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let key = located(&received.original).ok_or_else(|| Problem::new(Code::NotFound))?;
    let original: Option<PaymentRow> = ports.payments.get(&key).await?;
    let original =
        original.filter(|row| row.kind == Kind::Payment && names(&received.original, row));
    let original = original.ok_or_else(|| Problem::new(Code::NotFound))?;
    let account = original
        .debtor
        .ok_or_else(|| Problem::new(Code::NotFound))?;
    let cause = Cause {
        tenant: original.tenant,
        ..brought.cause.clone()
    };
    let brought = Brought {
        cause: &cause,
        ..brought
    };
    let parties = keys.opening(|ring| original.parties(ring)).await?;
    let ring = keys.ring();
    let row = return_row(received, &original, &parties, account, brought)?;
    let status = match admission(received, &original)? {
        Admission::Take(status) => status,
        Admission::Taken => return report(received, &row, brought, Answer::Credited),
        Admission::Reject(code) => {
            return report(received, &row, brought, Answer::Rejected(Reason::of(code)));
        }
    };
    let transaction = transaction(ports, ring, (&original, &parties), &row, status, &cause)?;
    match transaction.commit().await {
        Outcome::Committed => report(received, &row, brought, Answer::Credited),
        Outcome::Refused(failures) if failures.first().is_some_and(Failure::is_condition) => {
            report(received, &row, brought, Answer::Credited)
        }
        // The original or the account changed meanwhile: the scheme sends again.
        undecided @ (Outcome::Refused(_) | Outcome::Busy | Outcome::Unknown) => {
            Err(answer::undecided(&undecided))
        }
    }
}

enum Admission {
    /// It can be taken; the original then has this status.
    Take(Status),
    /// This very return was taken before.
    Taken,
    /// It cannot be taken.
    Reject(RejectCode),
}

fn admission(received: &PaymentReturn, original: &PaymentRow) -> Result<Admission, Problem> {
    if original.returned_by == Some(return_id(received)) {
        return Ok(Admission::Taken);
    }
    if !received.is_full() || received.returned_amount.minor() != original.minor {
        return Ok(Admission::Reject(RejectCode::BUSINESS_REASONS));
    }
    match (
        next(state_of(original.status), Happening::ReturnedInFull),
        original.status,
    ) {
        (Ok((state, _)), _) => Ok(Admission::Take(status_of(state))),
        // A return says that the payment was accepted, but the acceptance has not come yet. It is
        // booked first; the scheme sends the return again.
        (Err(_), Status::Accepted | Status::Submitted | Status::Unknown) => {
            Err(Problem::undecided(Code::Unavailable))
        }
        (
            Err(_),
            Status::AwaitingApproval
            | Status::Settled
            | Status::Rejected
            | Status::Cancelled
            | Status::Declined
            | Status::Refused
            | Status::Returned,
        ) => Ok(Admission::Reject(RejectCode::DUPLICATE)),
    }
}

fn transaction(
    ports: &Ports,
    ring: &Ring,
    (original, parties): (&PaymentRow, &Parties),
    row: &PaymentRow,
    status: Status,
    cause: &Cause,
) -> Result<Transaction, Problem> {
    let (Some(account), Some(amount)) = (row.creditor, row.amount()) else {
        return Err(Problem::internal("a return has no account"));
    };
    let leg = Leg {
        minor: amount.minor(),
        kind: EntryKind::FpsReturn,
        payment: Some(row.id),
        // Who was paid is who sends it back.
        other: crate::other_side(&parties.creditor),
        reference: parties.reference.clone(),
        at: cause.at,
    };
    let update = transition::to(original, status, cause)?;
    let update = transition::and_set(update, "by", row.id)?;
    let update = transition::and_set(update, "rc", row.return_code.as_deref())?;
    let credit = posting::credit(ring, account, amount, cause, &leg)?;
    Ok(Transaction::of(ports.payments.put_once(row)?)
        .and(ports.payments.update(update))
        .and(ports.accounts.post(credit)))
}

fn report(
    received: &PaymentReturn,
    row: &PaymentRow,
    brought: Brought<'_>,
    given: Answer,
) -> Result<Reply, Problem> {
    report_on_return(received, brought.message, given, row.created_at)
        .map(|report| answer::with(&report))
        .map_err(Problem::internal)
}
