//! The Faster Payments rail: its ISO 20022 messages, ids, texts and codes.
//!
//! Four messages are read and written: pacs.008.001.08 ([`CreditTransfer`]), pacs.002.001.10
//! ([`StatusReport`]), pacs.004.001.09 ([`PaymentReturn`]) and pacs.028.001.03
//! ([`StatusRequest`]). One message carries one transaction. [`read`] takes bytes from anybody and
//! gives a [`Message`] or says which field is [`Malformed`]; [`receive`] also gives the ids of a
//! payment or return that cannot be read whole, so that its sender is answered, each of several
//! payments or returns in one message, and status reports on several transactions or on a message
//! as a whole. Whatever is written from these types is valid against the published schemas.
//!
//! The usage profile, which is narrower than the schemas:
//! - settlement `CLRG` at clearing system `FPS`, charges `SLEV`, pounds only, whole pence;
//! - agents are sort codes (`GBDSC`), accounts are sort code and account number (14 digits);
//! - `TxId` is the payment's [`Fpid`] in its short form, because the long one does not fit;
//! - the reference is `RmtInf/Strd/CdtrRefInf/Ref`; what is sent has at most 18 characters of it,
//!   and 35 of names. Read is what ISO 20022 allows, 140 of any script, and `RmtInf/Ustrd` where
//!   there is no structured reference.
//!
//! [`Profile`] has the rules that change from a day on.
//!
//! What the profile does not name is skipped, wherever it stands: the original bytes are the
//! record, these types are what the bank acts on.

mod codes;
mod faster_payments;
mod fpid;
mod identifiers;
mod malformed;
mod messages;
mod never_received;
mod profile;
mod settlement;
mod text;
mod words;
mod xml;

pub use codes::{
    IsoReason, ParseReasonCodeError, Qualifier, Reason, RejectCode, Rejection, Retry, ReturnCode,
    ReturnReason, SchemeCode,
};
pub use faster_payments::{FasterPayments, PROFILE};
pub use fpid::{Fpid, ParseFpidError, PaymentType};
pub use identifiers::{InstructionId, MessageId, ParseIdentifierError, TransactionId, Uetr};
pub use malformed::{FieldDefect, Malformed};
pub use messages::{
    Batch, BatchReport, CreditTransfer, GroupReport, MAX_TRANSACTIONS, Message, MessageName,
    Original, Party, PaymentReturn, ReadError, Received, Rejectable, ReturnClaim, SettlementDate,
    Stage, StatusReport, StatusRequest, TransactionStatus, payment_in, read, receive,
};
pub use never_received::NeverReceived;
pub use profile::Profile;
pub use settlement::{SETTLEMENT_TIMES, Settlement, SettlementTimes};
pub use text::{Fitted, PartyText, RemittanceText, SchemeName, SchemeReference};
pub use xml::{MAX_BYTES, MAX_DEPTH};
