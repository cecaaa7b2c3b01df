//! Legs of payments that were delivered again, from which entries that were lost are written anew.

use accounts_contract::entry::Kind;
use field_encryption::Sealed;
use kernel::id::{AccountId, PaymentId};
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Key, Query, Row};

/// A leg of a booked payment on a customer's account. `P` is what the payments domain seals of
/// people; it is copied by a function that cannot open it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct BookedLeg<P> {
    /// The account.
    #[serde(rename = "ac")]
    pub account: AccountId,
    /// The payment.
    #[serde(rename = "p")]
    pub payment: PaymentId,
    /// When it was booked.
    #[serde(rename = "t")]
    pub booked_at: Moment,
    /// The amount in minor units: negative for a debit.
    #[serde(rename = "m")]
    pub minor: i64,
    /// What moved the money.
    #[serde(rename = "k")]
    pub kind: Kind,
    /// The account of this bank on the other side.
    #[serde(rename = "o", skip_serializing_if = "Option::is_none", default)]
    pub ours: Option<AccountId>,
    /// Who pays whom, sealed for the payment's own row.
    #[serde(rename = "pd")]
    pub parties: Sealed<P>,
}

impl<P> Row for BookedLeg<P> {
    fn key(&self) -> Key {
        Key::new(
            partition(self.account),
            format!("{:0>15}#{}", self.booked_at.unix_millis(), self.payment),
        )
    }
}

impl<P> BookedLeg<P> {
    /// The legs of an account, by when they were booked, and then by payment.
    pub fn all_of(account: AccountId) -> Query {
        Query::range(partition(account), "0", "~")
    }
}

fn partition(account: AccountId) -> String {
    format!("R#{account}")
}
