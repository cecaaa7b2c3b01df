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

/// What a posting leaves in the account's row: enough to write the entry, and the event, from the
/// stream of the row alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leg {
    /// The amount, in minor units: negative for a debit.
    #[serde(rename = "m")]
    pub minor: i64,
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
