use kernel::id::AccountId;
use payments_contract::{Corrections, PaymentRow, Route, Status};
use serde::{Deserialize, Serialize};
use store::{Key, Query, Row};

/// A payment in the list of its account, newest first. A read model: written from the stream of
/// payments, a moment behind them, and never asked for a decision. What it keeps of people is sealed for the
/// payment, so it is copied by a function that cannot read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The account whose list it is.
    #[serde(rename = "li")]
    pub account: AccountId,
    /// The payment as it was when this was written.
    #[serde(flatten)]
    pub payment: PaymentRow,
}

impl Listing {
    /// The payment in the list of its account; none if it has no account of ours.
    pub fn of(payment: PaymentRow) -> Option<Self> {
        // How the message got to the rail is no concern of a list, nor is a return that its account does not get.
        let returned_by = payment.returned_by;
        let payment = PaymentRow {
            delivered_at: None,
            returned_by: returned_by.filter(|_| payment.status == Status::Returned),
            disputed_by: Vec::new(),
            reports: payments_contract::Reports::default(),
            corrections: Corrections::default(),
            ..payment
        };
        Some(Self {
            account: payment.account()?,
            payment,
        })
    }

    /// The payment in the list of the account of ours that received it from another; none unless one
    /// did.
    pub fn of_payee(payment: PaymentRow) -> Option<Self> {
        let account = payment.creditor.filter(|_| is_received(&payment))?;
        // Why the payer's institution let it go is no concern of the payee's.
        let payment = PaymentRow {
            decision_reason: None,
            cancellation_reason: None,
            ..payment
        };
        Some(Self { account, payment })
    }

    /// The list of an account.
    pub fn query(account: AccountId) -> Query {
        Query::range(partition(account), "0", "~").newest_first()
    }
}

impl Row for Listing {
    fn key(&self) -> Key {
        Key::new(
            partition(self.account),
            format!("{}#{}", self.payment.created_at, self.payment.id),
        )
    }
}

/// Whether this payment is one that an account of this bank received from another.
pub fn is_received(row: &PaymentRow) -> bool {
    let booked = match row.status {
        Status::Settled | Status::Returned => true,
        Status::AwaitingApproval
        | Status::Accepted
        | Status::Submitted
        | Status::Unknown
        | Status::Rejected
        | Status::Cancelled
        | Status::Declined
        | Status::Refused => false,
    };
    booked && row.route == Route::OnUs
}

fn partition(account: AccountId) -> String {
    format!("L#{account}")
}
