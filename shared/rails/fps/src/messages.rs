//! The four messages.

mod credit_transfer;
mod original;
mod payment_return;
mod status_report;
mod status_request;

use std::str::FromStr;

pub use credit_transfer::{CreditTransfer, Party};
pub use original::Original;
pub use payment_return::PaymentReturn;
pub use status_report::{Answer, Stage, StatusReport};
pub use status_request::StatusRequest;

use kernel::account::SortCode;

use crate::identifiers::MessageId;
use crate::malformed::{Fault, Malformed};
use crate::xml::{self, Fields, Shape, Xml};

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

/// Reads a message from anybody: the root and its namespace say which one it is.
pub fn read(bytes: &[u8]) -> Result<Message, Malformed> {
    const SHAPES: [Shape; 4] = [
        credit_transfer::SHAPE,
        status_report::SHAPE,
        payment_return::SHAPE,
        status_request::SHAPE,
    ];
    let (shape, fields) = xml::read(bytes, &SHAPES)?;
    match shape.message {
        "FIToFICstmrCdtTrf" => CreditTransfer::read(&fields).map(Message::CreditTransfer),
        "FIToFIPmtStsRpt" => StatusReport::read(&fields).map(Message::StatusReport),
        "PmtRtr" => PaymentReturn::read(&fields).map(Message::PaymentReturn),
        "FIToFIPmtStsReq" => StatusRequest::read(&fields).map(Message::StatusRequest),
        _ => Err(Malformed::document(Fault::UnknownMessage)),
    }
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
    type Err = Fault;

    /// The version is not looked at: another bank may have sent the original in its own.
    fn from_str(text: &str) -> Result<Self, Fault> {
        let family = |name: &Self| {
            name.as_str()
                .get(..8)
                .is_some_and(|kind| text.starts_with(kind))
        };
        Self::ALL.into_iter().find(family).ok_or(Fault::Value)
    }
}

/// `GrpHdr/SttlmInf`: settled over the clearing system FPS.
fn write_settlement(xml: &mut Xml) {
    xml.group("SttlmInf", |xml| {
        xml.leaf("SttlmMtd", "CLRG");
        xml.nested(&["ClrSys", "Cd"], "FPS");
    });
}

/// The clearing system may be named as a code or, as some do, as a proprietary name.
fn read_settlement(fields: &Fields) -> Result<(), Malformed> {
    fields.exactly("GrpHdr/NbOfTxs", "1")?;
    fields.exactly("GrpHdr/SttlmInf/SttlmMtd", "CLRG")?;
    if fields.has("GrpHdr/SttlmInf/ClrSys/Prtry") {
        fields.exactly("GrpHdr/SttlmInf/ClrSys/Prtry", "FPS")
    } else {
        fields.exactly("GrpHdr/SttlmInf/ClrSys/Cd", "FPS")
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

/// The sort code of an agent, if the agent is there.
fn read_agent(fields: &Fields, path: &str) -> Result<Option<SortCode>, Malformed> {
    let member = format!("{path}/FinInstnId/ClrSysMmbId/MmbId");
    let sort_code = fields.optional(&member)?;
    if sort_code.is_some() {
        fields.exactly(
            &format!("{path}/FinInstnId/ClrSysMmbId/ClrSysId/Cd"),
            "GBDSC",
        )?;
    }
    Ok(sort_code)
}
