use alloc::string::String;
use core::str::FromStr;

use kernel::id::TenantId;
use serde::{Deserialize, Deserializer, Serialize};

/// What a client is called, for people: 1 to 64 characters, no control characters, no blank at
/// either end.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct ClientName(String);

/// The text is no client's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to 64 characters, no control characters, no blank at either end")]
pub struct NotAClientName;

impl ClientName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ClientName {
    type Err = NotAClientName;

    fn from_str(text: &str) -> Result<Self, NotAClientName> {
        let control = |symbol: char| symbol < ' ' || symbol == '\u{7f}';
        let blank = |symbol: Option<char>| symbol.is_none_or(|symbol| symbol == ' ');
        let ends_blank = blank(text.chars().next()) || blank(text.chars().next_back());
        if text.chars().count() > 64 || text.chars().any(control) || ends_blank {
            return Err(NotAClientName);
        }
        Ok(Self(text.into()))
    }
}

impl<'de> Deserialize<'de> for ClientName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

/// The id of a tenant that is there from the beginning.
pub fn first_tenant_id(name: &ClientName) -> TenantId {
    TenantId::derive(&["first", name.as_str()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_and_printable_and_has_no_blank_at_its_ends() {
        let longest = "n".repeat(64);
        for right in ["P", "Pay roll", "Caf\u{e9} 7", &longest] {
            assert!(right.parse::<ClientName>().is_ok(), "{right}");
        }
        let long = "n".repeat(65);
        for wrong in ["", " ", " a", "a ", "a\nb", "a\u{7f}", "\u{0}", &long] {
            assert_eq!(
                wrong.parse::<ClientName>(),
                Err(NotAClientName),
                "{wrong:?}"
            );
        }
    }
}
