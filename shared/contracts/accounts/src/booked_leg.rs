//! Legs of payments and journals that a rebuild delivered again, from which missing entries are
//! restored.

use crate::entry::Kind;
use field_encryption::Encrypted;
use kernel::id::{AccountId, JournalId, PaymentId};
use kernel::time::Moment;
use serde::{Deserialize, Serialize};
use store::{Key, PublishedWrite, Query, Row, StoreError};

use crate::Accounts;

/// A leg of a booked payment or journal on a customer's account. `P` is the payment's encrypted
/// personal data, copied by a function that cannot decrypt it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct BookedLeg<P> {
    /// The account.
    #[serde(rename = "ac")]
    pub account: AccountId,
    /// The payment.
    #[serde(rename = "p", skip_serializing_if = "Option::is_none", default)]
    pub payment: Option<PaymentId>,
    /// The journal, if it is a journal's leg.
    #[serde(rename = "j", skip_serializing_if = "Option::is_none", default)]
    pub journal: Option<JournalId>,
    /// When it was booked.
    #[serde(rename = "t")]
    pub booked_at: Moment,
    /// The amount in minor units: negative for a debit.
    #[serde(rename = "m")]
    pub minor: i64,
    /// The source of the movement.
    #[serde(rename = "k")]
    pub kind: Kind,
    /// The account of this bank on the other side.
    #[serde(rename = "o", skip_serializing_if = "Option::is_none", default)]
    pub ours: Option<AccountId>,
    /// Debtor and creditor, encrypted for the payment's own row; absent for a journal.
    #[serde(rename = "pd", skip_serializing_if = "Option::is_none", default)]
    pub parties: Option<Encrypted<P>>,
}

impl<P> Row for BookedLeg<P> {
    fn key(&self) -> Key {
        let payment = self.payment.map(|payment| payment.to_string());
        let source = payment.or_else(|| self.journal.map(|journal| journal.to_string()));
        Key::new(
            partition(self.account),
            format!(
                "{:0>15}#{}",
                self.booked_at.unix_millis(),
                source.unwrap_or_default()
            ),
        )
    }
}

impl<P> BookedLeg<P> {
    /// Returns the write of a leg that is not stored yet.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be serialised (a bug).
    pub fn put_once(&self) -> Result<PublishedWrite<Accounts>, StoreError> {
        PublishedWrite::put_once(Accounts(()), self)
    }

    /// Selects the legs of an account, by booking time, then source.
    pub fn all_of(account: AccountId) -> Query {
        Query::range(partition(account), "0", "~")
    }
}

/// How the partitions of legs begin.
pub(crate) const LEGS: &str = "R#";

fn partition(account: AccountId) -> String {
    format!("{LEGS}{account}")
}
