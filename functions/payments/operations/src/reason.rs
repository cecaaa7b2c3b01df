use std::borrow::Cow;

use payments_contract::{CANCELLED_BY_SCHEME, PaymentRow, RESOLVED_BY_BANK, Status};
use payments_domain::Refusal;
use rail::{PaymentRail, Retry};
use serde::Serialize;

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
    /// What to do about it.
    pub retry: Retry,
}

impl Reason {
    /// The reason a row tells, if it tells one.
    pub fn of_row(row: &PaymentRow) -> Option<Self> {
        match (
            row.status,
            row.reason.as_deref(),
            row.return_code.as_deref(),
        ) {
            (Status::Refused, Some(word), _) => {
                word.parse().ok().map(|why| Self::of_refusal(why, row))
            }
            (Status::Rejected, Some(RESOLVED_BY_BANK), _) => Some(Self {
                code: RESOLVED_BY_BANK.to_owned(),
                scheme_code: None,
                iso_code: None,
                message: "The bank found that the payment was not made.".to_owned(),
                retry: Retry::ReviewThenRetry,
            }),
            (Status::Rejected, Some(CANCELLED_BY_SCHEME), _) => Some(Self {
                code: CANCELLED_BY_SCHEME.to_owned(),
                scheme_code: None,
                iso_code: None,
                message: "The scheme or the payee's bank cancelled the payment.".to_owned(),
                retry: Retry::ReviewThenRetry,
            }),
            (Status::Rejected, Some(code), _) => {
                let reason = scheme_of(row).rejection(code)?;
                Some(Self::of_scheme(reason))
            }
            (_, _, Some(code)) => {
                let reason = scheme_of(row).return_reason(code)?;
                Some(Self::of_scheme(reason))
            }
            (_, _, None) => None,
        }
    }

    fn of_scheme(reason: rail::Reason) -> Self {
        Self {
            code: reason.word.to_owned(),
            scheme_code: Some(reason.scheme_code),
            iso_code: Some(reason.iso_code),
            message: reason.message.to_owned(),
            retry: reason.retry,
        }
    }

    fn of_refusal(refusal: Refusal, row: &PaymentRow) -> Self {
        let currency = row.currency;
        let (message, retry): (Cow<'static, str>, _) = match refusal {
            Refusal::InsufficientFunds => (
                "The available balance is too low; add funds, then use a new key.".into(),
                Retry::Retry,
            ),
            Refusal::AccountFrozen => (
                "Unfreeze the account, then use a new key.".into(),
                Retry::ReviewThenRetry,
            ),
            Refusal::AccountClosed => (
                "The debtor account is closed; use another account.".into(),
                Retry::DoNotRetry,
            ),
            Refusal::CurrencyMismatch => (
                format!("The payment is in {currency} and an account of it is not.").into(),
                Retry::ReviewThenRetry,
            ),
            Refusal::SameAccount => (
                "Debtor and creditor are one account; pay another.".into(),
                Retry::DoNotRetry,
            ),
            Refusal::PayeeAccountUnknown => (
                "No account here has this sort code and number; check both.".into(),
                Retry::ReviewThenRetry,
            ),
            Refusal::PayeeAccountClosed => (
                "The payee's account is closed; ask the payee for another.".into(),
                Retry::DoNotRetry,
            ),
            Refusal::BalanceLimit => (
                "The payee's account would hold 1,000,000,000,000,000.00 or more.".into(),
                Retry::ReviewThenRetry,
            ),
            Refusal::PossibleDuplicate => (
                "The account just sent the same payment.".into(),
                Retry::ReviewThenRetry,
            ),
            Refusal::AmountAboveLimit => (
                scheme_of(row).profile().limit_in_words().into(),
                Retry::ReviewThenRetry,
            ),
            Refusal::RouteUnavailable => (
                format!("No route leads to the payee in {currency}: other banks are reached in GBP only, and this bank by its own sort code; use route auto.").into(),
                Retry::ReviewThenRetry,
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

/// The scheme whose codes a payment keeps.
fn scheme_of(row: &PaymentRow) -> &'static dyn PaymentRail {
    row.route.rail().map_or_else(rails::preferred, rails::of)
}

#[cfg(test)]
mod tests {
    use payments_contract::{CANCELLED_BY_SCHEME, RESOLVED_BY_BANK};

    const CONTRACT: &str = include_str!("../../../../openapi.yaml");

    #[test]
    fn the_contract_lists_the_words_that_stand_for_no_code() {
        for word in [RESOLVED_BY_BANK, CANCELLED_BY_SCHEME] {
            assert!(CONTRACT.contains(&format!("| `{word}` | ")), "{word}");
        }
    }
}
