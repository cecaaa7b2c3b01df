use jiff::civil::Date;
use kernel::account::SortCode;
use kernel::money::{Amount, Gbp};
use kernel::time::Moment;

use super::{
    CONTROL_SUM, MessageName, Original, ReturnClaim, SettlementDate, check_totals, read_agent,
    read_settlement, write_agent, write_settlement,
};
use crate::codes::{Reason, ReturnReason};
use crate::identifiers::{MessageId, TransactionId};
use crate::malformed::{FieldDefect, Malformed};
use crate::xml::{Fields, Shape, Xml};

/// pacs.004: an accepted payment sent back. It is the same message in both directions: ours about
/// a payment we received, and another bank's about a payment we made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentReturn {
    pub message_id: MessageId,
    /// When the message was made.
    pub created: Moment,
    /// The return's own id in the scheme, of type RTN.
    pub return_id: TransactionId,
    /// The payment that is returned.
    pub original: Original,
    /// What was paid, if the message says so.
    pub original_amount: Option<Amount<Gbp>>,
    /// The day on which the banks settled it.
    pub original_settlement_date: Option<Date>,
    /// What comes back. The scheme returns all or nothing; judging that is the reader's part.
    pub returned_amount: Amount<Gbp>,
    /// The day on which the banks settle the return, if the message says so.
    pub settlement_date: Option<SettlementDate>,
    /// The bank that sends the money back.
    pub instructing_agent: Option<SortCode>,
    /// The bank that gets it back.
    pub instructed_agent: Option<SortCode>,
    pub reason: ReturnReason,
}

const SETTLEMENT_DATE: &str = "TxInf/IntrBkSttlmDt";
pub(super) const SHAPE: Shape = Shape {
    namespace: "urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09",
    message: "PmtRtr",
    fields: &[
        "GrpHdr/MsgId",
        "GrpHdr/CreDtTm",
        "GrpHdr/NbOfTxs",
        CONTROL_SUM,
        TOTAL,
        SettlementDate::HEADER,
        "GrpHdr/SttlmInf/SttlmMtd",
        "GrpHdr/SttlmInf/ClrSys/Cd",
        "GrpHdr/SttlmInf/ClrSys/Prtry",
        "TxInf/RtrId",
        "TxInf/OrgnlGrpInf/OrgnlMsgId",
        "TxInf/OrgnlGrpInf/OrgnlMsgNmId",
        "TxInf/OrgnlInstrId",
        "TxInf/OrgnlEndToEndId",
        "TxInf/OrgnlTxId",
        "TxInf/OrgnlUETR",
        "TxInf/OrgnlIntrBkSttlmAmt",
        "TxInf/OrgnlIntrBkSttlmDt",
        "TxInf/RtrdIntrBkSttlmAmt",
        SETTLEMENT_DATE,
        "TxInf/InstgAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd",
        "TxInf/InstgAgt/FinInstnId/ClrSysMmbId/MmbId",
        "TxInf/InstdAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd",
        "TxInf/InstdAgt/FinInstnId/ClrSysMmbId/MmbId",
        REASON_CODE,
        REASON_NAME,
        NOTES,
    ],
    repeated: &["TxInf/RtrRsnInf"],
    transaction: "TxInf",
    is_of_several: true,
    transaction_id: "TxInf/RtrId",
};

const TOTAL: &str = "GrpHdr/TtlRtrdIntrBkSttlmAmt";
const PAID: &str = "TxInf/OrgnlIntrBkSttlmAmt";
const RETURNED: &str = "TxInf/RtrdIntrBkSttlmAmt";
const REASON_CODE: &str = "TxInf/RtrRsnInf/Rsn/Cd";
const REASON_NAME: &str = "TxInf/RtrRsnInf/Rsn/Prtry";
const NOTES: &str = "TxInf/RtrRsnInf/AddtlInf";

/// What a return claims of which the amount is what is wrong. Nothing for any other message or fault.
pub(super) fn claim(shape: &Shape, fields: &Fields, malformed: &Malformed) -> Option<ReturnClaim> {
    let is_amount = [PAID, RETURNED].contains(&malformed.field.as_str())
        && malformed.fault == FieldDefect::Amount;
    if shape.message != SHAPE.message || !is_amount {
        return None;
    }
    Some(ReturnClaim {
        created: fields.created().ok()?,
        original: Original::read(fields, "TxInf").ok()?,
        amount: fields.stated(RETURNED)?,
    })
}

impl PaymentReturn {
    /// The ids by which a report on this return refers to it.
    pub fn reference(&self) -> Original {
        Original {
            message_id: self.message_id.clone(),
            message_name: Some(MessageName::PaymentReturn),
            instruction_id: None,
            end_to_end_id: None,
            transaction_id: self.return_id.clone(),
            uetr: None,
        }
    }

    /// The element that has the settlement date, if there is one.
    pub fn settlement_date_path(&self) -> Option<&'static str> {
        let date = self.settlement_date;
        date.map(|date| date.path(SETTLEMENT_DATE))
    }

    /// Whether all of the payment comes back, as far as the message says what was paid.
    pub fn is_full(&self) -> bool {
        let paid = self.original_amount;
        paid.is_none_or(|paid| paid == self.returned_amount)
    }

    /// The message as XML.
    pub fn write(&self) -> String {
        Xml::document(SHAPE.namespace, SHAPE.message, |xml| {
            xml.group("GrpHdr", |xml| {
                xml.leaf("MsgId", &self.message_id);
                xml.leaf("CreDtTm", self.created);
                xml.leaf("NbOfTxs", 1);
                let date = self.settlement_date;
                xml.optional("IntrBkSttlmDt", date.and_then(SettlementDate::for_header));
                write_settlement(xml);
            });
            xml.group("TxInf", |xml| self.write_transaction(xml));
        })
    }

    fn write_transaction(&self, xml: &mut Xml) {
        xml.leaf("RtrId", &self.return_id);
        self.original.write(xml);
        if let Some(paid) = self.original_amount {
            xml.amount("OrgnlIntrBkSttlmAmt", paid);
        }
        xml.optional("OrgnlIntrBkSttlmDt", self.original_settlement_date);
        xml.amount("RtrdIntrBkSttlmAmt", self.returned_amount);
        let date = self.settlement_date;
        xml.optional(
            "IntrBkSttlmDt",
            date.and_then(SettlementDate::for_transaction),
        );
        xml.leaf("ChrgBr", "SLEV");
        if let Some(sort_code) = self.instructing_agent {
            write_agent(xml, "InstgAgt", sort_code);
        }
        if let Some(sort_code) = self.instructed_agent {
            write_agent(xml, "InstdAgt", sort_code);
        }
        xml.group("RtrRsnInf", |xml| self.reason.write(xml));
    }

    pub(super) fn read(fields: &Fields) -> Result<Self, Malformed> {
        let message_id = fields.required("GrpHdr/MsgId")?;
        let created = fields.created()?;
        read_settlement(fields)?;
        let own = fields.date(SETTLEMENT_DATE)?;
        let header = fields.date(SettlementDate::HEADER)?;
        let settled = own
            .map(SettlementDate::in_transaction)
            .or(header.map(SettlementDate::in_header));
        let original_amount = fields.has(PAID).then(|| fields.amount(PAID)).transpose()?;
        let returned_amount = fields.amount(RETURNED)?;
        check_totals(fields, TOTAL, returned_amount)?;
        let reasons = fields.all(REASON_CODE).chain(fields.all(REASON_NAME));
        Ok(Self {
            message_id,
            created,
            return_id: fields.required("TxInf/RtrId")?,
            original: Original::read(fields, "TxInf")?,
            original_amount,
            original_settlement_date: fields.date("TxInf/OrgnlIntrBkSttlmDt")?,
            returned_amount,
            settlement_date: settled,
            instructing_agent: read_agent(fields, "TxInf/InstgAgt")?,
            instructed_agent: read_agent(fields, "TxInf/InstdAgt")?,
            reason: Reason::from_message(reasons, fields.all(NOTES)),
        })
    }
}
