use kernel::money::Amount;
use kernel::reason::Reason;
use kernel::time::Moment;
use payments_contract::journal::{
    JournalPurpose, JournalRow, JournalStatus, JournalSubject, OrderedReturn,
};
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::{Evidence, EvidencedReason, Payments};
use payments_domain::journal;
use platform::http::{Call, Code, Parts, Problem, Reply};
use secret_store::Secret;
use serde::{Deserialize, Serialize};
use store::{Can, Table, verb};

use super::{Journal, Movement, Subject, refused};
use crate::ReturnReason;
use crate::desk::{ATTEMPTS, DeskRequest, Refused};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Body {
    purpose: JournalPurpose,
    subject: JournalSubject,
    transfers: [Movement; 1],
    #[serde(default)]
    evidence: Vec<Evidence>,
    reason: Reason,
    /// Why the money goes back; of `suspense_returned`, and of nothing else.
    #[serde(skip_serializing_if = "Option::is_none")]
    return_reason_code: Option<ReturnReason>,
}

/// Proposes a journal that ends a work item, or a part of it. Nothing is booked.
///
/// # Errors
/// `evidence_required`, `item_not_open`, `exceeds_open_amount`, `currency_mismatch`; the other problems
/// of the contract.
pub async fn propose_journal<P>(
    call: &Call,
    payments: &Table<Payments, P>,
    field_keys: &Secret,
    now: Moment,
) -> Result<Reply, Problem>
where
    P: Can<verb::Get> + Can<verb::PutOnce>,
{
    let body: Body = call.json_by(goes_together)?;
    let [movement] = body.transfers;
    let (debit, credit, amount) = (movement.debit, movement.credit, movement.amount);
    let transfer = Transfer { debit, credit };
    let request = ("propose-journal", "");
    let request = DeskRequest::by(call, request, &body, field_keys, now).await?;
    for _ in 0..ATTEMPTS {
        if let Some(reply) = request.replayed(payments).await? {
            return Ok(reply);
        }
        let subject = Subject::read(payments, body.subject, &request.keys).await?;
        let refusal = judge(&subject, &body, (transfer, amount), now)?;
        let (None, Some(payment)) = (refusal, subject.payment()) else {
            let refused = refusal.unwrap_or(refused(journal::JournalRefusal::ItemNotOpen)?);
            return request.refuse(payments, refused).await;
        };
        let id = request.id_of_key();
        let grounds = EvidencedReason {
            reason: body.reason.clone(),
            evidence: body.evidence.clone(),
        };
        let row = JournalRow {
            id,
            purpose: body.purpose,
            subject: body.subject,
            payment,
            status: JournalStatus::Proposed,
            transfer,
            returns: body.return_reason_code.as_ref().map(|code| OrderedReturn {
                payment: JournalRow::return_id(id),
                code: code.code().to_owned(),
            }),
            minor: amount.minor(),
            currency: amount.currency(),
            grounds: grounds.seal(request.keys.ring(), &JournalRow::grounds_place(id))?,
            proposed_by: request.client,
            proposed_at: now,
            decided: None,
            decision_reason: None,
            booked_at: None,
            version: 1,
            updated_at: now,
            changed_by: request.client,
            request_id: request.cause.request.clone(),
        };
        let shown = Journal::of(&row, &request.keys).await?;
        let writes = vec![payments.put_once(&row)?];
        if let Some(reply) = request.commit(payments, writes, 201, &shown).await? {
            return Ok(reply);
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// Why the journal is refused, if it is.
fn judge(
    subject: &Subject,
    body: &Body,
    (transfer, amount): (Transfer, Amount),
    now: Moment,
) -> Result<Option<Refused>, Problem> {
    let other = subject.currency();
    if other.is_some_and(|other| other != amount.currency()) {
        return Ok(Some(Refused {
            code: Code::CurrencyMismatch,
            detail: "The work item is in another currency.",
        }));
    }
    let open = subject.open(body.purpose, transfer, now);
    match journal::propose(open, amount.minor(), body.evidence.len()) {
        Ok(()) => Ok(None),
        Err(refusal) => refused(refusal).map(Some),
    }
}

/// Judges a body by its purpose, which says between what accounts the money moves and whether it goes back.
fn goes_together(parts: &Parts<'_>) -> Result<(), Problem> {
    let Some(purpose) = parts.get("/purpose") else {
        return Ok(());
    };
    let account = |side: &str| parts.get(&format!("/transfers/0/{side}"));
    let movement = match (account("debit"), account("credit")) {
        (Some(debit), Some(credit)) => movement(purpose, debit, credit),
        (None, _) | (_, None) => Ok(()),
    };
    let code = return_code(purpose, parts.has("/return_reason_code"));
    Problem::both(movement, code).map(|_| ())
}

/// Whether there is a code of the return exactly if the journal orders one.
fn return_code(purpose: JournalPurpose, is_there: bool) -> Result<(), Problem> {
    let expected = match (purpose, is_there) {
        (JournalPurpose::SuspenseReturned, false) => {
            "expected a return code of the scheme, or our name for it"
        }
        (
            JournalPurpose::SuspenseApplied
            | JournalPurpose::RejectedButPaid
            | JournalPurpose::SettledButRefused,
            true,
        ) => "expected with the purpose suspense_returned only",
        (_, _) => return Ok(()),
    };
    Err(Problem::field("/return_reason_code", expected))
}

/// Whether the transfer is between the accounts that the purpose is for.
fn movement(
    purpose: JournalPurpose,
    debit: LedgerAccount,
    credit: LedgerAccount,
) -> Result<(), Problem> {
    let is =
        |account: LedgerAccount, known: InternalAccount| account == LedgerAccount::Internal(known);
    let settles = |account: LedgerAccount| match account {
        LedgerAccount::Internal(account) => account.is_settlement(),
        LedgerAccount::Customer(_) => false,
    };
    let is_customer = |account: LedgerAccount| match account {
        LedgerAccount::Customer(_) => true,
        LedgerAccount::Internal(_) => false,
    };
    let corrects = is(debit, InternalAccount::Receivables) && settles(credit)
        || settles(debit)
            && (is(credit, InternalAccount::Suspense) || is(credit, InternalAccount::Receivables));
    let (fits, expected) = match purpose {
        JournalPurpose::SuspenseApplied => (
            is(debit, InternalAccount::Suspense)
                && (is_customer(credit)
                    || is(credit, InternalAccount::Receivables)
                    || settles(credit)),
            "expected suspense as debit; as credit an account id, receivables or the settlement account",
        ),
        JournalPurpose::SuspenseReturned => (
            is(debit, InternalAccount::Suspense) && settles(credit),
            "expected suspense as debit and the settlement account as credit",
        ),
        JournalPurpose::RejectedButPaid | JournalPurpose::SettledButRefused => (
            corrects,
            "expected the settlement account on one side, on the other receivables or, as credit, suspense",
        ),
    };
    if fits {
        Ok(())
    } else {
        Err(Problem::field("/transfers/0", expected))
    }
}
