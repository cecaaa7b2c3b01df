use jiff::civil::Date;
use kernel::time::Moment;
use rail::StatedAmount;

use super::{MessageName, Original};
use crate::codes::{Qualifier, Reason, Rejection};
use crate::identifiers::{MessageId, TransactionId};
use crate::malformed::{FieldDefect, Malformed};
use crate::xml::{Fields, Shape, Xml};

/// pacs.002: what became of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusReport {
    pub message_id: MessageId,
    /// When the message was made.
    pub created: Moment,
    /// The payment that it is about.
    pub original: Original,
    pub answer: TransactionStatus,
    /// When the payee's bank accepted it.
    pub accepted: Option<Moment>,
    /// The day on which the banks settle it.
    pub settlement_date: Option<Date>,
    /// The settlement cycle of that day, from 1.
    pub settlement_cycle: Option<u8>,
    /// How much the payment was, in its sender's words, if it repeats that.
    pub original_amount: Option<StatedAmount>,
}

/// pacs.002 that names no transaction: what became of a message as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupReport {
    pub message_id: MessageId,
    /// When the message was made.
    pub created: Moment,
    /// The message that it is about.
    pub original_message_id: MessageId,
    /// The kind of that message; none if it is not named, or is none of this rail.
    pub original_message_name: Option<MessageName>,
    pub answer: TransactionStatus,
}

/// What became of a payment (`TxSts`). Only [`TransactionStatus::Rejected`] and [`TransactionStatus::Cancelled`] say
/// that no money moved; [`TransactionStatus::Pending`] and [`TransactionStatus::Blocked`] leave that open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransactionStatus {
    /// ACSC: settled, final for the payer.
    Settled,
    /// ACCC: settled, and the payee has the money.
    Credited,
    /// ACWP: accepted, final for the payer; the payee gets the money later.
    Qualified(Qualifier),
    /// RJCT: it did not and will not happen.
    Rejected(Rejection),
    /// Not decided yet.
    Pending(Stage),
    /// BLCK: held by an authority.
    Blocked,
    /// CANC: taken back before it happened.
    Cancelled,
}

/// How far a payment has come that is not decided yet. Some of the external list say nothing that
/// this bank acts on: they leave the payment undecided as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// RCVD
    Received,
    /// ACTC
    TechnicallyValid,
    /// ACCP
    CustomerProfileChecked,
    /// ACWC
    AcceptedWithChange,
    /// ACSP
    SettlementInProcess,
    /// PDNG
    Pending,
    /// ACFC: the payer has the funds.
    FundsChecked,
    /// ACIS: a cheque was issued.
    ChequeIssued,
    /// ACPD: handed over to another party.
    Published,
    /// PATC: some of several authorisations are there.
    PartlyAuthorised,
    /// PRES: presented to the payer.
    Presented,
}

pub(super) const SHAPE: Shape = Shape {
    namespace: "urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10",
    message: "FIToFIPmtStsRpt",
    fields: &[
        "GrpHdr/MsgId",
        "GrpHdr/CreDtTm",
        "OrgnlGrpInfAndSts/OrgnlMsgId",
        "OrgnlGrpInfAndSts/OrgnlMsgNmId",
        OF_ALL.status,
        OF_ALL.reason_code,
        OF_ALL.reason_name,
        OF_ALL.notes,
        "TxInfAndSts/OrgnlGrpInf/OrgnlMsgId",
        "TxInfAndSts/OrgnlGrpInf/OrgnlMsgNmId",
        "TxInfAndSts/OrgnlInstrId",
        "TxInfAndSts/OrgnlEndToEndId",
        "TxInfAndSts/OrgnlTxId",
        "TxInfAndSts/OrgnlUETR",
        OF_ONE.status,
        OF_ONE.reason_code,
        OF_ONE.reason_name,
        OF_ONE.notes,
        "TxInfAndSts/AccptncDtTm",
        "TxInfAndSts/FctvIntrBkSttlmDt/Dt",
        CYCLE,
        ORIGINAL_AMOUNT,
    ],
    repeated: &["OrgnlGrpInfAndSts/StsRsnInf", "TxInfAndSts/StsRsnInf"],
    transaction: "TxInfAndSts",
    is_of_several: true,
    transaction_id: "TxInfAndSts/OrgnlTxId",
};

/// Where a status stands with its reasons.
#[derive(Clone, Copy)]
struct StatusPaths {
    status: &'static str,
    reason_code: &'static str,
    reason_name: &'static str,
    notes: &'static str,
}

/// The status of one transaction.
const OF_ONE: StatusPaths = StatusPaths {
    status: "TxInfAndSts/TxSts",
    reason_code: "TxInfAndSts/StsRsnInf/Rsn/Cd",
    reason_name: "TxInfAndSts/StsRsnInf/Rsn/Prtry",
    notes: "TxInfAndSts/StsRsnInf/AddtlInf",
};
/// The status of a message, and so of its transactions that have none of their own.
const OF_ALL: StatusPaths = StatusPaths {
    status: "OrgnlGrpInfAndSts/GrpSts",
    reason_code: "OrgnlGrpInfAndSts/StsRsnInf/Rsn/Cd",
    reason_name: "OrgnlGrpInfAndSts/StsRsnInf/Rsn/Prtry",
    notes: "OrgnlGrpInfAndSts/StsRsnInf/AddtlInf",
};
const CYCLE: &str = "TxInfAndSts/ClrSysRef";
const ORIGINAL_AMOUNT: &str = "TxInfAndSts/OrgnlTxRef/IntrBkSttlmAmt";
/// Before the number of the settlement cycle in `ClrSysRef`.
const CYCLE_MARK: &str = "FPS cycle ";

impl StatusReport {
    /// The message as XML.
    pub fn write(&self) -> String {
        Xml::document(SHAPE.namespace, SHAPE.message, |xml| {
            xml.group("GrpHdr", |xml| {
                xml.leaf("MsgId", &self.message_id);
                xml.leaf("CreDtTm", self.created);
            });
            xml.group("TxInfAndSts", |xml| {
                self.original.write(xml);
                self.answer.write(xml);
                xml.optional("AccptncDtTm", self.accepted);
                if let Some(date) = self.settlement_date {
                    xml.nested(&["FctvIntrBkSttlmDt", "Dt"], date);
                }
                let cycle = self
                    .settlement_cycle
                    .map(|cycle| format!("{CYCLE_MARK}{cycle}"));
                xml.optional("ClrSysRef", cycle);
                if let Some(stated) = &self.original_amount {
                    xml.group("OrgnlTxRef", |xml| {
                        xml.stated("IntrBkSttlmAmt", &stated.amount, &stated.currency);
                    });
                }
            });
        })
    }

    pub(super) fn read(fields: &Fields) -> Result<Self, Malformed> {
        let cycle = fields
            .all(CYCLE)
            .find_map(|text| text.strip_prefix(CYCLE_MARK));
        Ok(Self {
            message_id: fields.required("GrpHdr/MsgId")?,
            created: fields.created()?,
            original: Original::read(fields, "TxInfAndSts")?,
            answer: TransactionStatus::read(fields, OF_ONE.or_of_all(fields))?,
            // Nothing depends on these: what cannot be read of them is as good as absent.
            accepted: fields.moment("TxInfAndSts/AccptncDtTm").ok().flatten(),
            settlement_date: fields
                .date("TxInfAndSts/FctvIntrBkSttlmDt/Dt")
                .ok()
                .flatten(),
            settlement_cycle: cycle.and_then(|text| text.parse().ok()),
            original_amount: fields.stated(ORIGINAL_AMOUNT),
        })
    }
}

impl GroupReport {
    /// Whether this message names no transaction, but the status of all.
    pub(super) fn is_in(fields: &Fields) -> bool {
        fields.has(OF_ALL.status) && !fields.has_transaction(&SHAPE)
    }

    pub(super) fn read(fields: &Fields) -> Result<Self, Malformed> {
        Ok(Self {
            message_id: fields.required("GrpHdr/MsgId")?,
            created: fields.created()?,
            original_message_id: fields.required("OrgnlGrpInfAndSts/OrgnlMsgId")?,
            original_message_name: fields.if_readable("OrgnlGrpInfAndSts/OrgnlMsgNmId"),
            answer: TransactionStatus::read(fields, OF_ALL)?,
        })
    }

    /// The same as the report on the one transaction of that message.
    pub fn on(self, transaction_id: TransactionId) -> StatusReport {
        StatusReport {
            message_id: self.message_id,
            created: self.created,
            original: Original {
                message_id: self.original_message_id,
                message_name: self.original_message_name,
                instruction_id: None,
                end_to_end_id: None,
                transaction_id,
                uetr: None,
            },
            answer: self.answer,
            accepted: None,
            settlement_date: None,
            settlement_cycle: None,
            original_amount: None,
        }
    }
}

impl StatusPaths {
    /// These, or those of the whole message if a transaction has no status of its own.
    fn or_of_all(self, fields: &Fields) -> Self {
        if fields.has(self.status) || !fields.has(OF_ALL.status) {
            self
        } else {
            OF_ALL
        }
    }

    /// Why the transaction was rejected. What is said of the whole message is said of it as well, and is
    /// the reason if the transaction has none of its own.
    fn rejection(self, fields: &Fields) -> Rejection {
        let read = |paths: Self| {
            let codes = fields.all(paths.reason_code);
            let reasons = codes.chain(fields.all(paths.reason_name));
            Reason::from_message(reasons, fields.all(paths.notes))
        };
        let places = [self.reason_code, self.reason_name, self.notes];
        if places.iter().any(|place| fields.has(place)) {
            read(self).beside(read(OF_ALL))
        } else {
            read(OF_ALL)
        }
    }
}

impl TransactionStatus {
    /// The status as in `TxSts`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Settled => "ACSC",
            Self::Credited => "ACCC",
            Self::Qualified(_) => "ACWP",
            Self::Rejected(_) => "RJCT",
            Self::Pending(stage) => stage.code(),
            Self::Blocked => "BLCK",
            Self::Cancelled => "CANC",
        }
    }

    /// Whether the payer's money has gone, for good.
    pub fn is_accepted(&self) -> bool {
        matches!(self, Self::Settled | Self::Credited | Self::Qualified(_))
    }

    pub(super) fn write(&self, xml: &mut Xml) {
        xml.leaf("TxSts", self.code());
        match self {
            Self::Qualified(qualifier) => {
                xml.nested(&["StsRsnInf", "AddtlInf"], qualifier);
            }
            Self::Rejected(rejection) => xml.group("StsRsnInf", |xml| rejection.write(xml)),
            Self::Settled | Self::Credited | Self::Pending(_) | Self::Blocked | Self::Cancelled => {
            }
        }
    }

    fn read(fields: &Fields, paths: StatusPaths) -> Result<Self, Malformed> {
        let status: String = fields.required(paths.status)?;
        Ok(match status.as_str() {
            "ACSC" => Self::Settled,
            "ACCC" => Self::Credited,
            "ACWP" => {
                let qualifier = fields.all(paths.notes).find_map(|note| note.parse().ok());
                Self::Qualified(qualifier.unwrap_or(Qualifier::None))
            }
            "RJCT" => Self::Rejected(paths.rejection(fields)),
            "BLCK" => Self::Blocked,
            "CANC" => Self::Cancelled,
            stage => Self::Pending(
                Stage::from_code(stage)
                    .ok_or_else(|| Malformed::new(paths.status, FieldDefect::Value))?,
            ),
        })
    }
}

impl Stage {
    /// Every stage: first those of the scheme in the order in which they are passed, then the others.
    pub const ALL: [Self; 11] = [
        Self::Received,
        Self::TechnicallyValid,
        Self::CustomerProfileChecked,
        Self::AcceptedWithChange,
        Self::SettlementInProcess,
        Self::Pending,
        Self::FundsChecked,
        Self::ChequeIssued,
        Self::Published,
        Self::PartlyAuthorised,
        Self::Presented,
    ];

    /// The status as in `TxSts`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "RCVD",
            Self::TechnicallyValid => "ACTC",
            Self::CustomerProfileChecked => "ACCP",
            Self::AcceptedWithChange => "ACWC",
            Self::SettlementInProcess => "ACSP",
            Self::Pending => "PDNG",
            Self::FundsChecked => "ACFC",
            Self::ChequeIssued => "ACIS",
            Self::Published => "ACPD",
            Self::PartlyAuthorised => "PATC",
            Self::Presented => "PRES",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }
}
