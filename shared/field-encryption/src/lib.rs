//! Personal data at rest: what a row keeps of people is one [`Encrypted`] attribute, and only who holds
//! the [`FieldKeyRing`] can open it.
//!
//! `DynamoDB` encrypts what it stores by a key of KMS, and whoever may read a table, a stream or a
//! restored backup reads clear text all the same. So names, account numbers and what people wrote
//! are encrypted before they get there: AES-256-GCM-SIV (RFC 8452), one ciphertext for all that one
//! row holds, bound to the row and the attribute that it stands in ([`EncryptionContext`]).
//!
//! The ring is the secret `data/field-keys`. A function that does not declare it has no way to it;
//! it can carry a sealed attribute on, and that is all.

mod fault;
mod given_reason;
mod place;
mod ring;
mod sealed;

#[cfg(test)]
mod tests;

pub use fault::EncryptionError;
pub use given_reason::GivenReason;
pub use place::EncryptionContext;
pub use ring::{FieldKeyRing, Mark};
pub use sealed::{Encrypted, ParseEncryptedError};
