use kernel::money::{Amount, Money};
use serde::{Deserialize, Serialize};

use crate::PaymentRow;

/// What one side of a break says of the payment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// How far it is: a status of this bank inside, a code of the scheme (`ACSC`, `RJCT`, or `RTRN` for a
    /// return) outside.
    #[serde(rename = "status")]
    pub status: String,
    /// The scheme's reason code.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// How much, as decimal text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub amount: Option<String>,
    /// Of what; outside, whatever three letters the scheme wrote.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub currency: Option<String>,
}

impl Position {
    /// The status outside of a payment that comes back.
    pub const RETURNED: &'static str = "RTRN";

    /// What the bank holds of a payment.
    pub fn inside(row: &PaymentRow) -> Self {
        let money = row.amount().map(Amount::money);
        Self {
            status: row.status.as_str().to_owned(),
            reason: row.reason.clone(),
            amount: money.map(Money::decimal),
            currency: Some(row.currency.as_str().to_owned()),
        }
    }

    /// The return of a payment, as another bank sent it and this bank took it.
    pub fn returned(row: &PaymentRow) -> Self {
        Self {
            status: Self::RETURNED.to_owned(),
            ..Self::inside(row)
        }
    }

    /// An outcome of the scheme of which no single report is known.
    pub fn of_outcome(made: bool) -> Self {
        let code = if made { "ACSC" } else { "RJCT" };
        Self {
            status: code.to_owned(),
            ..Self::default()
        }
    }

    /// Whether the payment was made, if this side gives it by a final code of the scheme.
    pub fn is_accepted(&self) -> Option<bool> {
        Self::is_accepted_by(&self.status)
    }

    /// The same of a code of the scheme.
    pub fn is_accepted_by(status: &str) -> Option<bool> {
        match status {
            "ACSC" | "ACCC" | "ACWP" => Some(true),
            "RJCT" | "CANC" => Some(false),
            _ => None,
        }
    }
}
