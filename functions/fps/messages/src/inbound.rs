//! Payments that another bank sends us, as rows. Their ids follow from the scheme's, so that the
//! same message makes the same payment.

use calendar::london;
use field_encryption::{EncryptionError, FieldKeyRing};
use kernel::event::ChangeContext;
use kernel::id::{AccountId, PaymentId, TenantId};
use kernel::idempotency::Fingerprint;
use kernel::money::CurrencyCode;
use kernel::party::{PartyName, Reference};
use kernel::payment::Rail;
use kernel::time::Moment;
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::{Direction, Kind, NewPayment, Parties, Party, PaymentRow, Route, Status};
use rail_fps::{
    CreditTransfer, Malformed, MessageName, PartyText, PaymentReturn, Profile, RejectCode,
    Rejectable, Rejection, RemittanceText, TransactionId,
};

use crate::keep::fitted;

/// The most of a name that a row keeps, in characters and in bytes: the row is to fit into one write
/// unit with two of them.
const NAME_CHARACTERS: usize = 35;
const NAME_BYTES: usize = 70;

/// How a payment came: the change that takes it in, and the digest of the message.
#[derive(Clone, Copy, Debug)]
pub struct Brought<'a> {
    /// The change.
    pub cause: &'a ChangeContext,
    /// The digest of the message, under which the archive has it.
    pub message: &'a Fingerprint,
    /// The keys for what the row encrypts.
    pub ring: &'a FieldKeyRing,
}

/// Returns the id of what another bank sends under this id of the scheme, made from that alone: a
/// payment by its `TxId`, a return by its `RtrId`. One id names one of either; what it is, and whatever
/// else differs, belongs to [`credit_fingerprint`] and [`return_fingerprint`].
pub fn payment_id_of(id: &TransactionId) -> PaymentId {
    PaymentId::derive(&["fps", id.as_str()])
}

/// Who pays whom by a pacs.008, and what they wrote, as far as a row keeps it.
pub fn credit_parties(received: &CreditTransfer) -> Parties {
    let party = |party: &rail_fps::Party| Party {
        name: party
            .name
            .as_ref()
            .and_then(|name| fitted::<PartyName>(name.as_str(), NAME_CHARACTERS, NAME_BYTES)),
        sort_code: Some(party.sort_code),
        account_number: Some(party.account_number),
    };
    let reference = received.reference.as_ref();
    Parties {
        debtor: party(&received.debtor),
        creditor: party(&received.creditor),
        reference: reference
            .and_then(|text| fitted::<Reference>(text.as_str(), Reference::MAX, Reference::MAX)),
        end_to_end_id: received.end_to_end_id.clone(),
    }
}

/// Why the scheme's rules of this moment do not allow a transaction id, and a settlement date if there is one, at
/// these paths of a message; `None` if they do.
pub fn off_profile(
    (id, id_path): (&TransactionId, &str),
    date: Option<(jiff::civil::Date, &str)>,
    at: Moment,
) -> Option<Malformed> {
    let today = london::date(at);
    let Some(profile) = Profile::on(today) else {
        return Some(Malformed::value(id_path));
    };
    let judged = profile
        .check_id(id, today, id_path)
        .and_then(|()| match date {
            Some((date, path)) => profile.check_date(date, today, path),
            None => Ok(()),
        });
    judged.err()
}

/// The payment that a pacs.008 brings: settled in the creditor's account, or rejected.
///
/// # Errors
/// When its parties cannot be encrypted (a bug).
pub fn credit_row(
    received: &CreditTransfer,
    parties: &Parties,
    creditor: Option<AccountId>,
    rejected: Option<&Rejection>,
    brought: Brought<'_>,
) -> Result<PaymentRow, EncryptionError> {
    let fingerprint = credit_fingerprint(received, brought.ring);
    let settled = creditor.filter(|_| rejected.is_none());
    let refused = rejected_row(
        Kind::Payment,
        &received.transaction_id,
        fingerprint,
        parties,
        rejected,
        brought,
    )?;
    Ok(PaymentRow {
        status: if rejected.is_some() {
            Status::Rejected
        } else {
            Status::Settled
        },
        creditor,
        minor: received.amount.minor(),
        transfer: settled.map(from_settlement),
        booked_at: settled.map(|_| brought.cause.at),
        ..refused
    })
}

/// The payment or return of which only the ids could be read: rejected, and kept under its id so that
/// the same message has the same answer, whatever this bank learns to read.
///
/// # Errors
/// [`EncryptionError`] if its parties cannot be encrypted (a bug).
pub fn unreadable_row(
    rejectable: &Rejectable,
    brought: Brought<'_>,
) -> Result<PaymentRow, EncryptionError> {
    let original = &rejectable.original;
    let (kind, named) = if original.message_name == Some(MessageName::PaymentReturn) {
        (Kind::Return, "return")
    } else {
        (Kind::Payment, "payment")
    };
    let malformed = &rejectable.malformed;
    let fault = malformed.to_string();
    let fingerprint = brought.ring.fingerprint(&["unreadable", named, &fault]);
    let row = rejected_row(
        kind,
        &original.transaction_id,
        fingerprint,
        &Parties::unknown(original.end_to_end_id.clone()),
        Some(&malformed.rejection()),
        brought,
    )?;
    let minor = rejectable.amount.map_or(0, kernel::money::Amount::minor);
    Ok(PaymentRow { minor, ..row })
}

/// The return that a pacs.004 brings, rejected. It is kept by the bank itself: it moves nothing of any
/// customer.
///
/// # Errors
/// [`EncryptionError`] if its parties cannot be encrypted (a bug).
pub fn rejected_return_row(
    received: &PaymentReturn,
    original: Option<PaymentId>,
    rejected: &Rejection,
    brought: Brought<'_>,
) -> Result<PaymentRow, EncryptionError> {
    let row = rejected_row(
        Kind::Return,
        &received.return_id,
        return_fingerprint(received, brought.ring),
        &Parties::unknown(received.original.end_to_end_id.clone()),
        Some(rejected),
        brought,
    )?;
    Ok(PaymentRow {
        tenant: TenantId::bank(),
        original,
        minor: received.returned_amount.minor(),
        ..row
    })
}

/// What rows of payments from the rail have in common, without account and amount.
fn rejected_row(
    kind: Kind,
    scheme_id: &TransactionId,
    fingerprint: Fingerprint,
    parties: &Parties,
    rejected: Option<&Rejection>,
    brought: Brought<'_>,
) -> Result<PaymentRow, EncryptionError> {
    let Brought {
        cause,
        message,
        ring,
    } = brought;
    let id = payment_id_of(scheme_id);
    let code = rejected.map(|reason| reason.scheme_code().unwrap_or(RejectCode::BUSINESS_REASONS));
    let payment = NewPayment {
        id,
        ordered_by: None,
        fingerprint,
        direction: Direction::Inbound,
        kind,
        route: Route::Rail(Rail::Fps),
        status: Status::Rejected,
        parties: parties.seal(ring, id)?,
        minor: 0,
        currency: CurrencyCode::Gbp,
    };
    Ok(PaymentRow {
        scheme_id: Some(scheme_id.as_str().to_owned()),
        reason: code.map(|code| code.to_string()),
        rejected_field: rejected.and_then(|reason| reason.field.clone()),
        message: Some(message.clone()),
        ..PaymentRow::new(payment, cause)
    })
}

/// The return that a pacs.004 brings, of a payment of this bank with these parties.
///
/// # Errors
/// [`EncryptionError`] if its own parties cannot be encrypted (a bug).
pub fn return_row(
    received: &PaymentReturn,
    original: &PaymentRow,
    parties: &Parties,
    account: AccountId,
    brought: Brought<'_>,
) -> Result<PaymentRow, EncryptionError> {
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
    let fingerprint = return_fingerprint(received, brought.ring);
    let row = rejected_row(
        Kind::Return,
        &received.return_id,
        fingerprint,
        &back,
        None,
        brought,
    )?;
    Ok(PaymentRow {
        tenant: original.tenant,
        status: Status::Settled,
        creditor: original.debtor,
        minor: received.returned_amount.minor(),
        transfer: Some(from_settlement(account)),
        return_code: Some(code.to_string()),
        original: Some(original.id),
        booked_at: Some(brought.cause.at),
        ..row
    })
}

fn from_settlement(account: AccountId) -> Transfer {
    Transfer {
        debit: LedgerAccount::Internal(InternalAccount::Settlement(Rail::Fps)),
        credit: LedgerAccount::Customer(account),
    }
}

/// Digests the facts by which a payment that comes again under its transaction id is the same
/// payment. Left out is what may differ when the same payment is sent again or through another
/// gateway: message id, creation time, the point-to-point instruction id, the time of acceptance; and the UETR, which
/// not every gateway states.
pub fn credit_fingerprint(received: &CreditTransfer, ring: &FieldKeyRing) -> Fingerprint {
    let reference = received.reference.as_ref().map(RemittanceText::as_str);
    let name = |party: &'_ rail_fps::Party| {
        let name = party.name.as_ref().map(PartyText::as_str);
        name.unwrap_or_default().to_owned()
    };
    ring.fingerprint(&[
        &received.amount.minor().to_string(),
        &received.settlement_date.day.to_string(),
        received.payment_type.code(),
        received.instructing_agent.as_str(),
        received.instructed_agent.as_str(),
        &name(&received.creditor),
        received.creditor.sort_code.as_str(),
        received.creditor.account_number.as_str(),
        &name(&received.debtor),
        received.debtor.sort_code.as_str(),
        received.debtor.account_number.as_str(),
        received.end_to_end_id.as_str(),
        reference.unwrap_or_default(),
    ])
}

/// Digests the facts by which a return that comes again under its return id is the same return: those that
/// every sender must state. What the same return may state or leave out (the original's amount and date, its own date,
/// the agents, the UETR, the scheme's code beside the ISO reason) makes no other return of it.
pub fn return_fingerprint(received: &PaymentReturn, ring: &FieldKeyRing) -> Fingerprint {
    ring.fingerprint(&[
        received.original.transaction_id.as_str(),
        &received.returned_amount.minor().to_string(),
        received.reason.iso.as_str(),
    ])
}
