use kernel::id::JournalId;
use serde::{Deserialize, Serialize};

/// How journals corrected a payment, and what became of the money of that. Amounts are minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrections {
    /// The journals, in their order. Each turns over whether the books hold the payment as made. Of a return also the one by
    /// which the scheme was given back the last of it.
    #[serde(rename = "j", skip_serializing_if = "Vec::is_empty", default)]
    pub journals: Vec<JournalId>,
    /// How much of what they debited to the receivables is owed still; of a payment that another bank returned, also what the
    /// corrections of the returns debited.
    #[serde(rename = "r", skip_serializing_if = "is_zero", default)]
    pub receivable: i64,
    /// Of a payment, how much is in suspense about it and the returns of it: the sum of what is open of the items that its
    /// corrections and such returns brought.
    #[serde(rename = "s", skip_serializing_if = "is_zero", default)]
    pub suspense: i64,
    /// Of a payment, how many returns of it the books hold as made besides the one that it names.
    #[serde(rename = "x", skip_serializing_if = "is_zero", default)]
    pub other_returns: i64,
    /// How much of the money in suspense about the payment customers were credited with.
    #[serde(rename = "p", skip_serializing_if = "is_zero", default)]
    pub paid_out: i64,
    /// Of a payment, how much of its return the scheme was given back so far; of a return, its amount once the scheme was
    /// given back all of it, until a journal corrects it.
    #[serde(rename = "g", skip_serializing_if = "is_zero", default)]
    pub given_back: i64,
}

impl Corrections {
    /// Whether there is nothing of the kind.
    pub fn are_none(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_zero(amount: &i64) -> bool {
    *amount == 0
}
