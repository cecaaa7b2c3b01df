//! The fields of rows that the checks need. They are defined a second time on purpose: a check that
//! used the code under check would share its mistakes.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(super) struct Account {
    #[serde(rename = "pk")]
    pub(super) id: String,
    #[serde(rename = "tn")]
    pub(super) tenant: String,
    #[serde(rename = "cy")]
    pub(super) currency: String,
    #[serde(rename = "st")]
    pub(super) status: String,
    #[serde(rename = "bk")]
    pub(super) booked: i64,
    #[serde(rename = "av")]
    pub(super) available: i64,
    #[serde(rename = "hd")]
    pub(super) held: i64,
    #[serde(rename = "od")]
    pub(super) overdraft_limit: i64,
    #[serde(rename = "seq")]
    pub(super) entries: u64,
    #[serde(rename = "ver")]
    pub(super) version: u64,
}

/// The sum of an institution's overdraft limits in a currency, and what is left below its limit.
#[derive(Debug, Deserialize)]
pub(super) struct Exposure {
    #[serde(rename = "pk")]
    pub(super) tenant: String,
    #[serde(rename = "cy")]
    pub(super) currency: String,
    #[serde(rename = "cp")]
    pub(super) limit: i64,
    #[serde(rename = "rm")]
    pub(super) room: i64,
}

/// The limits of an institution.
#[derive(Debug, Deserialize)]
pub(super) struct Limits {
    #[serde(rename = "pk")]
    pub(super) tenant: String,
    #[serde(rename = "li")]
    pub(super) set: SetLimits,
    #[serde(rename = "ver")]
    pub(super) version: u64,
}

#[derive(Debug, Deserialize)]
pub(super) struct SetLimits {
    pub(super) exposure: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Entry {
    #[serde(rename = "pk")]
    pub(super) account: String,
    #[serde(rename = "sk")]
    pub(super) position: String,
    #[serde(rename = "m")]
    pub(super) minor: i64,
    #[serde(rename = "b")]
    pub(super) balance_after: i64,
    #[serde(rename = "p")]
    pub(super) payment: Option<String>,
    #[serde(rename = "j")]
    pub(super) journal: Option<String>,
}

impl Entry {
    /// Returns the id of its payment or journal.
    pub(super) fn source(&self) -> &str {
        let source = self.payment.as_ref().or(self.journal.as_ref());
        source.map_or("nothing", String::as_str)
    }

    /// Returns its sequence number: the part of its key after the last `#`.
    pub(super) fn number(&self) -> Option<u64> {
        self.position
            .rsplit('#')
            .next()
            .and_then(|digits| digits.parse().ok())
    }
}

/// A checkpoint of an internal account: `I#<account>#<currency>`.
#[derive(Debug, Deserialize)]
pub(super) struct Checkpoint {
    #[serde(rename = "pk")]
    pub(super) partition: String,
    #[serde(rename = "bal")]
    pub(super) balance: i64,
}

#[derive(Debug, Deserialize)]
pub(super) struct Payment {
    pub(super) id: String,
    #[serde(rename = "dn")]
    pub(super) direction: String,
    #[serde(rename = "kd")]
    pub(super) kind: String,
    #[serde(rename = "rt")]
    pub(super) route: String,
    /// The id at the scheme.
    #[serde(rename = "si")]
    pub(super) scheme_id: Option<String>,
    #[serde(rename = "st")]
    pub(super) status: String,
    #[serde(rename = "am")]
    pub(super) minor: i64,
    #[serde(rename = "cy")]
    pub(super) currency: String,
    #[serde(rename = "db")]
    pub(super) debtor: Option<String>,
    #[serde(rename = "cr")]
    pub(super) creditor: Option<String>,
    #[serde(rename = "tr")]
    pub(super) transfer: Option<Transfer>,
    #[serde(rename = "of")]
    pub(super) original: Option<String>,
    #[serde(rename = "by")]
    pub(super) returned_by: Option<String>,
    /// The journals that corrected its outcome, and what is left of that.
    #[serde(rename = "cj", default)]
    pub(super) corrections: Corrections,
    /// The breaks about it that are not explained.
    #[serde(rename = "dp", default)]
    pub(super) disputed_by: Vec<String>,
    /// The digest that names the received message in the archive.
    #[serde(rename = "md")]
    pub(super) message: Option<String>,
    #[serde(rename = "ver")]
    pub(super) version: u64,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Corrections {
    #[serde(rename = "j", default)]
    pub(super) journals: Vec<String>,
    /// What is still owed of the amount that they debited to the receivables.
    #[serde(rename = "r", default)]
    pub(super) receivable: i64,
    /// The amount in suspense about it and its returns.
    #[serde(rename = "s", default)]
    pub(super) suspense: i64,
    /// The part of a return of the payment that was given back to the scheme.
    #[serde(rename = "g", default)]
    pub(super) given_back: i64,
}

#[derive(Debug, Deserialize)]
pub(super) struct Transfer {
    #[serde(rename = "d")]
    pub(super) debit: String,
    #[serde(rename = "c")]
    pub(super) credit: String,
}

impl Payment {
    /// Returns whether the money has moved. A returned payment is booked, and so is its return.
    pub(super) fn is_booked(&self) -> bool {
        matches!(self.status.as_str(), "settled" | "returned")
    }

    /// Returns whether the books hold it as made, after its corrections.
    pub(super) fn is_made(&self) -> bool {
        self.is_booked() == self.corrections.journals.len().is_multiple_of(2)
    }

    /// Returns whether its outcome is open. It holds funds of an account here, unless it pays from
    /// suspense.
    pub(super) fn is_open(&self) -> bool {
        self.direction == "outbound"
            && matches!(
                self.status.as_str(),
                "awaiting_approval" | "accepted" | "submitted" | "unknown"
            )
    }

    /// Returns the accounts here in whose lists it is.
    pub(super) fn listed_for(&self) -> impl Iterator<Item = &str> {
        let is_ours = self.direction == "outbound";
        let debtor = self.debtor.as_deref().filter(|_| is_ours);
        let creditor = self.creditor.as_deref();
        let creditor = creditor.filter(|_| !is_ours || self.is_booked());
        debtor.into_iter().chain(creditor)
    }

    /// Returns whether it sends back money in suspense, so that it holds no account's funds.
    pub(super) fn pays_from_suspense(&self) -> bool {
        let debits = |transfer: &Transfer| transfer.debit == "suspense";
        self.direction == "outbound" && self.transfer.as_ref().is_some_and(debits)
    }

    /// Returns whether another bank sent it through the scheme.
    pub(super) fn is_received(&self) -> bool {
        self.direction == "inbound" && self.route == "fps"
    }

    /// Returns both legs, if it is booked: account and minor units gained.
    pub(super) fn legs(&self) -> Option<[(&str, i64); 2]> {
        let transfer = self.transfer.as_ref().filter(|_| self.is_booked())?;
        let debit = 0_i64.saturating_sub(self.minor);
        Some([
            (transfer.debit.as_str(), debit),
            (transfer.credit.as_str(), self.minor),
        ])
    }
}

/// A payment in the list of an account or of pending approvals.
#[derive(Debug, Deserialize)]
pub(super) struct ListEntry {
    #[serde(rename = "pk")]
    pub(super) list: String,
    #[serde(rename = "id")]
    pub(super) payment: String,
    #[serde(rename = "st")]
    pub(super) status: String,
    #[serde(rename = "am")]
    pub(super) minor: i64,
    #[serde(rename = "cy")]
    pub(super) currency: String,
}

impl ListEntry {
    /// Returns how the list entry differs from the payment in what readers of the list rely on.
    pub(super) fn differs_from(&self, payment: &Payment) -> Option<String> {
        let status = (self.status != payment.status)
            .then(|| format!("{}, and {} in the list", payment.status, self.status));
        let amounts = |minor: i64, currency: &str| format!("{minor} {currency}");
        status.or_else(|| {
            let here = amounts(payment.minor, &payment.currency);
            let listed = amounts(self.minor, &self.currency);
            (here != listed).then(|| format!("{here}, and {listed} in the list"))
        })
    }
}

/// A work item in its list.
#[derive(Debug, Deserialize)]
pub(super) struct WorkListEntry {
    #[serde(rename = "pk")]
    pub(super) list: String,
    #[serde(rename = "of")]
    pub(super) item: String,
}

/// A note of an enquiry about a payment.
#[derive(Debug, Deserialize)]
pub(super) struct Note {
    #[serde(rename = "of")]
    pub(super) payment: String,
}

/// A return that is noted and will be booked.
#[derive(Debug, Deserialize)]
pub(super) struct PendingReturn {
    #[serde(rename = "si")]
    pub(super) scheme_id: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Client {
    pub(super) id: String,
    #[serde(rename = "ver")]
    pub(super) version: u64,
}

/// Refused requests of a client.
#[derive(Debug, Deserialize)]
pub(super) struct Refusal {
    pub(super) id: String,
}

/// A token that its client revoked.
#[derive(Debug, Deserialize)]
pub(super) struct Revocation {
    pub(super) id: String,
}

/// An audit record, of its line.
#[derive(Debug, Deserialize)]
pub(super) struct Record {
    pub(super) subject: String,
    pub(super) sequence: u64,
    pub(super) event_type: String,
}
