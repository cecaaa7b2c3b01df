use std::borrow::Cow;

use kernel::money::CurrencyCode;
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
            (Status::Refused, Some(word), _) => word
                .parse()
                .ok()
                .map(|why| Self::of_refusal(why, row.currency)),
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

    fn of_refusal(refusal: Refusal, currency: CurrencyCode) -> Self {
        let (message, retry): (Cow<'static, str>, _) = match refusal {
            Refusal::InsufficientFunds => (
                "The available balance is too low; add funds, then use a new key.".into(),
                "retry",
            ),
            Refusal::AccountFrozen => (
                "Unfreeze the account, then use a new key.".into(),
                "review_then_retry",
            ),
            Refusal::AccountClosed => (
                "The debtor account is closed; use another account.".into(),
                "do_not_retry",
            ),
            Refusal::CurrencyMismatch => (
                format!("The payment is in {currency} and an account of it is not.").into(),
                "review_then_retry",
            ),
            Refusal::SameAccount => (
                "Debtor and creditor are one account; pay another.".into(),
                "do_not_retry",
            ),
            Refusal::PayeeAccountUnknown => (
                "No account here has this sort code and number; check both.".into(),
                "review_then_retry",
            ),
            Refusal::PayeeAccountClosed => (
                "The payee's account is closed; ask the payee for another.".into(),
                "do_not_retry",
            ),
            Refusal::BalanceLimit => (
                "The payee's account would hold 1,000,000,000,000,000.00 or more.".into(),
                "review_then_retry",
            ),
            Refusal::PossibleDuplicate => (
                "The account just sent the same payment.".into(),
                "review_then_retry",
            ),
            Refusal::AmountAboveLimit => (
                "Faster Payments carries at most 1,000,000.00 GBP.".into(),
                "review_then_retry",
            ),
            Refusal::RouteUnavailable => (
                format!("No route leads to the payee in {currency}: other banks are reached in GBP only, and this bank by its own sort code; use route auto.").into(),
                "review_then_retry",
            ),
        };
        Self {
            code: refusal.code().to_owned(),
            scheme_code: None,
            iso_code: None,
            message: message.into_owned(),
            retry,
        }
    }
}
