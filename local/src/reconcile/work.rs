//! The rows of the operations desk: journals, cases and work items.

use serde::Deserialize;

use super::rows::Transfer;

/// What two clients of the bank booked, or may book.
#[derive(Debug, Deserialize)]
pub(super) struct Journal {
    pub(super) id: String,
    #[serde(rename = "pu")]
    pub(super) purpose: String,
    /// The suspense item or the break that it ends, or a part of it.
    #[serde(rename = "of")]
    pub(super) subject: String,
    /// The payment that the work item is about.
    #[serde(rename = "py")]
    pub(super) payment: String,
    #[serde(rename = "st")]
    pub(super) status: String,
    #[serde(rename = "tr")]
    pub(super) transfer: Transfer,
    /// The return that it orders.
    #[serde(rename = "rt")]
    pub(super) returns: Option<OrderedReturn>,
    #[serde(rename = "am")]
    pub(super) minor: i64,
    #[serde(rename = "cy")]
    pub(super) currency: String,
    /// The client that proposed it.
    #[serde(rename = "b")]
    pub(super) proposed_by: String,
    /// The client that decided.
    #[serde(rename = "d")]
    pub(super) decided: Option<Decision>,
    #[serde(rename = "ver")]
    pub(super) version: u64,
}

/// The return that a journal orders.
#[derive(Debug, Deserialize)]
pub(super) struct OrderedReturn {
    #[serde(rename = "p")]
    pub(super) payment: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Decision {
    #[serde(rename = "b")]
    pub(super) by: String,
}

impl Journal {
    pub(super) fn is_posted(&self) -> bool {
        self.status == "posted"
    }

    /// Whether the books hold the payment as made that it corrects; none if it corrects none. What the scheme is given back of
    /// a return in suspense corrects the return.
    pub(super) fn makes(&self) -> Option<bool> {
        match self.purpose.as_str() {
            "rejected_but_paid" => Some(true),
            "settled_but_refused" => Some(false),
            "suspense_applied" if self.transfer.credit == "fps-settlement" => Some(false),
            _ => None,
        }
    }

    /// The return that it ordered, which has the legs.
    pub(super) fn ordered(&self) -> Option<&str> {
        let returns = self.returns.as_ref();
        let ordered = returns.filter(|_| self.status == "approved");
        ordered.map(|ordered| ordered.payment.as_str())
    }

    /// Both legs, if it is posted: an account and the minor units that it gained.
    pub(super) fn legs(&self) -> Option<[(&str, i64); 2]> {
        let transfer = self.is_posted().then_some(&self.transfer)?;
        let debit = 0_i64.saturating_sub(self.minor);
        Some([
            (transfer.debit.as_str(), debit),
            (transfer.credit.as_str(), self.minor),
        ])
    }
}

/// What the operations desk does about a payment whose outcome is unknown.
#[derive(Debug, Deserialize)]
pub(super) struct Case {
    pub(super) id: String,
    #[serde(rename = "of")]
    pub(super) payment: String,
    /// The newest proposal of how the payment ended.
    #[serde(rename = "pr")]
    pub(super) proposal: Option<Proposal>,
    #[serde(rename = "ver")]
    pub(super) version: u64,
}

/// How a payment ended, as clients of the bank found.
#[derive(Debug, Deserialize)]
pub(super) struct Proposal {
    #[serde(rename = "oc")]
    outcome: String,
    #[serde(rename = "st")]
    status: String,
    /// The client that proposed it.
    #[serde(rename = "b")]
    by: String,
    /// The reason and the evidence, encrypted.
    #[serde(rename = "gr")]
    grounds: Option<serde::de::IgnoredAny>,
    /// The client that decided.
    #[serde(rename = "d")]
    decided: Option<Decision>,
}

impl Proposal {
    /// Whether one client proposed, with evidence, and another approved that a payment ended in this status.
    pub(super) fn is_by_two(&self, status: &str) -> bool {
        let other = self.decided.as_ref().is_some_and(|it| it.by != self.by);
        other && self.status == "approved" && self.outcome == status && self.grounds.is_some()
    }
}

/// Money whose owner is not known.
#[derive(Debug, Deserialize)]
pub(super) struct Suspense {
    pub(super) id: String,
    /// How much came.
    #[serde(rename = "am")]
    pub(super) minor: i64,
    #[serde(rename = "st")]
    pub(super) status: String,
    /// The payment behind it.
    #[serde(rename = "of")]
    pub(super) payment: String,
    /// Why it is there.
    #[serde(rename = "rs")]
    pub(super) reason: String,
    /// How much of it is left.
    #[serde(rename = "op")]
    pub(super) open: i64,
    /// The last return that was to send it back.
    #[serde(rename = "by")]
    pub(super) returned_by: Option<String>,
    #[serde(rename = "cy")]
    pub(super) currency: String,
    #[serde(rename = "ver")]
    pub(super) version: u64,
}

/// A difference between the bank and the scheme that a person has to settle.
#[derive(Debug, Deserialize)]
pub(super) struct Break {
    pub(super) id: String,
    #[serde(rename = "si")]
    pub(super) scheme_id: String,
    #[serde(rename = "st")]
    pub(super) status: String,
    /// The journal that booked the difference.
    #[serde(rename = "jn")]
    pub(super) journal: Option<String>,
    /// Why there is no difference; encrypted.
    #[serde(rename = "gr")]
    pub(super) explanation: Option<serde::de::IgnoredAny>,
    #[serde(rename = "ver")]
    pub(super) version: u64,
}
