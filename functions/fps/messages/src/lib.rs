//! Payments as messages of Faster Payments, and back: what every function that speaks to the rail
//! needs. A payment always makes the same message, to the byte, so that sending it twice is sending
//! it once.

mod inbound;
mod keep;
mod keys;
mod outbound;
mod report;

use field_encryption::FieldKeyRing;
use kernel::idempotency::Fingerprint;

pub use inbound::{
    Brought, credit_fingerprint, credit_parties, credit_row, off_profile, payment_id_of,
    rejected_return_row, return_fingerprint, return_row, unreadable_row,
};
pub use keys::{CallbackKeys, MalformedSecret, signer, signing_secret};
pub use outbound::{
    Unwritable, credit_transfer, enquiry, located, names, payment_return, sent_as, sent_in,
};
pub use report::{answer, is_never_received, never_received, outcome, report_id, report_on};

/// The path of the gateway, and of our own callback, for messages of the scheme.
pub const GATEWAY_PATH: &str = "/fps/messages";

/// The path of the gateway where either side tells the other its public keys (`docs/simulator.md`).
/// The request is signed with a key of ours that the scheme knows, and names in `keys` all keys that
/// we sign with from now on, or leaves them as they are. The answer names the scheme's.
pub const KEYS_PATH: &str = "/fps/keys";

/// Where the original of a message that was sent is kept.
pub fn sent_key(payment: kernel::id::PaymentId, message: rail_fps::MessageName) -> String {
    format!("fps/sent/{payment}/{}.xml", message.as_str())
}

/// Digests a received message, byte for byte. Made with a key, because a message holds names and
/// numbers that can be guessed.
pub fn message_digest(message: &[u8], ring: &FieldKeyRing) -> Fingerprint {
    ring.fingerprint(&["message", &message_signature::content_digest(message)])
}

/// Where the original of a received message is kept: under its digest, so that two messages never
/// share a place, whichever payment they are about.
pub fn received_key(digest: &Fingerprint) -> String {
    format!("fps/received/{}.xml", digest.as_str())
}

/// Where the status report is kept by which a received message was answered.
pub fn answered_key(digest: &Fingerprint) -> String {
    format!("fps/answered/{}.xml", digest.as_str())
}

/// Where the original of the `asked`th enquiry about a payment is kept.
pub fn enquiry_key(payment: kernel::id::PaymentId, asked: u32) -> String {
    let name = rail_fps::MessageName::StatusRequest.as_str();
    format!("fps/sent/{payment}/{name}-{asked}.xml")
}
