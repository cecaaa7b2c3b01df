use kernel::party::EndToEndId;

use super::MessageName;
use crate::identifiers::{InstructionId, MessageId, TransactionId, Uetr};
use crate::malformed::Malformed;
use crate::xml::{Fields, Xml};

/// The transaction that another message is about, by the ids which it had there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The message it came in.
    pub message_id: MessageId,
    /// The kind of that message.
    pub message_name: MessageName,
    /// Its sender's own id.
    pub instruction_id: Option<InstructionId>,
    /// Its payer's id.
    pub end_to_end_id: Option<EndToEndId>,
    /// Its id in the scheme.
    pub transaction_id: TransactionId,
    /// Its unique reference.
    pub uetr: Option<Uetr>,
}

impl Original {
    /// Reads the ids. The transaction id alone finds the payment; of the others, what cannot be read
    /// is as good as absent.
    pub(super) fn read(fields: &Fields, transaction: &str) -> Result<Self, Malformed> {
        let path = |name: &str| format!("{transaction}/{name}");
        Ok(Self {
            message_id: fields.required(&path("OrgnlGrpInf/OrgnlMsgId"))?,
            message_name: fields.required(&path("OrgnlGrpInf/OrgnlMsgNmId"))?,
            instruction_id: fields.if_readable(&path("OrgnlInstrId")),
            end_to_end_id: fields.if_readable(&path("OrgnlEndToEndId")),
            transaction_id: fields.required(&path("OrgnlTxId"))?,
            uetr: fields.if_readable(&path("OrgnlUETR")),
        })
    }

    pub(super) fn write(&self, xml: &mut Xml) {
        xml.group("OrgnlGrpInf", |xml| {
            xml.leaf("OrgnlMsgId", &self.message_id);
            xml.leaf("OrgnlMsgNmId", self.message_name.as_str());
        });
        xml.optional("OrgnlInstrId", self.instruction_id.as_ref());
        xml.optional(
            "OrgnlEndToEndId",
            self.end_to_end_id.as_ref().map(EndToEndId::as_str),
        );
        xml.leaf("OrgnlTxId", &self.transaction_id);
        xml.optional("OrgnlUETR", self.uetr.as_ref());
    }
}
