use kernel::account::SortCode;
use kernel::money::{Amount, CurrencyCode};
use kernel::payment::{Rail, Route};

use crate::Refusal;

/// The most that one Faster Payment carries, in pence: 1,000,000.00 pounds, the scheme's limit
/// since February 2022.
pub const FPS_LIMIT_MINOR: i64 = 100_000_000;

/// The route that the client prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Any that leads to the creditor.
    Auto,
    /// This one only.
    Only(Route),
}

/// The route to a creditor's sort code.
///
/// # Errors
/// [`Refusal::RouteUnavailable`] if the wish does not lead there, or nothing does (Faster Payments
/// carries pounds only); [`Refusal::AmountAboveLimit`] above the scheme's limit.
pub fn choose(wish: Wish, creditor: SortCode, amount: Amount) -> Result<Route, Refusal> {
    let route = leading_to(creditor);
    match (wish, route) {
        (Wish::Only(only), _) if only != route => Err(Refusal::RouteUnavailable),
        (_, Route::OnUs) => Ok(route),
        (_, Route::Rail(_)) if amount.currency() != CurrencyCode::Gbp => {
            Err(Refusal::RouteUnavailable)
        }
        (_, Route::Rail(_)) if amount.minor() > FPS_LIMIT_MINOR => Err(Refusal::AmountAboveLimit),
        (_, Route::Rail(_)) => Ok(route),
    }
}

/// The route that leads to a creditor's sort code.
pub fn leading_to(creditor: SortCode) -> Route {
    if creditor == SortCode::OURS {
        Route::OnUs
    } else {
        Route::Rail(Rail::Fps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::money::Money;

    const FPS: Route = Route::Rail(Rail::Fps);

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
            (Wish::Auto, "000002", 1, Gbp, Ok(FPS)),
            (Wish::Auto, "000002", FPS_LIMIT_MINOR, Gbp, Ok(FPS)),
            (
                Wish::Auto,
                "000002",
                FPS_LIMIT_MINOR + 1,
                Gbp,
                Err(Refusal::AmountAboveLimit),
            ),
            (Wish::Auto, "000002", 1, Eur, Err(Refusal::RouteUnavailable)),
            (Wish::Only(Route::OnUs), "000001", 1, Gbp, Ok(Route::OnUs)),
            (
                Wish::Only(Route::OnUs),
                "000002",
                1,
                Gbp,
                Err(Refusal::RouteUnavailable),
            ),
            (
                Wish::Only(FPS),
                "000001",
                1,
                Gbp,
                Err(Refusal::RouteUnavailable),
            ),
            (Wish::Only(FPS), "000002", 1, Gbp, Ok(FPS)),
        ];
        for (wish, sort_code, minor, currency, expected) in cases {
            let chosen = choose_for(wish, sort_code, minor, currency);
            assert_eq!(chosen, expected, "{wish:?} to {sort_code}");
        }
    }
}
