//! Entries: the movements of an account, numbered without gaps, each with the balance after it.

use kernel::account::{AccountNumber, SortCode};
use kernel::id::{AccountId, PaymentId};
use kernel::party::{PartyName, Reference};
use kernel::time::Moment;
use serde::{Deserialize, Serialize};

/// Who stands on the other side of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counterparty {
    /// Their name.
    #[serde(rename = "n", skip_serializing_if = "Option::is_none", default)]
    pub name: Option<PartyName>,
    /// Their sort code.
    #[serde(rename = "s")]
    pub sort_code: SortCode,
    /// Their account number.
    #[serde(rename = "a")]
    pub account_number: AccountNumber,
}

/// The other side: an account elsewhere, written out, or one of ours, whose particulars the
/// accounts domain looks up when it writes the entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OtherSide {
    /// An account whose particulars came with the payment.
    #[serde(rename = "p")]
    Party(Counterparty),
    /// An account of ours.
    #[serde(rename = "i")]
    Ours(AccountId),
}

/// What moved the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A payment between two accounts of this bank.
    OnUs,
    /// A Faster Payment, sent or received.
    FpsPayment,
    /// The return of a Faster Payment, sent or received.
    FpsReturn,
}

impl Kind {
    /// As it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OnUs => "on_us",
            Self::FpsPayment => "fps_payment",
            Self::FpsReturn => "fps_return",
        }
    }
}

/// What a posting leaves in the account's row: enough to write the entry, and the event, from the
/// stream of the row alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leg {
    /// The amount, in minor units: negative for a debit.
    #[serde(rename = "m")]
    pub minor: i64,
    /// What moves it.
    #[serde(rename = "k")]
    pub kind: Kind,
    /// The payment behind it.
    #[serde(rename = "p", skip_serializing_if = "Option::is_none", default)]
    pub payment: Option<PaymentId>,
    /// The other side.
    #[serde(rename = "o", skip_serializing_if = "Option::is_none", default)]
    pub other: Option<OtherSide>,
    /// What the payer wrote.
    #[serde(rename = "r", skip_serializing_if = "Option::is_none", default)]
    pub reference: Option<Reference>,
    /// When it happened.
    #[serde(rename = "t")]
    pub at: Moment,
}
