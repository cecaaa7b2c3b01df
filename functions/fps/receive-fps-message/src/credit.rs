//! pacs.008: a payment from another bank to an account at this bank.

use accounts_contract::refusal::{self, PostingRefusal};
use accounts_contract::{AccountRow, AccountView, Status as AccountStatus};
use fps_messages::{Brought, credit_parties, credit_row, off_profile};
use kernel::account::SortCode;
use kernel::event::ChangeContext;
use kernel::money::CurrencyCode;
use payments_contract::transition;
use platform::http::{Code, Problem, Reply};
use rail_fps::{CreditTransfer, Malformed, Reason, RejectCode, Rejection};
use store::{ConditionResult, Outcome};

use crate::{Ports, answer};

/// How often an account that changed between the look and the transaction is looked at again.
const ATTEMPTS: u8 = 3;

/// Credits the payment or rejects it, and answers with what became of it.
pub(crate) async fn take(
    ports: &Ports,
    received: &CreditTransfer,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let account = brought.ring.account(received.creditor.account_number);
    let parties = credit_parties(received);
    let mut refused = None;
    for _ in 0..ATTEMPTS {
        // The number of one of our accounts at another bank's sort code is somebody else's account.
        let payee: Option<AccountView> = if received.creditor.sort_code == SortCode::THIS_BANK {
            ports.accounts.view(&AccountRow::key_of(account)).await?
        } else {
            None
        };
        let cause = ChangeContext {
            tenant: payee
                .as_ref()
                .map_or(brought.cause.tenant, |payee| payee.tenant),
            at: ports.clock.now(),
            ..brought.cause.clone()
        };
        let brought = Brought {
            cause: &cause,
            ..brought
        };
        let rejected = refused.take().map(Reason::of);
        let rejected = rejected.or_else(|| admission(received, payee.as_ref(), &cause).err());
        let payee = payee.is_some().then_some(account);
        let row = credit_row(received, &parties, payee, rejected.as_ref(), brought)?;
        let change = transition::receive(&row, &parties, brought.ring, brought.cause);
        let change = change.map_err(answer::not_made)?;
        let transaction = change.transaction(&ports.payments, &ports.accounts);
        let failures = match transaction.commit().await {
            Outcome::Committed => {
                return answer::on(received.original(), &row.fingerprint, &row, brought);
            }
            Outcome::Refused(failures) => failures,
            undecided @ (Outcome::Busy | Outcome::Unknown) => {
                return Err(answer::undecided(&undecided));
            }
        };
        if let Some(stored) = answer::stored(&failures)? {
            return answer::on(received.original(), &row.fingerprint, &stored, brought);
        }
        // The account refused it: for good, then the next turn rejects it, or for the moment.
        refused = code_of(refusal::of_credit(
            failures.get(1).and_then(ConditionResult::stored),
            received.amount.any(),
        ));
    }
    Err(Problem::undecided(Code::Unavailable))
}

/// The code by which a payment is rejected that an account refuses for good.
fn code_of(refusal: PostingRefusal) -> Option<RejectCode> {
    match refusal {
        PostingRefusal::NoSuchAccount => Some(RejectCode::BENEFICIARY_UNKNOWN),
        PostingRefusal::Closed => Some(RejectCode::ACCOUNT_CLOSED),
        PostingRefusal::Frozen => Some(RejectCode::ACCOUNT_STOPPED),
        PostingRefusal::Currency => Some(RejectCode::WRONG_CURRENCY),
        PostingRefusal::BalanceLimit => Some(RejectCode::BUSINESS_REASONS),
        PostingRefusal::PossibleDuplicate
        | PostingRefusal::InsufficientFunds
        | PostingRefusal::Transient => None,
    }
}

/// Whether the payment can be taken, or why it is rejected.
fn admission(
    received: &CreditTransfer,
    payee: Option<&AccountView>,
    cause: &ChangeContext,
) -> Result<(), Rejection> {
    let id = (&received.transaction_id, "CdtTrfTxInf/PmtId/TxId");
    let date = Some((
        received.settlement_date.day,
        received.settlement_date_path(),
    ));
    if let Some(malformed) = off_profile(id, date, cause.at) {
        return Err(malformed.rejection());
    }
    if received.amount.minor() > rail_fps::PROFILE.largest_minor {
        return Err(Malformed::value("CdtTrfTxInf/IntrBkSttlmAmt").rejection());
    }
    if received.creditor.name.is_none() {
        return Err(Reason::of(RejectCode::BENEFICIARY_NAME_MISSING));
    }
    let payee = payee.ok_or_else(|| Reason::of(RejectCode::BENEFICIARY_UNKNOWN))?;
    if received.instructed_agent != SortCode::THIS_BANK {
        return Err(Reason::of(RejectCode::RECEIVING_AGENCY_UNKNOWN));
    }
    if payee.status == AccountStatus::Closed {
        return Err(Reason::of(RejectCode::ACCOUNT_CLOSED));
    }
    if payee.currency != CurrencyCode::Gbp {
        return Err(Reason::of(RejectCode::WRONG_CURRENCY));
    }
    Ok(())
}
