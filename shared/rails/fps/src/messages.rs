//! The four messages.

mod batch;
mod credit_transfer;
mod original;
mod payment_return;
mod settlement_date;
mod status_report;
mod status_request;

use rail::StatedAmount;
use std::str::FromStr;

pub use batch::{Batch, BatchReport};
pub use credit_transfer::{CreditTransfer, Party};
pub use original::Original;
pub use payment_return::PaymentReturn;
pub use settlement_date::SettlementDate;
pub use status_report::{GroupReport, Stage, StatusReport, TransactionStatus};
pub use status_request::StatusRequest;

use kernel::account::SortCode;
use kernel::money::{Amount, Gbp};
use kernel::time::Moment;

use crate::identifiers::{MessageId, TransactionId};
use crate::malformed::{FieldDefect, Malformed};
use crate::xml::{self, Fields, Found, Shape, Xml};

/// A message of the rail, in either direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// pacs.008: a payment.
    CreditTransfer(CreditTransfer),
    /// pacs.002: what became of a payment.
    StatusReport(StatusReport),
    /// pacs.004: a payment sent back.
    PaymentReturn(PaymentReturn),
    /// pacs.028: the question what became of a payment.
    StatusRequest(StatusRequest),
}

/// The kinds of message, named as in `OrgnlMsgNmId`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageName {
    CreditTransfer,
    StatusReport,
    PaymentReturn,
    StatusRequest,
}

/// What may be in the bytes of one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    /// A message about one transaction, as each is that is written here.
    One(Message),
    /// pacs.002 about several transactions, in their order; of some not all can be read that it takes.
    Reports(Vec<Result<StatusReport, Malformed>>),
    /// Several payments or returns in one message, which this rail does not carry.
    Batch(Batch),
    /// pacs.002 about a whole message, without its transactions.
    Group(GroupReport),
}

/// Why a message that another bank sent cannot be acted on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Its ids can be read, so that its sender can be answered in the scheme's words.
    Rejectable(Box<Rejectable>),
    /// Nobody can be told which payment it was about.
    Unanswerable(Malformed),
}

/// A payment or return of which the ids can be read, but not all that it takes to act on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejectable {
    /// The ids under which the answer refers to it.
    pub original: Original,
    /// The amount, if that much can be read.
    pub amount: Option<Amount<Gbp>>,
    /// What is wrong with it.
    pub malformed: Malformed,
    /// What a return claims whose amount is in another currency, or is none of the scheme's.
    pub claim: Option<ReturnClaim>,
}

/// What a return claims that cannot be booked for its amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnClaim {
    /// When the message was made.
    pub created: Moment,
    /// The payment that it says comes back.
    pub original: Original,
    /// The amount, as it is written.
    pub amount: StatedAmount,
}

/// The most payments or returns of one message that are each rejected and kept. The scheme waits seconds for an
/// answer, and this rail carries one; a message with more is not read.
pub const MAX_TRANSACTIONS: usize = 250;

/// Reads a message about one transaction from anybody: the root and its namespace say which one it is.
///
/// # Errors
/// [`Malformed`] with the first bad field.
pub fn read(bytes: &[u8]) -> Result<Message, Malformed> {
    let shape = &status_report::SHAPE;
    match receive(bytes) {
        Ok(Received::One(message)) => Ok(message),
        Ok(Received::Reports(_)) => Err(Malformed::new(shape.transaction, FieldDefect::Duplicate)),
        Ok(Received::Batch(batch)) => Err(batch.malformed),
        Ok(Received::Group(_)) => Err(Malformed::new(shape.transaction_id, FieldDefect::Missing)),
        Err(ReadError::Rejectable(rejectable)) => Err(rejectable.malformed),
        Err(ReadError::Unanswerable(malformed)) => Err(malformed),
    }
}

/// Reads the payment whose transaction id is the wanted one out of a message that brought it, alone or among others.
/// Nothing if there is none that can be read whole.
pub fn payment_in(
    bytes: &[u8],
    is_wanted: impl Fn(&TransactionId) -> bool,
) -> Option<CreditTransfer> {
    let brought = match receive(bytes).ok()? {
        Received::One(message) => vec![message],
        Received::Batch(batch) => batch.transactions.into_iter().flatten().collect(),
        Received::Reports(_) | Received::Group(_) => return None,
    };
    brought.into_iter().find_map(|message| match message {
        Message::CreditTransfer(payment) if is_wanted(&payment.transaction_id) => Some(payment),
        Message::CreditTransfer(_)
        | Message::StatusReport(_)
        | Message::PaymentReturn(_)
        | Message::StatusRequest(_) => None,
    })
}

/// Reads a message that has to be answered: its ids first, then all else.
///
/// # Errors
/// [`ReadError`].
pub fn receive(bytes: &[u8]) -> Result<Received, ReadError> {
    const SHAPES: [Shape; 4] = [
        credit_transfer::SHAPE,
        status_report::SHAPE,
        payment_return::SHAPE,
        status_request::SHAPE,
    ];
    let mut found = xml::read(bytes, &SHAPES).map_err(ReadError::Unanswerable)?;
    if found.fields.are_several() {
        return several(found);
    }
    let content = match found.fault.take() {
        Some(fault) => Err(fault),
        None => content(found.shape, &found.fields),
    };
    content.map_err(
        |malformed| match rejectable(found.shape, &found.fields, &malformed) {
            Some(rejectable) => ReadError::Rejectable(Box::new(rejectable)),
            None => ReadError::Unanswerable(malformed),
        },
    )
}

fn content(shape: &Shape, fields: &Fields) -> Result<Received, Malformed> {
    if shape.message == status_report::SHAPE.message && GroupReport::is_in(fields) {
        return GroupReport::read(fields).map(Received::Group);
    }
    one(shape, fields).map(Received::One)
}

fn one(shape: &Shape, fields: &Fields) -> Result<Message, Malformed> {
    match shape.message {
        "FIToFICstmrCdtTrf" => CreditTransfer::read(fields).map(Message::CreditTransfer),
        "FIToFIPmtStsRpt" => StatusReport::read(fields).map(Message::StatusReport),
        "PmtRtr" => PaymentReturn::read(fields).map(Message::PaymentReturn),
        "FIToFIPmtStsReq" => StatusRequest::read(fields).map(Message::StatusRequest),
        _ => Err(Malformed::document(FieldDefect::UnknownMessage)),
    }
}

/// Reads each of several transactions as it would be read alone. A fault outside them is one of each.
fn several(mut found: Found<'_>) -> Result<Received, ReadError> {
    let shape = found.shape;
    let is_of_last = |fault: &mut Malformed| shape.is_in_transaction(&fault.field);
    let last = found.fault.take_if(is_of_last);
    let of_all = found.fault;
    if shape.message == status_report::SHAPE.message {
        return match of_all {
            Some(fault) => Err(ReadError::Unanswerable(fault)),
            None => Ok(Received::Reports(found.fields.of_each(
                shape,
                last,
                |fields, fault| fault.map_or_else(|| StatusReport::read(fields), Err),
            ))),
        };
    }
    let message_id: Option<MessageId> = found.fields.if_readable("GrpHdr/MsgId");
    let each = found.fields.of_each(shape, last, |fields, own| {
        let fault = own.or_else(|| of_all.clone());
        let read = fault.map_or_else(|| one(shape, fields), Err);
        match read {
            Ok(message) => Some(Ok(message)),
            Err(malformed) => rejectable(shape, fields, &malformed).map(Err),
        }
    });
    if each.len() > MAX_TRANSACTIONS {
        let too_many = Malformed::new(shape.transaction, FieldDefect::TooMany);
        return Err(ReadError::Unanswerable(too_many));
    }
    let transactions: Vec<_> = each.into_iter().flatten().collect();
    let malformed =
        of_all.unwrap_or_else(|| Malformed::new(shape.transaction, FieldDefect::Duplicate));
    match (name_of(shape), message_id) {
        (Some((message_name, _)), Some(message_id)) if !transactions.is_empty() => {
            Ok(Received::Batch(Batch {
                message_id,
                message_name,
                malformed,
                transactions,
            }))
        }
        (Some(_) | None, Some(_) | None) => Err(ReadError::Unanswerable(malformed)),
    }
}

/// What the message is called that brings a payment or return, and where the amount of that stands.
fn name_of(shape: &Shape) -> Option<(MessageName, &'static str)> {
    match shape.message {
        "FIToFICstmrCdtTrf" => Some((MessageName::CreditTransfer, "CdtTrfTxInf/IntrBkSttlmAmt")),
        "PmtRtr" => Some((MessageName::PaymentReturn, "TxInf/RtrdIntrBkSttlmAmt")),
        _ => None,
    }
}

/// The ids by which the sender of a payment or return is answered.
fn rejectable(shape: &Shape, fields: &Fields, malformed: &Malformed) -> Option<Rejectable> {
    let (message_name, amount) = name_of(shape)?;
    let own = |name: &str| format!("{}/PmtId/{name}", shape.transaction);
    Some(Rejectable {
        original: Original {
            message_id: fields.if_readable("GrpHdr/MsgId")?,
            message_name: Some(message_name),
            instruction_id: fields.if_readable(&own("InstrId")),
            end_to_end_id: fields.if_readable(&own("EndToEndId")),
            transaction_id: fields.if_readable(shape.transaction_id)?,
            uetr: fields.if_readable(&own("UETR")),
        },
        amount: fields.amount(amount).ok(),
        malformed: malformed.clone(),
        claim: payment_return::claim(shape, fields, malformed),
    })
}

impl Message {
    /// The message as XML.
    pub fn write(&self) -> String {
        match self {
            Self::CreditTransfer(message) => message.write(),
            Self::StatusReport(message) => message.write(),
            Self::PaymentReturn(message) => message.write(),
            Self::StatusRequest(message) => message.write(),
        }
    }

    /// The id which its sender gave it. With the sender it tells a repetition from a new message.
    pub fn message_id(&self) -> &MessageId {
        match self {
            Self::CreditTransfer(message) => &message.message_id,
            Self::StatusReport(message) => &message.message_id,
            Self::PaymentReturn(message) => &message.message_id,
            Self::StatusRequest(message) => &message.message_id,
        }
    }

    /// Which of the four it is.
    pub fn name(&self) -> MessageName {
        match self {
            Self::CreditTransfer(_) => MessageName::CreditTransfer,
            Self::StatusReport(_) => MessageName::StatusReport,
            Self::PaymentReturn(_) => MessageName::PaymentReturn,
            Self::StatusRequest(_) => MessageName::StatusRequest,
        }
    }
}

impl MessageName {
    const ALL: [Self; 4] = [
        Self::CreditTransfer,
        Self::StatusReport,
        Self::PaymentReturn,
        Self::StatusRequest,
    ];

    /// The name with the version that is written and read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CreditTransfer => "pacs.008.001.08",
            Self::StatusReport => "pacs.002.001.10",
            Self::PaymentReturn => "pacs.004.001.09",
            Self::StatusRequest => "pacs.028.001.03",
        }
    }
}

impl FromStr for MessageName {
    type Err = FieldDefect;

    /// The version is not looked at: another bank may have sent the original in its own. Some write the name in capitals.
    fn from_str(text: &str) -> Result<Self, FieldDefect> {
        let family = |name: &Self| {
            name.as_str()
                .get(..8)
                .zip(text.get(..8))
                .is_some_and(|(kind, sent)| kind.eq_ignore_ascii_case(sent))
        };
        Self::ALL.into_iter().find(family).ok_or(FieldDefect::Value)
    }
}

/// `GrpHdr/SttlmInf`: settled over the clearing system FPS.
fn write_settlement(xml: &mut Xml) {
    xml.group("SttlmInf", |xml| {
        xml.leaf("SttlmMtd", "CLRG");
        xml.nested(&["ClrSys", "Cd"], "FPS");
    });
}

/// One transaction, or one of several, settled over this rail. The clearing system may be named as a code, as a
/// proprietary name, or not at all: the message came by it.
fn read_settlement(fields: &Fields) -> Result<(), Malformed> {
    const COUNT: &str = "GrpHdr/NbOfTxs";
    if !fields.is_of_several() && fields.required::<u64>(COUNT)? != 1 {
        return Err(Malformed::new(COUNT, FieldDefect::Value));
    }
    fields.exactly("GrpHdr/SttlmInf/SttlmMtd", "CLRG")?;
    for path in ["GrpHdr/SttlmInf/ClrSys/Prtry", "GrpHdr/SttlmInf/ClrSys/Cd"] {
        if fields.has(path) {
            fields.exactly(path, "FPS")?;
        }
    }
    Ok(())
}

/// The sum of the amounts of a message, without a currency.
const CONTROL_SUM: &str = "GrpHdr/CtrlSum";

/// Holds what the header says of the sum, at this path and as the control sum, against the amount of the one
/// transaction. Of several, none is booked, and their sum says nothing of one.
fn check_totals(fields: &Fields, total: &str, amount: Amount<Gbp>) -> Result<(), Malformed> {
    if fields.is_of_several() {
        return Ok(());
    }
    if fields.has(total) && fields.amount(total)? != amount {
        return Err(Malformed::new(total, FieldDefect::Contradiction));
    }
    match fields.pence(CONTROL_SUM)? {
        Some(sum) if sum != amount.minor() => {
            Err(Malformed::new(CONTROL_SUM, FieldDefect::Contradiction))
        }
        Some(_) | None => Ok(()),
    }
}

/// An agent known by its sort code.
fn write_agent(xml: &mut Xml, name: &str, sort_code: SortCode) {
    xml.group(name, |xml| {
        xml.group("FinInstnId", |xml| {
            xml.group("ClrSysMmbId", |xml| {
                xml.nested(&["ClrSysId", "Cd"], "GBDSC");
                xml.leaf("MmbId", sort_code.as_str());
            });
        });
    });
}

/// The sort code of an agent, if the agent is there. The list that it is from may be left out.
fn read_agent(fields: &Fields, path: &str) -> Result<Option<SortCode>, Malformed> {
    let member = format!("{path}/FinInstnId/ClrSysMmbId/MmbId");
    let list = format!("{path}/FinInstnId/ClrSysMmbId/ClrSysId/Cd");
    let sort_code = fields.optional(&member)?;
    if sort_code.is_some() && fields.has(&list) {
        fields.exactly(&list, "GBDSC")?;
    }
    Ok(sort_code)
}
