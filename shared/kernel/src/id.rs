//! Typed identifiers. An account's id cannot be passed where a client's is meant.
//!
//! Ids are derived, never drawn: the same facts give the same id, so a repeated request finds what
//! the first one made without asking anybody.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::account::SortCode;
use crate::base32;

/// What an id names. `PREFIX` opens its printed form, as in `acc_...`.
pub trait Kind {
    /// The printed prefix without the underscore.
    const PREFIX: &'static str;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $prefix:literal;)*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind {}
        impl Kind for $kind { const PREFIX: &'static str = $prefix; })*
    };
}

kinds! {
    /// A customer account of this bank.
    Account = "acc";
    /// What the operations desk does about a payment whose outcome is unknown.
    Case = "cas";
    /// A user of the API, with a credential of its own.
    Client = "cli";
    /// One way for a client to prove who it is.
    Credential = "crd";
    /// What two clients of the operations desk book.
    Journal = "jnl";
    /// Accesses of a client that were refused: of one operation, for one reason, in one minute.
    Refusal = "ref";
    /// The revocation of an access token by its client.
    Revocation = "rev";
    /// A payment, sent or received.
    Payment = "pay";
    /// A difference between what the bank holds and what the outside says.
    Break = "brk";
    /// Money whose owner is unknown.
    SuspenseItem = "sus";
    /// The institution a client acts for; owns accounts and payments.
    Tenant = "ten";
}

/// How many digits [`Id::reference`] has.
pub const REFERENCE_DIGITS: usize = 18;

/// The id of an account.
pub type AccountId = Id<Account>;
/// The id of the operations desk's case about a payment.
pub type CaseId = Id<Case>;
/// The id of an API client.
pub type ClientId = Id<Client>;
/// The id of a credential.
pub type CredentialId = Id<Credential>;
/// The id of a journal.
pub type JournalId = Id<Journal>;
/// The id of refused accesses.
pub type RefusalId = Id<Refusal>;
/// The id of a revocation.
pub type RevocationId = Id<Revocation>;
/// The id of a payment.
pub type PaymentId = Id<Payment>;
/// The id of a break.
pub type BreakId = Id<Break>;
/// The id of a suspense item.
pub type SuspenseItemId = Id<SuspenseItem>;
/// The id of a tenant.
pub type TenantId = Id<Tenant>;

/// 128 bits that name one thing of kind `K`; printed as prefix, underscore, 26 base32 digits.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<K> {
    bytes: [u8; 16],
    kind: PhantomData<fn() -> K>,
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}

impl<K: Kind> Id<K> {
    /// The id that these facts determine. Each part is hashed with its length, so that no two
    /// lists of parts can run together.
    pub fn derive(parts: &[&str]) -> Self {
        Self::from_bytes(digest_16(K::PREFIX, parts))
    }

    /// The id with these bits.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self {
            bytes,
            kind: PhantomData,
        }
    }

    /// The 26 digits without the prefix, as they fit into a scheme's message.
    pub fn digits(&self) -> String {
        base32::encode(&self.bytes)
    }

    /// The first 18 digits: as much of the id as a scheme's own id has room for. 90 bits, so that
    /// what is found by them is still compared with the whole id.
    pub fn reference(&self) -> String {
        let mut digits = self.digits();
        digits.truncate(REFERENCE_DIGITS);
        digits
    }

    /// The bits of the id.
    pub fn bytes(&self) -> &[u8; 16] {
        &self.bytes
    }
}

impl TenantId {
    /// The bank's own tenant: it holds what belongs to no customer, and its clients operate the
    /// bank itself.
    pub fn bank() -> Self {
        Self::derive(&["house", SortCode::THIS_BANK.as_str()])
    }
}

impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(K::PREFIX)?;
        out.write_str("_")?;
        out.write_str(&base32::encode(&self.bytes))
    }
}

impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// The text is not an id of the expected kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}_ and {digits} characters of 0-9 a-z without i l o u")]
pub struct ParseIdError {
    expected: &'static str,
    digits: usize,
}

impl<K: Kind> FromStr for Id<K> {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        parse_prefixed(K::PREFIX, text)
            .map(Self::from_bytes)
            .ok_or(ParseIdError {
                expected: K::PREFIX,
                digits: 26,
            })
    }
}

impl<K: Kind> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, K: Kind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::parsed(deserializer)
    }
}

/// An optional id as its bits, which a stored row has instead of text where bytes count. For
/// `#[serde(with = "...")]`, with `default` for an absent one.
pub mod optional_bytes {
    use core::fmt;

    use serde::de::{Error, Visitor};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Id;

    struct Bits([u8; 16]);

    impl Serialize for Bits {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_bytes(&self.0)
        }
    }

    impl<'de> Deserialize<'de> for Bits {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Sixteen;
            impl Visitor<'_> for Sixteen {
                type Value = Bits;
                fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                    out.write_str("16 bytes")
                }
                fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Bits, E> {
                    let bits = bytes.try_into();
                    bits.map(Bits)
                        .map_err(|_| E::invalid_length(bytes.len(), &self))
                }
            }
            deserializer.deserialize_bytes(Sixteen)
        }
    }

    /// Writes the bits.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<K, S: Serializer>(
        id: &Option<Id<K>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        id.map(|id| Bits(id.bytes)).serialize(serializer)
    }

    /// Reads the bits.
    ///
    /// # Errors
    /// If they are not sixteen bytes.
    pub fn deserialize<'de, K, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Id<K>>, D::Error> {
        let bits = Option::<Bits>::deserialize(deserializer)?;
        Ok(bits.map(|Bits(bytes)| Id {
            bytes,
            kind: core::marker::PhantomData,
        }))
    }
}

fn parse_prefixed<const N: usize>(prefix: &str, text: &str) -> Option<[u8; N]> {
    let digits = text.strip_prefix(prefix)?.strip_prefix('_')?;
    base32::decode(digits)?.try_into().ok()
}

/// 128 bits determined by a purpose and a list of facts.
pub fn digest_16(purpose: &str, parts: &[&str]) -> [u8; 16] {
    let mut first = [0_u8; 16];
    let whole = digest_32(purpose, parts);
    let (head, _) = whole.split_at(16);
    first.copy_from_slice(head);
    first
}

/// 256 bits determined by a purpose and a list of facts.
pub fn digest_32(purpose: &str, parts: &[&str]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(format!("malai:{purpose}"));
    for part in parts {
        hasher.update([0]);
        hasher.update(part.len().to_string());
        hasher.update([0]);
        hasher.update(part.as_bytes());
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_printed_form_and_refuses_another_kinds() {
        let account = AccountId::derive(&["000001", "12345678"]);
        assert_eq!(account.to_string().len(), 30);
        assert_eq!(account.to_string().parse(), Ok(account));
        assert!(account.to_string().parse::<ClientId>().is_err());
        assert!("acc_short".parse::<AccountId>().is_err());
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(
            AccountId::derive(&["ab", "c"]),
            AccountId::derive(&["a", "bc"])
        );
        assert_ne!(AccountId::derive(&["a", ""]), AccountId::derive(&["a"]));
    }
}
