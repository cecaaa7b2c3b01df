use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The id of whatever an event is about: an account, a payment, a client, a tenant. The audit log
/// tells kinds of subjects apart by nothing but their prefix, so that it need not know them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubjectId(String);

/// The text is not the id of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected an id such as acc_ and 26 characters of 0-9 a-z without i l o u")]
pub struct NotASubject;

impl SubjectId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SubjectId {
    type Err = NotASubject;

    fn from_str(text: &str) -> Result<Self, NotASubject> {
        let (prefix, digits) = text.split_once('_').ok_or(NotASubject)?;
        let prefixed = prefix.len() == 3 && prefix.bytes().all(|byte| byte.is_ascii_lowercase());
        let bytes = kernel::base32::decode(digits).ok_or(NotASubject)?;
        if prefixed && bytes.len() == 16 {
            Ok(Self(text.into()))
        } else {
            Err(NotASubject)
        }
    }
}

impl fmt::Display for SubjectId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Serialize for SubjectId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for SubjectId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use kernel::id::{AccountId, PaymentId};

    #[test]
    fn the_id_of_anything_is_a_subject() {
        let ids = [
            AccountId::derive(&["a"]).to_string(),
            PaymentId::derive(&["a"]).to_string(),
        ];
        for id in ids {
            assert_eq!(
                id.parse::<SubjectId>().map(|subject| subject.to_string()),
                Ok(id)
            );
        }
    }

    #[test]
    fn what_is_no_id_is_no_subject() {
        let digits = AccountId::derive(&["a"]).to_string().split_off(4);
        let wrong = ["ac_", "acco_", "ACC_", "acc", "a#c_"];
        for text in wrong.map(|prefix| [prefix, &digits].concat()) {
            assert!(text.parse::<SubjectId>().is_err(), "{text}");
        }
        for text in ["", "acc_", "acc_0", "acc_uuuuuuuuuuuuuuuuuuuuuuuuuu"] {
            assert!(text.parse::<SubjectId>().is_err(), "{text}");
        }
    }
}
