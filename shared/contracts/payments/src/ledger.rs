//! The legs of a payment in the double-entry ledger. They are part of the payment's own item, so
//! one cannot be written without the other, and the bank's own accounts need no item at all.

use core::fmt;

use kernel::id::AccountId;
use kernel::payment::Rail;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Accounts of the bank itself. They have no limit and no item that every payment would fight
/// over: their balance is the sum of legs, rolled up from the stream of payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InternalAccount {
    /// What the bank owes to, or is owed by, the other members of a scheme.
    Settlement(Rail),
    /// Money whose owner is not known yet.
    Suspense,
    /// What customers paid for services.
    Fees,
    /// What the bank is owed because a scheme paid what the books say was never paid.
    Receivables,
}

impl InternalAccount {
    /// Every internal account.
    pub fn all() -> impl Iterator<Item = Self> {
        let of_schemes = Rail::ALL.into_iter().map(Self::Settlement);
        of_schemes.chain([Self::Suspense, Self::Fees, Self::Receivables])
    }

    /// The account's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Settlement(rail) => rail.settlement_account(),
            Self::Suspense => "suspense",
            Self::Fees => "fees",
            Self::Receivables => "receivables",
        }
    }

    /// Whether it is the bank's account with a scheme.
    pub fn is_settlement(self) -> bool {
        match self {
            Self::Settlement(_) => true,
            Self::Suspense | Self::Fees | Self::Receivables => false,
        }
    }
}

impl core::str::FromStr for InternalAccount {
    type Err = ParseLedgerAccountError;

    fn from_str(name: &str) -> Result<Self, ParseLedgerAccountError> {
        Self::all()
            .find(|known| known.as_str() == name)
            .ok_or(ParseLedgerAccountError)
    }
}

impl Serialize for InternalAccount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for InternalAccount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

/// Where a leg is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LedgerAccount {
    /// A customer's account.
    Customer(AccountId),
    /// An account of the bank itself.
    Internal(InternalAccount),
}

impl LedgerAccount {
    /// The customer's account that it is, if it is one.
    pub fn customer(self) -> Option<AccountId> {
        match self {
            Self::Customer(account) => Some(account),
            Self::Internal(_) => None,
        }
    }
}

impl fmt::Display for LedgerAccount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Customer(id) => fmt::Display::fmt(id, out),
            Self::Internal(name) => out.write_str(name.as_str()),
        }
    }
}

/// The text names no account of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseLedgerAccountError;

impl fmt::Display for ParseLedgerAccountError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("expected an account id or one of ")?;
        for (position, account) in InternalAccount::all().enumerate() {
            if position > 0 {
                out.write_str(", ")?;
            }
            out.write_str(account.as_str())?;
        }
        Ok(())
    }
}

impl core::str::FromStr for LedgerAccount {
    type Err = ParseLedgerAccountError;

    fn from_str(text: &str) -> Result<Self, ParseLedgerAccountError> {
        match text.parse() {
            Ok(id) => Ok(Self::Customer(id)),
            Err(_) => text.parse().map(Self::Internal),
        }
    }
}

impl Serialize for LedgerAccount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LedgerAccount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        kernel::text::parsed(deserializer)
    }
}

/// A movement of money from one account to another. One amount and two sides: a transfer whose
/// legs do not sum to zero cannot be written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// The account that is debited.
    #[serde(rename = "d")]
    pub debit: LedgerAccount,
    /// The account that is credited.
    #[serde(rename = "c")]
    pub credit: LedgerAccount,
}

impl Transfer {
    /// Both legs for this many minor units: negative is a debit.
    pub fn legs(&self, minor: i64) -> [(LedgerAccount, i64); 2] {
        [
            (self.debit, 0_i64.saturating_sub(minor)),
            (self.credit, minor),
        ]
    }
}
