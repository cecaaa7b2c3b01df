use kernel::account::SortCode;
use kernel::money::{Amount, CurrencyCode};

use crate::Refusal;

/// The most that one Faster Payment carries, in pence: 1,000,000.00 pounds, the scheme's limit
/// since February 2022.
pub const FPS_LIMIT_MINOR: i64 = 100_000_000;

/// The way the client wishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Whatever leads there.
    Auto,
    /// Within this bank only.
    OnUs,
    /// By Faster Payments only.
    Fps,
}

/// The way a payment goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// Within this bank.
    OnUs,
    /// By Faster Payments.
    Fps,
}

/// The route to a creditor's sort code.
///
/// # Errors
/// [`Refusal::RouteUnavailable`] if the wish does not lead there, or nothing does (Faster Payments
/// carries pounds only); [`Refusal::AmountAboveLimit`] above the scheme's limit.
pub fn choose(wish: Wish, creditor: SortCode, amount: Amount) -> Result<Route, Refusal> {
    let ours = creditor == SortCode::OURS;
    match wish {
        Wish::Auto | Wish::OnUs if ours => Ok(Route::OnUs),
        Wish::OnUs => Err(Refusal::RouteUnavailable),
        Wish::Fps if ours => Err(Refusal::RouteUnavailable),
        Wish::Auto | Wish::Fps if amount.currency() != CurrencyCode::Gbp => {
            Err(Refusal::RouteUnavailable)
        }
        Wish::Auto | Wish::Fps if amount.minor() > FPS_LIMIT_MINOR => {
            Err(Refusal::AmountAboveLimit)
        }
        Wish::Auto | Wish::Fps => Ok(Route::Fps),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::money::Money;

    fn choose_for(
        wish: Wish,
        sort_code: &str,
        minor: i64,
        currency: CurrencyCode,
    ) -> Result<Route, Refusal> {
        let amount = Amount::new(Money::new(minor, currency)).expect("an amount");
        choose(wish, sort_code.parse().expect("a sort code"), amount)
    }

    #[test]
    fn each_wish_meets_each_creditor() {
        use CurrencyCode::{Eur, Gbp};
        let cases = [
            (Wish::Auto, "000001", 1, Gbp, Ok(Route::OnUs)),
            (Wish::Auto, "000001", i64::pow(10, 14), Eur, Ok(Route::OnUs)),
            (Wish::Auto, "000002", 1, Gbp, Ok(Route::Fps)),
            (Wish::Auto, "000002", FPS_LIMIT_MINOR, Gbp, Ok(Route::Fps)),
            (
                Wish::Auto,
                "000002",
                FPS_LIMIT_MINOR + 1,
                Gbp,
                Err(Refusal::AmountAboveLimit),
            ),
            (Wish::Auto, "000002", 1, Eur, Err(Refusal::RouteUnavailable)),
            (Wish::OnUs, "000001", 1, Gbp, Ok(Route::OnUs)),
            (Wish::OnUs, "000002", 1, Gbp, Err(Refusal::RouteUnavailable)),
            (Wish::Fps, "000001", 1, Gbp, Err(Refusal::RouteUnavailable)),
            (Wish::Fps, "000002", 1, Gbp, Ok(Route::Fps)),
        ];
        for (wish, sort_code, minor, currency, expected) in cases {
            let chosen = choose_for(wish, sort_code, minor, currency);
            assert_eq!(chosen, expected, "{wish:?} to {sort_code}");
        }
    }
}
