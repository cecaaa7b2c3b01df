use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! scopes {
    ($($(#[$doc:meta])* $scope:ident = $name:literal;)*) => {
        /// A permission, as the contract knows it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Scope { $($(#[$doc])* $scope,)* }

        impl Scope {
            /// Every scope.
            pub const ALL: &[Self] = &[$(Self::$scope,)*];

            /// The scope's name.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$scope => $name,)* }
            }
        }
    };
}

scopes! {
    /// Read accounts, entries and statements.
    AccountsRead = "accounts:read";
    /// Open and change accounts.
    AccountsWrite = "accounts:write";
    /// Read payments.
    PaymentsRead = "payments:read";
    /// Make, cancel and return payments.
    PaymentsWrite = "payments:write";
    /// Approve and decline payments that another client ordered above its limit.
    PaymentsApprove = "payments:approve";
    /// Read audit records.
    AuditRead = "audit:read";
    /// Register clients and rotate their credentials.
    ClientsAdmin = "clients:admin";
    /// Read the limits of an institution.
    LimitsRead = "limits:read";
    /// Set the limits of an institution.
    LimitsWrite = "limits:write";
    /// Of the bank's own clients: read its internal accounts and what the operations desk has to deal with.
    LedgerRead = "ledger:read";
    /// Propose how the operations desk ends what needs a person.
    LedgerPost = "ledger:post";
    /// Approve and decline what another client of the operations desk proposed.
    LedgerApprove = "ledger:approve";
}

/// One or more scopes, each once, in the order of the contract.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Scopes(BTreeSet<Scope>);

/// The value is no set of scopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotScopes {
    /// There is no such scope.
    #[error("expected scopes of the contract, such as payments:read")]
    Unknown,
    /// The same scope twice.
    #[error("expected each scope once")]
    Repeated,
    /// No scope at all.
    #[error("expected at least one scope")]
    None,
}

impl Scopes {
    /// Every scope there is.
    pub fn all() -> Self {
        Self(Scope::ALL.iter().copied().collect())
    }

    /// The scopes, in order.
    pub fn iter(&self) -> impl Iterator<Item = Scope> {
        self.0.iter().copied()
    }

    /// Whether every one of these is among the given ones.
    pub fn are_within(&self, others: &Self) -> bool {
        self.0.is_subset(&others.0)
    }

    /// These names as scopes.
    ///
    /// # Errors
    /// When a name is unknown or given twice, or there is none.
    pub fn of_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Self, NotScopes> {
        let mut scopes = BTreeSet::new();
        for name in names {
            if !scopes.insert(name.parse()?) {
                return Err(NotScopes::Repeated);
            }
        }
        if scopes.is_empty() {
            Err(NotScopes::None)
        } else {
            Ok(Self(scopes))
        }
    }
}

impl FromStr for Scope {
    type Err = NotScopes;

    fn from_str(name: &str) -> Result<Self, NotScopes> {
        Self::ALL
            .iter()
            .copied()
            .find(|scope| scope.as_str() == name)
            .ok_or(NotScopes::Unknown)
    }
}

impl FromStr for Scopes {
    type Err = NotScopes;

    /// Reads the scopes of a token request: names with one space between, of which one that is
    /// repeated adds nothing (RFC 6749 §3.3).
    fn from_str(text: &str) -> Result<Self, NotScopes> {
        text.split(' ')
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.iter().map(Scope::as_str).collect();
        out.write_str(&names.join(" "))
    }
}

impl fmt::Debug for Scopes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Serialize for Scopes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Scope::as_str))
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

impl<'de> Deserialize<'de> for Scopes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut scopes = BTreeSet::new();
        for scope in Vec::<Scope>::deserialize(deserializer)? {
            if !scopes.insert(scope) {
                return Err(serde::de::Error::custom(NotScopes::Repeated));
            }
        }
        if scopes.is_empty() {
            Err(serde::de::Error::custom(NotScopes::None))
        } else {
            Ok(Self(scopes))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use proptest::prelude::*;

    #[test]
    fn scopes_are_known_and_in_a_list_given_once() {
        let scopes: Scopes = "payments:write accounts:read".parse().expect("scopes");
        assert_eq!(scopes.to_string(), "accounts:read payments:write");
        assert_eq!(
            "accounts:read  payments:read".parse::<Scopes>(),
            Err(NotScopes::Unknown)
        );
        assert_eq!("payments:steal".parse::<Scopes>(), Err(NotScopes::Unknown));
        assert_eq!(
            "ledger:read ledger:read".parse::<Scopes>(),
            "ledger:read".parse()
        );
        assert_eq!("".parse::<Scopes>(), Err(NotScopes::Unknown));
        let twice = r#"["ledger:read","ledger:read"]"#;
        assert!(serde_json::from_str::<Scopes>(twice).is_err());
        assert_eq!(
            serde_json::from_str::<Scopes>("[]").map_err(|_| ()),
            Err(())
        );
    }

    proptest! {
        #[test]
        fn any_set_of_scopes_survives_its_text_and_its_json(
            picked in proptest::sample::subsequence(Scope::ALL.to_vec(), 1..=Scope::ALL.len())
        ) {
            let scopes = Scopes::of_names(picked.iter().map(|scope| scope.as_str())).expect("known");
            prop_assert_eq!(scopes.to_string().parse::<Scopes>(), Ok(scopes.clone()));
            let json = serde_json::to_string(&scopes).expect("JSON");
            prop_assert_eq!(serde_json::from_str::<Scopes>(&json).ok(), Some(scopes.clone()));
            prop_assert!(scopes.are_within(&Scopes::all()));
        }
    }
}
