use kernel::account::SortCode;
use kernel::money::{Amount, CurrencyCode};
use kernel::payment::{Rail, Route};

use crate::Refusal;

/// The route that the client prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Any that leads to the creditor.
    Auto,
    /// This one only.
    Only(Route),
}

/// What a rail carries to other banks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RailLimits {
    /// The rail.
    pub rail: Rail,
    /// The currency that it carries.
    pub currency: CurrencyCode,
    /// The largest amount of one payment, in minor units.
    pub largest_minor: i64,
}

/// The route to a creditor's sort code: within this bank, or by the first of these rails that the client does not exclude.
///
/// # Errors
/// [`Refusal::RouteUnavailable`] if the client's wish does not lead there, or no rail carries the currency;
/// [`Refusal::AmountAboveLimit`] above the limit of the rail.
pub fn choose(
    wish: Wish,
    creditor: SortCode,
    amount: Amount,
    rails: &[RailLimits],
) -> Result<Route, Refusal> {
    let is_wanted = |route: Route| match wish {
        Wish::Auto => true,
        Wish::Only(only) => only == route,
    };
    if creditor == SortCode::THIS_BANK {
        return is_wanted(Route::OnUs)
            .then_some(Route::OnUs)
            .ok_or(Refusal::RouteUnavailable);
    }
    let mut leading = rails
        .iter()
        .filter(|limits| is_wanted(Route::Rail(limits.rail)));
    let limits = leading.find(|limits| limits.currency == amount.currency());
    let limits = limits.ok_or(Refusal::RouteUnavailable)?;
    if amount.minor() > limits.largest_minor {
        return Err(Refusal::AmountAboveLimit);
    }
    Ok(Route::Rail(limits.rail))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::money::Money;

    const LIMIT: i64 = 100_000_000;
    const FPS: Route = Route::Rail(Rail::Fps);

    fn choose_for(
        wish: Wish,
        sort_code: &str,
        minor: i64,
        currency: CurrencyCode,
    ) -> Result<Route, Refusal> {
        let amount = Amount::new(Money::new(minor, currency)).expect("an amount");
        let rails = [RailLimits {
            rail: Rail::Fps,
            currency: CurrencyCode::Gbp,
            largest_minor: LIMIT,
        }];
        choose(
            wish,
            sort_code.parse().expect("a sort code"),
            amount,
            &rails,
        )
    }

    #[test]
    fn each_wish_meets_each_creditor() {
        use CurrencyCode::{Eur, Gbp};
        let cases = [
            (Wish::Auto, "000001", 1, Gbp, Ok(Route::OnUs)),
            (Wish::Auto, "000001", i64::pow(10, 14), Eur, Ok(Route::OnUs)),
            (Wish::Auto, "000002", 1, Gbp, Ok(FPS)),
            (Wish::Auto, "000002", LIMIT, Gbp, Ok(FPS)),
            (
                Wish::Auto,
                "000002",
                LIMIT + 1,
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
