use kernel::time::Moment;

use super::Original;
use crate::identifiers::MessageId;
use crate::malformed::Malformed;
use crate::xml::{Fields, Shape, Xml};

/// pacs.028: the question what became of a payment that nobody has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusRequest {
    pub message_id: MessageId,
    /// When the message was made.
    pub created: Moment,
    /// The id of the question, if it has one besides the message's.
    pub request_id: Option<MessageId>,
    /// The payment that it is about.
    pub original: Original,
}

pub(super) const SHAPE: Shape = Shape {
    namespace: "urn:iso:std:iso:20022:tech:xsd:pacs.028.001.03",
    message: "FIToFIPmtStsReq",
    fields: &[
        "GrpHdr/MsgId",
        "GrpHdr/CreDtTm",
        "TxInf/StsReqId",
        "TxInf/OrgnlGrpInf/OrgnlMsgId",
        "TxInf/OrgnlGrpInf/OrgnlMsgNmId",
        "TxInf/OrgnlInstrId",
        "TxInf/OrgnlEndToEndId",
        "TxInf/OrgnlTxId",
        "TxInf/OrgnlUETR",
    ],
    repeated: &[],
    transaction: "TxInf",
    is_of_several: false,
    transaction_id: "TxInf/OrgnlTxId",
};

impl StatusRequest {
    /// The message as XML.
    pub fn write(&self) -> String {
        Xml::document(SHAPE.namespace, SHAPE.message, |xml| {
            xml.group("GrpHdr", |xml| {
                xml.leaf("MsgId", &self.message_id);
                xml.leaf("CreDtTm", self.created);
            });
            xml.group("TxInf", |xml| {
                xml.optional("StsReqId", self.request_id.as_ref());
                self.original.write(xml);
            });
        })
    }

    pub(super) fn read(fields: &Fields) -> Result<Self, Malformed> {
        Ok(Self {
            message_id: fields.required("GrpHdr/MsgId")?,
            created: fields.created()?,
            request_id: fields.optional("TxInf/StsReqId")?,
            original: Original::read(fields, "TxInf")?,
        })
    }
}
