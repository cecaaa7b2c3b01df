//! Payments that another bank sends us, as rows. Their ids follow from the scheme's, so that the
//! same message makes the same payment.

use field_encryption::{FieldFault, Ring};
use kernel::account::SortCode;
use kernel::event::Cause;
use kernel::id::{AccountId, PaymentId, TenantId};
use kernel::idempotency::Fingerprint;
use kernel::money::CurrencyCode;
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::{Direction, Kind, Parties, Party, PaymentRow, Route, Status};
use rail_fps::{CreditTransfer, PaymentReturn, RejectCode};

use crate::Unwritable;

/// The id of the payment that a pacs.008 brings.
pub fn credit_id(received: &CreditTransfer) -> PaymentId {
    let agent = received.instructing_agent;
    PaymentId::derive(&["fps", agent.as_str(), received.transaction_id.as_str()])
}

/// The id of the return that a pacs.004 brings.
pub fn return_id(received: &PaymentReturn) -> PaymentId {
    PaymentId::derive(&["fps-return", received.return_id.as_str()])
}

/// Who pays whom by a pacs.008, and what they wrote.
///
/// # Errors
/// [`Unwritable`] if the message holds what a row cannot.
pub fn credit_parties(received: &CreditTransfer) -> Result<Parties, Unwritable> {
    let party = |party: &rail_fps::Party| -> Result<Party, Unwritable> {
        Ok(Party {
            name: Some(party.name.as_str().parse().map_err(|_| Unwritable::NAME)?),
            sort_code: Some(party.sort_code),
            account_number: Some(party.account_number),
        })
    };
    let reference = received
        .reference
        .as_ref()
        .map(|text| text.as_str().trim().parse());
    Ok(Parties {
        debtor: party(&received.debtor)?,
        creditor: party(&received.creditor)?,
        reference: reference.transpose().map_err(|_| Unwritable::REFERENCE)?,
        end_to_end_id: received.end_to_end_id.clone(),
    })
}

/// The payment that a pacs.008 brings: settled in the payee's account, or rejected with the scheme's
/// code.
///
/// # Errors
/// When its parties cannot be sealed: a fault of ours.
pub fn credit_row(
    received: &CreditTransfer,
    parties: &Parties,
    payee: Option<AccountId>,
    rejected: Option<RejectCode>,
    cause: &Cause,
    ring: &Ring,
) -> Result<PaymentRow, FieldFault> {
    let id = credit_id(received);
    let settled = payee.filter(|_| rejected.is_none());
    Ok(PaymentRow {
        id,
        tenant: cause.tenant,
        ordered_by: None,
        fingerprint: credit_fingerprint(received, ring),
        direction: Direction::Inbound,
        kind: Kind::Payment,
        route: Route::Fps,
        status: if rejected.is_some() {
            Status::Rejected
        } else {
            Status::Settled
        },
        debtor: None,
        creditor: payee,
        parties: parties.seal(ring, id)?,
        minor: received.amount.minor(),
        currency: CurrencyCode::Gbp,
        transfer: settled.map(from_settlement),
        scheme_id: Some(received.transaction_id.as_str().to_owned()),
        reason: rejected.map(|code| code.to_string()),
        return_code: None,
        qualifier: None,
        original: None,
        returned_by: None,
        approval: None,
        version: 1,
        created_at: cause.at,
        updated_at: cause.at,
        changed_by: cause.client,
        request_id: cause.request.clone(),
    })
}

/// The return that a pacs.004 brings, of a payment of ours with these parties.
///
/// # Errors
/// When its own parties cannot be sealed: a fault of ours.
pub fn return_row(
    received: &PaymentReturn,
    original: &PaymentRow,
    parties: &Parties,
    account: AccountId,
    cause: &Cause,
    ring: &Ring,
) -> Result<PaymentRow, FieldFault> {
    let id = return_id(received);
    let code = received
        .reason
        .scheme_code()
        .unwrap_or(rail_fps::ReturnCode::NOT_GIVEN);
    let back = Parties {
        debtor: parties.creditor.clone(),
        creditor: parties.debtor.clone(),
        reference: None,
        end_to_end_id: parties.end_to_end_id.clone(),
    };
    Ok(PaymentRow {
        id,
        tenant: original.tenant,
        ordered_by: None,
        fingerprint: return_fingerprint(received, ring),
        direction: Direction::Inbound,
        kind: Kind::Return,
        route: Route::Fps,
        status: Status::Settled,
        debtor: None,
        creditor: original.debtor,
        parties: back.seal(ring, id)?,
        minor: received.returned_amount.minor(),
        currency: CurrencyCode::Gbp,
        transfer: Some(from_settlement(account)),
        scheme_id: Some(received.return_id.as_str().to_owned()),
        reason: None,
        return_code: Some(code.to_string()),
        qualifier: None,
        original: Some(original.id),
        returned_by: None,
        approval: None,
        version: 1,
        created_at: cause.at,
        updated_at: cause.at,
        changed_by: cause.client,
        request_id: cause.request.clone(),
    })
}

/// The tenant under which the bank itself keeps what belongs to no customer.
pub fn house() -> TenantId {
    TenantId::derive(&["house", SortCode::OURS.as_str()])
}

fn from_settlement(account: AccountId) -> Transfer {
    Transfer {
        debit: LedgerAccount::Internal(InternalAccount::FpsSettlement),
        credit: LedgerAccount::Customer(account),
    }
}

/// What makes two messages with one id the same message.
fn credit_fingerprint(received: &CreditTransfer, ring: &Ring) -> Fingerprint {
    ring.fingerprint(&[
        &received.amount.minor().to_string(),
        received.creditor.sort_code.as_str(),
        received.creditor.account_number.as_str(),
        received.debtor.sort_code.as_str(),
        received.debtor.account_number.as_str(),
        received.end_to_end_id.as_str(),
    ])
}

fn return_fingerprint(received: &PaymentReturn, ring: &Ring) -> Fingerprint {
    ring.fingerprint(&[
        &received.returned_amount.minor().to_string(),
        received.original.transaction_id.as_str(),
    ])
}
