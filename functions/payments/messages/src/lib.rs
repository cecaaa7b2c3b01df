//! Payments as messages of Faster Payments, and back: what every function that speaks to the rail
//! needs. A payment always makes the same message, to the byte, so that sending it twice is sending
//! it once.

mod inbound;
mod keys;
mod outbound;
mod report;

pub use inbound::{
    credit_fingerprint, credit_id, credit_parties, credit_row, house, return_fingerprint,
    return_id, return_row,
};
pub use keys::{CallbackKeys, MalformedSecret, signer, signing_secret};
pub use outbound::{Unwritable, credit_transfer, enquiry, located, names, payment_return};
pub use report::{Verdict, answer, report_on_credit, report_on_return, verdict};

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

/// Where the original of a message that made a payment is kept.
pub fn received_key(payment: kernel::id::PaymentId) -> String {
    format!("fps/received/{payment}.xml")
}
