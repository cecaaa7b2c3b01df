//! pacs.008: a payment from another bank to an account of ours.

use accounts_contract::entry::{Kind, Leg};
use accounts_contract::refusal::{self, Refusal};
use accounts_contract::{AccountRow, Particulars, Status as AccountStatus, posting};
use field_encryption::Ring;
use kernel::account::SortCode;
use kernel::event::Cause;
use kernel::id::AccountId;
use kernel::money::CurrencyCode;
use payments_contract::{Parties, PaymentRow, Status};
use payments_messages::{credit_id, credit_parties, credit_row, received_key, report_on_credit};
use platform::http::{Code, Problem, Reply};
use rail_fps::{Answer, CreditTransfer, Reason, RejectCode};
use secret_store::FieldKeys;
use store::{Failure, Outcome, Transaction};

use crate::{Ports, answer};

pub(crate) async fn take(
    ports: &Ports,
    keys: &FieldKeys,
    received: &CreditTransfer,
    xml: &[u8],
    cause: &Cause,
) -> Result<Reply, Problem> {
    let account = keys.ring().account(received.creditor.account_number);
    // The number of one of our accounts at another bank's sort code is somebody else's account.
    let payee: Option<Particulars> = if received.creditor.sort_code == SortCode::OURS {
        ports.accounts.view(&AccountRow::key_of(account)).await?
    } else {
        None
    };
    let cause = Cause {
        tenant: payee.as_ref().map_or(cause.tenant, |payee| payee.tenant),
        ..cause.clone()
    };
    let rejected = admission(payee.as_ref()).err();
    let parties = credit_parties(received)
        .map_err(|error| Problem::new(Code::MalformedBody).detail(error.to_string()))?;
    let payee = payee.is_some().then_some(account);
    let row = credit_row(received, &parties, payee, rejected, &cause, keys.ring())?;
    if rejected.is_none() {
        // A return of this payment will need its ids: kept before the money is.
        ports
            .messages
            .put_once(&received_key(row.id), "application/xml", xml.to_vec())
            .await
            .map_err(Problem::internal)?;
    }
    let transaction = transaction(ports, keys.ring(), (account, &parties), &row, &cause)?;
    let outcome = transaction.commit().await;
    let failures = match outcome {
        Outcome::Committed => return report(received, &row),
        Outcome::Refused(failures) => failures,
        undecided @ (Outcome::Busy | Outcome::Unknown) => {
            return Err(answer::undecided(&undecided));
        }
    };
    if let Some(stored) = failures.first().and_then(Failure::stored) {
        let stored: PaymentRow = store::row_of(stored.clone()).map_err(Problem::internal)?;
        return again(received, &row, &stored);
    }
    // The account changed between the look and the transaction: the next look tells.
    match refusal::of_credit(
        failures.get(1).and_then(Failure::stored),
        received.amount.any(),
    ) {
        Refusal::NoSuchAccount
        | Refusal::Closed
        | Refusal::Frozen
        | Refusal::Currency
        | Refusal::PossibleDuplicate
        | Refusal::InsufficientFunds
        | Refusal::BalanceLimit
        | Refusal::Passing => Err(Problem::undecided(Code::Unavailable)),
    }
}

/// Whether the payment can be taken, or the code by which it is rejected.
fn admission(payee: Option<&Particulars>) -> Result<(), RejectCode> {
    let payee = payee.ok_or(RejectCode::BENEFICIARY_UNKNOWN)?;
    if payee.status == AccountStatus::Closed {
        return Err(RejectCode::ACCOUNT_CLOSED);
    }
    if payee.currency != CurrencyCode::Gbp {
        return Err(RejectCode::WRONG_CURRENCY);
    }
    Ok(())
}

fn transaction(
    ports: &Ports,
    ring: &Ring,
    (account, parties): (AccountId, &Parties),
    row: &PaymentRow,
    cause: &Cause,
) -> Result<Transaction, Problem> {
    let payment = Transaction::of(ports.payments.put_once(row)?);
    if row.status == Status::Rejected {
        return Ok(payment);
    }
    let Some(amount) = row.amount() else {
        return Err(Problem::internal("a payment received has no amount"));
    };
    let leg = Leg {
        minor: amount.minor(),
        kind: Kind::FpsPayment,
        payment: Some(row.id),
        other: crate::other_side(&parties.debtor),
        reference: parties.reference.clone(),
        at: cause.at,
    };
    let credit = posting::credit(ring, account, amount, cause, &leg)?;
    Ok(payment.and(ports.accounts.post(credit)))
}

/// The same payment again is answered as it was; another one under its id is a duplicate id.
fn again(
    received: &CreditTransfer,
    row: &PaymentRow,
    stored: &PaymentRow,
) -> Result<Reply, Problem> {
    if row.fingerprint == stored.fingerprint {
        return report(received, stored);
    }
    let duplicate = Answer::Rejected(Reason::of(RejectCode::DUPLICATE));
    respond(received, row, duplicate)
}

fn report(received: &CreditTransfer, row: &PaymentRow) -> Result<Reply, Problem> {
    respond(received, row, payments_messages::answer(row))
}

fn respond(received: &CreditTransfer, row: &PaymentRow, given: Answer) -> Result<Reply, Problem> {
    report_on_credit(received, credit_id(received), given, row.created_at)
        .map(|report| answer::with(&report))
        .map_err(Problem::internal)
}
