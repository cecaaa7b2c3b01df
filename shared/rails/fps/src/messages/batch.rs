use kernel::time::Moment;

use super::{MessageName, status_report};
use crate::codes::Rejection;
use crate::identifiers::{MessageId, TransactionId};
use crate::xml::Xml;

/// pacs.002 that rejects a message of several transactions, as a whole and each of them by its id.
/// This rail carries one transaction in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRejection {
    pub message_id: MessageId,
    /// When the message was made.
    pub created: Moment,
    /// The message that is rejected.
    pub original_message_id: MessageId,
    /// The kind of that message.
    pub original_message_name: Option<MessageName>,
    /// Why it is rejected as a whole.
    pub reason: Rejection,
    /// Its transactions, and why each is rejected.
    pub transactions: Vec<(TransactionId, Rejection)>,
}

impl BatchRejection {
    /// The message as XML.
    pub fn write(&self) -> String {
        const REJECTED: &str = "RJCT";
        let shape = &status_report::SHAPE;
        Xml::document(shape.namespace, shape.message, |xml| {
            xml.group("GrpHdr", |xml| {
                xml.leaf("MsgId", &self.message_id);
                xml.leaf("CreDtTm", self.created);
            });
            xml.group("OrgnlGrpInfAndSts", |xml| {
                self.write_original(xml);
                xml.leaf("GrpSts", REJECTED);
                xml.group("StsRsnInf", |xml| self.reason.write(xml));
            });
            for (id, reason) in &self.transactions {
                xml.group("TxInfAndSts", |xml| {
                    xml.group("OrgnlGrpInf", |xml| self.write_original(xml));
                    xml.leaf("OrgnlTxId", id);
                    xml.leaf("TxSts", REJECTED);
                    xml.group("StsRsnInf", |xml| reason.write(xml));
                });
            }
        })
    }

    fn write_original(&self, xml: &mut Xml) {
        xml.leaf("OrgnlMsgId", &self.original_message_id);
        let name = self.original_message_name.map(MessageName::as_str);
        xml.optional("OrgnlMsgNmId", name);
    }
}
