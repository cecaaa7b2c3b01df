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
use rail_fps::{CreditTransfer, PaymentReturn, RejectCode, SchemeReference, Uetr};

use crate::Unwritable;

/// Returns the id of the payment that a pacs.008 brings, made from its transaction id alone: the
/// scheme's name of the payment. Whatever else differs belongs to [`credit_fingerprint`].
pub fn credit_id(received: &CreditTransfer) -> PaymentId {
    PaymentId::derive(&["fps", received.transaction_id.as_str()])
}

/// Returns the id of the return that a pacs.004 brings, made from its return id alone. Which payment
/// it returns, and all else, belongs to [`return_fingerprint`].
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
        booked_at: settled.map(|_| cause.at),
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
        booked_at: Some(cause.at),
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

/// Digests the facts by which a payment that comes again under its transaction id is the same
/// payment. Left out is what may differ when the same payment is sent again or through another
/// gateway: message id, creation time, the point-to-point instruction id, the time of acceptance.
pub fn credit_fingerprint(received: &CreditTransfer, ring: &Ring) -> Fingerprint {
    let reference = received.reference.as_ref().map(SchemeReference::as_str);
    ring.fingerprint(&[
        &received.amount.minor().to_string(),
        &received.settlement_date.to_string(),
        received.payment_type.code(),
        received.instructing_agent.as_str(),
        received.instructed_agent.as_str(),
        received.creditor.name.as_str(),
        received.creditor.sort_code.as_str(),
        received.creditor.account_number.as_str(),
        received.debtor.name.as_str(),
        received.debtor.sort_code.as_str(),
        received.debtor.account_number.as_str(),
        received.end_to_end_id.as_str(),
        received.uetr.as_ref().map_or("", Uetr::as_str),
        reference.unwrap_or_default(),
    ])
}

/// Digests the facts by which a return that comes again under its return id is the same return.
/// Left out are message ids, the creation time and the original's point-to-point instruction id.
pub fn return_fingerprint(received: &PaymentReturn, ring: &Ring) -> Fingerprint {
    let agent = |agent: Option<SortCode>| {
        let code = agent.map(|code| code.as_str().to_owned());
        code.unwrap_or_default()
    };
    let original = &received.original;
    let scheme_code = received.reason.scheme.map(|code| code.to_string());
    let original_date = received
        .original_settlement_date
        .map(|date| date.to_string());
    ring.fingerprint(&[
        original.transaction_id.as_str(),
        original.uetr.as_ref().map_or("", Uetr::as_str),
        &received.original_amount.minor().to_string(),
        original_date.as_deref().unwrap_or_default(),
        &received.returned_amount.minor().to_string(),
        &received.settlement_date.to_string(),
        &agent(received.instructing_agent),
        &agent(received.instructed_agent),
        received.reason.iso.as_str(),
        scheme_code.as_deref().unwrap_or_default(),
    ])
}
