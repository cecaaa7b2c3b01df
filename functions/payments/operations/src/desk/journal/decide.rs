use accounts_contract::entry::{Kind, Leg};
use accounts_contract::refusal::{self, PostingRefusal};
use accounts_contract::{Accounts, posting};
use kernel::id::JournalId;
use kernel::reason::Reason;
use kernel::time::Moment;
use payments_contract::journal::{JournalRow, JournalStatus};
use payments_contract::ledger::LedgerAccount;
use payments_contract::{ApprovalDecision, Payments};
use payments_domain::journal::{self, JournalRefusal, Waiting};
use platform::http::{Call, Code, Problem, Reply};
use secret_store::Secret;
use serde::{Deserialize, Serialize};
use store::{Can, ConditionResult, Table, Write, verb};

use super::{Journal, Subject, refused};
use crate::desk::{ATTEMPTS, Attempt, Decision, DeskRequest, ReasonBody, Refused};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ApprovalBody {
    #[serde(deserialize_with = "kernel::whole::sequence")]
    sequence: u64,
    reason: Reason,
}

/// What a client decides about a journal.
struct Decides {
    request: DeskRequest,
    reason: Reason,
    /// The version that it approves; none if it declines.
    approved: Option<u64>,
}

impl Decides {
    async fn by(
        call: &Call,
        decision: Decision,
        field_keys: &Secret,
        now: Moment,
    ) -> Result<(Self, JournalId), Problem> {
        let (request, id, reason, approved) = match decision {
            Decision::Approve => {
                let operation = ("approve-journal", "journal_id");
                let (request, id, body): (_, _, ApprovalBody) =
                    DeskRequest::about(call, operation, field_keys, now).await?;
                (request, id, body.reason, Some(body.sequence))
            }
            Decision::Decline => {
                let operation = ("decline-journal", "journal_id");
                let (request, id, body): (_, _, ReasonBody) =
                    DeskRequest::about(call, operation, field_keys, now).await?;
                (request, id, body.reason, None)
            }
        };
        let decides = Self {
            request,
            reason,
            approved,
        };
        Ok((decides, id))
    }

    fn judge(&self, row: &JournalRow) -> Result<(), JournalRefusal> {
        let waiting = (row.status == JournalStatus::Proposed).then_some(Waiting {
            version: row.version,
            by: row.proposed_by,
        });
        match self.approved {
            Some(seen) => journal::approve(waiting.as_ref(), seen, self.request.client),
            None => journal::decline(waiting.as_ref(), self.request.client),
        }
    }

    /// The journal with the decision.
    fn decided(&self, row: &JournalRow) -> Result<JournalRow, Problem> {
        let cause = &self.request.cause;
        let place = JournalRow::decision_place(row.id);
        let status = match (self.approved, &row.returns) {
            (None, _) => JournalStatus::Declined,
            // The return has the legs.
            (Some(_), Some(_)) => JournalStatus::Approved,
            (Some(_), None) => JournalStatus::Posted,
        };
        Ok(JournalRow {
            status,
            decided: Some(ApprovalDecision {
                by: self.request.client,
                at: cause.at,
            }),
            decision_reason: Some(self.request.keys.ring().encrypt(&place, &self.reason)?),
            booked_at: (status == JournalStatus::Posted).then_some(cause.at),
            version: row.version.saturating_add(1),
            updated_at: cause.at,
            changed_by: self.request.client,
            request_id: cause.request.clone(),
            ..row.clone()
        })
    }
}

/// Approves or declines a journal. Approval posts it, in one transaction with the work item that it
/// ends.
///
/// # Errors
/// `not_proposed`, `second_client_required`, `item_not_open`, `exceeds_open_amount`, and what refuses the
/// credit of an account; the other problems of the contract.
pub async fn decide_journal<P, A>(
    call: &Call,
    decision: Decision,
    tables: (&Table<Payments, P>, &Table<Accounts, A>),
    field_keys: &Secret,
    now: Moment,
) -> Result<Reply, Problem>
where
    P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    A: Can<verb::Postings>,
{
    let (decides, id) = Decides::by(call, decision, field_keys, now).await?;
    let request = &decides.request;
    for _ in 0..ATTEMPTS {
        if let Some(reply) = request.replayed(tables.0).await? {
            return Ok(reply);
        }
        let row = super::journal(tables.0, id).await?;
        let writes = match decides.judge(&row) {
            Ok(()) => writes(&decides, tables, &row).await?,
            Err(refusal) => Err(refusal),
        };
        let (next, writes) = match writes {
            Ok(writes) => writes,
            Err(refusal) => return request.refuse(tables.0, refused(refusal)?).await,
        };
        let shown = Journal::of(&next, &request.keys).await?;
        let failures = match request.attempt(tables.0, writes, 200, &shown).await? {
            Attempt::Answered(reply) => return Ok(reply),
            Attempt::Refused(failures) => failures,
        };
        if let Some(refused) = by_account(&next, &failures) {
            return request.refuse(tables.0, refused).await;
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// The journal after the decision, and all writes of it: first the journal's own, and then the credit of
/// a customer's account, if it is one.
async fn writes<P, A>(
    decides: &Decides,
    (payments, accounts): (&Table<Payments, P>, &Table<Accounts, A>),
    row: &JournalRow,
) -> Result<Result<(JournalRow, Vec<Write>), JournalRefusal>, Problem>
where
    P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    A: Can<verb::Postings>,
{
    let next = decides.decided(row)?;
    let mut writes = vec![payments.replace(row, &next)?];
    if decides.approved.is_none() {
        return Ok(Ok((next, writes)));
    }
    let (cause, keys) = (&decides.request.cause, &decides.request.keys);
    let subject = Subject::read(payments, row.subject, keys).await?;
    let open = subject.open(row.purpose, row.transfer, cause.at);
    let left = match open.and_then(|open| journal::take(open, row.minor)) {
        Ok(left) => left,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let amount = row.amount();
    let amount = amount.ok_or_else(|| Problem::internal("a journal has no amount"))?;
    if let LedgerAccount::Customer(account) = row.transfer.credit {
        let leg = Leg {
            minor: row.minor,
            kind: Kind::Adjustment,
            payment: None,
            journal: Some(row.id),
            other: None,
            reference: None,
            at: cause.at,
        };
        let credit = posting::credit(keys.ring(), account, amount, cause, &leg)?;
        writes.push(accounts.post(credit));
    }
    writes.extend(subject.ended(payments, &next, left, (cause, keys))?);
    Ok(Ok((next, writes)))
}

/// Why the customer's account refused the credit, if only it did, and another attempt would not help.
/// Before its write are those of the key and of the journal.
fn by_account(journal: &JournalRow, failures: &[ConditionResult]) -> Option<Refused> {
    let LedgerAccount::Customer(_) = journal.transfer.credit else {
        return None;
    };
    let others = failures.iter().enumerate().filter(|(at, _)| *at != 2);
    if others
        .map(|(_, failure)| failure)
        .any(ConditionResult::is_condition)
    {
        return None;
    }
    let account = failures.get(2).filter(|failure| failure.is_condition())?;
    let (code, detail) = match refusal::of_credit(account.stored(), journal.amount()?) {
        PostingRefusal::NoSuchAccount => (
            Code::PayeeAccountUnknown,
            "No account at this bank has the id that the journal credits.",
        ),
        PostingRefusal::Closed => (
            Code::AccountClosed,
            "The account that the journal credits is closed; decline it and propose another.",
        ),
        PostingRefusal::Currency => (
            Code::CurrencyMismatch,
            "The account that the journal credits is in another currency.",
        ),
        PostingRefusal::BalanceLimit => (
            Code::BalanceLimit,
            "The account that the journal credits would hold more than an account may.",
        ),
        PostingRefusal::Frozen
        | PostingRefusal::PossibleDuplicate
        | PostingRefusal::InsufficientFunds
        | PostingRefusal::Transient => return None,
    };
    Some(Refused { code, detail })
}
