use payments_contract::{CANCELLED_BY_SCHEME, PaymentRow, Status};
use payments_domain::Refusal;
use rail_fps::{RejectCode, ReturnCode, SchemeCode};
use serde::Serialize;

use crate::scheme_word;

/// Why a payment was refused, rejected or returned, for the client and for its program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Our word.
    pub code: String,
    /// The scheme's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme_code: Option<String>,
    /// The ISO 20022 reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso_code: Option<String>,
    /// For people.
    pub message: String,
    /// `retry`, `review_then_retry` or `do_not_retry`.
    pub retry: &'static str,
}

/// Why a payment is rejected that the operations desk found to have failed.
pub(crate) const RESOLVED: &str = "resolved_by_bank";

impl Reason {
    /// The reason a row tells, if it tells one.
    pub fn of_row(row: &PaymentRow) -> Option<Self> {
        match (
            row.status,
            row.reason.as_deref(),
            row.return_code.as_deref(),
        ) {
            (Status::Refused, Some(word), _) => word.parse().ok().map(Self::of_refusal),
            (Status::Rejected, Some(RESOLVED), _) => Some(Self {
                code: RESOLVED.to_owned(),
                scheme_code: None,
                iso_code: None,
                message: "The bank found that the payment was not made.".to_owned(),
                retry: "review_then_retry",
            }),
            (Status::Rejected, Some(CANCELLED_BY_SCHEME), _) => Some(Self {
                code: CANCELLED_BY_SCHEME.to_owned(),
                scheme_code: None,
                iso_code: None,
                message: "The scheme or the payee's bank cancelled the payment.".to_owned(),
                retry: "review_then_retry",
            }),
            (Status::Rejected, Some(digits), _) => {
                let code: RejectCode = digits.parse().ok()?;
                Some(Self::of_scheme(scheme_word::of_rejection(code), code))
            }
            (_, _, Some(digits)) => {
                let code: ReturnCode = digits.parse().ok()?;
                Some(Self::of_scheme(scheme_word::of_return(code), code))
            }
            (_, _, None) => None,
        }
    }

    fn of_scheme(code: &str, scheme: impl SchemeCode) -> Self {
        Self {
            code: code.to_owned(),
            scheme_code: Some(scheme.to_string()),
            iso_code: Some(scheme.iso().to_string()),
            message: scheme.message().to_owned(),
            retry: scheme.retry().as_str(),
        }
    }

    fn of_refusal(refusal: Refusal) -> Self {
        let (message, retry) = match refusal {
            Refusal::InsufficientFunds => ("There is not enough money available.", "retry"),
            Refusal::AccountFrozen => ("The account is frozen.", "review_then_retry"),
            Refusal::AccountClosed => ("The account is closed.", "do_not_retry"),
            Refusal::CurrencyMismatch => (
                "An account is not in the currency of the payment.",
                "review_then_retry",
            ),
            Refusal::SameAccount => ("Debtor and creditor are one account.", "do_not_retry"),
            Refusal::PayeeAccountUnknown => {
                ("The payee's account does not exist.", "review_then_retry")
            }
            Refusal::PayeeAccountClosed => ("The payee's account is closed.", "do_not_retry"),
            Refusal::BalanceLimit => (
                "The payee's account cannot hold that much more.",
                "review_then_retry",
            ),
            Refusal::PossibleDuplicate => (
                "The account just sent the same payment.",
                "review_then_retry",
            ),
            Refusal::AmountAboveLimit => (
                "The amount is above the limit of the scheme.",
                "review_then_retry",
            ),
            Refusal::RouteUnavailable => (
                "No route leads to the payee in this currency.",
                "review_then_retry",
            ),
        };
        Self {
            code: refusal.code().to_owned(),
            scheme_code: None,
            iso_code: None,
            message: message.to_owned(),
            retry,
        }
    }
}
