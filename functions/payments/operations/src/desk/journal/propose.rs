use kernel::money::Amount;
use kernel::reason::Reason;
use kernel::time::Moment;
use payments_contract::journal::{
    JournalPurpose, JournalRow, JournalStatus, JournalSubject, OrderedReturn,
};
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::{Evidence, EvidencedReason, Payments};
use payments_domain::journal;
use platform::http::{Call, Code, Problem, Reply};
use secret_store::Secret;
use serde::{Deserialize, Serialize};
use store::{Can, Table, verb};

use super::{Journal, Movement, Subject, refused};
use crate::ReturnReason;
use crate::desk::{ATTEMPTS, DeskRequest, Refused, few};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Body {
    purpose: JournalPurpose,
    subject: JournalSubject,
    transfers: Vec<Movement>,
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
    call.bank_principal()?;
    let body: Body = call.json()?;
    let documents = Problem::both(few(&body.evidence), return_code(&body));
    let ((transfer, amount), ((), code)) = Problem::both(movement(&body), documents)?;
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
            returns: code.as_ref().map(|code| OrderedReturn {
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

/// The code of the return that the journal orders, if it orders one.
fn return_code(body: &Body) -> Result<Option<ReturnReason>, Problem> {
    let code = body.return_reason_code.clone();
    match (body.purpose, code) {
        (JournalPurpose::SuspenseReturned, None) => {
            let expected = "expected a return code of the scheme, or our name for it";
            Err(Problem::field("/return_reason_code", expected))
        }
        (
            JournalPurpose::SuspenseApplied
            | JournalPurpose::RejectedButPaid
            | JournalPurpose::SettledButRefused,
            Some(_),
        ) => {
            let expected = "expected with the purpose suspense_returned only";
            Err(Problem::field("/return_reason_code", expected))
        }
        (_, code) => Ok(code),
    }
}

/// The one transfer of the journal, between the accounts that its purpose is for.
fn movement(body: &Body) -> Result<(Transfer, Amount), Problem> {
    let [movement] = body.transfers.as_slice() else {
        return Err(Problem::field("/transfers", "expected one transfer"));
    };
    let Movement {
        debit,
        credit,
        amount,
    } = *movement;
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
    let (fits, expected) = match body.purpose {
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
        Ok((Transfer { debit, credit }, amount))
    } else {
        Err(Problem::field("/transfers/0", expected))
    }
}
