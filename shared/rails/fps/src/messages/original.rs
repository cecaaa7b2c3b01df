use kernel::party::EndToEndId;

use super::MessageName;
use crate::identifiers::{InstructionId, MessageId, TransactionId, Uetr};
use crate::malformed::Malformed;
use crate::xml::{Fields, Xml};

/// The transaction that another message is about, by the ids which it had there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The message it came in, or [`MessageId::not_provided`].
    pub message_id: MessageId,
    /// The kind of that message; none if it is not named, or is none of this rail.
    pub message_name: Option<MessageName>,
    /// Its sender's own id.
    pub instruction_id: Option<InstructionId>,
    /// Its payer's id.
    pub end_to_end_id: Option<EndToEndId>,
    /// Its id in the scheme.
    pub transaction_id: TransactionId,
    /// Its unique reference.
    pub uetr: Option<Uetr>,
}

/// Where a status report may name the original message for all its transactions.
const GROUP: &str = "OrgnlGrpInfAndSts";

impl Original {
    /// Reads the ids. The transaction id alone finds the payment; of the others, what cannot be read
    /// is as good as absent.
    pub(super) fn read(fields: &Fields, transaction: &str) -> Result<Self, Malformed> {
        let path = |name: &str| format!("{transaction}/{name}");
        // The group stands at the transaction, or before it for all of them.
        let group = |name: &str| {
            let own = format!("{transaction}/OrgnlGrpInf/{name}");
            if fields.has(&own) {
                own
            } else {
                format!("{GROUP}/{name}")
            }
        };
        Ok(Self {
            message_id: fields
                .if_readable(&group("OrgnlMsgId"))
                .unwrap_or_else(MessageId::not_provided),
            message_name: fields.if_readable(&group("OrgnlMsgNmId")),
            instruction_id: fields.if_readable(&path("OrgnlInstrId")),
            end_to_end_id: fields.if_readable(&path("OrgnlEndToEndId")),
            transaction_id: fields.required(&path("OrgnlTxId"))?,
            uetr: fields.if_readable(&path("OrgnlUETR")),
        })
    }

    pub(super) fn write(&self, xml: &mut Xml) {
        xml.group("OrgnlGrpInf", |xml| {
            xml.leaf("OrgnlMsgId", &self.message_id);
            xml.optional("OrgnlMsgNmId", self.message_name.map(MessageName::as_str));
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
