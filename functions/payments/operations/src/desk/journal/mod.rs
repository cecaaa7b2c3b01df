//! Journals of the operations desk: proposed by one client of the bank, posted or declined by another.
//!
//! Posting is one transaction: the journal with its legs, the work item that it ends, the credit of a
//! customer's account, and the record of the idempotency key. No journal debits a customer. A journal that sends money
//! back is approved in the same way; its transaction puts the return, which has the legs.

mod corrected;
mod decide;
mod propose;
mod relatives;
mod subject;
mod suspended;

pub use decide::decide_journal;
pub use propose::propose_journal;
pub(super) use subject::Difference;
use subject::Subject;

use field_encryption::EncryptionError;
use kernel::id::{ClientId, JournalId, PaymentId};
use kernel::money::{Amount, Money};
use kernel::reason::Reason;
use kernel::time::Moment;
use payments_contract::journal::{JournalPurpose, JournalRow, JournalStatus, JournalSubject};
use payments_contract::ledger::LedgerAccount;
use payments_contract::{Evidence, EvidencedReason, Payments};
use payments_domain::journal::JournalRefusal;
use payments_domain::returning::NotReturnable;
use platform::http::{Call, Code, Problem, Reply};
use secret_store::{FieldKeys, Secret};
use serde::{Deserialize, Serialize};
use store::{Can, Table, verb};

use super::{Refused, own_proposal, words};

/// A movement of money between two accounts, as a journal names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Movement {
    debit: LedgerAccount,
    credit: LedgerAccount,
    amount: Amount,
}

/// A journal, as the API answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(
    clippy::struct_field_names,
    reason = "the names are those of the contract"
)]
pub struct Journal {
    journal_id: JournalId,
    purpose: JournalPurpose,
    subject: JournalSubject,
    payment_id: PaymentId,
    status: JournalStatus,
    transfers: [ShownMovement; 1],
    reason: Reason,
    evidence: Vec<Evidence>,
    proposed_by_client_id: ClientId,
    proposed_at: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by_client_id: Option<ClientId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_at: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision_reason: Option<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    posted_at: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_reason_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_payment_id: Option<PaymentId>,
    sequence: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct ShownMovement {
    debit: LedgerAccount,
    credit: LedgerAccount,
    amount: Money,
}

impl Journal {
    /// The journal of a row, without the words of people that cannot be decrypted.
    ///
    /// # Errors
    /// If the keys cannot be had.
    async fn of(row: &JournalRow, keys: &FieldKeys) -> Result<Self, EncryptionError> {
        let grounds = keys.readable(row.id, |ring| row.grounds(ring)).await?;
        let EvidencedReason { reason, evidence } = grounds.map_or_else(words::not_provided, Ok)?;
        let decision_reason = keys
            .readable(row.id, |ring| row.decision_reason(ring))
            .await?;
        Ok(Self {
            journal_id: row.id,
            purpose: row.purpose,
            subject: row.subject,
            payment_id: row.payment,
            status: row.status,
            transfers: [ShownMovement {
                debit: row.transfer.debit,
                credit: row.transfer.credit,
                amount: Money::new(row.minor, row.currency),
            }],
            reason,
            evidence,
            proposed_by_client_id: row.proposed_by,
            proposed_at: row.proposed_at,
            decided_by_client_id: row.decided.map(|decided| decided.by),
            decided_at: row.decided.map(|decided| decided.at),
            decision_reason: decision_reason.flatten(),
            posted_at: row.booked_at,
            return_reason_code: row.returns.as_ref().map(|ordered| {
                let mut rails = rails::in_preference().into_iter();
                let reason = rails.find_map(|rail| rail.return_reason(&ordered.code));
                reason.map_or_else(|| ordered.code.clone(), |reason| reason.word.to_owned())
            }),
            return_payment_id: row.return_payment(),
            sequence: row.version,
        })
    }
}

/// Answers a journal.
///
/// # Errors
/// `forbidden` to any client but the bank's own; `not_found`.
pub async fn get_journal<P: Can<verb::Get>>(
    call: &Call,
    payments: &Table<Payments, P>,
    field_keys: &Secret,
) -> Result<Reply, Problem> {
    let row = journal(payments, call.resource("journal_id")?).await?;
    let keys = FieldKeys::of(field_keys).await?;
    let shown = Journal::of(&row, &keys).await?;
    Ok(Reply::json(200, &shown))
}

/// The journal of this id.
async fn journal<P: Can<verb::Get>>(
    payments: &Table<Payments, P>,
    id: JournalId,
) -> Result<JournalRow, Problem> {
    let row: Option<JournalRow> = payments.get(&JournalRow::key_of(id)).await?;
    row.ok_or_else(|| Problem::new(Code::NotFound))
}

/// What is stored and answered; a refusal because of who asks is not stored.
fn refused(refusal: JournalRefusal) -> Result<Refused, Problem> {
    let (code, detail) = match refusal {
        JournalRefusal::SecondClientRequired => return Err(own_proposal()),
        JournalRefusal::EvidenceRequired => (
            Code::EvidenceRequired,
            "Name at least one document that supports it.",
        ),
        JournalRefusal::ItemNotOpen => (
            Code::ItemNotOpen,
            "It is ended, or has nothing to book for this purpose between these accounts.",
        ),
        JournalRefusal::ExceedsOpenAmount => (
            Code::ExceedsOpenAmount,
            "Take at most what is open of a suspense item and due to the account; book a contradiction whole.",
        ),
        JournalRefusal::NotReturnable(why) => (Code::NotReturnable, not_returnable(why)),
        JournalRefusal::NotProposed => (
            Code::NotProposed,
            "It was decided, or it is not the version that you name.",
        ),
    };
    Ok(Refused { code, detail })
}

fn not_returnable(why: NotReturnable) -> &'static str {
    match why {
        NotReturnable::IsAReturn => {
            "It came as a return, and the scheme knows no return of a return: apply it to an account."
        }
        NotReturnable::FromHere => {
            "It did not come from another bank: apply it to the account of its payer."
        }
        NotReturnable::Unreadable => {
            "The message that brought it cannot be read, so that no return of it can be written."
        }
        NotReturnable::TooLate => "Only a payment received in the last 90 days can be returned.",
        NotReturnable::InParts => {
            "A part of it was applied, and the scheme returns payments whole."
        }
        NotReturnable::Disputed => {
            "The scheme contradicts what is booked of the payment or of its return: end the break first."
        }
    }
}
