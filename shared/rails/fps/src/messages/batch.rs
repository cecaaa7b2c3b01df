use kernel::time::Moment;

use super::{Message, MessageName, Rejectable, TransactionStatus, status_report};
use crate::codes::Rejection;
use crate::identifiers::{MessageId, TransactionId};
use crate::malformed::Malformed;
use crate::xml::Xml;

/// Several payments or returns in one message. This rail carries one transaction in a message, so it is
/// rejected as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The id of the message.
    pub message_id: MessageId,
    /// The kind of the message.
    pub message_name: MessageName,
    /// Why it is rejected as a whole.
    pub malformed: Malformed,
    /// Each transaction as it would be read alone, in their order; not those without a readable id.
    pub transactions: Vec<Result<Message, Rejectable>>,
}

/// pacs.002 about a message of several transactions, which is rejected as a whole, and about each of
/// them by its id. What came before alone is answered as it was then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchReport {
    pub message_id: MessageId,
    /// When the message was made.
    pub created: Moment,
    /// The message that is rejected.
    pub original_message_id: MessageId,
    /// The kind of that message.
    pub original_message_name: MessageName,
    /// Why it is rejected as a whole.
    pub reason: Rejection,
    /// Its transactions, how each is answered, and since when.
    pub transactions: Vec<(TransactionId, TransactionStatus, Moment)>,
}

impl BatchReport {
    /// The message as XML.
    pub fn write(&self) -> String {
        let shape = &status_report::SHAPE;
        Xml::document(shape.namespace, shape.message, |xml| {
            xml.group("GrpHdr", |xml| {
                xml.leaf("MsgId", &self.message_id);
                xml.leaf("CreDtTm", self.created);
            });
            xml.group("OrgnlGrpInfAndSts", |xml| {
                self.write_original(xml);
                xml.leaf("GrpSts", self.status());
                xml.group("StsRsnInf", |xml| self.reason.write(xml));
            });
            for (id, answer, at) in &self.transactions {
                xml.group("TxInfAndSts", |xml| {
                    xml.group("OrgnlGrpInf", |xml| self.write_original(xml));
                    xml.leaf("OrgnlTxId", id);
                    answer.write(xml);
                    xml.optional("AccptncDtTm", answer.is_accepted().then_some(at));
                });
            }
        })
    }

    /// Rejected, or partly so if one of its transactions was accepted before.
    fn status(&self) -> &'static str {
        let mut answers = self.transactions.iter();
        if answers.any(|(_, answer, _)| answer.is_accepted()) {
            "PART"
        } else {
            "RJCT"
        }
    }

    fn write_original(&self, xml: &mut Xml) {
        xml.leaf("OrgnlMsgId", &self.original_message_id);
        xml.leaf("OrgnlMsgNmId", self.original_message_name.as_str());
    }
}
