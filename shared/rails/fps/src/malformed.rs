//! What is wrong with a message that cannot be read.

use crate::codes::{Reason, RejectCode, Rejection};

/// What is wrong with a message, named by the first bad field. Nothing of the field's content is
/// kept, since it may be personal data. To the scheme this is a syntax error, code 1930.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("syntax: {field}: {fault}")]
pub struct Malformed {
    /// Path below the message element, as in `GrpHdr/MsgId`; `Document` for the whole.
    pub field: String,
    /// What is wrong with it.
    pub fault: FieldDefect,
}

/// The ways in which a field, or the document, is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldDefect {
    #[error("more than {} bytes", crate::xml::MAX_BYTES)]
    TooLarge,
    #[error("more than {} transactions", crate::messages::MAX_TRANSACTIONS)]
    TooMany,
    #[error("elements nested deeper than {}", crate::xml::MAX_DEPTH)]
    TooDeep,
    #[error("not well-formed XML in UTF-8")]
    NotXml,
    #[error("document types, entities and processing instructions are not read")]
    Forbidden,
    #[error("control characters are not read")]
    ControlCharacter,
    #[error("not a message this rail knows")]
    UnknownMessage,
    #[error("missing")]
    Missing,
    #[error("more than one")]
    Duplicate,
    #[error("not a value of this field")]
    Value,
    #[error("not an amount in GBP above zero in whole pence")]
    Amount,
    #[error("contradicts another field")]
    Contradiction,
}

impl Malformed {
    pub(crate) fn new(field: &str, fault: FieldDefect) -> Self {
        Self {
            field: field.to_owned(),
            fault,
        }
    }

    /// A field whose value cannot be.
    pub fn value(field: &str) -> Self {
        Self::new(field, FieldDefect::Value)
    }

    pub(crate) fn document(fault: FieldDefect) -> Self {
        Self::new("Document", fault)
    }

    /// Returns the rejection for a syntax error, 1930, which names the field.
    pub fn rejection(&self) -> Rejection {
        Reason::of_field(RejectCode::SYNTAX_ERROR, Some(&self.field))
    }
}
