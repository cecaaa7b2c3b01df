//! Messages that we send.

use accounts_contract::Holder;
use jiff::civil::Date;
use kernel::account::SortCode;
use kernel::id::PaymentId;
use kernel::time::Moment;
use payments_contract::{Direction, Kind, Parties, PaymentRow};
use rail_fps::{
    CreditTransfer, Fpid, InstructionId, Message, MessageId, MessageName, Original, Party,
    PaymentReturn, PaymentType, Reason, ReturnCode, SchemeName, SchemeReference, Settlement,
    SettlementDate, StatusRequest, TransactionId, Uetr,
};
use store::Key;

/// Before the digits of a payment in the id of the message that carries it.
const CARRIES: char = 'M';

/// A payment of this bank cannot be written as a message (a bug, because orders are checked when they are accepted).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the payment cannot be written as a message of Faster Payments: {0}")]
pub struct Unwritable(&'static str);

impl Unwritable {
    pub(crate) const REPORT_ID: Self = Self("the report's id");
}

/// The pacs.008 of a payment with these parties, from the account of this holder.
///
/// # Errors
/// [`Unwritable`].
pub fn credit_transfer(
    row: &PaymentRow,
    parties: &Parties,
    debtor: &Holder,
) -> Result<Message, Unwritable> {
    let creditor = &parties.creditor;
    let (Some(name), Some(sort_code), Some(account_number)) =
        (&creditor.name, creditor.sort_code, creditor.account_number)
    else {
        return Err(Unwritable("the creditor is not complete"));
    };
    let reference = parties
        .reference
        .as_ref()
        .map(|text| SchemeReference::fit(text.as_str()));
    let reference = reference
        .transpose()
        .map_err(|_| Unwritable("the reference"))?;
    let fit = |name: &kernel::party::PartyName| {
        SchemeName::fit(name.as_str())
            .map(|fitted| Some(fitted.sent.into()))
            .map_err(|_| Unwritable("a name"))
    };
    Ok(Message::CreditTransfer(CreditTransfer {
        message_id: message_id(row)?,
        created: row.updated_at,
        payment_type: PaymentType::Sip,
        instruction_id: Some(instruction_id(row)?),
        end_to_end_id: parties.end_to_end_id.clone(),
        transaction_id: transaction_id(row)?,
        uetr: Some(Uetr::derive(row.id.bytes())),
        amount: amount(row)?,
        settlement_date: SettlementDate::in_header(settlement_date(row)?),
        accepted: Some(row.accepted_at()),
        instructing_agent: SortCode::THIS_BANK,
        instructed_agent: sort_code,
        debtor: Party {
            name: fit(&debtor.name)?,
            sort_code: SortCode::THIS_BANK,
            account_number: debtor.number,
        },
        creditor: Party {
            name: fit(name)?,
            sort_code,
            account_number,
        },
        reference: reference.map(|fitted| fitted.sent.into()),
    }))
}

/// The pacs.004 that returns a payment received earlier, whose pacs.008 is given.
///
/// # Errors
/// [`Unwritable`].
pub fn payment_return(row: &PaymentRow, received: &CreditTransfer) -> Result<Message, Unwritable> {
    let code: Option<ReturnCode> = row
        .return_code
        .as_deref()
        .and_then(|code| code.parse().ok());
    Ok(Message::PaymentReturn(PaymentReturn {
        message_id: message_id(row)?,
        created: row.updated_at,
        return_id: transaction_id(row)?,
        original: received.original(),
        original_amount: Some(received.amount),
        original_settlement_date: Some(received.settlement_date.day),
        returned_amount: amount(row)?,
        settlement_date: Some(SettlementDate::in_transaction(settlement_date(row)?)),
        instructing_agent: Some(SortCode::THIS_BANK),
        instructed_agent: Some(received.instructing_agent),
        reason: Reason::of(code.ok_or(Unwritable("the return code"))?),
    }))
}

/// The pacs.028 that asks what became of a payment or return with these parties, if they can be read, for the
/// `asked`th time.
///
/// # Errors
/// [`Unwritable`].
pub fn enquiry(
    row: &PaymentRow,
    parties: Option<&Parties>,
    asked: u32,
    now: Moment,
) -> Result<Message, Unwritable> {
    let name = match row.kind {
        Kind::Payment => MessageName::CreditTransfer,
        Kind::Return => MessageName::PaymentReturn,
    };
    let id = format!("Q{}{asked}", row.id.digits());
    Ok(Message::StatusRequest(StatusRequest {
        message_id: id.parse().map_err(|_| Unwritable("the enquiry's id"))?,
        created: now,
        request_id: None,
        original: Original {
            message_id: message_id(row)?,
            message_name: Some(name),
            instruction_id: Some(instruction_id(row)?),
            end_to_end_id: parties.map(|parties| parties.end_to_end_id.clone()),
            transaction_id: transaction_id(row)?,
            uetr: Some(Uetr::derive(row.id.bytes())),
        },
    }))
}

/// Where the payment of this bank is kept that another's message names by its id in the scheme; `None`
/// if that is no such id. The other ids of the original are those of one hop and may have changed on the
/// way. Whether the payment is there, and has this id, the row says ([`names`]).
pub fn located(original: &Original) -> Option<Key> {
    let id = original.transaction_id.fpid().ok()?;
    Some(PaymentRow::key_of_reference(&id.reference()))
}

/// Whether the message is about this payment: one that this bank sent under that id. The id follows from the
/// payment's own, so that a payment whose stored copy of it is damaged is found all the same.
pub fn names(original: &Original, row: &PaymentRow) -> bool {
    row.direction == Direction::Outbound && sent_as(row).as_ref() == Some(&original.transaction_id)
}

/// The id under which this bank sent a payment or return to the scheme, if it did.
pub fn sent_as(row: &PaymentRow) -> Option<TransactionId> {
    let id = || Fpid::of_payment(row.id, row.kind == Kind::Return, row.accepted_at());
    row.scheme_id.as_ref().map(|_| TransactionId::from(&id()))
}

/// The payment or return of this bank that the message of this id carried, if it is such an id.
pub fn sent_in(message: &MessageId) -> Option<PaymentId> {
    let digits = message.as_str().strip_prefix(CARRIES)?;
    let prefix = <kernel::id::Payment as kernel::id::Kind>::PREFIX;
    format!("{prefix}_{digits}").parse().ok()
}

/// The day on which the banks settle it: of the instant at which this bank accepted it, so that the message is the
/// same whenever it is written.
fn settlement_date(row: &PaymentRow) -> Result<Date, Unwritable> {
    Settlement::of(row.accepted_at())
        .map(|settlement| settlement.date)
        .map_err(|_| Unwritable("the settlement date"))
}

fn message_id(row: &PaymentRow) -> Result<MessageId, Unwritable> {
    format!("{CARRIES}{}", row.id.digits())
        .parse()
        .map_err(|_| Unwritable("the message id"))
}

fn instruction_id(row: &PaymentRow) -> Result<InstructionId, Unwritable> {
    row.id
        .digits()
        .parse()
        .map_err(|_| Unwritable("the instruction id"))
}

fn transaction_id(row: &PaymentRow) -> Result<TransactionId, Unwritable> {
    sent_as(row).ok_or(Unwritable("the scheme's id"))
}

fn amount(row: &PaymentRow) -> Result<kernel::money::Amount<kernel::money::Gbp>, Unwritable> {
    row.amount()
        .and_then(kernel::money::Amount::in_pounds)
        .ok_or(Unwritable("the amount"))
}
