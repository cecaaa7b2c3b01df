//! The rows of the operations desk: journals, cases and work items.

use serde::Deserialize;

use super::rows::Transfer;

/// A journal that two clients of the bank booked, or may book.
#[derive(Debug, Deserialize)]
pub(super) struct Journal {
    pub(super) id: String,
    #[serde(rename = "pu")]
    pub(super) purpose: String,
    /// The suspense item or the break that it ends wholly or in part.
    #[serde(rename = "of")]
    pub(super) subject: String,
    /// The payment of the work item.
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

    /// Returns whether the books hold the payment that it corrects as made; `None` if it corrects
    /// none. What is given back to the scheme of a return in suspense corrects the return.
    pub(super) fn makes(&self) -> Option<bool> {
        match self.purpose.as_str() {
            "rejected_but_paid" => Some(true),
            "settled_but_refused" => Some(false),
            "suspense_applied" if self.transfer.credit == "fps-settlement" => Some(false),
            _ => None,
        }
    }

    /// Returns the return that it ordered, which has the legs.
    pub(super) fn ordered(&self) -> Option<&str> {
        let returns = self.returns.as_ref();
        let ordered = returns.filter(|_| self.status == "approved");
        ordered.map(|ordered| ordered.payment.as_str())
    }

    /// Returns both legs, if it is posted: account and minor units gained.
    pub(super) fn legs(&self) -> Option<[(&str, i64); 2]> {
        let transfer = self.is_posted().then_some(&self.transfer)?;
        let debit = 0_i64.saturating_sub(self.minor);
        Some([
            (transfer.debit.as_str(), debit),
            (transfer.credit.as_str(), self.minor),
        ])
    }
}

/// A case of the operations desk about a payment with an unknown outcome.
#[derive(Debug, Deserialize)]
pub(super) struct Case {
    pub(super) id: String,
    #[serde(rename = "of")]
    pub(super) payment: String,
    /// The newest proposal of an outcome.
    #[serde(rename = "pr")]
    pub(super) proposal: Option<Proposal>,
    #[serde(rename = "ver")]
    pub(super) version: u64,
}

/// An outcome that a client of the bank proposed.
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
    /// Returns whether one client proposed this status with evidence and another approved it.
    pub(super) fn is_by_two(&self, status: &str) -> bool {
        let other = self.decided.as_ref().is_some_and(|it| it.by != self.by);
        other && self.status == "approved" && self.outcome == status && self.grounds.is_some()
    }
}

/// A suspense item: money whose owner is not known.
#[derive(Debug, Deserialize)]
pub(super) struct Suspense {
    pub(super) id: String,
    /// The amount received.
    #[serde(rename = "am")]
    pub(super) minor: i64,
    #[serde(rename = "st")]
    pub(super) status: String,
    /// Its payment.
    #[serde(rename = "of")]
    pub(super) payment: String,
    /// Why it is in suspense.
    #[serde(rename = "rs")]
    pub(super) reason: String,
    /// The amount left.
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

/// A break: a difference between the bank and the scheme that a person must resolve.
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
    /// The explanation of the difference, encrypted.
    #[serde(rename = "gr")]
    pub(super) explanation: Option<serde::de::IgnoredAny>,
    #[serde(rename = "ver")]
    pub(super) version: u64,
}
